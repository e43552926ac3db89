import { Download, FileDown, FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { Forbidden } from '../../../components/forbidden';
import { Progress } from '../../../components/progress';
import { RelativeTime } from '../../../components/relative-time';
import { type Column, Table } from '../../../components/table';
import { Tag, type Tone } from '../../../components/tag';
import {
  ArticleExportCancelDocument,
  ExportJobDocument,
  type ExportJobRowFragment,
  ExportJobsDocument,
} from '../../../gql/knowledge/graphql';
import { formatMoment, formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { showToast } from '../../../lib/toasts';
import { PortSwitch } from '../import/port-switch';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../../../components/list-panel';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useWords } from '../shared/words';
import styles from './export.module.css';

const PAGE = 20;
const POLL_MS = 1_000;

const TONES: Record<ExportJobRowFragment['state'], Tone> = {
  WAITING: 'outline',
  RUNNING: 'info',
  DONE: 'good',
  FAILED: 'bad',
  CANCELLED: 'plain',
};

const isOpen = ({ state }: ExportJobRowFragment): boolean => state === 'WAITING' || state === 'RUNNING';

/** Asks about one export until it has ended; the list shows what the cache then knows. */
function Watch({ id }: { id: string }) {
  const [, ask] = useQuery({ query: ExportJobDocument, variables: { id }, pause: true });
  useEffect(() => {
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [ask]);
  return null;
}

function Size({ bytes }: { bytes: number | null }) {
  const { t, language } = useWords();
  if (bytes === null) return '—';
  return bytes < 1_000_000
    ? t('import.size', { size: formatNumber(Math.max(1, Math.round(bytes / 1024)), language) })
    : t('export.megabytes', { size: formatNumber(Math.round(bytes / 104_857.6) / 10, language) });
}

/** The address of a file works for a short time only: it is asked for when somebody wants the file. */
function useDownload(): (job: ExportJobRowFragment) => void {
  const { t } = useWords();
  const client = useClient();
  return (job) => {
    void client
      .query(ExportJobDocument, { id: job.id }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        const address = data?.exportJob?.downloadUrl;
        if (!address) {
          showToast({ tone: 'bad', text: t('export.gone'), detail: t('export.goneText') });
          return;
        }
        const link = document.createElement('a');
        link.href = address;
        link.download = job.fileName;
        link.click();
      });
  };
}

function Jobs() {
  const { t, person, language } = useWords();
  const { go } = useKnowledgePath();
  const list = usePages(ExportJobsDocument, { first: PAGE }, (data) => data.exportJobs);
  const cancel = useChange(ArticleExportCancelDocument, (data) => data.articleExportCancel);
  const download = useDownload();
  const [chosen, setChosen] = useState<string | null>(null);
  const current = list.rows.find(({ id }) => id === chosen) ?? null;
  const fetchIt = (job: ExportJobRowFragment): void => {
    if (job.downloadUrl) download(job);
  };
  const stop = (job: ExportJobRowFragment): void => void cancel.run({ input: { id: job.id } });
  useRowKeys({
    rows: list.rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: fetchIt,
  });
  useHotkeys({ c: current?.viewerCanCancel ? () => stop(current) : undefined });
  const columns: Column<ExportJobRowFragment>[] = [
    {
      key: 'file',
      header: t('import.columns.file'),
      cell: (job) => (
        <span className={styles['file']}>
          <strong>{job.fileName}</strong>
          <span className={styles['quiet']}>
            {t(`export.formats.${job.format}`)} ·{' '}
            {t('export.articles', { count: job.totalCount, shown: formatNumber(job.totalCount, language) })}
            {job.withAttachments ? ` · ${t('export.hasAttachments')}` : ''}
          </span>
          {job.error !== null && <span className={styles['error']}>{job.error}</span>}
        </span>
      ),
    },
    {
      key: 'state',
      header: t('columns.state'),
      width: '180px',
      cell: (job) => (
        <span className={styles['state']} role="status">
          <Tag tone={TONES[job.state]}>{t(`export.states.${job.state}`)}</Tag>
          {isOpen(job) && (
            <>
              <Watch id={job.id} />
              <Progress value={job.doneCount} max={Math.max(1, job.totalCount)} label={t('export.progress')} />
              <span className={styles['quiet']}>
                {t('import.doneOf', {
                  done: formatNumber(job.doneCount, language),
                  total: formatNumber(job.totalCount, language),
                })}
              </span>
            </>
          )}
        </span>
      ),
    },
    { key: 'size', header: t('export.size'), align: 'end', width: '90px', cell: (job) => <Size bytes={job.bytes} /> },
    {
      key: 'by',
      header: t('import.columns.started'),
      width: '130px',
      cell: (job) => (
        <span className={styles['file']}>
          <span>{person(job.startedBy)}</span>
          <span className={styles['quiet']}>
            <RelativeTime at={job.createdAt} />
          </span>
        </span>
      ),
    },
    {
      key: 'acts',
      header: '',
      align: 'end',
      width: '230px',
      cell: (job) => (
        <span className={styles['acts']}>
          {job.viewerCanCancel && (
            <Button size="small" busy={cancel.busy} onClick={() => stop(job)}>
              {t('export.cancel')}
            </Button>
          )}
          {job.downloadUrl !== null && (
            <>
              {job.expiresAt !== null && (
                <span className={styles['quiet']}>
                  {t('export.until', { at: formatMoment(new Date(job.expiresAt), language) })}
                </span>
              )}
              <Button size="small" icon={<Download size={14} aria-hidden="true" />} onClick={() => fetchIt(job)}>
                {t('export.download')}
              </Button>
            </>
          )}
          {job.state === 'DONE' && job.downloadUrl === null && (
            <span className={styles['quiet']}>{t('export.notYours')}</span>
          )}
        </span>
      ),
    },
  ];
  return (
    <Card title={t('export.jobs')} aside={t('export.kept')} padded={false}>
      {(cancel.refusals.length > 0 || cancel.failure) && (
        <div className={styles['refused']}>
          <Refusals refusals={cancel.refusals} failure={cancel.failure} fields={[]} />
        </div>
      )}
      <ListPanel
        list={list}
        empty={
          <Empty
            icon={FileDown}
            title={t('export.noneTitle')}
            actions={
              <Button icon={<FileText size={14} aria-hidden="true" />} onClick={() => go('articles')}>
                {t('export.toArticles')}
              </Button>
            }
          >
            {t('export.noneText')}
          </Empty>
        }
      >
        <Table
          label={t('export.jobs')}
          columns={columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          selectedKey={chosen}
          onSelect={({ id }) => setChosen(id)}
        />
      </ListPanel>
    </Card>
  );
}

/** Exports of the last month: how far they are, and their files while they are kept. */
export function ExportPage() {
  const { t } = useWords();
  const mayWrite = useMayWrite();
  useEffect(() => {
    document.title = t('export.jobs');
  }, [t]);
  return (
    <DeskPage
      tab="import"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('export.download') },
        { keys: 'C', label: t('export.cancel') },
      ]}
    >
      {mayWrite ? (
        <>
          <PortSwitch value="export" />
          <Jobs />
        </>
      ) : (
        <Forbidden />
      )}
    </DeskPage>
  );
}
