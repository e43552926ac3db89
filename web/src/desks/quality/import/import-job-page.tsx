import { CircleStop } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '../../../components/act-dialog';
import { Button } from '../../../components/button';
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
  CallJobCancelDocument,
  CallJobOfDocument,
  CallJobRowsDocument,
  type CallJobRowsQuery,
} from '../../../gql/quality/graphql';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import {
  countOf,
  type ImportJob,
  isRunning,
  OUTCOMES,
  type RowOutcome,
  useArrivingRows,
  useFollowed,
} from '../../../lib/import-job';
import { useChange } from '../../../lib/use-change';
import { usePages } from '../../../lib/use-pages';
import { DeskPage } from '../shared/desk-page';
import styles from '../shared/list.module.css';
import { useQualityPath } from '../shared/use-quality';
import { useWords } from '../shared/words';
import { jobOf, useJobWords } from './use-job-words';

type Row = NonNullable<CallJobRowsQuery['callImportJob']>['rows']['nodes'][number];

const PAGE = 50;

/** The rows of one outcome, with what is wrong and where. */
function Rows({ job, outcome }: { job: ImportJob; outcome: RowOutcome }) {
  const { t } = useWords();
  const words = useJobWords();
  const list = usePages(
    CallJobRowsDocument,
    { id: job.id, outcomes: [outcome], first: PAGE },
    (data) => data.callImportJob?.rows,
  );
  const { reload } = list;
  useArrivingRows(job, outcome, reload);
  const columns: Column<Row>[] = [
    { key: 'line', header: t('import.line'), align: 'end', width: '80px', cell: (row) => row.line },
    {
      key: 'reference',
      header: t('import.reference'),
      width: '200px',
      cell: (row) => (row.reference === null ? '—' : <CodeLabel>{row.reference}</CodeLabel>),
    },
    {
      key: 'outcome',
      header: t('import.outcome'),
      width: '100px',
      cell: (row) => <OutcomeTag outcome={row.outcome} words={words} />,
    },
    { key: 'field', header: t('import.field'), width: '150px', cell: (row) => row.field ?? '—' },
    { key: 'message', header: t('import.message'), cell: (row) => row.message ?? '—' },
  ];
  return (
    <ListPanel
      list={list}
      empty={<Empty title={t('import.noRows')}>{isRunning(job) ? t('import.stillRunning') : undefined}</Empty>}
    >
      <Table
        label={t(`import.outcomes.${outcome}`)}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.line}:${row.reference ?? ''}`}
      />
    </ListPanel>
  );
}

/** One import: how far it is, and what became of each row. */
export function ImportJobPage({ id }: { id: string }) {
  const { t, language } = useWords();
  const { go, search } = useQualityPath();
  const [{ data, error, fetching }, ask] = useQuery({
    query: CallJobOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const read = data?.callImportJob ?? null;
  const job = read && jobOf(read);
  const words = useJobWords(read?.kind ?? null);
  const first = (job && OUTCOMES.find((one) => countOf(job, one) > 0)) || 'REFUSED';
  const outcome = OUTCOMES.find((one) => one === search['show']) ?? first;
  const [asks, setAsks] = useState(false);
  const cancel = useChange(CallJobCancelDocument, (data) => data.callImportCancel);
  const back = (): void => go('import');
  useHotkeys({ Escape: back });
  useFollowed(job, ask);
  useEffect(() => {
    document.title = read?.fileName ?? t('tabs.import');
  }, [read?.fileName, t]);
  return (
    <DeskPage tab="import" hints={[{ keys: 'Esc', label: t('keys.toList'), run: back }]}>
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={job !== null} />
      )}
      {job && (
        <>
          <ImportSummary
            job={job}
            words={words}
            done={t('import.doneOf', {
              done: formatNumber(job.doneCount, language),
              total: formatNumber(job.totalCount, language),
            })}
            progress={t('import.progress')}
            failed={t('import.states.FAILED')}
          >
            <JobCounts job={job} words={words} />
            {isRunning(job) && <p className={styles['quiet']}>{t('import.mayLeave')}</p>}
            {job.viewerCanCancel && (
              <div>
                <Button size="small" icon={<CircleStop size={14} aria-hidden="true" />} onClick={() => setAsks(true)}>
                  {t('import.cancel')}
                </Button>
              </div>
            )}
          </ImportSummary>
          <ImportOutcomes
            job={job}
            words={words}
            label={t('import.outcome')}
            value={outcome}
            onChange={(show) => go(`import/${id}`, { show }, { replace: true })}
            back={t('keys.toList')}
            onBack={back}
          >
            <Rows key={outcome} job={job} outcome={outcome} />
          </ImportOutcomes>
        </>
      )}
      {asks && job && (
        <ActDialog
          title={t('import.cancelTitle')}
          description={t('import.cancelText')}
          submit={t('import.cancel')}
          harms
          change={cancel}
          onSubmit={async () => (await cancel.run({ input: { id } })).kind === 'done'}
          onClose={() => setAsks(false)}
        />
      )}
      {!job && !error && (fetching ? <Skeleton rows={5} /> : <Forbidden />)}
    </DeskPage>
  );
}
