import { distinctUnits } from '../../../platform/search/analysis.js';
import { frameWords } from '../../../platform/search/frame-words.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import { branchesOf } from '../figures/branches.rules.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';

/** A class that a problem may have: an outcome, or a question above outcomes. */
export interface ProblemClass {
  readonly nodeKey: string;
  readonly title: LocalizedText;
  /** Answers that lead to it, from the top. */
  readonly path: readonly LocalizedText[];
  readonly isOutcome: boolean;
  readonly departmentId: string | null;
  readonly departmentMayDiffer: boolean;
  /** Units of its texts with what they count for, summed up. */
  readonly weights: ReadonlyMap<string, number>;
  /** Sum of the weights. */
  readonly length: number;
  /** Units of each text of its own. */
  readonly texts: readonly ReadonlySet<string>[];
}

/** What a unit counts for by where it stands. */
const weight = { label: 3, title: 3, alternative: 2, question: 1, above: 1 } as const;

interface Reached {
  readonly node: TreeNode;
  /** Answers from the top to the node; the shortest way. */
  readonly path: readonly LocalizedText[];
  /** Answers that lead straight to it, whatever way. */
  readonly labels: LocalizedText[];
}

/** Everything that can be reached from the start, level by level. */
function reachedFrom(content: TreeContent): Reached[] {
  const nodes = new Map(content.nodes.map((node) => [node.key, node]));
  const start = nodes.get(content.startKey ?? '');
  const reached = new Map<string, Reached>();
  const list: Reached[] = start ? [{ node: start, path: [], labels: [] }] : [];
  if (start) reached.set(start.key, list[0] as Reached);
  for (let at = 0; at < list.length; at++) {
    const { node, path } = list[at] as Reached;
    for (const { label, to } of branchesOf(node)) {
      const target = nodes.get(to ?? '');
      if (!target) continue;
      const known = reached.get(target.key);
      if (known) {
        if (label) known.labels.push(label);
        continue;
      }
      const found = { node: target, path: label ? [...path, label] : path, labels: label ? [label] : [] };
      reached.set(target.key, found);
      list.push(found);
    }
  }
  return list;
}

const both = ({ zhCN, en }: LocalizedText): string[] => [zhCN, en].filter((text) => text !== '');

/** What a text says, without words that only frame it. */
export const tellingUnits = (text: string): string[] => distinctUnits(text).filter((unit) => !frameWords.has(unit));

function classOf({ node, path, labels }: Reached): ProblemClass {
  const weights = new Map<string, number>();
  const texts: Set<string>[] = [];
  const add = (list: readonly string[], by: number, isOwn: boolean): void => {
    for (const text of list) {
      const units = tellingUnits(text);
      for (const unit of units) weights.set(unit, (weights.get(unit) ?? 0) + by);
      if (isOwn && units.length) texts.push(new Set(units));
    }
  };
  const isOutcome = node.kind === TreeNodeKind.OUTCOME;
  add(labels.flatMap(both), weight.label, true);
  add(both(node.title), isOutcome ? weight.title : weight.question, isOutcome);
  add(node.alternativeQuestions, weight.alternative, true);
  add(path.slice(0, -1).flatMap(both), weight.above, false);
  return {
    ...{ nodeKey: node.key, title: node.title, path, isOutcome, weights, texts },
    departmentId: node.outcome?.departmentId ?? null,
    departmentMayDiffer: (node.outcome?.departmentRules.length ?? 0) > 0,
    length: [...weights.values()].reduce((sum, one) => sum + one, 0),
  };
}

// Contents of versions never change and live as long as the cache of versions holds them; their classes go with them.
const known = new WeakMap<TreeContent, readonly ProblemClass[]>();

/**
 * The classes of a tree: its outcomes and the questions above them, but for the first one, which is the tree itself. Made once for each
 * content object.
 */
export function classesOf(content: TreeContent): readonly ProblemClass[] {
  const made = known.get(content) ?? readClasses(content);
  known.set(content, made);
  return made;
}

const readClasses = (content: TreeContent): ProblemClass[] =>
  reachedFrom(content)
    .filter(({ node }) => node.key !== content.startKey || node.kind === TreeNodeKind.OUTCOME)
    .filter(({ node }) => node.kind === TreeNodeKind.OUTCOME || node.kind === TreeNodeKind.QUESTION)
    .map(classOf);

/** A class that fits a text. */
export interface Fitting<T> {
  readonly from: T;
  readonly found: ProblemClass;
  /** 0 to 1. */
  readonly confidence: number;
}

const k1 = 1.2;
const b = 0.5;
/** Below that nothing fits. */
const leastConfidence = 0.25;

/**
 * The classes that fit a text best, at most `most`: ranked as BM25 ranks, those first of which a whole text of their own is said. How
 * sure it is: how much of what is known of the text the class says, and how much of one of its texts the text says.
 */
export function fittingClasses<T>(
  text: string,
  trees: readonly { readonly from: T; readonly classes: readonly ProblemClass[] }[],
  most: number,
): Fitting<T>[] {
  const all = trees.flatMap(({ from, classes }) => classes.map((found) => ({ from, found })));
  const asked = tellingUnits(text);
  const counts = new Map(asked.map((unit) => [unit, all.filter(({ found }) => found.weights.has(unit)).length]));
  const idf = (unit: string): number => {
    const count = counts.get(unit) ?? 0;
    return Math.log(1 + (all.length - count + 0.5) / (count + 0.5));
  };
  const known = asked.filter((unit) => (counts.get(unit) ?? 0) > 0);
  const sum = (units: readonly string[]): number => units.reduce((total, unit) => total + idf(unit), 0);
  const sayable = sum(known);
  if (sayable === 0) return [];
  const mean = all.reduce((total, { found }) => total + found.length, 0) / all.length;
  const said = new Set(known);
  const judged = all.flatMap(({ from, found }) => {
    const matched = known.filter((unit) => found.weights.has(unit));
    if (matched.length === 0) return [];
    const norm = 1 - b + (b * found.length) / mean;
    const score = matched.reduce((total, unit) => {
      const count = found.weights.get(unit) ?? 0;
      return total + (idf(unit) * count * (k1 + 1)) / (count + k1 * norm);
    }, 0);
    const fit = Math.max(0, ...found.texts.map((units) => fitOf(units, said)));
    return [{ from, found, score: score * (1 + fit), confidence: Math.sqrt((sum(matched) / sayable) * fit) }];
  });
  return judged
    .filter(({ confidence }) => confidence >= leastConfidence)
    .sort((one, other) => other.score - one.score || (one.found.nodeKey < other.found.nodeKey ? -1 : 1))
    .slice(0, most)
    .map(({ from, found, confidence }) => ({ from, found, confidence: Math.round(confidence * 100) / 100 }));
}

/** How much of a text is said: by its units, each alike. */
const fitOf = (units: ReadonlySet<string>, said: ReadonlySet<string>): number => {
  let count = 0;
  for (const unit of units) if (said.has(unit)) count += 1;
  return count / units.size;
};
