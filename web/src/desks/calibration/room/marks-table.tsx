import { Fragment, useEffect, useRef } from 'react';
import { Tag } from '../../../components/tag';
import { classes } from '../../../lib/classes';
import { usePerson } from '../../../lib/use-person';
import type { RoomMarkFragment, SessionWholeFragment } from '../../../gql/calibration/graphql';
import { useWords } from '../shared/words';
import styles from './room.module.css';

type Comparison = NonNullable<SessionWholeFragment['comparison']>;
export type RoomQuestion = Comparison['questions'][number];
export type Rater = Comparison['raters'][number];

/** A total that is farther from the expert's than this, in points, is tinted. */
const FAR = 10;

/** What somebody answered, in words. */
export function useMarkWords() {
  const { t, text } = useWords();
  return (mark: RoomMarkFragment | null | undefined): string => {
    if (!mark || !mark.isAnswered) return '—';
    if (mark.isNa) return t('room.na');
    if (mark.label) return text(mark.label);
    return mark.number === null ? (mark.text ?? '—') : String(mark.number);
  };
}

interface MarksTableProps {
  comparison: Comparison;
  here: string | null;
  onHere: (ref: string) => void;
}

/** Questions by raters: the expert first, what differs tinted, and last the scores that hide it. */
export function MarksTable({ comparison, here, onHere }: MarksTableProps) {
  const { t, text, person, score } = useWords();
  const say = useMarkWords();
  const me = usePerson();
  const selected = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const { questions, raters } = comparison;
  const expert = raters.find(({ isExpert }) => isExpert) ?? null;
  const others = raters.filter(({ isExpert }) => !isExpert);
  const total = ({ reported, raw }: Rater): string =>
    score(reported) === score(raw) ? score(raw) : t('room.bothScores', { reported: score(reported), raw: score(raw) });
  const tint = (rater: Rater): string | false | undefined => {
    if (!expert) return false;
    if (rater.isFatal !== expert.isFatal) return styles['fatal'];
    return rater.deviation !== null && Math.abs(rater.deviation) > FAR && styles['differs'];
  };
  const nameOf = ({ user }: Rater): string =>
    user && user.id === me.user?.id ? t('people.me', { name: person(user) }) : person(user);
  return (
    <div className={styles['card']}>
      <table className={styles['marks']} aria-label={t('room.table')}>
        <thead>
          <tr>
            <th scope="col" style={{ textAlign: 'left' }}>
              {t('columns.question')}
            </th>
            <th scope="col" className={styles['expert']} title={expert ? person(expert.user) : undefined}>
              {t('room.expert')}
            </th>
            {others.map((rater, at) => (
              <th key={rater.user?.id ?? at} scope="col">
                {nameOf(rater)}
              </th>
            ))}
            <th scope="col">{t('room.withExpert')}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question, at) => {
            const isHere = question.ref === here;
            return (
              <tr
                key={question.ref}
                ref={isHere ? selected : undefined}
                aria-selected={isHere}
                onClick={() => onHere(question.ref)}
              >
                <th scope="row">
                  <span className={styles['number']}>{at + 1}</span>
                  {text(question.text)} {question.kind === 'FATAL' && <Tag tone="bad">{t('score.fatal')}</Tag>}
                </th>
                <td className={styles['expert']}>
                  {question.kind === null ? (
                    <span className={styles['words']}>{say(question.expert)}</span>
                  ) : (
                    say(question.expert)
                  )}
                </td>
                {others.map((rater, column) => {
                  const mark = question.marks.find(({ userId }) => userId === rater.user?.id) ?? question.marks[column];
                  const isFatal = mark?.differs && mark.isFatal !== (question.expert?.isFatal ?? false);
                  return (
                    <td
                      key={rater.user?.id ?? column}
                      className={classes(isFatal ? styles['fatal'] : mark?.differs && styles['differs'])}
                      title={mark?.differs ? t('room.differs') : undefined}
                    >
                      {question.kind === null ? <span className={styles['words']}>{say(mark)}</span> : say(mark)}
                    </td>
                  );
                })}
                <td
                  className={classes(
                    question.comparedCount > 0 && question.sameCount === question.comparedCount && styles['all'],
                  )}
                >
                  {question.comparedCount === 0 ? (
                    <Fragment>—</Fragment>
                  ) : (
                    `${question.sameCount} / ${question.comparedCount}`
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('room.totals')}</th>
            <td className={styles['expert']}>{expert ? total(expert) : '—'}</td>
            {others.map((rater, at) => (
              <td key={rater.user?.id ?? at} className={classes(tint(rater))}>
                {total(rater)}
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Where totals are close and answers are not: who, and by how much. */
export function TotalsDeceive({ raters }: { raters: readonly Rater[] }) {
  const { t, person, score } = useWords();
  const misled = raters.filter(({ isTotalMisleading }) => isTotalMisleading);
  if (misled.length === 0) return null;
  return (
    <div className={styles['deceive']}>
      <strong>{t('room.deceive')}</strong>
      {misled.map((rater, at) => (
        <p key={rater.user?.id ?? at}>
          {t(score(rater.deviation) === score(0) ? 'room.deceiveSame' : 'room.deceiveText', {
            ...{ name: person(rater.user), points: score(Math.abs(rater.deviation ?? 0)) },
            count: rater.differingCount,
          })}
        </p>
      ))}
      <p className={styles['quiet']}>{t('room.deceiveSo')}</p>
    </div>
  );
}
