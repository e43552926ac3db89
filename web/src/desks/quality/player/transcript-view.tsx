import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf } from './peaks';
import styles from './transcript-view.module.css';

/** What somebody said. */
export interface Turn {
  speaker: 'AGENT' | 'CUSTOMER';
  second: number;
  text: string;
}

interface TranscriptViewProps {
  turns: readonly Turn[];
  /** Second that is heard now. */
  second: number;
  language: string;
  onSeek: (second: number) => void;
  /** What stands beside a turn, such as the question that is marked there. */
  beside?: ((turn: Turn, until: number) => ReactNode) | undefined;
  /** Whether a turn is about something fatal. */
  isFatal?: ((turn: Turn, until: number) => boolean) | undefined;
}

/** The turn that is heard at a second; -1 before the first. */
export const turnAt = (turns: readonly Turn[], second: number): number =>
  turns.findLastIndex((turn) => turn.second <= second + 0.05);

/** What was said, turn by turn; a click goes to that second. The turn that is heard stays in sight. */
export function TranscriptView({ turns, second, language, onSeek, beside, isFatal }: TranscriptViewProps) {
  const { t } = useTranslation('quality');
  const heard = turnAt(turns, second);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (heard >= 0) list.current?.children[heard]?.scrollIntoView({ block: 'nearest' });
  }, [heard]);
  return (
    <ol ref={list} className={styles['turns']} lang={language}>
      {turns.map((turn, at) => {
        const until = turns[at + 1]?.second ?? Number.POSITIVE_INFINITY;
        return (
          <li
            key={`${turn.second}-${at}`}
            className={styles['turn']}
            data-heard={at === heard || undefined}
            data-fatal={isFatal?.(turn, until) || undefined}
          >
            <button type="button" onClick={() => onSeek(turn.second)}>
              <span className={styles['at']}>{clockOf(turn.second)}</span>
              <span className={turn.speaker === 'AGENT' ? styles['agent'] : styles['customer']}>
                {t(`player.speakers.${turn.speaker}`)}
              </span>
              <span className={styles['text']}>{turn.text}</span>
            </button>
            {beside?.(turn, until)}
          </li>
        );
      })}
    </ol>
  );
}
