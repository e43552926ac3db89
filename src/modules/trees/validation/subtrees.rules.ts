import { widens } from '../../articles/index.js';
import type { TreeExpressionType } from '../expressions/expressions.js';
import { type TreeContent, type TreeNode, type TreeVariable } from '../tree-content.js';
import { treeLimits } from '../tree-limits.js';
import { TreeNodeKind, TreeValueType, TreeVariableOrigin } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { nodeName, type Words } from './findings.js';
import { callKey, type OutsideFacts } from './outside-facts.js';
import { asks, TreeGraph } from './tree-graph.js';
import { filled, typeName } from './variables.rules.js';

/** What an expression gives for a variable of a type. */
const expressionType: Readonly<Record<TreeValueType, TreeExpressionType>> = {
  STRING: 'STRING',
  NUMBER: 'NUMBER',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  ENUM: 'STRING',
  ENUM_LIST: 'LIST',
};

/** Codes with versions that a drawing calls. */
export const callsOf = (content: TreeContent): { readonly code: string; readonly version: number | null }[] => [
  ...new Map(
    content.nodes.flatMap(({ kind, subtree }) =>
      kind === TreeNodeKind.SUBTREE && subtree ? [[callKey(subtree.code, subtree.version), subtree] as const] : [],
    ),
  ).values(),
];

const codeOf = (key: string): string => key.split('@')[0] ?? key;

/** What lies under called drawings. Each is looked at once. */
export class Depths {
  readonly #depth = new Map<string, number>();
  readonly #asked = new Map<string, number | readonly string[]>();
  readonly #open: string[] = [];

  constructor(private readonly facts: OutsideFacts) {}

  /** How many drawings lie in each other from this one on, itself included; a circle as the codes that it goes through. */
  under(key: string): number | readonly string[] {
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    const told = this.#of(key);
    this.#asked.set(key, told);
    return told;
  }

  #of(key: string): number | readonly string[] {
    const code = codeOf(key);
    if (code === this.facts.ownCode) return [code];
    const again = this.#open.findIndex((open) => codeOf(open) === code);
    if (again >= 0) return [...this.#open.slice(again).map(codeOf), code];
    const known = this.#depth.get(key);
    if (known !== undefined) return known;
    const drawing = this.facts.called.get(key);
    let deepest = 0;
    this.#open.push(key);
    for (const call of drawing ? callsOf(drawing.content) : []) {
      const below = this.#of(callKey(call.code, call.version));
      if (typeof below !== 'number') {
        this.#open.pop();
        return below[0] === this.facts.ownCode || this.#open.length === 0 ? [code, ...below] : below;
      }
      deepest = Math.max(deepest, below);
    }
    this.#open.pop();
    this.#depth.set(key, deepest + 1);
    return deepest + 1;
  }
}

function checkInputs(check: Check, node: TreeNode, called: TreeContent): void {
  const name = nodeName(node);
  for (const { target, source } of node.subtree?.inputs ?? []) {
    const place = `input:${target}`;
    const variable = called.variables.find((each) => each.name === target);
    if (variable?.origin !== TreeVariableOrigin.CONTEXT) {
      check.findings.add(variable ? TreeFindingCode.TYPE_MISMATCH : TreeFindingCode.UNDEFINED_VARIABLE, {
        ...{ node, place },
        message: [
          `${name[0]}要把值传给子流程的“${target}”，但它${variable ? '不是由外面带入的变量' : '没有这个变量'}。`,
          `${name[1]} hands a value to “${target}” of the sub-tree, which ${variable ? 'takes no value from outside' : 'is not there'}.`,
        ],
        mend: ['改选子流程里来源为“通话带入”的变量。', 'Choose a variable of the sub-tree that comes from the call.'],
      });
      continue;
    }
    const found = check.expressions.check(source);
    if (!found.ok || found.type === expressionType[variable.type]) continue;
    check.findings.add(TreeFindingCode.TYPE_MISMATCH, {
      ...{ node, place },
      message: [
        `子流程的“${target}”是${typeName[variable.type][0]}，${name[0]}传给它的值类型不对。`,
        `“${target}” of the sub-tree is ${typeName[variable.type][1]}; the value that ${name[1]} hands over is not.`,
      ],
      mend: ['改传同一类型的值。', 'Hand over a value of that type.'],
    });
  }
}

