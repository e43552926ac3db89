import { FileCheck2, Import } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FileDrop } from '../../../components/file-drop';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { Segmented } from '../../../components/segmented';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { TextInput } from '../../../components/text-input';
import { UploadProgress } from '../../../components/upload-progress';
import {
  type Locale,
  type TreeFileFormat,
  TreeFileUploadDocument,
  TreeImportDocument,
  type TreeImportMutation,
  TreeToReplaceDocument,
} from '../../../gql/trees/graphql';
import { formatBytes } from '../../../lib/format';
import { toLocaleName } from '../../../lib/languages';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useUpload } from '../../../lib/use-upload';
import { codeOf } from '../list/tree-filters';
import { ListPage } from '../shared/list-page';
import pageStyles from '../shared/pages.module.css';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { FORMATS } from './export-menu';
import styles from './port.module.css';

type Result = TreeImportMutation['treeImport'];
type Finding = NonNullable<Result['findings']>[number];
const ACCEPT = '.json,.mmd,.mermaid,.md,.csv,.gz,.txt';

const formatOf = (name: string): TreeFileFormat | null => {
  const bare = name.toLowerCase().replace(/\.gz$/, '');
  if (bare.endsWith('.json')) return 'JSON';
  if (bare.endsWith('.csv')) return 'CSV';
  return /\.(mmd|mermaid)$/.test(bare) ? 'MERMAID' : null;
};

/** What was found in the file: line, node, what is wrong. */
function Findings({ result }: { result: Result | null }) {
  const { t } = useWords();
  const findings = result?.findings ?? [];
  const errors = findings.filter(({ isError }) => isError).length;
  const columns: Column<Finding>[] = [
    { key: 'line', header: t('port.columns.line'), align: 'end', width: '72px', cell: ({ line }) => line ?? '—' },
    {
      key: 'kind',
      header: t('port.columns.kind'),
      width: '76px',
      cell: ({ isError }) => (
        <Tag tone={isError ? 'bad' : 'plain'}>{t(isError ? 'findings.severities.ERROR' : 'port.hint')}</Tag>
      ),
    },
    {
      key: 'node',
      header: t('port.columns.node'),
      width: '150px',
      cell: ({ nodeKey, path }) => (
        <span className={pageStyles['cell']}>
          {nodeKey !== null && <CodeLabel>{nodeKey}</CodeLabel>}
          {path !== null && <span className={styles['quiet']}>{path}</span>}
          {nodeKey === null && path === null && '—'}
        </span>
      ),
    },
    {
      key: 'message',
      header: t('port.columns.message'),
      cell: ({ message, code }) => (
        <span className={pageStyles['cell']}>
          {message}
          <span className={styles['quiet']}>{code}</span>
        </span>
      ),
    },
  ];
  return (
    <Card
      title={t('port.result')}
      aside={
        result &&
        result.nodeCount !== null && (
          <span role="status" className={pageStyles['row']}>
            {t('port.nodes', { count: result.nodeCount })}
            {errors > 0 ? (
              <Tag tone="bad">{t('findings.errors', { count: errors })}</Tag>
            ) : (
              <Tag tone="good">{t('port.clean')}</Tag>
            )}
          </span>
        )
      }
      padded={false}
    >
      {findings.length > 0 ? (
        <Table
          label={t('port.result')}
          columns={columns}
          rows={findings}
          rowKey={(finding) => `${String(findings.indexOf(finding))}`}
        />
      ) : (
        <Empty icon={FileCheck2} title={t(result?.findings ? 'port.noFindings' : 'port.notYet')}>
          {t(result?.findings ? 'port.noFindingsText' : 'port.notYetText')}
        </Empty>
      )}
    </Card>
  );
}

