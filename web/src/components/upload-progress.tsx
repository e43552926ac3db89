import { Progress } from './progress';
import styles from './upload-progress.module.css';

/** How much of a file is on the server; nothing while none is on its way. */
export function UploadProgress({ file, sent, label }: { file: File | null; sent: number | null; label: string }) {
  if (sent === null || file === null) return null;
  return (
    <p className={styles['progress']}>
      {label} <Progress value={sent} max={file.size} label={label} />
    </p>
  );
}
