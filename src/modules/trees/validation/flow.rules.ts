import { valueOfText } from '../expressions/value.rules.js';
import type { TreeNode } from '../tree-content.js';
import { TreeNodeKind, TreeVariableOrigin } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { nodeName } from './findings.js';
import { expressionsOf, setBy } from './readings.rules.js';

// Which variables have a value at a node whichever way led there. A CONTEXT variable without default counts as not set: nobody is bound
// to hand it over. A SCORE begins at 0 where it has no default, so it is always set.

/** For so many findings the way on which nothing is set is shown. */
const mostWays = 20;
const mostSteps = 6;

/** What each node knows to be set, in bits by the place of the variable. */
class Flow {
  readonly #width: number;
  readonly #bits = new Map<string, number>();
  /** Set when a node is reached, `width` numbers for each. */
  readonly #at: Uint32Array;
  readonly #known: Uint8Array;

  constructor(private readonly check: Check) {
    for (const name of check.variables.keys()) this.#bits.set(name, this.#bits.size);
    this.#width = Math.max(1, Math.ceil(this.#bits.size / 32));
    this.#at = new Uint32Array(check.content.nodes.length * this.#width);
    this.#known = new Uint8Array(check.content.nodes.length);
    this.#run();
  }

  isSet(node: number, name: string): boolean {
    const bit = this.#bits.get(name);
    return bit === undefined || ((this.#at[node * this.#width + (bit >> 5)] ?? 0) & (1 << (bit & 31))) !== 0;
  }

  /** Nodes from where a variable may still be unset up to a node, the start first. Steps back over nodes that leave it unset. */
  wayWithout(target: number, name: string): number[] {
    const { graph } = this.check;
    const next = new Map<number, number>([[target, -1]]);
    const queue = [target];
    for (let head = 0; head < queue.length; head += 1) {
      const at = queue[head] ?? 0;
      if (at === graph.start) {
        const way: number[] = [];
        for (let step = at; step >= 0; step = next.get(step) ?? -1) way.push(step);
        return way;
      }
      for (const from of graph.back[at] ?? []) {
        if (next.has(from) || !graph.reached[from] || this.isSet(from, name)) continue;
        const leaves = (graph.edges[from] ?? []).some(
          (edge) => edge.to === at && !setBy(graph.node(from), edge.place).includes(name),
        );
        if (!leaves) continue;
        next.set(from, at);
        queue.push(from);
      }
    }
    return [];
  }

  /** Adds variables to those of a node in a table of bits. */
  #mark(table: Uint32Array, node: number, names: readonly string[]): void {
    for (const name of names) {
      const bit = this.#bits.get(name);
      const word = bit === undefined ? -1 : node * this.#width + (bit >> 5);
      if (bit !== undefined) table[word] = (table[word] ?? 0) | (1 << (bit & 31));
    }
  }

  #run(): void {
    const { graph, variables } = this.check;
    if (graph.start < 0) return;
    const hasValue = [...variables.values()].filter(
      (variable) =>
        variable.origin === TreeVariableOrigin.SCORE ||
        (variable.defaultValue !== null && valueOfText(variable, variable.defaultValue) !== null),
    );
    this.#mark(
      this.#at,
      graph.start,
      hasValue.map(({ name }) => name),
    );
    this.#known[graph.start] = 1;
    // What nodes set is read once: the rounds go over numbers only. An ACTION sets it on its first way alone.
    const sets = new Uint32Array(this.#at.length);
    const isAction = new Uint8Array(this.#known.length);
    for (const at of graph.order) {
      const node = graph.node(at);
      this.#mark(sets, at, setBy(node, 'to'));
      if (node.kind === TreeNodeKind.ACTION) isAction[at] = 1;
    }
    const nothing = new Uint32Array(this.#width);
    // Rounds in an order in which most nodes come after those that lead to them: few are needed.
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (const from of graph.order) {
        if (!this.#known[from]) continue;
        for (const { place, to } of graph.edges[from] ?? []) {
          const isSetting = !isAction[from] || place === 'to';
          if (this.#meet(from, to, isSetting ? sets : nothing, isSetting ? from * this.#width : 0)) isChanged = true;
        }
      }
    }
  }

  /** Takes what is set on a way over to where it leads; whether anything changed there. */
  #meet(from: number, to: number, sets: Uint32Array, begin: number): boolean {
    const [source, target] = [from * this.#width, to * this.#width];
    let isChanged = !this.#known[to];
    for (let word = 0; word < this.#width; word += 1) {
      const given = ((this.#at[source + word] ?? 0) | (sets[begin + word] ?? 0)) >>> 0;
      const before = this.#at[target + word] ?? 0;
      const after = this.#known[to] ? (before & given) >>> 0 : given;
      if (after !== before) isChanged = true;
      this.#at[target + word] = after;
    }
    this.#known[to] = 1;
    return isChanged;
  }
}

interface Read {
  readonly name: string;
  readonly place: string;
  readonly isText: boolean;
}

/** What a node reads: names, where first, and whether only a text shows it. */
function readsOf(check: Check, node: TreeNode): Read[] {
  const reads: Read[] = [];
  const add = (name: string, place: string, isText: boolean): void => {
    if (!reads.some((read) => read.name === name)) reads.push({ name, place, isText });
  };
  for (const { place, text } of expressionsOf(node)) {
    const found = check.expressions.check(text);
    if (found.ok) for (const name of found.names) add(name, place, false);
  }
  for (const { place, name } of check.namesInTexts(node)) if (check.variables.has(name)) add(name, place, true);
  return reads;
}

/** Variables that are read where on some way nobody has set them. In texts that is a warning: there they show as empty. */
export class SetBeforeUse {
  readonly #flow: Flow | null;
  #shown = 0;

  constructor(private readonly check: Check) {
    this.#flow = check.graph.start < 0 || !check.variables.size ? null : new Flow(check);
  }

  of(node: TreeNode, at: number): void {
    const { graph, findings, variables } = this.check;
    const flow = this.#flow;
    if (!flow || !graph.reached[at]) return;
    for (const { name, place, isText } of readsOf(this.check, node)) {
      if (flow.isSet(at, name)) continue;
      const way = this.#shown++ < mostWays ? flow.wayWithout(at, name).map((step) => nodeName(graph.node(step))) : [];
      const steps =
        way.length > mostSteps ? [...way.slice(0, 2), ['…', '…'] as const, ...way.slice(2 - mostSteps)] : way;
      const along = (language: 0 | 1): string => steps.map((step) => step[language]).join(' → ');
      const isContext = variables.get(name)?.origin === TreeVariableOrigin.CONTEXT;
      const label = nodeName(node);
      findings.add(TreeFindingCode.USED_BEFORE_SET, {
        ...{ node, place, ...(isText ? { severity: TreeFindingSeverity.WARNING } : {}) },
        message: [
          `${label[0]}用到变量“${name}”，但有的路走到这里它还没有值${steps.length > 1 ? `：${along(0)}` : ''}。`,
          `${label[1]} reads “${name}”, which on some way has no value yet${steps.length > 1 ? `: ${along(1)}` : ''}.`,
        ],
        mend: isContext
          ? ['给这个变量一个默认值：通话不一定会带来它。', 'Give it a default: a call need not bring it.']
          : ['给它一个默认值，或在前面每条路上先问到它。', 'Give it a default, or ask for it earlier on every way.'],
      });
    }
  }
}
