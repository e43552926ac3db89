import { Eye, EyeOff, MapPin, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../../../components/button';
import { IconButton } from '../../../../components/icon-button';
import { TextArea } from '../../../../components/text-area';
import { clockOf } from '../../player/peaks';
import { useWords } from '../../shared/words';
import type { ScoreSession } from '../session/score-session';
import type { DraftNote } from '../session/score-state';
import styles from './form.module.css';

interface NoteBoxProps {
  note: DraftNote;
  session: ScoreSession;
  label: string;
  isFatal: boolean;
  /** A note that has just been opened, or asked for by key. */
  wantsFocus: boolean;
  onFocused: () => void;
  error: string | null;
  /** The second that is heard; null without a recording. */
  secondNow: (() => number) | null;
  onSeek: (second: number) => void;
}

/** A note at a question: what was wrong or well, at which second, for whom. */
export function NoteBox(props: NoteBoxProps) {
  const { note, session, label, isFatal, wantsFocus, onFocused, error, secondNow, onSeek } = props;
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!wantsFocus) return;
    field.current?.focus();
    onFocused();
  }, [wantsFocus]);
  const Reader = note.isPrivate ? EyeOff : Eye;
  return (
    <div className={styles['note']} data-fatal={isFatal || undefined} data-note="">
      <TextArea
        ref={field}
        rows={2}
        aria-label={label}
        aria-invalid={error !== null || undefined}
        placeholder={t(isFatal ? 'form.fatalNotePlaceholder' : 'form.notePlaceholder')}
        maxLength={2_000}
        value={note.text}
        onChange={(event) => session.changeNote(note.key, { text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
      {error !== null && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
      <div className={styles['noteFoot']}>
        {secondNow && (
          <Button
            size="small"
            variant="quiet"
            icon={<MapPin size={13} aria-hidden="true" />}
            title={t(note.second === null ? 'form.pin' : 'form.toPin')}
            onClick={() =>
              note.second === null ? session.changeNote(note.key, { second: secondNow() }) : onSeek(note.second)
            }
          >
            {note.second === null ? t('form.pin') : clockOf(note.second)}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={<Reader size={13} aria-hidden="true" />}
          aria-pressed={note.isPrivate}
          onClick={() => session.changeNote(note.key, { isPrivate: !note.isPrivate })}
        >
          {t(note.isPrivate ? 'form.private' : 'form.visible')}
        </Button>
        <span className={styles['space']} />
        <IconButton
          label={t('form.removeNote')}
          icon={<Trash2 size={14} aria-hidden="true" />}
          onClick={() => session.removeNote(note.key)}
        />
      </div>
    </div>
  );
}
