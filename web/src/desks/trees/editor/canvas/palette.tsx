import type { TreeNodeKind } from '../../../../gql/trees/graphql';
import { NodeKindIcon } from '../../shared/kinds';
import { useWords } from '../../shared/words';
import { KINDS } from '../model/edits';
import styles from './canvas.module.css';

/** What a dragged kind is called while it is carried. */
export const DRAG_TYPE = 'application/x-caregraph-node-kind';

/** The eight kinds: drawn onto the canvas, or with a click added below the chosen node. */
export function Palette({ onAdd }: { onAdd: (kind: TreeNodeKind) => void }) {
  const { t } = useWords();
  return (
    <ul className={styles['palette']} aria-label={t('editor.palette')}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <button
            type="button"
            draggable
            title={t(`kindHints.${kind}`)}
            onClick={() => onAdd(kind)}
            onDragStart={(event) => {
              event.dataTransfer.setData(DRAG_TYPE, kind);
              event.dataTransfer.effectAllowed = 'copy';
            }}
          >
            <NodeKindIcon kind={kind} />
            {t(`kinds.${kind}`)}
          </button>
        </li>
      ))}
    </ul>
  );
}
