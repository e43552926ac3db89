import { Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { Combobox } from '../../../components/combobox';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { Segmented } from '../../../components/segmented';
import { TextInput } from '../../../components/text-input';
import {
  ArticleImportDocument,
  type Audience,
  EditorChoicesDocument,
  FileUploadCreateDocument,
} from '../../../gql/knowledge/graphql';
import { AUDIENCES } from '../publish/widening';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { FileDrop } from './file-drop';
import { FormatHelp } from './format-help';
import styles from './import-page.module.css';
import { UploadError, uploadFile } from './upload';

/** File and settings of an import. Trying it out first is the default: it writes nothing and names every bad row. */
export function ImportForm() {
  const { t, path } = useWords();
  const { go } = useKnowledgePath();
  const [file, setFile] = useState<File | null>(null);
  const [isDryRun, setDryRun] = useState(true);
  const [publish, setPublish] = useState(false);
  const [system, setSystem] = useState('');
  const [audience, setAudience] = useState<Audience>('INTERNAL');
  const [isConfirmed, setConfirmed] = useState(false);
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const [failure, setFailure] = useState<UploadError | null>(null);
  const [{ data: choices }] = useQuery({ query: EditorChoicesDocument });
  const create = useChange(FileUploadCreateDocument, (data) => data.fileUploadCreate);
  const start = useChange(ArticleImportDocument, (data) => data.articleImport);
  // The same file with the same settings has the same key: pressed twice, it is one import.
  const idempotencyKey = useMemo(newKey, [file, isDryRun, publish, system, audience, categoryId]);
  const busy = create.busy || start.busy || sent !== null;
  const opensUp = audience !== 'INTERNAL' && publish && !isDryRun;
  const lacksConsent = opensUp && !isConfirmed;

  const run = async (): Promise<void> => {
    setTried(true);
    setFailure(null);
    start.reset();
    if (!file || lacksConsent || busy) return;
    const created = await create.run({ input: { purpose: 'ARTICLE_IMPORT', name: file.name, bytes: file.size } });
    if (created.kind !== 'done' || !created.payload.upload) return;
    const { fileId, url } = created.payload.upload;
    setSent(0);
    try {
      await uploadFile(url, file, setSent);
    } catch (error) {
      setFailure(error instanceof UploadError ? error : new UploadError(0));
      return;
    } finally {
      setSent(null);
    }
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

  const refusals = [...create.refusals, ...start.refusals];
  return (
    <Card title={t('import.new')} aside={t('import.silent')}>
      <div className={styles['form']}>
        <Refusals refusals={refusals} failure={create.failure ?? start.failure} fields={['system', 'categoryId']} />
        {failure && (
          <Notice kind={failure.status === 0 ? 'offline' : 'error'} title={t('import.uploadFailed')}>
            {t(
              failure.status === 413
                ? 'import.tooLarge'
                : failure.status === 415
                  ? 'import.wrongContent'
                  : 'import.uploadFailedText',
            )}
          </Notice>
        )}
        <FileDrop file={file} disabled={busy} onFile={setFile} />
        <FormatHelp />
        {isTried && !file && <p className={styles['error']}>{t('import.fileMissing')}</p>}
        {sent !== null && file && (
          <p className={styles['progress']}>
            {t('import.uploading')} <Progress value={sent} max={file.size} label={t('import.uploading')} />
          </p>
        )}
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
        <div>
          <p className={styles['label']}>{t('publish.audience')}</p>
          <Segmented
            label={t('publish.audience')}
            value={audience}
            items={AUDIENCES.map((value) => ({ value, label: t(`audiences.${value}`) }))}
            onChange={setAudience}
          />
          {opensUp && (
            <div className={styles['widening']}>
              <Checkbox checked={isConfirmed} onChange={setConfirmed}>
                {t(`import.widen.${audience}`)}
              </Checkbox>
              {isTried && lacksConsent && <p className={styles['error']}>{t('publish.widenMissing')}</p>}
            </div>
          )}
        </div>
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
