import { Tabs } from '../../../components/tabs';
import type { EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { CommentsPanel } from '../comments/comments-panel';
import { useOpenComments } from '../comments/use-open-comments';
import { ReviewRecords } from '../shared/review-records';
import { useWords } from '../shared/words';
import { TranslationsPanel } from '../translations/translations-panel';
import type { Finding } from './checks';
import { ChecksPanel } from './checks-panel';
import type { Content } from './content';
import { DataPanel } from './data-panel';
import type { DraftState } from './draft-session';
import styles from './editor.module.css';
import { FilesPanel } from './files-panel';
import { SideCards } from './side-cards';
import type { useDraftLinks } from './use-draft-links';
import { UsedBy } from './used-by';
import type { Attachments } from './use-attachments';

export type Panel = 'checks' | 'data' | 'reviews' | 'comments';

interface EditorSideProps {
  article: EditedArticleFragment;
  state: DraftState;
  panel: Panel;
  findings: readonly Finding[];
  readOnly: boolean;
  hasInternal: boolean;
  onPanel: (panel: Panel) => void;
  onFinding: (finding: Finding) => void;
  onEdit: (changes: Partial<Content>) => void;
  attachments: Attachments;
  linkedFrom: ReturnType<typeof useDraftLinks>['linkedFrom'];
  onAddFile: () => void;
  onInsert: (markdown: string) => void;
}

/** Beside the text: its data, what the checks found, its reviews, and what colleagues say about it. */
export function EditorSide({
  article,
  state,
  panel,
  findings,
  readOnly,
  hasInternal,
  onPanel,
  onFinding,
  onEdit,
  attachments,
  linkedFrom,
  onAddFile,
  onInsert,
}: EditorSideProps) {
  const { t } = useWords();
  const openComments = useOpenComments(article.id);
  const reviews = article.draft?.reviews ?? [];
  return (
    <aside className={styles['panel']} data-panel="" aria-label={t('editor.panel')}>
      <div className={styles['panelTabs']}>
        <Tabs
          label={t('editor.panel')}
          value={panel}
          items={[
            { value: 'data', label: t('editor.panels.data') },
            { value: 'checks', label: t('editor.panels.checks'), count: findings.length },
            { value: 'reviews', label: t('editor.panels.reviews'), count: reviews.length },
            { value: 'comments', label: t('editor.panels.comments'), count: openComments },
          ]}
          onChange={onPanel}
        />
      </div>
      <div className={styles['panelBody']}>
        {panel === 'data' && <TranslationsPanel id={article.id} />}
        {panel === 'data' && (
          <>
            <DataPanel article={article} state={state} readOnly={readOnly} hasInternal={hasInternal} onEdit={onEdit} />
            <FilesPanel
              article={article}
              attachments={attachments}
              markdown={[state.content.bodyMarkdown, ...Object.values(state.content.technicalCase)].join('\n')}
              readOnly={readOnly}
              onAdd={onAddFile}
              onInsert={onInsert}
            />
            <UsedBy linkedFrom={linkedFrom} />
          </>
        )}
        {panel === 'checks' && (
          <>
            <SideCards article={article} content={state.content} />
            <ChecksPanel findings={findings} onGo={onFinding} />
          </>
        )}
        {panel === 'reviews' && <ReviewRecords reviews={reviews} />}
        {panel === 'comments' && (
          <CommentsPanel
            talk={
              article.draft
                ? { articleId: article.id, about: 'DRAFT', version: null }
                : { articleId: article.id, about: 'LIVE', version: article.version }
            }
          />
        )}
      </div>
    </aside>
  );
}
