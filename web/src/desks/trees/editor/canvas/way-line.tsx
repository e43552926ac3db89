import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { classes } from '../../../../lib/classes';
import type { Point } from '../model/layout-shape';
import type { FlowLink } from './flow-shape';
import styles from './canvas.module.css';

const ROUND = 6;

/** Right-angled corners from one height to the next, through all points. */
function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M ${first.x} ${first.y}`;
  let at = first;
  for (const next of rest) {
    const dx = next.x - at.x;
    const middle = (at.y + next.y) / 2;
    const round = Math.min(ROUND, Math.abs(dx) / 2, Math.abs(next.y - at.y) / 2);
    if (Math.abs(dx) < 2) path += ` L ${next.x} ${next.y}`;
    else {
      const [side, down] = [Math.sign(dx), Math.sign(next.y - at.y) || 1];
      path += ` L ${at.x} ${middle - down * round}`;
      path += ` Q ${at.x} ${middle} ${at.x + side * round} ${middle}`;
      path += ` L ${next.x - side * round} ${middle}`;
      path += ` Q ${next.x} ${middle} ${next.x} ${middle + down * round}`;
      path += ` L ${next.x} ${next.y}`;
    }
    at = next;
  }
  return path;
}

/** A way that leads back up goes round the side, so that it does not cross what lies between. */
const around = (from: Point, to: Point): Point[] => {
  const side = Math.max(from.x, to.x) + 130;
  return [
    { x: from.x, y: from.y },
    { x: side, y: from.y + 24 },
    { x: side, y: to.y - 24 },
    { x: to.x, y: to.y },
  ];
};

/** The line from one node to another, with what is answered to take it. */
export const WayLine = memo(function WayLine({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  selected,
  data,
}: EdgeProps<FlowLink>) {
  const from = { x: sourceX, y: sourceY };
  const to = { x: targetX, y: targetY };
  const via = data?.points ?? null;
  const points = via ? [from, ...via, to] : targetY > sourceY + 10 ? [from, to] : around(from, to);
  const label = data?.label ?? '';
  const labelAt =
    data?.labelAt ??
    (targetY > sourceY + 10
      ? // Near where it arrives: there each has a place of its own.
        { x: targetX, y: targetY - (targetY - sourceY) / 4 }
      : { x: Math.max(sourceX, targetX) + 130, y: (sourceY + targetY) / 2 });
  const weight = data?.weight ?? 'plain';
  const width = data?.width ?? null;
  return (
    <>
      <BaseEdge
        id={id}
        path={pathThrough(points)}
        interactionWidth={16}
        {...(width === null ? {} : { style: { strokeWidth: width } })}
        className={classes(styles['line'], styles[weight], selected && styles['lineSelected'])}
      />
      {label !== '' && (
        <EdgeLabelRenderer>
          <span
            className={classes(styles['label'], selected && styles['labelSelected'])}
            style={{ transform: `translate(-50%, -50%) translate(${labelAt.x}px, ${labelAt.y}px)` }}
          >
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
