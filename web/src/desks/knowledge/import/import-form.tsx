import { Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { AudienceField } from '../../../components/audience-field';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { Combobox } from '../../../components/combobox';
import { Consent } from '../../../components/consent';
import { Field } from '../../../components/field';
import { FileDrop } from '../../../components/file-drop';
import { Notice } from '../../../components/notice';
import { TextInput } from '../../../components/text-input';
import { UploadProgress } from '../../../components/upload-progress';
import {
  ArticleImportDocument,
  type Audience,
  EditorChoicesDocument,
  FileUploadCreateDocument,
} from '../../../gql/knowledge/graphql';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { formatNumber } from '../../../lib/format';
import { useChange } from '../../../lib/use-change';
import { useUpload } from '../../../lib/use-upload';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { FormatHelp } from './format-help';
import styles from './import-page.module.css';

const ACCEPT =
  '.csv,.tsv,.zip,.html,.htm,.md,.markdown,.jsonl,.ndjson,.gz,text/csv,application/zip,text/html,text/markdown,application/x-ndjson,application/gzip';

/** File and settings of an import. Trying it out first is the default: it writes nothing and names every bad row. */
export function ImportForm() {
  const { t, path, language } = useWords();
  const { go } = useKnowledgePath();
  const [file, setFile] = useState<File | null>(null);
  const [isDryRun, setDryRun] = useState(true);
  const [publish, setPublish] = useState(false);
  const [system, setSystem] = useState('');
  const [audience, setAudience] = useState<Audience>('INTERNAL');
  const [isConfirmed, setConfirmed] = useState(false);
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const [{ data: choices }] = useQuery({ query: EditorChoicesDocument });
  const upload = useUpload(
    useChange(FileUploadCreateDocument, (data) => data.fileUploadCreate),
    'ARTICLE_IMPORT',
  );
  const start = useChange(ArticleImportDocument, (data) => data.articleImport);
  // The same file with the same settings has the same key: pressed twice, it is one import.
  const idempotencyKey = useMemo(newKey, [file, isDryRun, publish, system, audience, categoryId]);
  const busy = upload.busy || start.busy;
  const opensUp = audience !== 'INTERNAL' && publish && !isDryRun;
  const lacksConsent = opensUp && !isConfirmed;

  const sizeOf = (bytes: number): string =>
    t('import.size', { size: formatNumber(Math.max(1, Math.round(bytes / 1024)), language) });
  const run = async (): Promise<void> => {
    setTried(true);
    start.reset();
    if (!file || lacksConsent || busy) return;
    const fileId = await upload.send(file);
    if (fileId === null) return;
    const started = await start.run({
      input: {
        fileId,
        isDryRun,
        publish,
        audience,
        ...(system.trim() ? { system: system.trim() } : {}),
        ...(categoryId ? { categoryId } : {}),
        idempotencyKey,
      },
    });
    if (started.kind === 'done' && started.payload.job) go(`import/${started.payload.job.id}`);
  };

  const refusals = [...upload.refusals, ...start.refusals];
  return (
    <Card title={t('import.new')} aside={t('import.silent')}>
      <div className={styles['form']}>
        <Refusals refusals={refusals} failure={upload.failure ?? start.failure} fields={['system', 'categoryId']} />
        {upload.status !== null && (
          <Notice kind={upload.status === 0 ? 'offline' : 'error'} title={t('import.uploadFailed')}>
            {t(
              upload.status === 413
                ? 'import.tooLarge'
                : upload.status === 415
                  ? 'import.wrongContent'
                  : 'import.uploadFailedText',
            )}
          </Notice>
        )}
        <FileDrop
          file={file}
          accept={ACCEPT}
          hint={t('import.kinds')}
          words={{ choose: t('import.choose'), drop: t('import.drop'), size: sizeOf }}
          disabled={busy}
          onFile={setFile}
        />
        <FormatHelp />
        {isTried && !file && <p className={styles['error']}>{t('import.fileMissing')}</p>}
        <UploadProgress file={file} sent={upload.sent} label={t('import.uploading')} />
        <div className={styles['switches']}>
          <Checkbox checked={isDryRun} onChange={setDryRun} disabled={busy}>
            {t('import.dryRun')}
          </Checkbox>
          <p className={styles['quiet']}>{t('import.dryRunHint')}</p>
          <Checkbox checked={publish} onChange={setPublish} disabled={busy}>
            {t('import.publish')}
          </Checkbox>
          <p className={styles['quiet']}>{t('import.publishHint')}</p>
        </div>
        <div className={styles['two']}>
          <Field label={t('import.system')} hint={t('import.systemHint')} error={refusalOf(refusals, 'system')}>
            <TextInput
              value={system}
              maxLength={60}
              disabled={busy}
              onChange={(event) => setSystem(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('import.category')} hint={t('import.categoryHint')} error={refusalOf(refusals, 'categoryId')}>
            <Combobox
              value={categoryId}
              items={(choices?.categories ?? []).map((category) => ({ value: category.id, label: path(category) }))}
              placeholder={t('fields.categoryPlaceholder')}
              disabled={busy}
              onChange={setCategoryId}
            />
          </Field>
        </div>
        <AudienceField
          label={t('publish.audience')}
          value={audience}
          nameOf={(value) => t(`audiences.${value}`)}
          onChange={setAudience}
        >
          {opensUp && (
            <Consent
              checked={isConfirmed}
              onChange={setConfirmed}
              label={t(`import.widen.${audience}`)}
              errors={[isTried && lacksConsent ? t('publish.widenMissing') : null]}
            />
          )}
        </AudienceField>
        <div>
          <Button
            variant="primary"
            icon={<Play size={14} strokeWidth={1.8} aria-hidden="true" />}
            busy={busy}
            onClick={() => void run()}
          >
            {t(isDryRun ? 'import.try' : 'import.start')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
