import { useState } from 'react';
import { TreeSubmitDocument } from '../../../gql/trees/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import type { Finding } from './findings/findings-panel';
import type { SessionState, TreeSession } from './session/tree-session';

interface SubmitOptions {
  session: TreeSession;
  state: SessionState;
  readOnly: boolean;
  /** Errors that the check found. */
  errors: number;
  /** Takes over what the server found while it was handed in. */
  onFindings: (findings: readonly Finding[]) => void;
}

/** Handing the drawing in: whether it can be, why not, and the dialog that does it. */
export function useSubmit({ session, state, readOnly, errors, onFindings }: SubmitOptions) {
  const { t } = useWords();
  const { go } = useTreesPath();
  const [isOpen, setOpen] = useState(false);
  const change = useChange(TreeSubmitDocument, (data) => data.treeSubmit);
  const { head, status } = state;
  const whyNot = readOnly
    ? t('submit.locked')
    : errors > 0
      ? t('submit.errors', { count: errors })
      : head.viewerCanSubmit || status !== 'saved'
        ? null
        : t('submit.nothing');
  const submit = async (note: string): Promise<void> => {
    if (change.busy || !(await session.flush())) return;
    const input = { expectedVersion: session.expectedVersion, note: note.trim() || null };
    const outcome = await change.run({ id: head.id, input });
    if (outcome.kind === 'refused' && outcome.payload.findings) {
      onFindings(outcome.payload.findings);
      setOpen(false);
      showToast({ tone: 'warn', text: t('submit.refused') });
    }
    if (outcome.kind !== 'done') return;
    setOpen(false);
    if (outcome.payload.tree) session.follow(outcome.payload.tree);
    showToast({ tone: 'good', text: t('submit.done', { code: head.code }) });
    go('');
  };
  return {
    isOpen,
    whyNot,
    change,
    open: (): void => {
      if (whyNot === null) setOpen(true);
      else showToast({ tone: 'warn', text: whyNot });
    },
    close: (): void => {
      setOpen(false);
      change.reset();
    },
    send: (note: string): void => void submit(note),
  };
}
