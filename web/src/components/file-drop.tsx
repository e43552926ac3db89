import { FileUp } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from './button';
import styles from './file-drop.module.css';

interface FileDropProps {
  file: File | null;
  /** Endings that are offered, as an input's `accept`. */
  accept: string;
  /** What kinds of files there are. */
  hint: ReactNode;
  words: { choose: string; drop: string; size: (bytes: number) => string };
  disabled: boolean;
  onFile: (file: File) => void;
}

/** Chooses the file: by button, or by dropping it. */
export function FileDrop({ file, accept, hint, words, disabled, onFile }: FileDropProps) {
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
        aria-label={words.choose}
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
        {words.choose}
      </Button>
      <div className={styles['text']}>
        {file ? (
          <>
            <strong>{file.name}</strong>
            <span>{words.size(file.size)}</span>
          </>
        ) : (
          <>
            <span>{words.drop}</span>
            <span className={styles['hint']}>{hint}</span>
          </>
        )}
      </div>
    </div>
  );
}
