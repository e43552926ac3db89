import type { TreeGraph } from './tree-graph.js';

/** Which nodes are on every way from the start to others. */
export class Dominators {
  /** The last node on every way to each, -1 where none is known. */
  readonly #above: Int32Array;
  readonly #first: Int32Array;
  readonly #last: Int32Array;

  /** By the algorithm of Cooper, Harvey and Kennedy; then each question takes no time. */
  constructor(graph: TreeGraph) {
    const count = graph.nodes.length;
    this.#above = new Int32Array(count).fill(-1);
    this.#first = new Int32Array(count).fill(-1);
    this.#last = new Int32Array(count).fill(-1);
    if (graph.start < 0) return;
    const above = this.#above;
    const rank = new Int32Array(count);
    for (const [at, node] of graph.order.entries()) rank[node] = at;
    const common = (left: number, right: number): number => {
      let [a, b] = [left, right];
      while (a !== b) {
        while ((rank[a] ?? 0) > (rank[b] ?? 0)) a = above[a] ?? 0;
        while ((rank[b] ?? 0) > (rank[a] ?? 0)) b = above[b] ?? 0;
      }
      return a;
    };
    above[graph.start] = graph.start;
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (const node of graph.order) {
        if (node === graph.start) continue;
        let next = -1;
        for (const from of graph.back[node] ?? []) {
          if (!graph.reached[from] || above[from] === -1) continue;
          next = next === -1 ? from : common(from, next);
        }
        if (next === above[node]) continue;
        above[node] = next;
        isChanged = true;
      }
    }
    this.#number(graph);
  }

  /** Whether every way from the start to `node` goes through `by`; both have to be reached. */
  isAlwaysBefore(by: number, node: number): boolean {
    const [first, last] = [this.#first[by] ?? -1, this.#last[by] ?? -1];
    const at = this.#first[node] ?? -1;
    return first >= 0 && at >= first && at <= last;
  }

  /** Numbers the tree that the nodes form, so that what lies under a node is one stretch of numbers. */
  #number(graph: TreeGraph): void {
    const below = new Map<number, number[]>();
    for (const node of graph.order) {
      if (node === graph.start) continue;
      const above = this.#above[node] ?? -1;
      const list = below.get(above);
      if (list) list.push(node);
      else below.set(above, [node]);
    }
    let counter = 0;
    const stack = [{ at: graph.start, next: 0 }];
    this.#first[graph.start] = counter++;
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = below.get(top.at)?.[top.next];
      if (child === undefined) {
        this.#last[top.at] = counter - 1;
        stack.pop();
        continue;
      }
      top.next += 1;
      this.#first[child] = counter++;
      stack.push({ at: child, next: 0 });
    }
  }
}
