import { Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { FileDrop } from '../../../components/file-drop';
import { ImportJobs } from '../../../components/import-jobs';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { UploadProgress } from '../../../components/upload-progress';
import { RepairFindingImportDocument, RepairJobsDocument, TreeFileUploadDocument } from '../../../gql/trees/graphql';
import { formatBytes } from '../../../lib/format';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { usePages } from '../../../lib/use-pages';
import { useUpload } from '../../../lib/use-upload';
import { ListPage } from '../shared/list-page';
import pageStyles from '../shared/pages.module.css';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import styles from './port.module.css';
import { useJobWords } from './use-job-words';

const PAGE = 20;

/** File of what the workshop found; trying it out first is the default. */
function Form() {
  const { t, language } = useWords();
  const { go } = useTreesPath();
  const [file, setFile] = useState<File | null>(null);
  const [isDryRun, setDryRun] = useState(true);
  const [isTried, setTried] = useState(false);
  const upload = useUpload(
    useChange(TreeFileUploadDocument, (data) => data.fileUploadCreate),
    'REPAIR_IMPORT',
  );
  const change = useChange(RepairFindingImportDocument, (data) => data.repairFindingImport);
  const idempotencyKey = useMemo(newKey, [file, isDryRun]);
  const busy = upload.busy || change.busy;
  const run = async (): Promise<void> => {
    setTried(true);
    change.reset();
    if (!file || busy) return;
    const fileId = await upload.send(file);
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
          words={{ choose: t('port.choose'), drop: t('port.drop'), size: (bytes) => formatBytes(bytes, language) }}
          disabled={busy}
          onFile={setFile}
        />
        <p className={styles['quiet']}>{t('repairs.columns')}</p>
        {isTried && !file && <p className={pageStyles['error']}>{t('port.fileMissing')}</p>}
        <UploadProgress file={file} sent={upload.sent} label={t('port.uploading')} />
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
  const words = useJobWords();
  return (
    <ImportJobs
      list={list}
      title={t('repairs.jobs')}
      columns={{
        file: t('repairs.file'),
        state: t('list.state'),
        result: t('repairs.result'),
        started: t('repairs.started'),
      }}
      words={words}
      by={({ startedBy }) => person(startedBy)}
      empty={{ title: t('repairs.noneTitle'), text: t('repairs.noneText') }}
      onOpen={({ id }) => go(`repairs/${id}`)}
    />
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
