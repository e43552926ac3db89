import { FileUp, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { Empty } from '../../../components/empty';
import { ListPanel } from '../../../components/list-panel';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { Refusals } from '../../../components/refusals';
import { RelativeTime } from '../../../components/relative-time';
import { type Column, Table } from '../../../components/table';
import { RepairFindingImportDocument, type RepairJobFragment, RepairJobsDocument } from '../../../gql/trees/graphql';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { ListPage } from '../shared/list-page';
import pageStyles from '../shared/pages.module.css';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { FileDrop } from './file-drop';
import styles from './port.module.css';
import { JobCounts, JobState } from './repair-marks';
import { useUpload } from './use-upload';

const PAGE = 20;

/** File of what the workshop found; trying it out first is the default. */
function Form() {
  const { t } = useWords();
  const { go } = useTreesPath();
  const [file, setFile] = useState<File | null>(null);
  const [isDryRun, setDryRun] = useState(true);
  const [isTried, setTried] = useState(false);
  const upload = useUpload();
  const change = useChange(RepairFindingImportDocument, (data) => data.repairFindingImport);
  const idempotencyKey = useMemo(newKey, [file, isDryRun]);
  const busy = upload.busy || change.busy;
  const run = async (): Promise<void> => {
    setTried(true);
    change.reset();
    if (!file || busy) return;
    const fileId = await upload.send(file, 'REPAIR_IMPORT');
    if (fileId === null) return;
    const outcome = await change.run({ input: { fileId, isDryRun, idempotencyKey } });
    if (outcome.kind === 'done' && outcome.payload.job) go(`repairs/${outcome.payload.job.id}`);
  };
  return (
    <Card title={t('repairs.new')} aside={t('repairs.aside')}>
      <div className={pageStyles['form']}>
        <Refusals refusals={[...upload.refusals, ...change.refusals]} failure={upload.failure ?? change.failure} />
        {upload.status !== null && (
          <Notice kind={upload.status === 0 ? 'offline' : 'error'} title={t('port.uploadFailed')}>
            {t(upload.status === 413 ? 'port.tooLarge' : 'port.uploadFailedText')}
          </Notice>
        )}
        <FileDrop
          file={file}
          accept=".csv,.tsv,.gz,text/csv,application/gzip"
          hint={t('repairs.kinds')}
          disabled={busy}
          onFile={setFile}
        />
        <p className={styles['quiet']}>{t('repairs.columns')}</p>
        {isTried && !file && <p className={pageStyles['error']}>{t('port.fileMissing')}</p>}
        {upload.sent !== null && file && (
          <p className={styles['progress']}>
            {t('port.uploading')} <Progress value={upload.sent} max={file.size} label={t('port.uploading')} />
          </p>
        )}
        <div>
          <Checkbox checked={isDryRun} onChange={setDryRun} disabled={busy}>
            {t('repairs.dryRun')}
          </Checkbox>
          <p className={styles['quiet']}>{t('repairs.dryRunHint')}</p>
        </div>
        <div>
          <Button
            variant="primary"
            icon={<Play size={14} strokeWidth={1.8} aria-hidden="true" />}
            busy={busy}
            onClick={() => void run()}
          >
            {t(isDryRun ? 'port.try' : 'repairs.start')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Jobs() {
  const { t, person } = useWords();
  const { go } = useTreesPath();
  const list = usePages(RepairJobsDocument, { first: PAGE }, (data) => data.repairImportJobs);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = ({ id }: RepairJobFragment): void => go(`repairs/${id}`);
  useRowKeys({
    rows: list.rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: open,
  });
  const columns: Column<RepairJobFragment>[] = [
    {
      key: 'file',
      header: t('repairs.file'),
      cell: (job) => (
        <span className={pageStyles['cell']}>
          <strong>{job.fileName}</strong>
          <span className={styles['quiet']}>{t(job.isDryRun ? 'repairs.wasDryRun' : 'repairs.wasReal')}</span>
        </span>
      ),
    },
    { key: 'state', header: t('list.state'), width: '96px', cell: (job) => <JobState job={job} /> },
    { key: 'counts', header: t('repairs.result'), width: '220px', cell: (job) => <JobCounts job={job} /> },
    {
      key: 'by',
      header: t('repairs.started'),
      width: '110px',
      cell: (job) => (
        <span className={pageStyles['cell']}>
          <span>{person(job.startedBy)}</span>
          <span className={styles['quiet']}>
            <RelativeTime at={job.createdAt} />
          </span>
        </span>
      ),
    },
  ];
  return (
    <Card title={t('repairs.jobs')} padded={false}>
      <ListPanel
        list={list}
        empty={
          <Empty icon={FileUp} title={t('repairs.noneTitle')}>
            {t('repairs.noneText')}
          </Empty>
        }
      >
        <Table
          label={t('repairs.jobs')}
          columns={columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          selectedKey={chosen}
          onSelect={open}
        />
      </ListPanel>
    </Card>
  );
}

/** Bringing in what the workshop found on devices that were sent in, and what became of earlier imports. */
export function RepairsPage() {
  const { t } = useWords();
  useEffect(() => {
    document.title = t('desk.tabs.repairs');
  }, [t]);
  return (
    <ListPage
      tab="repairs"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('repairs.open') },
      ]}
    >
      <div className={styles['columns']}>
        <Form />
        <Jobs />
      </div>
    </ListPage>
  );
}
