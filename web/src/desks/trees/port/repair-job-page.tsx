import { useEffect } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { ImportOutcomes, ImportSummary } from '../../../components/import-job-view';
import { JobCounts, OutcomeTag } from '../../../components/import-marks';
import { ListPanel } from '../../../components/list-panel';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import {
  type RepairJobFragment,
  RepairJobOfDocument,
  type RepairRowOutcome,
  RepairRowsDocument,
  type RepairRowsQuery,
} from '../../../gql/trees/graphql';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { countOf, isRunning, OUTCOMES, useArrivingRows, useFollowed } from '../../../lib/import-job';
import { usePages } from '../../../lib/use-pages';
import { ListPage } from '../shared/list-page';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import styles from './port.module.css';
import { useJobWords } from './use-job-words';

type Row = NonNullable<RepairRowsQuery['repairImportJob']>['rows']['nodes'][number];

const PAGE = 50;

/** The rows of one outcome, with what is wrong and where. */
function Rows({ job, outcome }: { job: RepairJobFragment; outcome: RepairRowOutcome }) {
  const { t } = useWords();
  const words = useJobWords();
  const list = usePages(
    RepairRowsDocument,
    { id: job.id, outcomes: [outcome], first: PAGE },
    (data) => data.repairImportJob?.rows,
  );
  const { reload } = list;
  useArrivingRows(job, outcome, reload);
  const columns: Column<Row>[] = [
    { key: 'line', header: t('port.columns.line'), align: 'end', width: '72px', cell: (row) => row.line },
    {
      key: 'id',
      header: t('repairs.externalId'),
      width: '170px',
      cell: (row) => (row.externalId === null ? '—' : <CodeLabel>{row.externalId}</CodeLabel>),
    },
    {
      key: 'call',
      header: t('repairs.call'),
      width: '170px',
      cell: (row) => (row.callReference === null ? '—' : <CodeLabel>{row.callReference}</CodeLabel>),
    },
    {
      key: 'outcome',
      header: t('repairs.outcome'),
      width: '90px',
      cell: (row) => <OutcomeTag outcome={row.outcome} words={words} />,
    },
    { key: 'field', header: t('repairs.field'), width: '130px', cell: (row) => row.field ?? '—' },
    { key: 'message', header: t('port.columns.message'), cell: (row) => row.message ?? '—' },
  ];
  return (
    <ListPanel
      list={list}
      empty={<Empty title={t('repairs.noRows')}>{isRunning(job) ? t('repairs.stillRunning') : undefined}</Empty>}
    >
      <Table
        label={t(`repairs.outcomes.${outcome}`)}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.line}:${row.externalId ?? ''}`}
      />
    </ListPanel>
  );
}

/** One import of repair findings: how far it is, and what became of each row. */
export function RepairJobPage({ id }: { id: string }) {
  const { t, language } = useWords();
  const { go, search } = useTreesPath();
  const words = useJobWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: RepairJobOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const job = data?.repairImportJob ?? null;
  const running = job !== null && isRunning(job);
  const first = (job && OUTCOMES.find((one) => countOf(job, one) > 0)) || 'REFUSED';
  const outcome = OUTCOMES.find((one) => one === search['show']) ?? first;
  const back = (): void => go('repairs');
  useHotkeys({ Escape: back });
  useFollowed(job, ask);
  useEffect(() => {
    document.title = job?.fileName ?? t('desk.tabs.repairs');
  }, [job?.fileName, t]);
  return (
    <ListPage tab="repairs" hints={[{ keys: 'Esc', label: t('repairs.toList'), run: back }]}>
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={job !== null} />
      )}
      {job && (
        <ImportSummary
          job={job}
          words={words}
          done={t('repairs.doneOf', {
            done: formatNumber(job.doneCount, language),
            total: formatNumber(job.totalCount, language),
          })}
          progress={t('repairs.progress')}
          failed={t('repairs.states.FAILED')}
        >
          <JobCounts job={job} words={words} />
          {running && <p className={styles['quiet']}>{t('repairs.mayLeave')}</p>}
        </ImportSummary>
      )}
      {job && (
        <ImportOutcomes
          job={job}
          words={words}
          label={t('repairs.outcome')}
          value={outcome}
          onChange={(show) => go(`repairs/${id}`, { show }, { replace: true })}
          back={t('repairs.toList')}
          onBack={back}
        >
          <Rows key={outcome} job={job} outcome={outcome} />
        </ImportOutcomes>
      )}
      {!job && !error && (fetching ? <Skeleton rows={5} /> : <Forbidden />)}
    </ListPage>
  );
}
