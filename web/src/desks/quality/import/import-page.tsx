import { Download, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { ChoiceField } from '../../../components/choice-field';
import { FileDrop } from '../../../components/file-drop';
import { ImportJobs } from '../../../components/import-jobs';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { UploadProgress } from '../../../components/upload-progress';
import {
  type CallFileFormat,
  type CallImportKind,
  CallJobsDocument,
  CallsBringDocument,
  QualityFileUploadDocument,
  TimesBringDocument,
} from '../../../gql/quality/graphql';
import { formatBytes } from '../../../lib/format';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { usePages } from '../../../lib/use-pages';
import { useUpload } from '../../../lib/use-upload';
import { DeskPage } from '../shared/desk-page';
import styles from '../shared/list.module.css';
import { useQualityPath, useQualityRights } from '../shared/use-quality';
import { useWords } from '../shared/words';
import { useChoices } from '../shared/use-choices';
import { exampleOf, giveText } from './example';
import { jobOf, useJobWords } from './use-job-words';

const PAGE = 20;

const formatOf = (name: string): CallFileFormat =>
  /\.(?:jsonl|ndjson|json)(?:\.gz)?$/iu.test(name) ? 'JSON_LINES' : 'CSV';

/** A file of calls, or of agents' time. */
function Form() {
  const { t, language } = useWords();
  const { go } = useQualityPath();
  const { brings, bringsTimes } = useQualityRights();
  const kinds: readonly CallImportKind[] = [
    ...(brings ? (['CALLS'] as const) : []),
    ...(bringsTimes ? (['AGENT_TIME'] as const) : []),
  ];
  const [kind, setKind] = useState<CallImportKind>(kinds[0] ?? 'CALLS');
  const { queues } = useChoices();
  const [file, setFile] = useState<File | null>(null);
  const [isTried, setTried] = useState(false);
  const create = useChange(QualityFileUploadDocument, (data) => data.fileUploadCreate);
  const upload = useUpload(create, kind === 'CALLS' ? 'CALL_IMPORT' : 'AGENT_TIME_IMPORT');
  const calls = useChange(CallsBringDocument, (data) => data.callImport);
  const times = useChange(TimesBringDocument, (data) => data.agentTimeImport);
  const change = kind === 'CALLS' ? calls : times;
  const idempotencyKey = useMemo(newKey, [file, kind]);
  const busy = upload.busy || change.busy;
  const run = async (): Promise<void> => {
    setTried(true);
    change.reset();
    if (!file || busy) return;
    const fileId = await upload.send(file);
    if (fileId === null) return;
    const outcome = await change.run({ input: { fileId, format: formatOf(file.name), idempotencyKey } });
    if (outcome.kind === 'done' && outcome.payload.job) go(`import/${outcome.payload.job.id}`);
  };
  return (
    <Card title={t('import.new')} aside={t('import.aside')}>
      <div className={styles['form']}>
        <Refusals refusals={[...upload.refusals, ...change.refusals]} failure={upload.failure ?? change.failure} />
        {upload.status !== null && (
          <Notice kind={upload.status === 0 ? 'offline' : 'error'} title={t('bring.failed')}>
            {t(upload.status === 413 ? 'bring.tooLarge' : 'bring.failedText')}
          </Notice>
        )}
        {kinds.length > 1 && (
          <ChoiceField
            label={t('import.what')}
            value={kind}
            items={kinds.map((value) => ({ value, label: t(`import.kinds.${value}`) }))}
            onChange={setKind}
          />
        )}
        <FileDrop
          file={file}
          accept=".csv,.jsonl,.ndjson,.gz,text/csv,application/x-ndjson"
          hint={t('import.fileKinds')}
          words={{ choose: t('bring.choose'), drop: t('bring.drop'), size: (bytes) => formatBytes(bytes, language) }}
          disabled={busy}
          onFile={setFile}
        />
        <p className={styles['quiet']}>{t(`import.columns.${kind}`)}</p>
        {kind === 'CALLS' && queues.length > 0 && (
          <p className={styles['quiet']}>
            {t('import.queues', {
              list: queues.map(({ label, value }) => `${value} = ${label}`).join(t('import.join')),
            })}
          </p>
        )}
        <div>
          <Button
            size="small"
            icon={<Download size={13} aria-hidden="true" />}
            onClick={() => giveText(`${kind.toLowerCase()}.csv`, exampleOf(kind, queues[0]?.value ?? 'queue'))}
          >
            {t('import.example')}
          </Button>
        </div>
        {isTried && !file && (
          <p role="alert" className={styles['error']}>
            {t('import.fileMissing')}
          </p>
        )}
        <UploadProgress file={file} sent={upload.sent} label={t('bring.sending')} />
        <div>
          <Button
            variant="primary"
            icon={<Play size={14} strokeWidth={1.8} aria-hidden="true" />}
            busy={busy}
            onClick={() => void run()}
          >
            {t('import.start')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Jobs() {
  const { t, person } = useWords();
  const { go } = useQualityPath();
  const list = usePages(CallJobsDocument, { first: PAGE }, (data) => data.callImportJobs);
  const words = useJobWords();
  return (
    <ImportJobs
      list={{ ...list, rows: list.rows.map(jobOf) }}
      title={t('import.jobs')}
      columns={{
        file: t('import.file'),
        state: t('columns.state'),
        result: t('import.result'),
        started: t('import.started'),
      }}
      words={words}
      by={({ startedBy, startedByName }) => (startedBy ? person(startedBy) : startedByName)}
      empty={{ title: t('import.noneTitle'), text: t('import.noneText') }}
      onOpen={({ id }) => go(`import/${id}`)}
    />
  );
}

/** Bringing calls and agents' time in by file, and what became of earlier files. */
export function ImportPage() {
  const { t } = useWords();
  useEffect(() => {
    document.title = t('tabs.import');
  }, [t]);
  return (
    <DeskPage
      tab="import"
      hints={[
        { keys: 'J K', label: t('keys.upDown') },
        { keys: '↵', label: t('keys.open') },
      ]}
    >
      <div className={styles['columns']}>
        <Form />
        <Jobs />
      </div>
    </DeskPage>
  );
}
