import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';

/** One way out of a node. */
export interface Exit {
  /** Where in the node, as `TreeFinding.place` says it. */
  readonly place: string;
  /** Key of the node where it leads; null where it leads nowhere. */
  readonly to: string | null;
}

/** All ways out of a node that its kind uses, in their order. */
export function exitsOf(node: TreeNode): Exit[] {
  switch (node.kind) {
    case TreeNodeKind.QUESTION:
      return node.choices.map(({ key, to }) => ({ place: `choice:${key}`, to }));
    case TreeNodeKind.LOGIC:
      return [...node.rules.map(({ to }, at) => ({ place: `rule:${at + 1}`, to })), { place: 'to', to: node.to }];
    case TreeNodeKind.ACTION:
      return [
        { place: 'to', to: node.to },
        { place: 'failureTo', to: node.command?.failureTo ?? null },
        { place: 'timeoutTo', to: node.command?.timeoutTo ?? null },
      ];
    case TreeNodeKind.OUTCOME:
      return [];
    case TreeNodeKind.INPUT:
    case TreeNodeKind.INFO:
    case TreeNodeKind.SUBTREE:
    case TreeNodeKind.ARTICLE:
      return [{ place: 'to', to: node.to }];
  }
}

/** An exit that leads to a node that is there. */
export interface Edge {
  readonly place: string;
  readonly to: number;
}

/** Whether somebody does something at a node of this kind before the walk goes on. */
export const asks = ({ kind }: Pick<TreeNode, 'kind'>): boolean =>
  kind === TreeNodeKind.QUESTION ||
  kind === TreeNodeKind.INPUT ||
  kind === TreeNodeKind.INFO ||
  kind === TreeNodeKind.ARTICLE;

/** Whether a walk, or the part of it in this tree, may end at the node. */
const ends = (node: TreeNode): boolean =>
  node.kind === TreeNodeKind.OUTCOME || (node.kind === TreeNodeKind.SUBTREE && node.to === null);

/** A drawing as numbers: nodes by their place, each key once (the first counts). All of it takes time in step with nodes and ways. */
export class TreeGraph {
  readonly nodes: readonly TreeNode[];
  readonly places = new Map<string, number>();
  readonly edges: readonly (readonly Edge[])[];
  readonly back: readonly (readonly number[])[];
  /** Place of the start; -1 where there is none. */
  readonly start: number;
  /** Nodes that the start leads to, in reverse postorder: each before those that it leads to, apart from circles. */
  readonly order: readonly number[];
  readonly reached: Uint8Array;
  /** Nodes at which somebody does something before the walk goes on. */
  readonly asking: Uint8Array;
  /** Nodes where a walk ends, or a way leads nowhere. */
  readonly stopping: Uint8Array;

  constructor(readonly content: TreeContent) {
    this.nodes = content.nodes;
    for (const [at, { key }] of content.nodes.entries()) if (!this.places.has(key)) this.places.set(key, at);
    this.asking = new Uint8Array(content.nodes.length);
    this.stopping = new Uint8Array(content.nodes.length);
    this.edges = content.nodes.map((node, from) => this.#edgesOf(node, from));
    const back: number[][] = content.nodes.map(() => []);
    for (const [from, edges] of this.edges.entries()) for (const { to } of edges) back[to]?.push(from);
    this.back = back;
    this.start = content.startKey === null ? -1 : (this.places.get(content.startKey) ?? -1);
    this.reached = new Uint8Array(content.nodes.length);
    this.order = this.#walk();
  }

  node(at: number): TreeNode {
    const node = this.nodes[at];
    if (!node) throw new Error(`There is no node ${at}.`);
    return node;
  }

  /** The first way, by number of nodes, from the start to a node that leaves another out; empty where there is none. */
  wayTo(target: number, without: number | null): number[] {
    if (this.start < 0 || this.start === without) return [];
    const from = new Int32Array(this.nodes.length).fill(-2);
    from[this.start] = -1;
    const queue = [this.start];
    for (let head = 0; head < queue.length && from[target] === -2; head += 1) {
      const at = queue[head] ?? 0;
      for (const { to } of this.edges[at] ?? [])
        if (to !== without && from[to] === -2) {
          from[to] = at;
          queue.push(to);
        }
    }
    if (from[target] === -2) return [];
    const way: number[] = [];
    for (let at = target; at >= 0; at = from[at] ?? -1) way.push(at);
    return way.reverse();
  }

  #edgesOf(node: TreeNode, from: number): Edge[] {
    const edges: Edge[] = [];
    const exits = exitsOf(node);
    for (const { place, to } of exits) {
      const at = to === null ? undefined : this.places.get(to);
      if (at !== undefined) edges.push({ place, to: at });
    }
    if (asks(node)) this.asking[from] = 1;
    if (ends(node) || !exits.length || edges.length < exits.length) this.stopping[from] = 1;
    return edges;
  }

  #walk(): number[] {
    const order: number[] = [];
    if (this.start < 0) return order;
    const stack = [{ at: this.start, next: 0 }];
    this.reached[this.start] = 1;
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = this.edges[top.at]?.[top.next];
      if (!edge) {
        order.push(top.at);
        stack.pop();
        continue;
      }
      top.next += 1;
      if (this.reached[edge.to]) continue;
      this.reached[edge.to] = 1;
      stack.push({ at: edge.to, next: 0 });
    }
    return order.reverse();
  }
}
