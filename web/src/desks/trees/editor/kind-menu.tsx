import { Dialog } from '../../../components/dialog';
import { KeyCap } from '../../../components/key-cap';
import type { TreeNodeKind } from '../../../gql/trees/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { NodeKindIcon } from '../shared/kinds';
import { useWords } from '../shared/words';
import { KINDS } from './model/edits';
import styles from './editor.module.css';

/** Which kind the new node is: by its number, arrows and Enter, or a click. */
export function KindMenu({
  from,
  onPick,
  onClose,
}: {
  from: string | null;
  onPick: (kind: TreeNodeKind) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  useHotkeys(Object.fromEntries(KINDS.map((kind, at) => [String(at + 1), () => onPick(kind)])), { overlay: true });
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t('editor.addBranch')}
      description={from === null ? t('editor.addLoose') : t('editor.addBelow', { title: from })}
    >
      <ul
        className={styles['kindMenu']}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0) return;
          event.preventDefault();
          const all = [...event.currentTarget.querySelectorAll('button')];
          const here = all.findIndex((button) => button === document.activeElement);
          all[(here + step + all.length) % all.length]?.focus();
        }}
      >
        {KINDS.map((kind, at) => (
          <li key={kind}>
            <button type="button" onClick={() => onPick(kind)}>
              <KeyCap>{String(at + 1)}</KeyCap>
              <NodeKindIcon kind={kind} />
              <strong>{t(`kinds.${kind}`)}</strong>
              <span>{t(`kindHints.${kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
