import { valueOfText } from '../expressions/value.rules.js';
import type { TreeNode } from '../tree-content.js';
import { TreeVariableOrigin } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { nodeName } from './findings.js';
import { expressionsOf, placeholdersIn, setBy, textsOf } from './readings.rules.js';

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

  #mask(names: readonly string[]): Uint32Array {
    const mask = new Uint32Array(this.#width);
    for (const name of names) {
      const bit = this.#bits.get(name);
      if (bit !== undefined) mask[bit >> 5] = (mask[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
    return mask;
  }

  #run(): void {
    const { graph, variables } = this.check;
    if (graph.start < 0) return;
    const hasValue = [...variables.values()].filter(
      (variable) =>
        variable.origin === TreeVariableOrigin.SCORE ||
        (variable.defaultValue !== null && valueOfText(variable, variable.defaultValue) !== null),
    );
    this.#at.set(this.#mask(hasValue.map(({ name }) => name)), graph.start * this.#width);
    this.#known[graph.start] = 1;
    // Rounds in an order in which most nodes come after those that lead to them: few are needed.
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (const from of graph.order) {
        if (!this.#known[from]) continue;
        const node = graph.node(from);
        let lastPlace = '';
        let mask: Uint32Array | null = null;
        for (const { place, to } of graph.edges[from] ?? []) {
          if (mask === null || (lastPlace === 'to') !== (place === 'to')) mask = this.#mask(setBy(node, place));
          lastPlace = place;
          if (this.#meet(from, to, mask)) isChanged = true;
        }
      }
    }
  }

  /** Takes what is set on a way over to where it leads; whether anything changed there. */
  #meet(from: number, to: number, mask: Uint32Array): boolean {
    const [source, target] = [from * this.#width, to * this.#width];
    let isChanged = !this.#known[to];
    for (let word = 0; word < this.#width; word += 1) {
      const given = ((this.#at[source + word] ?? 0) | (mask[word] ?? 0)) >>> 0;
      const before = this.#at[target + word] ?? 0;
      const after = this.#known[to] ? (before & given) >>> 0 : given;
      if (after !== before) isChanged = true;
      this.#at[target + word] = after;
    }
    this.#known[to] = 1;
    return isChanged;
  }
}

/** What a node reads: names, where first, and whether only a text shows it. */
function readsOf(check: Check, node: TreeNode): Map<string, { readonly place: string; readonly isText: boolean }> {
  const reads = new Map<string, { place: string; isText: boolean }>();
  for (const { place, text } of expressionsOf(node)) {
    const found = check.expressions.check(text);
    for (const name of found.ok ? found.names : []) if (!reads.has(name)) reads.set(name, { place, isText: false });
  }
  for (const [place, text] of textsOf(node))
    for (const name of placeholdersIn(text))
      if (!reads.has(name) && check.variables.has(name)) reads.set(name, { place, isText: true });
  return reads;
}

/** Variables that are read where on some way nobody has set them. In texts that is a warning: there they show as empty. */
export function checkSetBeforeUse(check: Check): void {
  const { content, graph, findings, variables } = check;
  if (graph.start < 0 || !variables.size) return;
  const flow = new Flow(check);
  let shown = 0;
  for (const [at, node] of content.nodes.entries()) {
    if (!graph.reached[at]) continue;
    for (const [name, { place, isText }] of readsOf(check, node)) {
      if (flow.isSet(at, name)) continue;
      const way = shown++ < mostWays ? flow.wayWithout(at, name).map((step) => nodeName(graph.node(step))) : [];
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
