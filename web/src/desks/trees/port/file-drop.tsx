import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { formatBytes } from '../../../lib/format';
import { useWords } from '../shared/words';
import styles from './port.module.css';

interface FileDropProps {
  file: File | null;
  /** Endings that are offered, as an input's `accept`. */
  accept: string;
  /** What kinds of files there are. */
  hint: string;
  disabled: boolean;
  onFile: (file: File) => void;
}

/** Chooses the file: by button, or by dropping it. */
export function FileDrop({ file, accept, hint, disabled, onFile }: FileDropProps) {
  const { t, language } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={styles['drop']}
      data-over={isOver ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer.files[0];
        if (dropped && !disabled) onFile(dropped);
      }}
    >
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={t('port.choose')}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) onFile(chosen);
          event.currentTarget.value = '';
        }}
      />
      <Button
        icon={<FileUp size={14} strokeWidth={1.8} aria-hidden="true" />}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {t('port.choose')}
      </Button>
      <div className={styles['dropText']}>
        {file ? (
          <>
            <strong>{file.name}</strong>
            <span>{formatBytes(file.size, language)}</span>
          </>
        ) : (
          <>
            <span>{t('port.drop')}</span>
            <span className={styles['quiet']}>{hint}</span>
          </>
        )}
      </div>
    </div>
  );
}
