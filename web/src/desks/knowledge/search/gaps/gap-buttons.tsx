import { FilePlus2, Merge, UserMinus, UserPlus } from 'lucide-react';
import { Button } from '../../../../components/button';
import { useSearchWords } from '../words';
import styles from './gap-buttons.module.css';
import type { GapActs } from './use-gap-acts';

interface GapButtonsProps {
  acts: GapActs;
  busy: boolean;
  /** Whether the keys act upon this gap now: then they are named on the buttons. */
  hasKeys: boolean;
  /** All acts, or the three that are wanted daily. */
  all?: boolean;
}

/** The acts upon a gap as buttons; the first one is the usual one. */
export function GapButtons({ acts, busy, hasKeys, all = false }: GapButtonsProps) {
  const { s } = useSearchWords();
  const cap = (key: string): string | undefined => (hasKeys ? key : undefined);
  return (
    <span className={styles['buttons']}>
      {acts.draft && (
        <Button
          size="small"
          variant={all ? 'primary' : 'plain'}
          icon={<FilePlus2 size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap={cap('D')}
          onClick={acts.draft}
        >
          {s('gaps.acts.draft')}
        </Button>
      )}
      {acts.attach && (
        <Button size="small" variant={all ? 'plain' : 'quiet'} keyCap={cap('M')} onClick={acts.attach}>
          {s('gaps.acts.attach')}
        </Button>
      )}
      {acts.claim && (
        <Button
          size="small"
          variant={all ? 'plain' : 'quiet'}
          icon={all ? <UserPlus size={14} strokeWidth={1.8} aria-hidden="true" /> : undefined}
          keyCap={cap('C')}
          disabled={busy}
          onClick={acts.claim}
        >
          {s('gaps.acts.claim')}
        </Button>
      )}
      {acts.release && all && (
        <Button
          size="small"
          icon={<UserMinus size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap={cap('C')}
          disabled={busy}
          onClick={acts.release}
        >
          {s('gaps.acts.release')}
        </Button>
      )}
      {acts.merge && all && (
        <Button
          size="small"
          icon={<Merge size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap={cap('U')}
          onClick={acts.merge}
        >
          {s('gaps.acts.merge')}
        </Button>
      )}
      {acts.dismiss && all && (
        <Button size="small" variant="danger" keyCap={cap('X')} onClick={acts.dismiss}>
          {s('gaps.acts.dismiss')}
        </Button>
      )}
      {acts.reopen && (
        <Button size="small" disabled={busy} onClick={acts.reopen}>
          {s('gaps.acts.reopen')}
        </Button>
      )}
    </span>
  );
}
