import { branchesOf } from '../model/branches';
import type { Drawing } from '../session/content';
import type { Point } from '../model/layout-shape';

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The next node along the lines: down to the first way out, up to where one came from, sideways to the neighbours in the same row that
 * share a source, or simply the next ones in that row.
 */
export function neighbour(
  drawing: Drawing,
  at: (key: string) => Point,
  key: string,
  direction: Direction,
  cameFrom: string | null,
): string | null {
  const node = drawing.nodes.get(key);
  if (!node) return null;
  const targets = (from: string): string[] => {
    const source = drawing.nodes.get(from);
    if (!source) return [];
    const all = branchesOf(source).flatMap(({ to }) => (to !== null && drawing.nodes.has(to) ? [to] : []));
    return [...new Set(all)].toSorted((one, other) => at(one).x - at(other).x);
  };
  if (direction === 'down') return targets(key)[0] ?? null;
  const sources = [...drawing.nodes.keys()].filter((from) => from !== key && targets(from).includes(key));
  if (direction === 'up') {
    if (cameFrom !== null && sources.includes(cameFrom)) return cameFrom;
    return (
      sources.toSorted((one, other) => Math.abs(at(one).x - at(key).x) - Math.abs(at(other).x - at(key).x))[0] ?? null
    );
  }
  const source = cameFrom !== null && sources.includes(cameFrom) ? cameFrom : sources[0];
  const siblings = source === undefined ? [] : targets(source);
  const step = direction === 'left' ? -1 : 1;
  const sibling = siblings[siblings.indexOf(key) + step];
  if (sibling !== undefined) return sibling;
  const here = at(key);
  const row = [...drawing.nodes.keys()].filter(
    (other) => other !== key && Math.abs(at(other).y - here.y) < 40 && Math.sign(at(other).x - here.x) === step,
  );
  return row.toSorted((one, other) => Math.abs(at(one).x - here.x) - Math.abs(at(other).x - here.x))[0] ?? null;
}
