import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { classes } from '../../../lib/classes';
import { formatNumber } from '../../../lib/format';
import { useWords } from '../shared/words';
import styles from './import-page.module.css';

const KINDS =
  '.csv,.tsv,.zip,.html,.htm,.md,.markdown,.jsonl,.ndjson,.gz,text/csv,application/zip,text/html,text/markdown,application/x-ndjson,application/gzip';

/** Chooses the file: by button, or by dropping it. */
export function FileDrop({
  file,
  disabled,
  onFile,
}: {
  file: File | null;
  disabled: boolean;
  onFile: (file: File) => void;
}) {
  const { t, language } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={classes(styles['drop'], isOver && styles['over'])}
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
        accept={KINDS}
        hidden
        aria-label={t('import.choose')}
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
        {t('import.choose')}
      </Button>
      <div className={styles['dropText']}>
        {file ? (
          <>
            <strong>{file.name}</strong>
            <span>{t('import.size', { size: formatNumber(Math.max(1, Math.round(file.size / 1024)), language) })}</span>
          </>
        ) : (
          <>
            <span>{t('import.drop')}</span>
            <span className={styles['quiet']}>{t('import.kinds')}</span>
          </>
        )}
      </div>
    </div>
  );
}
