import { Gauge } from 'lucide-react';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../../components/button';
import { Card } from '../../../../components/card';
import { Checkbox } from '../../../../components/checkbox';
import { DateTime } from '../../../../components/date-time';
import {
  LearningDocument,
  LearningMeasureDocument,
  type LearningReportFragment,
  type SettingsFragment,
} from '../../../../gql/knowledge/graphql';
import { Refusals } from '../../../../components/refusals';
import { useChange } from '../../../../lib/use-change';
import { useSearchWords } from '../words';
import styles from './synonyms-page.module.css';
import { type SettingsState, useEdit } from './use-settings';

const POLL_MS = 1_000;
/** A gain beyond so many standard errors is no accident. */
const SURE = 1.96;

const isRunning = ({ state }: { state: string }): boolean => state === 'WAITING' || state === 'RUNNING';

/** What the measurement says, in words: better, worse, or cannot tell. */
function Verdict({ report }: { report: LearningReportFragment }) {
  const { s, language } = useSearchWords();
  const { mrrWith, mrrWithout, standardError, queryCount } = report;
  if (mrrWith === null || mrrWithout === null || queryCount === 0) return <>{s('learning.notMeasured')}</>;
  const points = (value: number): string =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value * 100);
  const gain = mrrWith - mrrWithout;
  const sure = standardError !== null && Math.abs(gain) > SURE * standardError;
  return (
    <>
      {s(sure ? (gain > 0 ? 'learning.better' : 'learning.worse') : 'learning.cannotTell', {
        gain: points(gain),
        error: standardError === null ? '—' : points(standardError).replace(/^\+/, ''),
      })}{' '}
      {s('learning.counts', { count: queryCount, better: report.betterCount, worse: report.worseCount })}
    </>
  );
}

interface LearningCardProps {
  state: SettingsState;
  adopt: (next: SettingsFragment | null) => void;
}

/** Learning from use: on or off in what is being prepared, and what it was measured to be worth. */
export function LearningCard({ state, adopt }: LearningCardProps) {
  const { s, number } = useSearchWords();
  const { edit, busy, refusals, failure } = useEdit(state, adopt);
  const [{ data }, ask] = useQuery({ query: LearningDocument, requestPolicy: 'cache-and-network' });
  const measure = useChange(LearningMeasureDocument, (answer) => answer.searchLearningMeasure);
  const learning = data?.searchLearning;
  const report = data?.searchLearningReport;
  const running = report !== undefined && isRunning(report);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [running, ask]);
  return (
    <Card title={s('learning.title')} aside={s('learning.about')}>
      <div className={styles['form']}>
        <Checkbox
          checked={state.prepared.isLearningOn}
          disabled={busy || !state.isReady}
          onChange={(isLearningOn) => void edit(() => ({ isLearningOn }))}
        >
          {s('learning.switch')}
        </Checkbox>
        <Refusals refusals={[...refusals, ...measure.refusals]} failure={failure ?? measure.failure} />
        {learning && (
          <p className={styles['quiet']}>
            {s('learning.learned', {
              count: learning.queryCount,
              queries: number(learning.queryCount),
              articles: number(learning.articleCount),
            })}
            {learning.refreshedAt !== null && (
              <>
                {' '}
                <DateTime at={learning.refreshedAt} as="moment" />
              </>
            )}
          </p>
        )}
        {report && (
          <p role="status">
            {running ? (
              s('learning.measuring')
            ) : report.state === 'FAILED' ? (
              s('learning.failed')
            ) : (
              <Verdict report={report} />
            )}
            {!running && report.finishedAt !== null && (
              <span className={styles['quiet']}>
                {' '}
                <DateTime at={report.finishedAt} as="moment" />
              </span>
            )}
          </p>
        )}
        <span>
          <Button
            size="small"
            icon={<Gauge size={14} strokeWidth={1.8} aria-hidden="true" />}
            busy={running || measure.busy}
            onClick={() =>
              void measure.run({}).then((outcome) => {
                if (outcome.kind === 'done') ask({ requestPolicy: 'network-only' });
              })
            }
          >
            {s('learning.measure')}
          </Button>
        </span>
      </div>
    </Card>
  );
}
