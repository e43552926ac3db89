import { textDifference } from '../../articles/index.js';
import type { TreeContent } from '../tree-content.js';
import { headParts, nodeParts, type Parts, variableParts } from './parts.rules.js';
import {
  TreeChangeKind,
  type TreeDifference,
  type TreeNodeDifference,
  type TreePartDifference,
  type TreeTextMark,
  type TreeVariableDifference,
} from './tree-difference.js';

/** One side of a comparison. */
export interface DrawingSide {
  readonly mark: TreeTextMark;
  readonly content: TreeContent;
}

/** Characters that one comparison compares by words; what comes after is shown before and after only. */
const mostCompared = 200_000;

/** Whether the words of a part are worth comparing. */
const isText = (part: string): boolean => /\.(zhCN|en)$/.test(part) || /(^|\.)(when|alternativeQuestions)$/.test(part);

/** What has been compared by words so far. */
interface Purse {
  left: number;
}

function hunksOf(part: string, before: string | null, after: string | null, purse: Purse): TreePartDifference['hunks'] {
  if (before === null || after === null || !isText(part)) return [];
  purse.left -= before.length + after.length;
  return purse.left < 0 ? [] : textDifference(before, after, part.endsWith('.en') ? 'en' : 'zh-CN').hunks;
}

/** Parts that differ: those of the second side in its order, then those that are gone. */
function partsDifference(from: Parts, to: Parts, purse: Purse): TreePartDifference[] {
  const found: TreePartDifference[] = [];
  for (const part of new Set([...to.keys(), ...from.keys()])) {
    const [before, after] = [from.get(part) ?? null, to.get(part) ?? null];
    if (before !== after) found.push({ part, before, after, hunks: hunksOf(part, before, after, purse) });
  }
  return found;
}

/** Things that differ, told apart by their keys. */
function listDifference<T>(
  from: readonly T[],
  to: readonly T[],
  keyOf: (thing: T) => string,
  partsOf: (thing: T) => Parts,
  purse: Purse,
): { key: string; change: TreeChangeKind; before: T | null; after: T | null; parts: TreePartDifference[] }[] {
  const before = new Map(from.map((thing) => [keyOf(thing), thing]));
  const after = new Map(to.map((thing) => [keyOf(thing), thing]));
  const found: ReturnType<typeof listDifference<T>> = [];
  for (const [key, thing] of after) {
    const earlier = before.get(key);
    if (earlier === undefined) {
      found.push({ key, change: TreeChangeKind.ADDED, before: null, after: thing, parts: [] });
      continue;
    }
    const parts = partsDifference(partsOf(earlier), partsOf(thing), purse);
    if (parts.length) found.push({ key, change: TreeChangeKind.CHANGED, before: earlier, after: thing, parts });
  }
  for (const [key, thing] of before)
    if (!after.has(key)) found.push({ key, change: TreeChangeKind.REMOVED, before: thing, after: null, parts: [] });
  return found;
}

/** What changed between two drawings. A node that only moved on the drawing, or in the list of nodes, has not changed. */
export function drawingDifference(from: DrawingSide, to: DrawingSide): TreeDifference {
  const purse = { left: mostCompared };
  const head = partsDifference(headParts(from.content), headParts(to.content), purse);
  const nodes: TreeNodeDifference[] = listDifference(
    from.content.nodes,
    to.content.nodes,
    ({ key }) => key,
    nodeParts,
    purse,
  );
  const variables: TreeVariableDifference[] = listDifference(
    from.content.variables,
    to.content.variables,
    ({ name }) => name,
    variableParts,
    purse,
  ).map(({ key, ...rest }) => ({ name: key, ...rest }));
  const count = (kind: TreeChangeKind): number => nodes.filter(({ change }) => change === kind).length;
  return {
    from: from.mark,
    to: to.mark,
    isEqual: !head.length && !nodes.length && !variables.length,
    addedCount: count(TreeChangeKind.ADDED),
    removedCount: count(TreeChangeKind.REMOVED),
    changedCount: count(TreeChangeKind.CHANGED),
    head,
    nodes,
    variables,
  };
}
