import type { DisputeWholeFragment, ScoreFragment } from '../../../gql/calibration/graphql';
import { Tag } from '../../../components/tag';
import { useWords } from '../shared/words';
import styles from './dispute.module.css';

type Evaluation = NonNullable<DisputeWholeFragment['evaluation']>;

function One({ label, result }: { label: string; result: ScoreFragment | null }) {
  const { t, score } = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {score(result?.reported)}
        {result && score(result.raw) !== score(result.reported) && (
          <span className={styles['raw']} title={t('score.raw')}>
            {t('score.calculated', { score: score(result.raw) })}
          </span>
        )}
        {result?.isFatal && <Tag tone="bad">{t('score.fatal')}</Tag>}
      </dd>
    </div>
  );
}

/** The result as it was released and, where a judge agreed, as it is now: both are kept. */
export function ScoreChange({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useWords();
  const before = evaluation.history.find(({ cause }) => cause === 'DISPUTE')?.result ?? null;
  return (
    <dl className={styles['scores']}>
      {before ? (
        <>
          <One label={t('score.before')} result={before} />
          <One label={t('score.after')} result={evaluation.result} />
        </>
      ) : (
        <One label={t('score.now')} result={evaluation.result} />
      )}
    </dl>
  );
}
