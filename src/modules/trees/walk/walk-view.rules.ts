import { type TreeNode, type TreeValue, type TreeVariable } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import { type EngineTree, type EngineWorld, held, wording } from './engine/engine.js';
import { Walker } from './engine/walker.js';
import { type WalkLanguage, answerText, filled, labelOf, masked, shown } from './engine/words.rules.js';
import type { TreeWalkCheck, TreeWalkChoice, TreeWalkField, TreeWalkNode, TreeWalkStop } from './walk-view.js';
import type { TreeWalkEnding } from './walk-ending.js';
import { untouchedVariables } from './untouched.rules.js';
import type { WalkRecord } from './walk-record.js';
import type { TreeWalkValue, WalkMove, WalkWaiting } from './walk.js';

/** With whose eyes a walk is read. */
export interface Lens {
  readonly world: EngineWorld;
  readonly language: WalkLanguage;
  /** Personal data are shown to who holds the walk only. */
  readonly showsPersonal: boolean;
  readonly hiddenTreeIds: ReadonlySet<string>;
}

/** Trees of a walk by id and version number; a sub-tree that is gone is absent. */
function treesOf(world: EngineWorld, pins: WalkRecord['pins']): Map<string, EngineTree> {
  const found = new Map<string, EngineTree>([[world.root.treeId, world.root]]);
  for (const { treeId, code, number } of pins.slice(1)) {
    const tree = world.sub({ code, version: number, inputs: [], outputs: [] });
    if (tree) found.set(`${treeId}:${number}`, tree).set(treeId, found.get(treeId) ?? tree);
  }
  return found;
}

/** Finds the tree of a line of the record, or of a move. */
export function treeFinder(
  world: EngineWorld,
  pins: WalkRecord['pins'],
): (treeId: string, number?: number) => EngineTree | undefined {
  const trees = treesOf(world, pins);
  return (treeId, number) => trees.get(`${treeId}:${number ?? ''}`) ?? trees.get(treeId);
}

/** A value as it can be handed in again. */
export const handedIn = (value: TreeValue): string =>
  Array.isArray(value)
    ? value.some((each) => (each as string).includes(','))
      ? JSON.stringify(value)
      : value.join(',')
    : String(value);

const choicesOf = (node: TreeNode, language: WalkLanguage): TreeWalkChoice[] =>
  node.choices.map(({ key, label, hint }, place) => ({
    ...{ key, label: wording(label, language) || key, number: place + 1 },
    hint: hint && wording(hint, language),
  }));

const optionsOf = (variable: TreeVariable, language: WalkLanguage): TreeWalkField['options'] =>
  variable.options.map(({ value, label }) => ({ value, label: wording(label, language) || value }));

function fieldsOf(tree: EngineTree, node: TreeNode, lens: Lens, values: WalkRecord['context']): TreeWalkField[] {
  const { language, showsPersonal } = lens;
  const valueOf = (variable: TreeVariable): string | null => {
    const value = held(values, variable.name);
    return value === undefined || (variable.isPersonal && !showsPersonal) ? null : handedIn(value);
  };
  if (node.kind === TreeNodeKind.ACTION) {
    return (node.command?.outputs ?? []).flatMap(({ target }) => {
      const variable = tree.variables.get(target);
      if (!variable) return [];
      const { type, isPersonal } = variable;
      return [
        {
          ...{ variable: target, label: labelOf(variable, language), hint: null, type, isPersonal },
          ...{ isRequired: false, min: null, max: null, mask: null, options: optionsOf(variable, language) },
          value: valueOf(variable),
        },
      ];
    });
  }
  if (node.kind !== TreeNodeKind.INPUT) return [];
  return node.fields.flatMap((field) => {
    const variable = tree.variables.get(field.variable);
    if (!variable) return [];
    const { isRequired, min, max, mask, hint } = field;
    return [
      {
        ...{ variable: field.variable, label: wording(field.label, language) || labelOf(variable, language) },
        ...{ hint: hint && wording(hint, language), type: variable.type, isRequired, min, max, mask },
        ...{ options: optionsOf(variable, language), isPersonal: variable.isPersonal, value: valueOf(variable) },
      },
    ];
  });
}