/** Whether what one variable holds always fits another. */
function fitsInto(from: Pick<TreeVariable, 'type' | 'options'>, into: TreeVariable): boolean {
  if (expressionType[from.type] !== expressionType[into.type]) return false;
  if (into.type !== TreeValueType.ENUM && into.type !== TreeValueType.ENUM_LIST) return true;
  return (
    from.options.length > 0 && from.options.every(({ value }) => into.options.some((each) => each.value === value))
  );
}

function checkOutputs(check: Check, node: TreeNode, called: TreeContent): void {
  const name = nodeName(node);
  const outcomes = called.nodes.filter(({ kind }) => kind === TreeNodeKind.OUTCOME);
  for (const { target, source } of node.subtree?.outputs ?? []) {
    const place = `output:${target}`;
    const into = filled(check, {
      ...{ node, place, name: target },
      origins: [TreeVariableOrigin.COMMAND, TreeVariableOrigin.INPUT],
    });
    const values =
      source === 'outcome' ? outcomes.map(({ key }) => key) : outcomes.flatMap(({ outcome }) => outcome?.result ?? []);
    const from =
      source === 'outcome' || source === 'result'
        ? { type: TreeValueType.ENUM, options: values.map((value) => ({ value, label: { zhCN: '', en: '' } })) }
        : called.variables.find((each) => each.name === source);
    if (!from) {
      check.findings.add(TreeFindingCode.BROKEN_SUBTREE, {
        ...{ node, place },
        message: [
          `${name[0]}要取子流程的“${source}”，但它没有这个变量。`,
          `${name[1]} takes “${source}” over from the sub-tree, which has no such variable.`,
        ],
        mend: [
          '改取子流程里的变量，或 outcome、result。',
          'Take a variable of the sub-tree, or `outcome` or `result`.',
        ],
      });
      continue;
    }
    if (!into || fitsInto(from, into)) continue;
    check.findings.add(TreeFindingCode.TYPE_MISMATCH, {
      ...{ node, place },
      message: [
        `子流程的“${source}”放不进${typeName[into.type][0]}变量“${target}”。`,
        `“${source}” of the sub-tree does not fit “${target}”, which is ${typeName[into.type][1]}.`,
      ],
      mend: [
        '改选能放下它的变量，或补上缺的可选值。',
        'Choose a variable that can hold it, or add the values that it lacks.',
      ],
    });
  }
}

