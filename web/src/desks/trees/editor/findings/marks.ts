import type { NodeMark } from '../canvas/flow-shape';
import type { Finding } from './findings-panel';

/** Marks of the check by node: an error hides a warning. */
export function marksOf(findings: readonly Finding[], nodeErrors: ReadonlyMap<string, string>): Map<string, NodeMark> {
  const marks = new Map<string, NodeMark>();
  for (const { nodeKey, severity } of findings)
    if (nodeKey !== null && marks.get(nodeKey) !== 'error')
      marks.set(nodeKey, severity === 'ERROR' ? 'error' : 'warning');
  for (const key of nodeErrors.keys()) marks.set(key, 'error');
  return marks;
}
