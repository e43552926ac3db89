import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { OwnFiguresDocument, type OwnRowFragment, type OwnShareFragment } from '../../../gql/mine/graphql';
import { formatNumber } from '../../../lib/format';
import { lastDays } from '../../../lib/period';
import type { Questions } from '../../coaching/shared/use-questions';
import { IntervalMark } from '../../quality-figures/shared/interval-mark';
import { domainOf, standingOf, toldOf } from '../../quality-figures/shared/share';
import { useShareWords, Verdict } from '../../quality-figures/shared/share-tile';
import { useWords } from '../shared/words';
import styles from './overview.module.css';
import { oftenWrong } from './own-row';
import { Trend } from './trend';

/** What is told of: a quarter, so that there is something to tell. */
const DAYS = 90;

/** One accuracy: value, interval on its line with the target, what that means. */
function Measure({ name, share }: { name: string; share: OwnShareFragment }) {
  const { t } = useWords();
  const words = useShareWords();
  const standing = standingOf(share);
  return (
    <div className={styles['measure']}>
      <p className={styles['measureHead']}>
        {name}
        <strong data-few={standing === 'told' ? undefined : ''}>{words.value(share)}</strong>
      </p>
      <IntervalMark share={share} domain={domainOf([share])} />
      <p className={styles['measureFoot']}>
        <Verdict share={share} />
        <span>
          {words.interval(share)}
          {standing === 'none' ? '' : ` · ${words.count(share)}`}
          {share.target !== null && ` · ${t('figures.target', { target: words.percent(share.target) })}`}
        </span>
      </p>
    </div>
  );
}

/** The own accuracy of the last quarter, with how sure it is; what goes wrong again and again. */
export function FiguresCard({ rows, questions }: { rows: readonly OwnRowFragment[]; questions: Questions }) {
  const { t, text, language } = useWords();
  const words = useShareWords();
  const period = useMemo(() => lastDays(DAYS), []);
  const [{ data, error }, ask] = useQuery({
    query: OwnFiguresDocument,
    variables: { filter: { fromDay: period.from, toDay: period.to } },
    requestPolicy: 'cache-and-network',
  });
  const told = data?.qualityFigures ?? null;
  const often = oftenWrong(rows, questions);
  const fatal = told?.fatal.allMonitored;
  const mean = told?.teamMean ?? null;
  const number = (value: number): string => formatNumber(value, language);
  const few = fatal && standingOf(fatal) === 'few' ? toldOf(fatal) : null;
  return (
    <Card
      title={t('figures.title')}
      aside={told && t('figures.aside', { days: DAYS, n: number(told.evaluationCount) })}
      padded={false}
    >
      {error && (
        <div className={styles['notice']}>
          <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={told !== null} />
        </div>
      )}
      {!data && !error && <Skeleton rows={3} />}
      {told && told.evaluationCount === 0 && (
        <Empty title={t('figures.noneTitle')}>{t('figures.noneText', { days: DAYS })}</Empty>
      )}
      {told && told.evaluationCount > 0 && (
        <div className={styles['notice']}>
          <div className={styles['measures']}>
            <Measure name={t('figures.fatal')} share={told.fatal.allMonitored} />
            <Measure name={t('figures.nonFatal')} share={told.nonFatal.perOpportunity} />
          </div>
          <p className={styles['said']}>
            {few && few.low !== null && few.high !== null && (
              <>{t('figures.few', { low: words.percent(few.low), high: words.percent(few.high) })} </>
            )}
            {often && (
              <>
                {t('figures.often', { rows: number(rows.length), n: number(often.of), times: number(often.times) })}{' '}
                <strong>{text(often.wrong.text)}</strong>{' '}
              </>
            )}
            {mean &&
              t('figures.mean', {
                mean: words.value(mean.score.criticalAccuracy),
                agents: number(mean.agentCount),
              })}
          </p>
          <Trend />
        </div>
      )}
    </Card>
  );
}
