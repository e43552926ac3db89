import { useEffect } from 'react';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { ImportOutcomes, ImportSummary } from '../../../components/import-job-view';
import { OutcomeTag } from '../../../components/import-marks';
import { ListPanel } from '../../../components/list-panel';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import {
  ImportJobDocument,
  type ImportJobRowFragment,
  ImportJobRowsDocument,
  type ImportJobRowsQuery,
  type ImportRowOutcome,
} from '../../../gql/knowledge/graphql';
import { formatMoment, formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { countOf, isRunning, OUTCOMES, useArrivingRows, useFollowed } from '../../../lib/import-job';
import { usePages } from '../../../lib/use-pages';
import { DeskPage } from '../shared/desk-page';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import styles from './import-page.module.css';
import { useJobWords } from './use-job-words';

type Row = NonNullable<ImportJobRowsQuery['importJob']>['rows']['nodes'][number];

const PAGE = 50;

/** The rows of one outcome, with what is wrong and where. */
function Rows({ job, outcome }: { job: ImportJobRowFragment; outcome: ImportRowOutcome }) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  const words = useJobWords();
  const list = usePages(
    ImportJobRowsDocument,
    { id: job.id, outcomes: [outcome], first: PAGE },
    (data) => data.importJob?.rows,
  );
  const { reload } = list;
  useArrivingRows(job, outcome, reload);
  const columns: Column<Row>[] = [
    { key: 'line', header: t('import.columns.line'), align: 'end', width: '72px', cell: (row) => row.line },
    {
      key: 'id',
      header: t('import.columns.id'),
      width: '190px',
      cell: (row) => (
        <span className={styles['file']}>
          {row.externalId === null ? '—' : <CodeLabel>{row.externalId}</CodeLabel>}
          {row.fileName !== null && <span className={styles['quiet']}>{row.fileName}</span>}
        </span>
      ),
    },
    {
      key: 'outcome',
      header: t('import.columns.outcome'),
      width: '90px',
      cell: (row) => <OutcomeTag outcome={row.outcome} words={words} />,
    },
    ...(outcome === 'REFUSED'
      ? [{ key: 'field', header: t('import.columns.field'), width: '140px', cell: (row: Row) => row.field ?? '—' }]
      : []),
    {
      key: 'message',
      header: t(outcome === 'REFUSED' ? 'import.columns.message' : 'import.columns.article'),
      cell: (row) => (
        <span className={styles['what']}>
          {row.message}
          {row.article && (
            <a
              href={`/knowledge/articles/${row.article.id}`}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                go(`articles/${row.article?.id ?? ''}`);
              }}
            >
              <CodeLabel>{row.article.code}</CodeLabel> {row.article.title}
            </a>
          )}
        </span>
      ),
    },
  ];
  return (
    <ListPanel
      list={list}
      empty={
        <Empty title={t(`import.noRows.${outcome}`)}>{isRunning(job) ? t('import.stillRunning') : undefined}</Empty>
      }
    >
      <Table
        label={t(`import.outcomes.${outcome}`)}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.line}:${row.externalId ?? ''}`}
      />
    </ListPanel>
  );
}

function Summary({ job }: { job: ImportJobRowFragment }) {
  const { t, person, language } = useWords();
  const words = useJobWords();
  return (
    <ImportSummary
      job={job}
      words={words}
      done={t('import.doneOf', {
        done: formatNumber(job.doneCount, language),
        total: formatNumber(job.totalCount, language),
      })}
      progress={t('import.progress')}
      failed={t('import.failedTitle')}
    >
      <p className={styles['quiet']}>
        {t('import.startedBy', { name: person(job.startedBy), at: formatMoment(new Date(job.createdAt), language) })}{' '}
        {isRunning(job) ? t('import.mayLeave') : job.isDryRun ? t('import.nothingWritten') : t('import.nobodyTold')}
      </p>
    </ImportSummary>
  );
}

/** How far an import has come, and what became of every row. The page may be left: the work goes on. */
export function ImportJobPage({ id }: { id: string }) {
  const { t } = useWords();
  const { go, search } = useKnowledgePath();
  const words = useJobWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ImportJobDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const job = data?.importJob ?? null;
  const running = job !== null && isRunning(job);
  // Refused rows first; where there are none, what did happen.
  const first = (job && !running && OUTCOMES.find((one) => countOf(job, one) > 0)) || 'REFUSED';
  const outcome = OUTCOMES.find((one) => one === search['show']) ?? first;
  useHotkeys({ Escape: () => go('import') });
  useFollowed(job, ask);
  useEffect(() => {
    document.title = job?.fileName ?? t('tabs.import');
  }, [job?.fileName, t]);

  return (
    <DeskPage tab="import" hints={[{ keys: 'Esc', label: t('import.toList'), run: () => go('import') }]}>
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={job !== null} />
      )}
      {job && <Summary job={job} />}
      {job && (
        <ImportOutcomes
          job={job}
          words={words}
          label={t('import.columns.outcome')}
          value={outcome}
          onChange={(show) => go(`import/${id}`, { show }, { replace: true })}
          back={t('import.toList')}
          onBack={() => go('import')}
        >
          <Rows key={outcome} job={job} outcome={outcome} />
        </ImportOutcomes>
      )}
      {!job && !error && (fetching ? <Skeleton rows={5} /> : <Forbidden />)}
    </DeskPage>
  );
}
