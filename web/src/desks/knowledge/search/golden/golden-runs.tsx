import { FlaskConical } from 'lucide-react';
import { useQuery } from 'urql';
import { Card } from '../../../../components/card';
import { DateTime } from '../../../../components/date-time';
import { Empty } from '../../../../components/empty';
import { Forbidden } from '../../../../components/forbidden';
import { Tag } from '../../../../components/tag';
import { type GoldenRunHeadFragment, GoldenRunResultsDocument } from '../../../../gql/knowledge/graphql';
import { ListPanel } from '../../../../components/list-panel';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { Sparkline } from '../charts/sparkline';
import { PanelState } from '../shared/panel-state';
import { useSearchWords } from '../words';
import { GoldenResults } from './golden-results';
import styles from './golden.module.css';

interface GoldenRunsProps {
  /** What `usePages` gave. */
  list: {
    rows: readonly GoldenRunHeadFragment[];
    total: number;
    hasMore: boolean;
    isLoading: boolean;
    isReady: boolean;
    error: Parameters<typeof ListPanel>[0]['list']['error'];
    more: () => void;
    reload: () => void;
  };
  chosen: string | null;
}

function Run({ run }: { run: GoldenRunHeadFragment }) {
  const { s } = useSearchWords();
  const [{ data, error, fetching }, ask] = useQuery({ query: GoldenRunResultsDocument, variables: { id: run.id } });
  const found = data?.node?.__typename === 'SearchGoldenRun' ? data.node : null;
  return (
    <Card
      title={s('golden.passedOf', { passed: run.passedCount, count: run.triedCount })}
      aside={
        run.passedBeforeCount === null ? (
          s('golden.nothingBefore')
        ) : (
          <>
            {s('golden.beforeOf', { passed: run.passedBeforeCount })}
            <Tag tone="good">{s('golden.better', { count: run.betterCount })}</Tag>
            <Tag tone={run.worseCount > 0 ? 'bad' : 'plain'}>{s('golden.worse', { count: run.worseCount })}</Tag>
          </>
        )
      }
      padded={false}
    >
      {found || fetching || error ? (
        <PanelState
          error={error}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          hasData={found !== null}
          rows={5}
        />
      ) : (
        <Forbidden />
      )}
      {found && found.results.length > 0 && <GoldenResults results={found.results} label={s('golden.results')} />}
      {found && found.results.length === 0 && <Empty title={s('golden.emptyRun')} />}
    </Card>
  );
}

/** The runs so far, newest first, and what came of each golden query in the chosen one. */
export function GoldenRuns({ list, chosen }: GoldenRunsProps) {
  const { s, person, number } = useSearchWords();
  const { go } = useKnowledgePath();
  const shown = list.rows.find(({ id }) => id === chosen) ?? list.rows[0] ?? null;
  // Of the live settings, oldest first, as shares: what the line above the list shows.
  const course = list.rows
    .filter(({ settings, triedCount }) => settings === 'LIVE' && triedCount > 0)
    .map(({ passedCount, triedCount }) => passedCount / triedCount)
    .reverse();
  const nameOf = ({ settings, version }: GoldenRunHeadFragment): string => {
    if (version === 0) return s(settings === 'LIVE' ? 'golden.ofDelivered' : 'golden.ofDraftOfDelivered');
    return s(settings === 'LIVE' ? 'golden.ofLive' : 'golden.ofDraft', { version });
  };
  return (
    <div className={styles['columns']}>
      <Card
        title={s('golden.views.runs')}
        aside={
          course.length > 1 && (
            <Sparkline values={course} label={s('golden.course', { count: course.length })} width={120} />
          )
        }
        padded={false}
      >
        <ListPanel
          list={list}
          empty={
            <Empty icon={FlaskConical} title={s('golden.noRunTitle')}>
              {s('golden.noRunText')}
            </Empty>
          }
        >
          <ol aria-label={s('golden.views.runs')}>
            {list.rows.map((run) => (
              <li key={run.id}>
                <button
                  type="button"
                  className={styles['run']}
                  aria-current={run === shown ? 'true' : undefined}
                  onClick={() => go('tuning/golden', { show: 'runs', run: run.id }, { replace: true })}
                >
                  <span className={styles['line']}>
                    <Tag tone={run.settings === 'LIVE' ? 'good' : 'info'}>{nameOf(run)}</Tag>
                    <strong>
                      {number(run.passedCount)} / {number(run.triedCount)}
                    </strong>
                    <span className={styles['end']}>
                      <DateTime at={run.at} as="moment" />
                    </span>
                  </span>
                  <span className={styles['quiet']}>{person(run.by)}</span>
                </button>
              </li>
            ))}
          </ol>
        </ListPanel>
      </Card>
      {shown && <Run key={shown.id} run={shown} />}
    </div>
  );
}