/** Brings a drawing in from a file: as a new tree, or into the working copy of one. Looked at first; with an error nothing is stored. */
export function ImportPage() {
  const { t, text, common, language } = useWords();
  const { go, search } = useTreesPath();
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<TreeFileFormat>('JSON');
  const [locale, setLocale] = useState<Locale>(toLocaleName(language));
  const [into, setInto] = useState<'new' | 'tree'>(typeof search['into'] === 'string' ? 'tree' : 'new');
  const [typed, setTyped] = useState(typeof search['into'] === 'string' ? search['into'] : '');
  const [title, setTitle] = useState('');
  const [isTried, setTried] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const upload = useUpload(
    useChange(TreeFileUploadDocument, (data) => data.fileUploadCreate),
    'TREE_IMPORT',
  );
  const change = useChange(TreeImportDocument, (data) => data.treeImport);
  const code = codeOf(typed);
  const [{ data: known, fetching }] = useQuery({
    query: TreeToReplaceDocument,
    variables: { code: code ?? '' },
    pause: into === 'new' || code === null,
    requestPolicy: 'cache-and-network',
  });
  const target = into === 'tree' && code !== null ? (known?.treeByCode ?? null) : null;
  const lacksTarget = into === 'tree' && (target === null || !target.viewerCanEdit);
  // The same file with the same settings has the same key: pressed twice, it is one import.
  const idempotencyKey = useMemo(newKey, [file, format, locale, into, code, title]);
  const busy = upload.busy || change.busy;
  const refusals = [...upload.refusals, ...change.refusals];
  const hasErrors = result?.findings?.some(({ isError }) => isError) === true;
  const isChecked = result !== null && result.findings !== null && !hasErrors;
  useEffect(() => {
    document.title = t('desk.tabs.import');
  }, [t]);
  useEffect(() => setResult(null), [file, format, locale, into, code, title]);

  const run = async (isDryRun: boolean): Promise<void> => {
    setTried(true);
    change.reset();
    if (!file || lacksTarget || busy) return;
    const fileId = await upload.send(file);
    if (fileId === null) return;
    const outcome = await change.run({
      input: {
        fileId,
        format,
        isDryRun,
        ...(target ? { treeId: target.id, expectedVersion: target.revision } : {}),
        options: {
          locale,
          ...(title.trim()
            ? { title: locale === 'EN' ? { zhCN: '', en: title.trim() } : { zhCN: title.trim(), en: '' } }
            : {}),
        },
        ...(isDryRun ? {} : { idempotencyKey }),
      },
    });
    if (outcome.kind === 'failed') return;
    setResult(outcome.payload);
    if (outcome.kind === 'done' && !isDryRun && outcome.payload.tree) {
      showToast({ tone: 'good', text: t('port.done', { code: outcome.payload.tree.code }) });
      go(`${outcome.payload.tree.id}/edit`);
    }
  };
  return (
    <ListPage tab="import" hints={[{ keys: 'Tab', label: t('port.next') }]}>
      <div className={styles['columns']}>
        <Card title={t('port.title')} aside={t('port.aside')}>
          <div className={pageStyles['form']}>
            <Refusals
              refusals={refusals}
              failure={upload.failure ?? change.failure}
              fields={['title', 'treeId', 'expectedVersion']}
            />
            {upload.status !== null && (
              <Notice kind={upload.status === 0 ? 'offline' : 'error'} title={t('port.uploadFailed')}>
                {t(upload.status === 413 ? 'port.tooLarge' : 'port.uploadFailedText')}
              </Notice>
            )}
            <FileDrop
              file={file}
              accept={ACCEPT}
              hint={t('port.kinds')}
              words={{ choose: t('port.choose'), drop: t('port.drop'), size: (bytes) => formatBytes(bytes, language) }}
              disabled={busy}
              onFile={(chosen) => {
                setFile(chosen);
                setFormat(formatOf(chosen.name) ?? format);
              }}
            />
            {isTried && !file && <p className={pageStyles['error']}>{t('port.fileMissing')}</p>}
            <UploadProgress file={file} sent={upload.sent} label={t('port.uploading')} />
            <div>
              <p className={pageStyles['label']}>{t('port.format')}</p>
              <Segmented
                label={t('port.format')}
                value={format}
                items={FORMATS.map((value) => ({ value, label: t(`port.formats.${value}`) }))}
                onChange={setFormat}
              />
              <p className={pageStyles['note']}>{t(`port.formatHints.${format}`)}</p>
            </div>
            {format !== 'JSON' && (
              <div>
                <p className={pageStyles['label']}>{t('port.locale')}</p>
                <Segmented
                  label={t('port.locale')}
                  value={locale}
                  items={(['ZH_CN', 'EN'] as const).map((value) => ({ value, label: common(`locales.${value}`) }))}
                  onChange={setLocale}
                />
              </div>
            )}
            <div>
              <p className={pageStyles['label']}>{t('port.into')}</p>
              <Segmented
                label={t('port.into')}
                value={into}
                items={(['new', 'tree'] as const).map((value) => ({ value, label: t(`port.intos.${value}`) }))}
                onChange={setInto}
              />
            </div>
            {into === 'tree' ? (
              <Field
                label={t('port.code')}
                hint={target ? text(target.title) : t('port.codeHint')}
                error={
                  refusalOf(refusals, 'treeId') ??
                  refusalOf(refusals, 'expectedVersion') ??
                  (isTried && lacksTarget && !fetching ? t(target ? 'port.codeLocked' : 'port.codeMissing') : null)
                }
              >
                <TextInput
                  value={typed}
                  placeholder="T-014"
                  disabled={busy}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
              </Field>
            ) : (
              <Field label={t('port.name')} hint={t('port.nameHint')} error={refusalOf(refusals, 'title')}>
                <TextInput
                  value={title}
                  maxLength={200}
                  disabled={busy}
                  onChange={(event) => setTitle(event.currentTarget.value)}
                />
              </Field>
            )}
            <div className={pageStyles['row']}>
              <Button
                variant={isChecked ? 'plain' : 'primary'}
                icon={<FileCheck2 size={14} strokeWidth={1.8} aria-hidden="true" />}
                busy={busy}
                onClick={() => void run(true)}
              >
                {t('port.try')}
              </Button>
              <Button
                variant={isChecked ? 'primary' : 'plain'}
                icon={<Import size={14} strokeWidth={1.8} aria-hidden="true" />}
                busy={busy}
                disabled={hasErrors}
                onClick={() => void run(false)}
              >
                {t(into === 'new' ? 'port.importNew' : 'port.importInto')}
              </Button>
            </div>
          </div>
        </Card>
        <Findings result={result} />
      </div>
    </ListPage>
  );
}
