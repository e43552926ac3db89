import type { FormScoreFragment } from '../../../gql/quality/graphql';
import { useWords } from '../shared/words';
import styles from './evaluate.module.css';

/** The two scores: what the answers add up to, and what is reported after fatal errors. Both are always in sight. */
export function ScoreFigures({ result }: { result: Pick<FormScoreFragment, 'raw' | 'reported' | 'isFatal'> | null }) {
  const { t, score } = useWords();
  const isFatal = result?.isFatal ?? false;
  return (
    <dl className={styles['figures']}>
      <div className={styles['figure']}>
        <dt>{t('score.raw')}</dt>
        <dd data-score="raw">{score(result?.raw)}</dd>
      </div>
      <div className={styles['figure']} data-bad={isFatal || undefined}>
        <dt>{t(isFatal ? 'score.reportedFatal' : 'score.reported')}</dt>
        <dd data-score="reported">{score(result?.reported)}</dd>
      </div>
    </dl>
  );
}
