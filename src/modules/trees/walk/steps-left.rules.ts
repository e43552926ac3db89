import type { TreeContent, TreeSubtreeCall } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import { TreeGraph } from '../validation/tree-graph.js';
import type { EngineTree, EngineWorld } from './engine/engine.js';
import type { WalkFrame } from './walk.js';

// How far it is at most: the longest way ahead. Where a way leads back, or a sub-tree is not known, nobody can say.

/** Kinds at which somebody, or an outside system, answers: each is one step. */
const stops: ReadonlySet<TreeNodeKind> = new Set([
  ...[TreeNodeKind.QUESTION, TreeNodeKind.INPUT, TreeNodeKind.INFO, TreeNodeKind.ARTICLE, TreeNodeKind.ACTION],
]);

/** Most steps after each node, by its key; nodes from which a walk may go on without end are left out. */
type After = ReadonlyMap<string, number>;

interface Measured {
  readonly calls: readonly TreeSubtreeCall[];
  /** By the lengths of the sub-trees: these follow their live versions, and a walk is bound to those of its start. */
  readonly byLengths: Map<string, { readonly after: After; readonly whole: number }>;
}

/** A version seldom meets more than one or two versions of its sub-trees. */
const mostKept = 8;

// Contents of versions never change and live as long as the cache of versions holds them; what was measured goes with them.
const known = new WeakMap<TreeContent, Measured>();

function measuredOf(content: TreeContent): Measured {
  const found = known.get(content);
  if (found) return found;
  const calls = content.nodes.flatMap(({ kind, subtree }) => (kind === TreeNodeKind.SUBTREE && subtree ? subtree : []));
  const made = { calls, byLengths: new Map() };
  known.set(content, made);
  return made;
}

const callName = ({ code, version }: TreeSubtreeCall): string => `${code}@${version ?? ''}`;

/** Measures from the ends backwards: a node is settled when all that it leads to are. Nodes that lead back are never settled. */
function measure(content: TreeContent, lengths: ReadonlyMap<string, number>): { after: After; whole: number } {
  const graph = new TreeGraph(content);
  const open = Int32Array.from(graph.edges, (edges) => edges.length);
  const after = new Float64Array(graph.nodes.length);
  const settled = new Map<string, number>();
  const ofNode = (at: number): number => {
    const { kind, subtree } = graph.node(at);
    if (kind === TreeNodeKind.SUBTREE) return subtree ? (lengths.get(callName(subtree)) ?? Infinity) : Infinity;
    return stops.has(kind) ? 1 : 0;
  };
  let whole = Infinity;
  const queue: number[] = [];
  for (const [at, count] of open.entries()) if (count === 0) queue.push(at);
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head] ?? 0;
    const { key } = graph.node(at);
    const left = after[at] ?? 0;
    if (left < Infinity && !settled.has(key)) settled.set(key, left);
    const through = left + ofNode(at);
    if (at === graph.start) whole = through;
    for (const from of graph.back[at] ?? []) {
      after[from] = Math.max(after[from] ?? 0, through);
      open[from] = (open[from] ?? 0) - 1;
      if (open[from] === 0) queue.push(from);
    }
  }
  return { after: settled, whole };
}

/** Longest ways through the versions that one walk is bound to. */
class Lengths {
  readonly #open = new Set<string>();
  readonly #found = new Map<string, { readonly after: After; readonly whole: number }>();

  constructor(private readonly world: EngineWorld) {}

  of(tree: EngineTree): { readonly after: After; readonly whole: number } {
    const name = `${tree.treeId}:${tree.number}`;
    const found = this.#found.get(name) ?? this.#measured(tree);
    this.#found.set(name, found);
    return found;
  }

  #measured(tree: EngineTree): { readonly after: After; readonly whole: number } {
    const { calls, byLengths } = measuredOf(tree.content);
    this.#open.add(tree.treeId);
    const lengths = new Map(calls.map((call) => [callName(call), this.#called(call)]));
    this.#open.delete(tree.treeId);
    const key = [...lengths.values()].join(' ');
    const kept = byLengths.get(key);
    if (kept) return kept;
    const made = measure(tree.content, lengths);
    if (byLengths.size >= mostKept) byLengths.clear();
    byLengths.set(key, made);
    return made;
  }

  #called(call: TreeSubtreeCall): number {
    const sub = this.world.sub(call);
    return sub && this.world.maySee(sub.treeId) && !this.#open.has(sub.treeId) ? this.of(sub).whole : Infinity;
  }
}

/**
 * Most steps that may come after the one where a walk stands; null where it may go on without end, or into a sub-tree that is not known.
 * Jumps do not count.
 */
export function mostStepsLeft(world: EngineWorld, frames: readonly WalkFrame[]): number | null {
  const lengths = new Lengths(world);
  let tree: EngineTree | null = world.root;
  let left = 0;
  for (const [depth, { nodeKey }] of frames.entries()) {
    if (!tree) return null;
    const here = tree.nodes.get(nodeKey);
    const after = lengths.of(tree).after.get(nodeKey);
    if (!here || after === undefined) return null;
    left += after;
    tree = depth < frames.length - 1 && here.subtree ? world.sub(here.subtree) : null;
  }
  return left;
}
