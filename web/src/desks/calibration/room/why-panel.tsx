import { Fragment } from 'react';
import { clockOf } from '../../quality/player/peaks';
import type { Rater, RoomQuestion } from './marks-table';
import { useMarkWords } from './marks-table';
import { useWords } from '../shared/words';
import styles from './room.module.css';

/** What raters wrote to a question, in their own words: why they answered so. */
export function WhyPanel({
  question,
  number,
  raters,
  onSeek,
}: {
  question: RoomQuestion;
  number: number;
  raters: readonly Rater[];
  /** Where the recording may be heard. */
  onSeek: ((second: number) => void) | undefined;
}) {
  const { t, person } = useWords();
  const say = useMarkWords();
  const nameOf = (userId: string): string => person(raters.find(({ user }) => user?.id === userId)?.user);
  const marks = [...question.marks, ...(question.expert ? [question.expert] : [])];
  const written = marks.filter(({ timedNotes }) => timedNotes.length > 0);
  const isAlike = question.sameCount === question.comparedCount;
  return (
    <section className={styles['why']}>
      <h2>{t(isAlike ? 'room.whyAlike' : 'room.why', { number })}</h2>
      {written.map((mark) => (
        <p key={mark.userId}>
          <b>{mark === question.expert ? t('room.expert') : nameOf(mark.userId)}</b>
          <span className={styles['quiet']}>{say(mark)}</span>{' '}
          {mark.timedNotes.map(({ text, second }, at) => (
            <Fragment key={at}>
              {second !== null && onSeek && (
                <button type="button" className={styles['at']} onClick={() => onSeek(second)}>
                  {clockOf(second)}
                </button>
              )}
              {t('room.quote', { text })}{' '}
            </Fragment>
          ))}
        </p>
      ))}
      {written.length === 0 && <p className={styles['quiet']}>{t('room.noNotes')}</p>}
    </section>
  );
}
