import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { ChoiceField } from '../../../components/choice-field';
import { FileDrop } from '../../../components/file-drop';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { UploadProgress } from '../../../components/upload-progress';
import {
  type CallOfQuery,
  type Locale,
  QualityFileUploadDocument,
  RecordingBringDocument,
  TranscriptBringDocument,
} from '../../../gql/quality/graphql';
import { formatBytes } from '../../../lib/format';
import { toLocaleName } from '../../../lib/languages';
import { newKey } from '../../../lib/new-key';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { usePerson } from '../../../lib/use-person';
import { useUpload } from '../../../lib/use-upload';
import { useWords } from '../shared/words';
import styles from './calls.module.css';
import { readTranscript } from './transcript-file';

type Whole = NonNullable<CallOfQuery['call']>;
interface PartProps {
  call: Whole;
  onChanged: () => void;
}

const POLL_MS = 1_500;
const LOCALES = ['ZH_CN', 'EN'] as const satisfies readonly Locale[];

/** Brings the sound of a call in; the server judges it by its content. */
function BringRecording({ call, onChanged }: PartProps) {
  const { t, language } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const upload = useUpload(
    useChange(QualityFileUploadDocument, (data) => data.fileUploadCreate),
    'RECORDING',
  );
  const change = useChange(RecordingBringDocument, (data) => data.recordingAttach);
  const idempotencyKey = useMemo(newKey, [file]);
  const busy = upload.busy || change.busy;
  const run = async (): Promise<void> => {
    change.reset();
    if (!file || busy) return;
    const fileId = await upload.send(file);
    if (fileId === null) return;
    const outcome = await change.run({ input: { callId: call.id, fileId, idempotencyKey } });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('bring.recordingDone') });
    onChanged();
  };
  return (
    <section>
      <h2>{t('bring.recording')}</h2>
      <div className={styles['form']}>
        <Refusals refusals={[...upload.refusals, ...change.refusals]} failure={upload.failure ?? change.failure} />
        {upload.status !== null && (
          <Notice kind={upload.status === 0 ? 'offline' : 'error'} title={t('bring.failed')}>
            {t(upload.status === 413 ? 'bring.tooLarge' : 'bring.failedText')}
          </Notice>
        )}
        <FileDrop
          file={file}
          accept=".wav,.mp3,.flac,.ogg,.opus,audio/*"
          hint={t('bring.recordingKinds')}
          words={{ choose: t('bring.choose'), drop: t('bring.drop'), size: (bytes) => formatBytes(bytes, language) }}
          disabled={busy}
          onFile={setFile}
        />
        <UploadProgress file={file} sent={upload.sent} label={t('bring.sending')} />
        {file && (
          <div>
            <Button size="small" variant="primary" busy={busy} onClick={() => void run()}>
              {t('bring.send')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Brings what was said in, from a file of turns. */
function BringTranscript({ call, onChanged }: PartProps) {
  const { t, common, language } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [locale, setLocale] = useState<Locale>(toLocaleName(language));
  const [unread, setUnread] = useState<number | null>(null);
  const change = useChange(TranscriptBringDocument, (data) => data.transcriptSet);
  const run = async (): Promise<void> => {
    if (!file || change.busy) return;
    const read = readTranscript(await file.text());
    setUnread('line' in read ? read.line : null);
    if ('line' in read) return;
    const outcome = await change.run({ input: { callId: call.id, locale, turns: read.turns } });
    if (outcome.kind !== 'done') return;
    setFile(null);
    showToast({ tone: 'good', text: t('bring.transcriptDone', { count: read.turns.length }) });
    onChanged();
  };
  return (
    <section>
      <h2>{t(call.hasTranscript ? 'bring.transcriptAnew' : 'bring.transcript')}</h2>
      <div className={styles['form']}>
        <Refusals refusals={change.refusals} failure={change.failure} />
        {unread !== null && (
          <Notice kind="error" title={t('bring.unread', { line: unread })}>
            {t('bring.transcriptKinds')}
          </Notice>
        )}
        <FileDrop
          file={file}
          accept=".txt,.json,text/plain,application/json"
          hint={t('bring.transcriptKinds')}
          words={{ choose: t('bring.choose'), drop: t('bring.drop'), size: (bytes) => formatBytes(bytes, language) }}
          disabled={change.busy}
          onFile={(chosen) => {
            setFile(chosen);
            setUnread(null);
          }}
        />
        {file && (
          <>
            <ChoiceField<Locale>
              label={t('bring.language')}
              value={locale}
              items={LOCALES.map((value) => ({ value, label: common(`locales.${value}`) }))}
              onChange={setLocale}
            />
            <div>
              <Button size="small" variant="primary" busy={change.busy} onClick={() => void run()}>
                {t('bring.send')}
              </Button>
            </div>
          </>
        )}
      </div>
    </section>
  );
}

/** What can be brought in for a call that lacks it. */
export function BringSound({ call, onChanged }: PartProps) {
  const { roles } = usePerson();
  const isWaiting = call.recording?.state === 'WAITING';
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(onChanged, POLL_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  if (!roles.some((role) => role === 'QA_ANALYST' || role === 'SUPERVISOR' || role === 'ADMIN')) return null;
  const lacksSound = !call.recording || call.recording.state === 'REFUSED';
  return (
    <>
      {lacksSound && <BringRecording call={call} onChanged={onChanged} />}
      <BringTranscript call={call} onChanged={onChanged} />
    </>
  );
}
