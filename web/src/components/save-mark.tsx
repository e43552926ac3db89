import { Check, CloudOff, LoaderCircle, PencilLine, TriangleAlert } from 'lucide-react';
import { formatWhen } from '../lib/format';
import { useLanguage } from '../lib/use-language';
import styles from './save-mark.module.css';

/** How far the saving of an editor is. */
export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'refused' | 'failed' | 'conflict';

const ICONS = {
  saved: Check,
  waiting: PencilLine,
  saving: LoaderCircle,
  failed: CloudOff,
  refused: TriangleAlert,
  conflict: TriangleAlert,
} as const satisfies Record<SaveStatus, typeof Check>;

interface SaveMarkProps {
  status: SaveStatus;
  /** When it was last saved; null: never, then nothing is said about it. */
  savedAt: Date | null;
  /** The words for a status; `at` is when it was saved, as it is read. */
  say: (status: SaveStatus, at: string) => string;
}

/** Whether what stands on the page stands on the server too. What is under way is not read aloud. */
export function SaveMark({ status, savedAt, say }: SaveMarkProps) {
  const language = useLanguage();
  if (status === 'saved' && savedAt === null) return null;
  const Icon = ICONS[status];
  const isUnderWay = status === 'waiting' || status === 'saving';
  const isGood = isUnderWay || status === 'saved';
  return (
    <span className={styles[isGood ? 'mark' : 'markBad']} role={isUnderWay ? undefined : 'status'}>
      <Icon size={13} aria-hidden="true" /> {say(status, savedAt === null ? '' : formatWhen(savedAt, language))}
    </span>
  );
}
