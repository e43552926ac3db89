import type { NodeUseFragment } from '../../../gql/trees/graphql';

/** Most nodes of one diagram; beyond them nothing could be read. */
const MOST_NODES = 40;
/** The node that stands for walks that ended without an outcome. */
export const LEFT = ' left';

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** A way that leads back to where the walk has been: a diagram that runs one way cannot draw it. */
  readonly isBack: boolean;
}

export interface Flow {
  readonly edges: readonly FlowEdge[];
  readonly nodes: readonly string[];
  /** How many nodes stand one behind the other on the longest way. */
  readonly depth: number;
  /** Whether nodes that are seldom reached were left out. */
  readonly isCut: boolean;
}

/** All ways that were taken, those from a node to the same other one together, and where walks ended without an outcome. */
export function flowOf(nodes: readonly NodeUseFragment[], start: string | null): Flow {
  const walked = nodes.filter(({ enteredCount }) => enteredCount > 0);
  const kept = new Set(
    [...walked]
      .sort((one, other) => other.enteredCount - one.enteredCount)
      .slice(0, MOST_NODES)
      .map(({ nodeKey }) => nodeKey),
  );
  const counts = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, count: number): void => {
    if (count === 0) return;
    const out = counts.get(from) ?? new Map<string, number>();
    out.set(to, (out.get(to) ?? 0) + count);
    counts.set(from, out);
  };
  for (const node of walked) {
    if (!kept.has(node.nodeKey)) continue;
    for (const { to, share } of node.branches)
      if (to !== null && kept.has(to) && to !== node.nodeKey) add(node.nodeKey, to, share.count);
    add(node.nodeKey, LEFT, node.exit.count);
  }
  const back = backEdges(counts, start);
  const edges: FlowEdge[] = [];
  for (const [from, out] of counts)
    for (const [to, count] of out) edges.push({ from, to, count, isBack: back.has(`${from}→${to}`) });
  edges.sort((one, other) => other.count - one.count);
  const used = new Set(edges.filter(({ isBack }) => !isBack).flatMap(({ from, to }) => [from, to]));
  return { edges, nodes: [...used], depth: depthOf(edges), isCut: walked.length > kept.size };
}

/** Ways that close a circle, found by walking in depth from the start on. */
function backEdges(counts: ReadonlyMap<string, ReadonlyMap<string, number>>, start: string | null): Set<string> {
  const back = new Set<string>();
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (root: string): void => {
    const stack: { key: string; rest: string[] }[] = [];
    const enter = (key: string): void => {
      open.add(key);
      stack.push({ key, rest: [...(counts.get(key)?.keys() ?? [])] });
    };
    enter(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) {
        open.delete(top.key);
        done.add(top.key);
        stack.pop();
      } else if (open.has(next)) back.add(`${top.key}→${next}`);
      else if (!done.has(next)) enter(next);
    }
  };
  for (const key of [...(start === null ? [] : [start]), ...counts.keys()]) if (!done.has(key)) visit(key);
  return back;
}

/** The longest way through a diagram without circles, counted in nodes. */
function depthOf(edges: readonly FlowEdge[]): number {
  const out = new Map<string, string[]>();
  for (const { from, to, isBack } of edges) if (!isBack) out.set(from, [...(out.get(from) ?? []), to]);
  const known = new Map<string, number>();
  const longest = (key: string): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const depth = 1 + Math.max(0, ...(out.get(key) ?? []).map(longest));
    known.set(key, depth);
    return depth;
  };
  return Math.max(1, ...[...out.keys()].map(longest));
}