/** Checks with their titles. */
const checksOf = (tree: EngineTree | undefined, keys: readonly string[], language: WalkLanguage): TreeWalkCheck[] =>
  keys.map((key) => {
    const title = tree?.nodes.get(key)?.title;
    return { key, title: (title && wording(title, language)) || key };
  });

/** The node where a walk stands. */
export function nodeView(walk: WalkRecord, lens: Lens): TreeWalkNode {
  const { world, language, showsPersonal, hiddenTreeIds } = lens;
  const walker = new Walker(world, walk.frames);
  const { node, tree, values } = walker;
  const depth = walk.frames.length - 1;
  if (hiddenTreeIds.has(tree.treeId)) return hiddenNode(node, depth);
  const fill = (text: string, isMarkdown = false): string =>
    filled(text, { tree, values, language, showsPersonal, isMarkdown });
  const isHidden = node.kind === TreeNodeKind.SUBTREE;
  return {
    ...{ key: node.key, kind: node.kind, depth, treeCode: tree.code },
    treeTitle: wording(tree.content.title, language),
    // What a sub-tree is called may tell what it is about.
    title: isHidden ? '' : fill(wording(node.title, language)),
    body: (node.body && fill(wording(node.body, language), true)) || null,
    say: node.say && fill(wording(node.say, language)),
    article: node.article && { articleCode: node.article.code, anchor: node.article.anchor },
    choices: node.kind === TreeNodeKind.QUESTION ? choicesOf(node, language) : [],
    fields: node.kind === TreeNodeKind.ACTION && !walk.isPreview ? [] : fieldsOf(tree, node, lens, values),
    ...{ command: node.command?.name ?? null, isHidden },
    missingChecks: walk.blocked ? checksOf(tree, walk.blocked.missing, language) : [],
  };
}

/** Keys are words of the author, as titles are: of a tree that somebody may not see they tell as much. */
const hiddenNode = ({ kind }: TreeNode, depth: number): TreeWalkNode => ({
  ...{ key: '', kind, depth, treeCode: '', treeTitle: '', title: '', body: null, say: null },
  ...{ article: null, choices: [], fields: [], command: null, isHidden: true, missingChecks: [] },
});

/** Whether the viewer may not see the tree where a walk stands. */
export const isStandHidden = ({ frames }: Pick<WalkRecord, 'frames'>, { hiddenTreeIds }: Lens): boolean =>
  frames.some(({ treeId }) => hiddenTreeIds.has(treeId));

/** The outside system that is waited for; of a tree that the viewer may not see only since when. */
export const waitingView = (walk: WalkRecord, waiting: WalkWaiting, lens: Lens): WalkWaiting =>
  isStandHidden(walk, lens) ? { ...waiting, command: '', nodeKey: '' } : waiting;

/** The answered stops. */
export function pathView(walk: WalkRecord, lens: Lens): TreeWalkStop[] {
  const { language, showsPersonal, hiddenTreeIds } = lens;
  const treeOf = treeFinder(lens.world, walk.pins);
  return walk.moves.map((move) => {
    const tree = treeOf(move.treeId);
    const node = tree?.nodes.get(move.nodeKey);
    const base = {
      ...{ at: move.at, depth: move.frame.length, branch: move.answer.branch as never },
      ...{ jumpReason: move.jumpedFrom?.reason ?? null, byId: move.byId, answeredAt: move.answeredAt },
    };
    if (!tree || !node || hiddenTreeIds.has(move.treeId)) {
      const kind = node?.kind ?? TreeNodeKind.INFO;
      const words = { nodeKey: '', treeCode: '', title: '', answer: '', choice: null };
      return { ...base, ...words, kind, values: [], choices: [], fields: [] };
    }
    const isHiddenChoice = node.variable !== null && tree.variables.get(node.variable)?.isPersonal && !showsPersonal;
    return {
      ...base,
      ...{ nodeKey: node.key, kind: node.kind, treeCode: tree.code },
      title: node.kind === TreeNodeKind.SUBTREE ? '' : titleOf(tree, node, move, lens),
      answer: answerText(tree, node, move.answer, language, showsPersonal),
      choice: isHiddenChoice ? null : move.answer.choice,
      values: Object.entries(move.answer.values ?? {}).map(([name, value]) => ({
        name,
        value: tree.variables.get(name)?.isPersonal && !showsPersonal ? masked(value) : handedIn(value),
      })),
      choices: node.kind === TreeNodeKind.QUESTION ? choicesOf(node, language) : [],
      fields: node.kind === TreeNodeKind.INPUT ? fieldsOf(tree, node, lens, move.answer.values ?? {}) : [],
    };
  });
}

