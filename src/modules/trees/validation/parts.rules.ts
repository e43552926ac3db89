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

/** Parts that do not go with the kind of their node. */
export function checkParts({ content, findings }: Check): void {
  for (const node of content.nodes) {
    for (const { place, kinds, name: part, isThere } of parts) {
      if (!kinds.includes(node.kind)) {
        if (isThere(node))
          findings.add(TreeFindingCode.PART_NOT_OF_KIND, {
            ...{ node, place },
            message: [
              `${nodeName(node)[0]}这种节点用不到${part[0]}。`,
              `${nodeName(node)[1]} has ${part[1]}, which its kind does not use.`,
            ],
            mend: ['去掉它，或改节点类型。', 'Take that out, or change the kind of the node.'],
          });
        continue;
      }
      const need = needed[node.kind];
      if (need?.place === place && !isThere(node))
        findings.add(TreeFindingCode.PART_NOT_OF_KIND, {
          ...{ node, place },
          message: [`${nodeName(node)[0]}${need.message[0]}`, `${nodeName(node)[1]} ${need.message[1]}`],
          mend: need.mend,
        });
    }
  }
}

/** Each thing that comes a second time. */
function* repeated<T>(items: readonly T[], keyOf: (item: T) => string): Generator<string> {
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) yield key;
    seen.add(key);
  }
}

/** Keys, names and values that have to be unique and are not. */
export function checkKeys({ content, graph, findings }: Check): void {
  for (const [at, node] of content.nodes.entries()) {
    const name = nodeName(node);
    if (graph.places.get(node.key) !== at)
      findings.add(TreeFindingCode.DUPLICATE_KEY, {
        node,
        message: [`有两个节点的键都是“${node.key}”。`, `Two nodes have the key “${node.key}”.`],
        mend: ['给其中一个换一个键。', 'Give one of them another key.'],
      });
    for (const key of repeated(node.choices, (choice) => choice.key))
      findings.add(TreeFindingCode.DUPLICATE_KEY, {
        ...{ node, place: `choice:${key}` },
        message: [`提问${name[0]}有两个答案的键都是“${key}”。`, `Two answers of ${name[1]} have the key “${key}”.`],
        mend: ['给其中一个换一个键。', 'Give one of them another key.'],
      });
    for (const key of repeated(node.fields, (field) => field.variable))
      findings.add(TreeFindingCode.DUPLICATE_KEY, {
        ...{ node, place: `field:${key}` },
        message: [`${name[0]}有两个录入项都写入“${key}”。`, `Two fields of ${name[1]} fill “${key}”.`],
        mend: ['删掉一个，或换一个变量。', 'Delete one, or choose another variable.'],
      });
  }
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
