import { Send } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { HintBar } from '../../../components/hint-bar';
import { LeaveGuard } from '../../../components/leave-guard';
import { Page } from '../../../components/page';
import { SaveMark } from '../../../components/save-mark';
import { Tabs } from '../../../components/tabs';
import { TextArea } from '../../../components/text-area';
import { TextInput } from '../../../components/text-input';
import { TopBar } from '../../../components/top-bar';
import {
  ArticleSubmitDocument,
  type Audience,
  EditorChoicesDocument,
  type EditedArticleFragment,
} from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import { useHotkeys } from '../../../lib/hotkeys';
import { toLanguage } from '../../../lib/languages';
import { useStore } from '../../../lib/store';
import { showToast } from '../../../lib/toasts';
import { FlagAtHand } from '../flags/flag-at-hand';
import { ArticleActions } from '../publish/article-actions';
import { ArticleBar } from '../shared/article-bar';
import { useChange } from '../../../lib/use-change';
import { useHints } from '../../../lib/use-hints';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { useWords } from '../shared/words';
import { useSourceBeside } from '../translations/use-source-beside';
import { CaseFields } from './case-fields';
import type { Finding } from './checks';
import { type Content, SAY_LIMIT } from './content';
import { EditorNotices } from './editor-notices';
import { EditorSide, type Panel } from './editor-side';
import styles from './editor.module.css';
import { FINDING_FIELDS, focusField } from './finding-places';
import { lineOfQuote } from './quote-line';
import { PreviewPane, READERS } from './preview-pane';
import { SourceEditor, type SourceHandle } from './source-editor';
import { SourceToolbar } from './source-toolbar';
import { useAttachments } from './use-attachments';
import { useChecks } from './use-checks';
import { useDraftSession } from './use-draft-session';
import { useInsertions } from './use-insertions';
import { usePreview } from './use-preview';

type Part = 'case' | 'body';