/** A title as it stands in the path: values that were not known are left open. */
const titleOf = (tree: EngineTree, node: TreeNode, move: WalkMove, lens: Lens): string =>
  filled(wording(node.title, lens.language), { tree, values: move.answer.values ?? {}, ...lens });

/** Variables that have a value, of the tree that is walked now. */
export function valuesView(walk: WalkRecord, lens: Lens): TreeWalkValue[] {
  const { tree, values } = new Walker(lens.world, walk.frames);
  if (lens.hiddenTreeIds.has(tree.treeId)) return [];
  const untouched = untouchedVariables(walk, lens.world);
  return tree.content.variables.flatMap((variable) => {
    const value = held(values, variable.name);
    if (value === undefined) return [];
    const { name, isPersonal } = variable;
    const label = isPersonal ? '' : chosenLabel(walk, tree, name, value, lens);
    const words = label || shown(variable, value, lens.language, lens.showsPersonal);
    return [
      { name, label: labelOf(variable, lens.language), value: words, isPersonal, isDefault: untouched.has(name) },
    ];
  });
}

/** The answer that gave a variable its value, as people read it; empty where it was no answer to a question. */
function chosenLabel(walk: WalkRecord, tree: EngineTree, name: string, value: TreeValue, lens: Lens): string {
  const asked = ({ treeId, nodeKey, answer }: WalkMove): boolean =>
    treeId === tree.treeId && answer.choice === value && tree.nodes.get(nodeKey)?.variable === name;
  const move = walk.moves.findLast(asked);
  const choice = move && tree.nodes.get(move.nodeKey)?.choices.find(({ key }) => key === value);
  return choice ? wording(choice.label, lens.language) : '';
}

/** How it ended. */
export function endingView(walk: WalkRecord, lens: Lens): TreeWalkEnding | null {
  const { ending } = walk;
  if (!ending) return null;
  const treeOf = treeFinder(lens.world, walk.pins);
  const tree = treeOf(ending.treeId);
  const isHidden = lens.hiddenTreeIds.has(ending.treeId);
  const title = ending.nodeKey === null || isHidden ? undefined : tree?.nodes.get(ending.nodeKey)?.title;
  const { result, disposition, departmentId, tierId, note, skippedChecks } = ending;
  const seen = walk.pins.filter(({ treeId }) => !lens.hiddenTreeIds.has(treeId));
  const seenChecks = (skippedChecks?.keys ?? []).filter((key) =>
    seen.some(({ treeId, number }) => treeOf(treeId, number)?.nodes.has(key)),
  );
  return {
    ...{ nodeKey: isHidden ? null : ending.nodeKey, result, disposition, departmentId, tierId, note },
    title: title ? wording(title, lens.language) : null,
    // They may be those of another tree of the walk than the one where it ended.
    skippedChecks: checksOf(isHidden ? undefined : tree, seenChecks, lens.language),
    ...{ skipReason: skippedChecks?.reason ?? null, skippedById: skippedChecks?.byId ?? null },
  };
}
