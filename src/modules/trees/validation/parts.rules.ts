import type { TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode } from './finding.js';
import { nodeName, type Words } from './findings.js';

const { QUESTION, INPUT, INFO, LOGIC, ACTION, SUBTREE, ARTICLE, OUTCOME } = TreeNodeKind;

/** Which kinds use a part, what it is called, and whether a node has it. */
const parts: readonly {
  readonly place: string;
  readonly kinds: readonly TreeNodeKind[];
  readonly name: Words;
  readonly isThere: (node: TreeNode) => boolean;
}[] = [
  { place: 'choices', kinds: [QUESTION], name: ['答案', 'answers'], isThere: ({ choices }) => choices.length > 0 },
  { place: 'variable', kinds: [QUESTION], name: ['变量', 'a variable'], isThere: ({ variable }) => variable !== null },
  { place: 'fields', kinds: [INPUT], name: ['录入项', 'fields'], isThere: ({ fields }) => fields.length > 0 },
  { place: 'rules', kinds: [LOGIC], name: ['规则', 'rules'], isThere: ({ rules }) => rules.length > 0 },
  { place: 'command', kinds: [ACTION], name: ['外部动作', 'a command'], isThere: ({ command }) => command !== null },
  { place: 'subtree', kinds: [SUBTREE], name: ['子流程', 'a sub-tree'], isThere: ({ subtree }) => subtree !== null },
  { place: 'outcome', kinds: [OUTCOME], name: ['结果', 'an outcome'], isThere: ({ outcome }) => outcome !== null },
  {
    place: 'to',
    kinds: [INPUT, INFO, LOGIC, ACTION, SUBTREE, ARTICLE],
    name: ['下一步', 'a next step'],
    isThere: ({ to }) => to !== null,
  },
];

/** What a node of a kind has to have to be one; what else is missing is told with the thing itself. */
const needed: Partial<Record<TreeNodeKind, { readonly place: string; readonly message: Words; readonly mend: Words }>> =
  {
    [INPUT]: {
      place: 'fields',
      message: ['没有要录入的内容。', 'asks for nothing.'],
      mend: ['加一个录入项，或改成说明。', 'Add a field, or make it an information.'],
    },
    [OUTCOME]: {
      place: 'outcome',
      message: ['没有说明怎样结束。', 'does not say how the walk ends.'],
      mend: ['选一种结果，例如“已解决”。', 'Choose how it ends, e.g. resolved.'],
    },
  };

/** Parts that a kind does not use. */
const foreign = new Map(
  Object.values(TreeNodeKind).map((kind) => [kind, parts.filter(({ kinds }) => !kinds.includes(kind))]),
);

/** Parts that do not go with the kind of their node. */
export function checkParts({ findings }: Check, node: TreeNode): void {
  for (const { place, name: part, isThere } of foreign.get(node.kind) ?? [])
    if (isThere(node))
      findings.add(TreeFindingCode.PART_NOT_OF_KIND, {
        ...{ node, place },
        message: [
          `${nodeName(node)[0]}这种节点用不到${part[0]}。`,
          `${nodeName(node)[1]} has ${part[1]}, which its kind does not use.`,
        ],
        mend: ['去掉它，或改节点类型。', 'Take that out, or change the kind of the node.'],
      });
  const need = needed[node.kind];
  if (need && !parts.some(({ place, isThere }) => place === need.place && isThere(node)))
    findings.add(TreeFindingCode.PART_NOT_OF_KIND, {
      ...{ node, place: need.place },
      message: [`${nodeName(node)[0]}${need.message[0]}`, `${nodeName(node)[1]} ${need.message[1]}`],
      mend: need.mend,
    });
}

const nothing: readonly string[] = [];

/** So few are compared with each other without a set. */
const few = 8;

/** Each thing that comes a second time. Most nodes have few, each once: nothing is made for them. */
function repeated<T>(items: readonly T[], keyOf: (item: T) => string): readonly string[] {
  if (items.length < 2 || (items.length <= few && areDistinct(items, keyOf))) return nothing;
  const seen = new Set<string>();
  const again: string[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) again.push(key);
    seen.add(key);
  }
  return again;
}

function areDistinct<T>(items: readonly T[], keyOf: (item: T) => string): boolean {
  for (const [at, item] of items.entries())
    for (let before = 0; before < at; before += 1) {
      const other = items[before];
      if (other !== undefined && keyOf(other) === keyOf(item)) return false;
    }
  return true;
}

/** Keys of a node, and in it, that have to be unique and are not. */
export function checkKeys({ graph, findings }: Check, node: TreeNode, at: number): void {
  if (graph.places.get(node.key) !== at)
    findings.add(TreeFindingCode.DUPLICATE_KEY, {
      node,
      message: [`有两个节点的键都是“${node.key}”。`, `Two nodes have the key “${node.key}”.`],
      mend: ['给其中一个换一个键。', 'Give one of them another key.'],
    });
  for (const key of repeated(node.choices, (choice) => choice.key))
    findings.add(TreeFindingCode.DUPLICATE_KEY, {
      ...{ node, place: `choice:${key}` },
      message: [
        `提问${nodeName(node)[0]}有两个答案的键都是“${key}”。`,
        `Two answers of ${nodeName(node)[1]} have the key “${key}”.`,
      ],
      mend: ['给其中一个换一个键。', 'Give one of them another key.'],
    });
  for (const key of repeated(node.fields, (field) => field.variable))
    findings.add(TreeFindingCode.DUPLICATE_KEY, {
      ...{ node, place: `field:${key}` },
      message: [
        `${nodeName(node)[0]}有两个录入项都写入“${key}”。`,
        `Two fields of ${nodeName(node)[1]} fill “${key}”.`,
      ],
      mend: ['删掉一个，或换一个变量。', 'Delete one, or choose another variable.'],
    });
}

/** Names of variables, and their values, that have to be unique and are not. */
export function checkNames({ content, findings }: Check): void {
  for (const key of repeated(content.variables, (variable) => variable.name))
    findings.add(TreeFindingCode.DUPLICATE_KEY, {
      place: `variable:${key}`,
      message: [`有两个变量都叫“${key}”。`, `Two variables are called “${key}”.`],
      mend: ['给其中一个改名。', 'Give one of them another name.'],
    });
  for (const { name, options } of content.variables)
    for (const value of repeated(options, (option) => option.value))
      findings.add(TreeFindingCode.DUPLICATE_KEY, {
        place: `variable:${name}`,
        message: [`变量“${name}”里“${value}”出现了两次。`, `The variable “${name}” names the value “${value}” twice.`],
        mend: ['删掉一个。', 'Delete one of them.'],
      });
}