/** The called drawing, if it is there and may be called; otherwise a finding. */
function checkCall(check: Check, facts: OutsideFacts, node: TreeNode): TreeContent | null {
  const name = nodeName(node);
  const told = (message: Words, mend: Words): null => {
    check.findings.add(TreeFindingCode.BROKEN_SUBTREE, { node, place: 'subtree', message, mend });
    return null;
  };
  const { subtree } = node;
  if (!subtree)
    return told(
      [`${name[0]}没有选子流程。`, `${name[1]} names no sub-tree.`],
      ['选一个已发布的流程。', 'Choose a published tree.'],
    );
  const { code, version } = subtree;
  const tree = facts.trees.get(code);
  if (!tree)
    return told(
      [`${name[0]}要走的子流程 ${code} 不存在。`, `The sub-tree ${code} of ${name[1]} does not exist.`],
      ['改选一个已发布的流程。', 'Choose a published tree.'],
    );
  if (tree.standing !== 'LIVE')
    return told(
      [
        `${name[0]}要走的子流程 ${code} ${tree.standing === 'GONE' ? '已归档' : '还没有发布'}。`,
        `The sub-tree ${code} of ${name[1]} is ${tree.standing === 'GONE' ? 'out of use' : 'not published yet'}.`,
      ],
      ['先发布它，或改选别的流程。', 'Publish it first, or choose another tree.'],
    );
  const called = facts.called.get(callKey(code, version));
  if (!called)
    return told(
      [`子流程 ${code} 没有第 ${version ?? 0} 版。`, `The sub-tree ${code} has no version ${version ?? 0}.`],
      ['改选一个版本，或改为跟随线上版。', 'Choose another version, or follow the live one.'],
    );
  // Old texts are read by those who might then and may now.
  if (widens(tree.reach, facts.reach) || (called.reach && widens(called.reach, facts.reach)))
    check.findings.add(TreeFindingCode.AUDIENCE_WIDER_THAN_TARGET, {
      ...{ node, place: 'subtree', severity: TreeFindingSeverity.ERROR },
      message: [
        `能走这个流程的人，有的不能走${name[0]}里的子流程 ${code}。`,
        `Some who may walk the tree may not walk the sub-tree ${code} of ${name[1]}.`,
      ],
      mend: [
        '放宽子流程的受众，或收窄这个流程的受众。',
        'Widen the audience of the sub-tree, or narrow that of this tree.',
      ],
    });
  return called.content;
}

/** The sub-tree of a node: whether it is there, fits, and whether sub-trees do not lie in each other without end. */
export function checkSubtree(check: Check, node: TreeNode, facts: OutsideFacts, depths: Depths): void {
  if (node.kind !== TreeNodeKind.SUBTREE) return;
  const called = checkCall(check, facts, node);
  if (!node.subtree) return;
  const name = nodeName(node);
  const depth = depths.under(callKey(node.subtree.code, node.subtree.version));
  if (typeof depth !== 'number')
    check.findings.add(TreeFindingCode.SUBTREE_CYCLE, {
      ...{ node, place: 'subtree' },
      message: [
        `从${name[0]}开始，流程互相调用成一圈：${depth.join(' → ')}。`,
        `From ${name[1]} on trees call each other in a circle: ${depth.join(' → ')}.`,
      ],
      mend: ['改掉其中一处子流程。', 'Change one of these sub-trees.'],
    });
  else if (depth > treeLimits.depth)
    check.findings.add(TreeFindingCode.SUBTREE_TOO_DEEP, {
      ...{ node, place: 'subtree' },
      message: [
        `从${name[0]}开始，子流程套了 ${depth} 层，最多 ${treeLimits.depth} 层。`,
        `From ${name[1]} on sub-trees lie ${depth} deep in each other; at most ${treeLimits.depth} are allowed.`,
      ],
      mend: ['把里层的子流程直接画进来。', 'Draw an inner sub-tree into its caller.'],
    });
  if (!called) return;
  checkInputs(check, node, called);
  checkOutputs(check, node, called);
}

/** Whether every way through a drawing has somebody answer; drawings that are not known count as if. */
export function asksOnEveryWay(facts: OutsideFacts): (node: TreeNode) => boolean {
  const known = new Map<string, boolean>();
  return ({ subtree }) => {
    if (!subtree) return true;
    const key = callKey(subtree.code, subtree.version);
    const told = known.get(key);
    if (told !== undefined) return told;
    const content = facts.called.get(key)?.content;
    const answer = !content || !leadsThroughSilently(content);
    known.set(key, answer);
    return answer;
  };
}

function leadsThroughSilently(content: TreeContent): boolean {
  const graph = new TreeGraph(content);
  if (graph.start < 0) return false;
  const seen = new Set([graph.start]);
  const queue = [graph.start];
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head] ?? 0;
    const node = graph.node(at);
    if (node.kind === TreeNodeKind.OUTCOME) return true;
    if (asks(node) || node.kind === TreeNodeKind.SUBTREE) continue;
    for (const { to } of graph.edges[at] ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return false;
}
