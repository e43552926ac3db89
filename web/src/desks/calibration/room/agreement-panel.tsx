import { TriangleAlert } from 'lucide-react';
import { classes } from '../../../lib/classes';
import type { AgreementMarkFragment, SessionWholeFragment } from '../../../gql/calibration/graphql';
import { useWords } from '../shared/words';
import styles from './room.module.css';

type Comparison = NonNullable<SessionWholeFragment['comparison']>;

/** Below this a coefficient says that people read the question differently. */
const FAIR = 0.6;
/** Below this share a rater is talked with. */
const CLOSE = 0.85;

/** How alike everybody scored: in this session by kind of question, and pooled with those before it. */
export function AgreementPanel({ comparison }: { comparison: Comparison }) {
  const { t, percent, language, list } = useWords();
  const named = ({ coefficient, coefficientName }: AgreementMarkFragment): string | null =>
    coefficient === null
      ? null
      : `${t(`room.coefficients.${coefficientName}`)} ${coefficient
          .toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
          .replace('-', '−')}`;
  const shown = comparison.agreement.filter(({ count }) => count > 0);
  const pooled = comparison.pooled.filter(({ count }) => count > 0);
  return (
    <section>
      <h2>{t('room.agreement')}</h2>
      <table className={styles['agreement']}>
        <thead>
          <tr>
            <th scope="col">{t('room.kind')}</th>
            <th scope="col">{t('room.withExpert')}</th>
            <th scope="col">{t('room.eachOther')}</th>
            <th scope="col">n</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.kind}>
              <th scope="row">{t(`room.kinds.${one.kind}`)}</th>
              <td>{percent(one.withExpert)}</td>
              <td
                className={classes(
                  one.coefficient !== null && one.coefficient < 0
                    ? styles['against']
                    : one.coefficient !== null && one.coefficient < FAIR && styles['low'],
                )}
                title={t('room.eachOtherShare', { share: percent(one.percentAgreement) })}
              >
                {named(one) ?? t('room.tooSmall')}
              </td>
              <td>{one.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className={styles['quiet']}>{t('room.nothingCompared')}</p>}
      {(shown.some(({ isTooFew }) => isTooFew) || pooled.length > 0) && (
        <div className={styles['few']}>
          {shown.some(({ isTooFew }) => isTooFew) && (
            <strong>
              <TriangleAlert size={13} aria-hidden="true" /> {t('room.fewTitle')}
            </strong>
          )}
          {comparison.pooledSessionCount > 1 && (
            <>
              <p>{t('room.pooled', { sessions: comparison.pooledSessionCount })}</p>
              <ul>
                {pooled.map((one) => (
                  <li key={one.kind}>
                    {t(one.isTooFew ? 'room.pooledFew' : 'room.pooledLine', {
                      ...{ kind: t(`room.kinds.${one.kind}`), n: one.count },
                      values: list([percent(one.withExpert), ...(named(one) === null ? [] : [named(one) ?? ''])]),
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** Each rater beside the experts, over the last sessions: what one session is too short for. */
export function PooledRaters({ comparison }: { comparison: Comparison }) {
  const { t, person, percent } = useWords();
  const raters = comparison.raters.filter(({ isExpert, pooledComparedCount }) => !isExpert && pooledComparedCount > 0);
  if (raters.length === 0) return null;
  return (
    <section>
      <h2>{t('room.pooledTitle', { count: comparison.pooledSessionCount })}</h2>
      <ul className={styles['bars']}>
        {raters.map(({ user, pooledSameShare, pooledComparedCount }, at) => (
          <li key={user?.id ?? at}>
            <span>{person(user)}</span>
            <span className={styles['track']}>
              <span
                className={styles['fill']}
                data-low={(pooledSameShare ?? 1) < CLOSE || undefined}
                style={{ display: 'block', width: `${(pooledSameShare ?? 0) * 100}%` }}
              />
            </span>
            <b>{percent(pooledSameShare)}</b>
            <span className={classes(styles['quiet'], styles['n'])}>n {pooledComparedCount}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
