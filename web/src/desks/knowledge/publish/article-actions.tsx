import { Archive, ArchiveRestore, EllipsisVertical, Eraser, Merge, Rocket, Undo2, Users } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { Menu, type MenuItem } from '../../../components/menu';
import {
  ArticleDraftDiscardDocument,
  type ArticleHeadFragment,
  ArticleRestoreDocument,
  ArticleWithdrawDocument,
  type EditedArticleFragment,
} from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { ArchiveDialog } from './archive-dialog';
import { useFlagWords } from '../flags/flag-words';
import { MergeDialog } from '../merging/merge-dialog';
import { PublishDialog } from './publish-dialog';
import { ReachDialog } from './reach-dialog';
import { ActDialog } from '../../../components/act-dialog';

type Open = 'publish' | 'merge' | 'reach' | 'archive' | 'restore' | 'discard' | null;

interface ArticleActionsProps {
  article: ArticleHeadFragment;
  /** Runs before anything that needs the text as it stands on the server; false stops it. */
  before?: (() => Promise<boolean>) | undefined;
  /** The draft is gone: what is open of it must follow. */
  onDiscarded?: ((article: EditedArticleFragment) => void) | undefined;
}

/** What may be done with an article as a whole. Only what this viewer may do is there. */
export function ArticleActions({ article, before, onDiscarded }: ArticleActionsProps) {
  const { f, t } = useFlagWords();
  const { go } = useKnowledgePath();
  const [open, setOpen] = useState<Open>(null);
  const restore = useChange(ArticleRestoreDocument, (data) => data.articleRestore);
  const discard = useChange(ArticleDraftDiscardDocument, (data) => data.articleDraftDiscard);
  const tell = useTell();
  const withdraw = useChange(ArticleWithdrawDocument, (data) => data.articleWithdraw);

  const { draft, state } = article;
  const keepsKnowledge = useMayWrite();
  const mayWrite = keepsKnowledge && state !== 'ARCHIVED';
  const mayPublish = article.viewerCanPublish && draft?.state === 'APPROVED';
  const target = { id: article.id, input: { expectedVersion: article.revision } };
  const close = (): void => setOpen(null);
  const show = (next: Open) => (): void => {
    for (const change of [restore, discard]) change.reset();
    // A draft that is thrown away need not be saved first.
    const ready = next === 'discard' ? undefined : before?.();
    void (ready ?? Promise.resolve(true)).then((goesOn) => {
      if (goesOn) setOpen(next);
    });
  };
  const takeBack = async (): Promise<void> => {
    const outcome = await withdraw.run(target);
    tell(outcome, t('withdraw.done', { code: article.code }));
  };
  useHotkeys({ p: mayPublish && open === null ? show('publish') : undefined });

  const item = (
    key: Exclude<Open, null | 'merge'> | 'withdraw',
    icon: MenuItem['icon'],
    run: () => void,
  ): MenuItem => ({
    key,
    label: t(`actions.${key}`),
    icon,
    run,
  });
  const drafts: MenuItem[] = [
    ...(mayWrite && draft?.state === 'IN_REVIEW'
      ? [item('withdraw', <Undo2 size={14} aria-hidden="true" />, () => void takeBack())]
      : []),
    ...(mayWrite && draft ? [item('discard', <Eraser size={14} aria-hidden="true" />, show('discard'))] : []),
  ];
  const whole: MenuItem[] = [
    ...(article.viewerCanChangeAudience ? [item('reach', <Users size={14} aria-hidden="true" />, show('reach'))] : []),
    ...(article.viewerCanArchive && state === 'PUBLISHED'
      ? [
          { key: 'merge', label: f('merge.action'), icon: <Merge size={14} aria-hidden="true" />, run: show('merge') },
          item('archive', <Archive size={14} aria-hidden="true" />, show('archive')),
        ]
      : []),
    ...(keepsKnowledge && state === 'ARCHIVED'
      ? [item('restore', <ArchiveRestore size={14} aria-hidden="true" />, show('restore'))]
      : []),
  ];
  const groups = [{ items: drafts }, { items: whole }].filter(({ items }) => items.length > 0);

  return (
    <>
      {mayPublish && (
        <Button
          variant="primary"
          icon={<Rocket size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="P"
          onClick={show('publish')}
        >
          {t('actions.publish')}
        </Button>
      )}
      {groups.length > 0 && (
        <Menu
          trigger={<IconButton label={t('actions.more')} icon={<EllipsisVertical size={16} aria-hidden="true" />} />}
          groups={groups}
        />
      )}
      {open === 'merge' && <MergeDialog from={article} onClose={close} />}
      {open === 'publish' && <PublishDialog article={article} onClose={close} />}
      {open === 'reach' && <ReachDialog article={article} onClose={close} />}
      {open === 'archive' && <ArchiveDialog article={article} onClose={close} />}
      {open === 'restore' && (
        <ActDialog
          title={t('restore.title', { code: article.code })}
          description={article.version === null ? t('restore.textNew') : t('restore.text')}
          submit={t('actions.restore')}
          change={restore}
          onSubmit={async () => (await restore.run(target)).kind === 'done'}
          onClose={close}
        />
      )}
      {open === 'discard' && draft && (
        <ActDialog
          title={t('discard.title', { number: draft.number })}
          description={
            article.version === null ? t('discard.textNew') : t('discard.text', { version: article.version })
          }
          submit={t('actions.discard')}
          harms
          change={discard}
          onSubmit={async () => {
            const outcome = await discard.run(target);
            if (outcome.kind !== 'done') return false;
            showToast({ tone: 'good', text: t('discard.done', { code: article.code }) });
            if (outcome.payload.article) onDiscarded?.(outcome.payload.article);
            go(outcome.payload.article ? `articles/${article.id}` : 'articles');
            return true;
          }}
          onClose={close}
        />
      )}
    </>
  );
}
