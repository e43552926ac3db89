import {
  Archive,
  ArchiveRestore,
  CalendarX2,
  EllipsisVertical,
  Eraser,
  Rocket,
  Send,
  Undo2,
  Users,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { Menu, type MenuItem } from '../../../components/menu';
import { Notice } from '../../../components/notice';
import {
  TreeDraftDiscardDocument,
  type TreeFindingFieldsFragment,
  TreeHandInDocument,
  type TreeHeadFragment,
  TreeRestoreDocument,
  TreeScheduleCancelDocument,
  TreeWithdrawDocument,
} from '../../../gql/trees/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { ActDialog } from '../../../components/act-dialog';
import { FindingsList } from '../shared/findings-list';
import { useRights } from '../shared/use-rights';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { ArchiveDialog } from './archive-dialog';
import { PublishDialog } from './publish-dialog';
import { ReachDialog } from './reach-dialog';

type Open = 'publish' | 'submit' | 'reach' | 'archive' | 'restore' | 'discard' | null;

/** What may be done with a tree as a whole. Only what this person may do is there. */
export function TreeActions({ tree, onGone }: { tree: TreeHeadFragment; onGone?: (() => void) | undefined }) {
  const { t, common } = useWords();
  const { go } = useTreesPath();
  const { draws } = useRights();
  const tell = useTell();
  const [open, setOpen] = useState<Open>(null);
  const [findings, setFindings] = useState<readonly TreeFindingFieldsFragment[]>([]);
  const submit = useChange(TreeHandInDocument, (data) => data.treeSubmit);
  const withdraw = useChange(TreeWithdrawDocument, (data) => data.treeWithdraw);
  const unschedule = useChange(TreeScheduleCancelDocument, (data) => data.treeScheduleCancel);
  const restore = useChange(TreeRestoreDocument, (data) => data.treeRestore);
  const discard = useChange(TreeDraftDiscardDocument, (data) => data.treeDraftDiscard);
  const { draft, code } = tree;
  const target = { id: tree.id, input: { expectedVersion: tree.revision } };
  const isWaiting = draft?.schedule != null;
  const mayPublish = tree.viewerCanPublish && draft?.state === 'APPROVED' && !isWaiting;
  const mayTouch = draws && tree.state !== 'ARCHIVED' && draft !== null;
  const close = (): void => setOpen(null);
  const show = (next: Open) => (): void => {
    for (const change of [submit, restore, discard]) change.reset();
    setFindings([]);
    setOpen(next);
  };
  useHotkeys({
    p: mayPublish && open === null ? show('publish') : undefined,
    s: tree.viewerCanSubmit && open === null ? show('submit') : undefined,
  });
  const item = (key: string, label: string, icon: ReactNode, run: () => void): MenuItem => ({ key, label, icon, run });
  const drafts: MenuItem[] = [
    ...(mayTouch && draft?.state === 'IN_REVIEW'
      ? [
          item('withdraw', t('acts.withdraw'), <Undo2 size={14} aria-hidden="true" />, () => {
            void withdraw.run(target).then((outcome) => tell(outcome, t('acts.withdrawn', { code })));
          }),
        ]
      : []),
    ...(mayTouch && isWaiting
      ? [
          item('unschedule', t('acts.unschedule'), <CalendarX2 size={14} aria-hidden="true" />, () => {
            void unschedule.run(target).then((outcome) => tell(outcome, t('acts.unscheduled', { code })));
          }),
        ]
      : []),
    ...(mayTouch ? [item('discard', t('acts.discard'), <Eraser size={14} aria-hidden="true" />, show('discard'))] : []),
  ];
  const whole: MenuItem[] = [
    ...(tree.viewerCanChangeAudience
      ? [item('reach', t('acts.reach'), <Users size={14} aria-hidden="true" />, show('reach'))]
      : []),
    ...(tree.viewerCanArchive
      ? [item('archive', t('acts.archive'), <Archive size={14} aria-hidden="true" />, show('archive'))]
      : []),
    ...(tree.viewerCanRestore
      ? [item('restore', t('acts.restore'), <ArchiveRestore size={14} aria-hidden="true" />, show('restore'))]
      : []),
  ];
  const groups = [{ items: drafts }, { items: whole }].filter(({ items }) => items.length > 0);
  return (
    <>
      {tree.viewerCanSubmit && (
        <Button
          variant={mayPublish ? 'plain' : 'primary'}
          icon={<Send size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="S"
          onClick={show('submit')}
        >
          {t('acts.submit')}
        </Button>
      )}
      {mayPublish && (
        <Button
          variant="primary"
          icon={<Rocket size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="P"
          onClick={show('publish')}
        >
          {t('acts.publish')}
        </Button>
      )}
      {groups.length > 0 && (
        <Menu
          trigger={<IconButton label={t('acts.more')} icon={<EllipsisVertical size={16} aria-hidden="true" />} />}
          groups={groups}
        />
      )}
      {open === 'publish' && <PublishDialog tree={tree} onClose={close} />}
      {open === 'reach' && <ReachDialog tree={tree} onClose={close} />}
      {open === 'archive' && <ArchiveDialog tree={tree} onClose={close} />}
      {open === 'submit' && (
        <ActDialog
          title={t('submit.title', { code })}
          description={t('submit.text')}
          submit={t('submit.submit')}
          reason={{ label: t('submit.note'), missing: null, most: 500 }}
          change={submit}
          onSubmit={async (note) => {
            const input = { ...target.input, ...(note === '' ? {} : { note }) };
            const outcome = await submit.run({ id: tree.id, input });
            if (outcome.kind === 'refused') setFindings(outcome.payload.findings ?? []);
            if (outcome.kind === 'done') showToast({ tone: 'good', text: t('submit.done', { code }) });
            return outcome.kind === 'done';
          }}
          onClose={close}
        >
          {findings.length > 0 && (
            <Notice
              kind="error"
              title={t('submit.refused')}
              actions={
                <Button size="small" onClick={() => go(`${tree.id}/edit`)}>
                  {t('acts.edit')}
                </Button>
              }
            >
              <FindingsList findings={findings} />
            </Notice>
          )}
        </ActDialog>
      )}
      {open === 'restore' && (
        <ActDialog
          title={t('restore.title', { code })}
          description={t(tree.version === null ? 'restore.textNew' : 'restore.text')}
          submit={t('acts.restore')}
          change={restore}
          onSubmit={async () => tell(await restore.run(target), t('restore.done', { code }))}
          onClose={close}
        />
      )}
      {open === 'discard' && draft && (
        <ActDialog
          title={t('discard.title', { number: draft.number })}
          description={tree.version === null ? t('discard.textNew') : t('discard.text', { version: tree.version })}
          submit={t('acts.discard')}
          harms
          change={discard}
          onSubmit={async () => {
            const outcome = await discard.run(target);
            if (outcome.kind !== 'done') return false;
            showToast({ tone: 'good', text: t('discard.done', { code }), detail: common('desks.TREES') });
            if (outcome.payload.tree && tree.version !== null) go(tree.id);
            else go('');
            onGone?.();
            return true;
          }}
          onClose={close}
        />
      )}
    </>
  );
}