/** Source, preview and everything around them for one article. */
export function Editor({ article }: { article: EditedArticleFragment }) {
  const { t, common, path } = useWords();
  const { go } = useKnowledgePath();
  const session = useDraftSession(article);
  const state = useStore(session.store);
  const { content, errors } = state;
  const source = useRef<SourceHandle>(null);
  const [reader, setReader] = useState<Audience>('INTERNAL');
  const [panel, setPanel] = useState<Panel>('data');
  const [part, setPart] = useState<Part>(article.kind === 'TECHNICAL_CASE' ? 'case' : 'body');
  const attachments = useAttachments(article, session);
  const insertions = useInsertions({
    source,
    attachments,
    lang: toLanguage(article.locale),
    onBody: () => setPart('body'),
  });
  const [isUnlocked, setUnlocked] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const nextFinding = useRef(0);
  const submit = useChange(ArticleSubmitDocument, (data) => data.articleSubmit);
  const [{ data: choices }] = useQuery({ query: EditorChoicesDocument });

  const beside = useSourceBeside(article.id, session);

  const isCase = article.kind === 'TECHNICAL_CASE';
  const lang = toLanguage(article.locale);
  const isApproved = article.draft?.state === 'APPROVED';
  const readOnly = !article.viewerCanEdit || (isApproved && !isUnlocked);
  const maySubmit = !readOnly && (article.viewerCanSubmit || session.hasUnsaved);
  const preview = usePreview({
    bodyMarkdown: content.bodyMarkdown,
    as: reader,
    articleId: article.id,
    ...(isCase ? { technicalCase: content.technicalCase } : {}),
  });
  const { findings, draftLinks } = useChecks(article, content);
  const samples = useMemo(
    () => ({
      bold: t('editor.sample.bold'),
      link: t('editor.sample.link'),
      column: t('editor.sample.column'),
      block: t('editor.sample.block'),
    }),
    [t],
  );

  const showFinding = (finding: Finding): void => {
    const { line } = finding;
    const field = FINDING_FIELDS[finding.code];
    if (line !== undefined || field === 'bodyMarkdown') {
      setPart('body');
      setTimeout(() => (line === undefined ? source.current?.focus() : source.current?.goTo(line)));
      return;
    }
    if (field === 'technicalCase') setPart('case');
    else if (field !== 'title' && field !== 'say') setPanel('data');
    setTimeout(() => focusField(field));
  };
  const showQuote = (quote: string): void => {
    const line = lineOfQuote(content.bodyMarkdown, quote);
    if (line === null) return;
    setPart('body');
    setTimeout(() => source.current?.goTo(line));
  };
  const send = async (): Promise<void> => {
    if (!maySubmit || submit.busy) return;
    setRefused([]);
    const stops = findings.filter(({ weight }) => weight === 'stop');
    if (stops.length > 0) {
      setPanel('checks');
      showToast({ tone: 'warn', text: t('submit.stopped', { count: stops.length }) });
      return;
    }
    if (!(await session.flush())) return;
    const outcome = await submit.run({ id: article.id, input: { expectedVersion: session.expectedVersion } });
    if (outcome.kind === 'done') {
      showToast({ tone: 'good', text: t('submit.done', { code: article.code }) });
      go(`articles/${article.id}`);
    } else if (outcome.kind === 'refused') {
      setRefused(session.refuse(outcome.refusals));
    }
  };
  const turnReader = (): void => setReader(READERS[(READERS.indexOf(reader) + 1) % READERS.length] ?? 'INTERNAL');
  const goToNext = (): void => {
    const finding = findings[nextFinding.current % Math.max(1, findings.length)];
    nextFinding.current += 1;
    if (!finding) return;
    setPanel('checks');
    showFinding(finding);
  };
  useHotkeys({ F7: turnReader, F8: goToNext, 'Ctrl+s': () => void session.flush() });
  useSubmitKey(() => void send());
  const hints = useHints(t('views.edit'), [
    { keys: 'Ctrl B', label: t('hints.bold'), run: () => source.current?.run('bold') },
    { keys: '/', label: t('hints.slash') },
    { keys: 'F7', label: t('hints.reader'), run: turnReader },
    { keys: 'F8', label: t('hints.finding'), run: goToNext },
    { keys: 'Ctrl ↵', label: t('hints.submit'), run: () => void send() },
  ]);
  const nameOf = (id: string): string => {
    const category = choices?.categories.find((one) => one.id === id);
    const line = choices?.productLines.find((one) => one.id === id);
    return category ? path(category) : (line?.name.zhCN ?? id);
  };
  const edit = (changes: Partial<Content>): void => session.edit(changes);
  const sayLength = [...content.say].length;
  const { category } = article.draft ?? article;

  return (
    <Page
      top={<TopBar title={common('desks.KNOWLEDGE')} subtitle={category ? path(category) : t('tabs.articles')} />}
      bottom={
        <HintBar hints={hints}>{preview.shown && t('editor.length', { count: preview.shown.characterCount })}</HintBar>
      }
    >
      <ArticleBar
        article={article}
        view="edit"
        title={content.title}
        status={
          <SaveMark status={state.status} savedAt={state.savedAt} say={(status, at) => t(`save.${status}`, { at })} />
        }
      >
        {beside.button}
        <ArticleActions article={article} before={session.flush} onDiscarded={session.adopt} />
        {!isApproved && article.viewerCanEdit && (
          <Button
            variant="primary"
            icon={<Send size={14} strokeWidth={1.8} aria-hidden="true" />}
            keyCap="Ctrl ↵"
            busy={submit.busy}
            disabled={!maySubmit}
            title={maySubmit ? undefined : t('submit.nothing')}
            onClick={() => void send()}
          >
            {t('actions.submit')}
          </Button>
        )}
      </ArticleBar>
      <EditorNotices
        article={article}
        session={session}
        state={state}
        refused={refused}
        failure={submit.failure}
        lang={lang}
        nameOf={nameOf}
        isLocked={isApproved && !isUnlocked}
        onUnlock={() => setUnlocked(true)}
        onQuote={showQuote}
      />
      <FlagAtHand />
      <LeaveGuard session={session} say={(part) => t(`leave.${part}`)} />
      <div className={styles['columns']}>
        <section className={styles['source']} data-panel="" aria-label={t('editor.source')}>
          <div className={styles['head']}>
            <div data-field="title">
              <Field label={t('fields.title')} error={errors.title}>
                <TextInput
                  size="large"
                  value={content.title}
                  lang={lang}
                  readOnly={readOnly}
                  onChange={(event) => edit({ title: event.currentTarget.value })}
                />
              </Field>
            </div>
            <div data-field="say" className={styles['say']}>
              <Field label={t('fields.say')} error={errors.say}>
                <TextArea
                  rows={2}
                  value={content.say}
                  lang={lang}
                  readOnly={readOnly}
                  onChange={(event) => edit({ say: event.currentTarget.value })}
                />
              </Field>
              <span className={classes(styles['counter'], sayLength > SAY_LIMIT && styles['over'])}>
                {t('fields.counter', { count: sayLength, limit: SAY_LIMIT })}
              </span>
            </div>
          </div>
          {isCase && (
            <div className={styles['parts']}>
              <Tabs
                label={t('editor.parts')}
                value={part}
                items={[
                  { value: 'case', label: t('fields.caseAll') },
                  { value: 'body', label: t('fields.bodyMore') },
                ]}
                onChange={setPart}
              />
            </div>
          )}
          {part === 'case' && <CaseFields state={state} readOnly={readOnly} onEdit={edit} />}
          <div className={classes(styles['body'], part === 'case' && styles['away'])} data-field="bodyMarkdown">
            <SourceToolbar disabled={readOnly} onAction={insertions.insert} />
            {errors.bodyMarkdown && <p className={styles['bodyError']}>{errors.bodyMarkdown}</p>}
            <SourceEditor
              ref={source}
              value={content.bodyMarkdown}
              epoch={state.epoch}
              label={t('editor.source')}
              placeholder={t('editor.placeholder')}
              lang={lang}
              samples={samples}
              readOnly={readOnly}
              onChange={(bodyMarkdown) => edit({ bodyMarkdown })}
              onSlash={insertions.onSlash}
              onLink={insertions.onLink}
              onFiles={insertions.onFiles}
            />
          </div>
          {insertions.overlays}
        </section>
        {beside.pane ?? (
          <PreviewPane
            article={article}
            content={content}
            lang={lang}
            preview={preview}
            reader={reader}
            onReader={setReader}
          />
        )}
        <EditorSide
          article={article}
          state={state}
          panel={panel}
          findings={findings}
          readOnly={readOnly}
          hasInternal={preview.shown?.hasInternalBlocks === true}
          onPanel={setPanel}
          onFinding={showFinding}
          onEdit={edit}
          attachments={attachments}
          linkedFrom={draftLinks.linkedFrom}
          onAddFile={() => insertions.insert('file')}
          onInsert={insertions.insertText}
        />
      </div>
    </Page>
  );
}
