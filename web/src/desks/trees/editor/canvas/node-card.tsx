import { Handle, type NodeProps, Position } from '@xyflow/react';
import { CircleAlert, Play, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { classes } from '../../../../lib/classes';
import { NodeKindIcon, tintOf } from '../../shared/kinds';
import { useWords } from '../../shared/words';
import type { FlowNode } from './flow-shape';
import styles from './canvas.module.css';

/** One node of the drawing: kind, number, title, and what the check says of it. */
export const NodeCard = memo(function NodeCard({ id, data, selected, isConnectable }: NodeProps<FlowNode>) {
  const { t } = useWords();
  const { kind, number, title, isStart, mark, isHere, result, note } = data;
  const tint = kind === 'OUTCOME' && result !== null && result !== 'RESOLVED' ? 'bad' : tintOf(kind);
  return (
    <div
      data-node-key={id}
      className={classes(
        styles['card'],
        styles[tint],
        selected && styles['selected'],
        isHere && styles['here'],
        mark !== null && styles[mark],
      )}
    >
      <Handle type="target" position={Position.Top} isConnectable={isConnectable} className={styles['handle'] ?? ''} />
      <p className={styles['kind']}>
        <NodeKindIcon kind={kind} size={13} />
        {t(`kinds.${kind}`)} {number}
        {isStart && (
          <span className={styles['start']}>
            <Play size={9} aria-label={t('editor.start')} /> {note === null && t('editor.start')}
          </span>
        )}
        {note !== null && (
          <span className={styles['note']} title={note.long}>
            {note.short}
          </span>
        )}
        {mark === 'error' && (
          <CircleAlert
            size={13}
            strokeWidth={1.8}
            aria-label={t('findings.severities.ERROR')}
            className={styles['markIcon']}
          />
        )}
        {mark === 'warning' && (
          <TriangleAlert
            size={13}
            strokeWidth={1.8}
            aria-label={t('findings.severities.WARNING')}
            className={styles['markIcon']}
          />
        )}
      </p>
      <p className={classes(styles['title'], title === '' && styles['untitled'])} title={title}>
        {title || t('editor.untitled')}
      </p>
      {kind !== 'OUTCOME' && (
        <Handle
          type="source"
          position={Position.Bottom}
          isConnectable={isConnectable}
          className={styles['handle'] ?? ''}
        />
      )}
    </div>
  );
});
