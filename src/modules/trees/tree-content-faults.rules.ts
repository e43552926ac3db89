import type { Fault } from '../../platform/errors/index.js';
import { UserErrorCode, fault } from '../../platform/errors/index.js';
import type { LocalizedText } from '../../platform/graphql/localized.js';
import { type TreeContent, type TreeMapping, type TreeNode, type TreeVariable } from './tree-content.js';
import { treeLimits } from './tree-limits.js';
import type { TreeContentInput, TreeNodeInput } from './tree-content.inputs.js';
import { TreeNodeKind } from './tree-enums.js';
import { outcomeFaults } from './tree-outcome-faults.rules.js';
import {
  countFaults,
  farFaults,
  listFaults,
  shapeFault,
  textFaults,
  tooLong,
  wordFaults,
} from './tree-text-faults.rules.js';

// Limits and forms of what somebody draws: what may not even be stored. Whether the tree makes sense is the check's matter.

/** Most bytes of a whole content as JSON: a document of the database holds 16 MB. */
export const treeSizeLimit = 8_000_000;

const nodeKey = /^[A-Za-z0-9][\w.-]{0,79}$/;
const variableName = /^[A-Za-z_]\w{0,63}$/;
/** Words of the expression language, and names that every object has: as names of variables they would mean something else. */
const reserved = new Set([
  ...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import'],
  ...['let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while', 'prototype'],
  ...Object.getOwnPropertyNames(Object.prototype),
]);

const keyFault = (key: string, path: readonly string[]): Fault[] =>
  nodeKey.test(key)
    ? []
    : [
        shapeFault(
          '键须以字母或数字开头，仅含字母、数字、“-”“_”“.”，最多 80 个字符。',
          'A key begins with a letter or digit and holds letters, digits, “-”, “_”, “.”, at most 80.',
          path,
        ),
      ];

const nameFault = (name: string, path: readonly string[]): Fault[] => {
  if (!variableName.test(name)) {
    return [
      shapeFault(
        '变量名仅含字母、数字和“_”，不以数字开头，最多 64 个字符。',
        'A name holds letters, digits and “_”, does not begin with a digit, at most 64.',
        path,
      ),
    ];
  }
  return reserved.has(name)
    ? [shapeFault(`“${name}”是保留字，请换一个变量名。`, `“${name}” is a reserved word; take another name.`, path)]
    : [];
};

const mappingFaults = (mappings: readonly TreeMapping[], path: readonly string[]): Fault[] => [
  ...countFaults(mappings, treeLimits.mappings, path),
  ...mappings.flatMap(({ target, source }, at) => [
    ...wordFaults(target, 80, [...path, String(at), 'target']),
    ...tooLong(source, treeLimits.expression, [...path, String(at), 'source']),
  ]),
];

function choiceFaults({ choices }: TreeNode, path: readonly string[]): Fault[] {
  return choices.flatMap((choice, at) => {
    const place = [...path, 'choices', String(at)];
    return [
      ...wordFaults(choice.key, 80, [...place, 'key']),
      ...textFaults(choice.label, treeLimits.label, [...place, 'label']),
      ...textFaults(choice.hint, treeLimits.hint, [...place, 'hint']),
      ...tooLong(choice.to, 80, [...place, 'to']),
      ...countFaults(choice.scores, treeLimits.scores, [...place, 'scores']),
      ...choice.scores.flatMap(({ variable, points }, score) => [
        ...tooLong(variable, 64, [...place, 'scores', String(score), 'variable']),
        ...farFaults(points, [...place, 'scores', String(score), 'points']),
      ]),
    ];
  });
}

function fieldFaults({ fields }: TreeNode, path: readonly string[]): Fault[] {
  return fields.flatMap((field, at) => {
    const place = [...path, 'fields', String(at)];
    return [
      ...tooLong(field.variable, 64, [...place, 'variable']),
      ...textFaults(field.label, treeLimits.label, [...place, 'label']),
      ...textFaults(field.hint, treeLimits.hint, [...place, 'hint']),
      ...farFaults(field.min, [...place, 'min'], Number.MAX_SAFE_INTEGER),
      ...farFaults(field.max, [...place, 'max'], Number.MAX_SAFE_INTEGER),
      ...tooLong(field.mask, 100, [...place, 'mask']),
    ];
  });
}

function callFaults({ command, subtree, article }: TreeNode, path: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (article) {
    faults.push(
      ...wordFaults(article.code, 40, [...path, 'article', 'code']),
      ...tooLong(article.anchor, 200, [...path, 'article', 'anchor']),
    );
  }
  if (command) {
    const place = [...path, 'command'];
    faults.push(
      ...tooLong(command.name, 80, [...place, 'name']),
      ...mappingFaults(command.inputs, [...place, 'inputs']),
      ...mappingFaults(command.outputs, [...place, 'outputs']),
      ...tooLong(command.failureTo, 80, [...place, 'failureTo']),
      ...tooLong(command.timeoutTo, 80, [...place, 'timeoutTo']),
    );
    if (!Number.isInteger(command.timeoutSeconds) || command.timeoutSeconds < 1 || command.timeoutSeconds > 120) {
      faults.push(
        fault(
          UserErrorCode.OUT_OF_RANGE,
          '等待时间须为 1 至 120 秒。',
          'The wait is 1 to 120 seconds.',
          ...place,
          'timeoutSeconds',
        ),
      );
    }
  }
  if (subtree) {
    const place = [...path, 'subtree'];
    faults.push(
      ...tooLong(subtree.code, 40, [...place, 'code']),
      ...mappingFaults(subtree.inputs, [...place, 'inputs']),
      ...mappingFaults(subtree.outputs, [...place, 'outputs']),
    );
    if (subtree.version !== null && (!Number.isInteger(subtree.version) || subtree.version < 1)) {
      faults.push(
        fault(UserErrorCode.OUT_OF_RANGE, '版本号从 1 开始。', 'Versions count from 1.', ...place, 'version'),
      );
    }
  }
  return faults;
}

/** What is wrong with one node. */
function nodeFaults(node: TreeNode, path: readonly string[]): Fault[] {
  return [
    ...keyFault(node.key, [...path, 'key']),
    ...textFaults(node.title, treeLimits.nodeTitle, [...path, 'title']),
    ...textFaults(node.body, treeLimits.body, [...path, 'body']),
    ...textFaults(node.say, treeLimits.say, [...path, 'say']),
    ...listFaults(node.alternativeQuestions, treeLimits.alternativeQuestions, [...path, 'alternativeQuestions']),
    ...tooLong(node.to, 80, [...path, 'to']),
    ...tooLong(node.variable, 64, [...path, 'variable']),
    ...countFaults(node.choices, treeLimits.choices, [...path, 'choices']),
    ...choiceFaults(node, path),
    ...countFaults(node.fields, treeLimits.fields, [...path, 'fields']),
    ...fieldFaults(node, path),
    ...countFaults(node.rules, treeLimits.rules, [...path, 'rules']),
    ...node.rules.flatMap((rule, at) => [
      ...tooLong(rule.when, treeLimits.expression, [...path, 'rules', String(at), 'when']),
      ...textFaults(rule.label, treeLimits.label, [...path, 'rules', String(at), 'label']),
      ...tooLong(rule.to, 80, [...path, 'rules', String(at), 'to']),
    ]),
    ...callFaults(node, path),
    ...(node.outcome ? outcomeFaults(node.outcome, [...path, 'outcome']) : []),
    ...(node.position
      ? [
          ...farFaults(node.position.x, [...path, 'position', 'x']),
          ...farFaults(node.position.y, [...path, 'position', 'y']),
        ]
      : []),
  ];
}

function variableFaults(variables: readonly TreeVariable[]): Fault[] {
  return [
    ...countFaults(variables, treeLimits.variables, ['variables']),
    ...variables.flatMap((variable, at) => {
      const path = ['variables', String(at)];
      return [
        ...nameFault(variable.name, [...path, 'name']),
        ...textFaults(variable.label, treeLimits.label, [...path, 'label']),
        ...countFaults(variable.options, treeLimits.options, [...path, 'options']),
        ...variable.options.flatMap((option, place) => [
          ...wordFaults(option.value, 80, [...path, 'options', String(place), 'value']),
          ...textFaults(option.label, treeLimits.label, [...path, 'options', String(place), 'label']),
        ]),
        ...tooLong(variable.defaultValue, treeLimits.text, [...path, 'defaultValue']),
      ];
    }),
  ];
}

const hasText = (text: LocalizedText): boolean => text.zhCN !== '' || text.en !== '';

/** What is wrong around the nodes. */
function frameFaults(content: TreeContent): Fault[] {
  const faults: Fault[] = [];
  if (!hasText(content.title)) faults.push(fault(UserErrorCode.REQUIRED, '请填写标题。', 'Give a title.', 'title'));
  if (!content.locales.length && hasText(content.title))
    faults.push(fault(UserErrorCode.REQUIRED, '请至少选择一种语言。', 'Choose at least one language.', 'locales'));
  faults.push(
    ...textFaults(content.title, treeLimits.title, ['title']),
    ...textFaults(content.description, treeLimits.description, ['description']),
    ...listFaults(content.alternativeQuestions, treeLimits.alternativeQuestions, ['alternativeQuestions']),
    ...countFaults(content.lines, 100, ['productLineIds']),
    ...tooLong(content.startKey, 80, ['startKey']),
    ...countFaults(content.nodes, treeLimits.nodes, ['nodes']),
  );
  if (Buffer.byteLength(JSON.stringify(content)) > treeSizeLimit) {
    faults.push(
      fault(
        UserErrorCode.TOO_LONG,
        '整个流程最多 8 MB，请拆分为子流程。',
        'A whole tree has at most 8 MB; split it into sub-trees.',
        'nodes',
      ),
    );
  }
  return faults;
}

/** Limits and forms of a whole content. Paths are those of the content: `nodes.3.title`. */
export const treeContentFaults = (content: TreeContent): Fault[] => [
  ...frameFaults(content),
  ...variableFaults(content.variables),
  ...content.nodes.flatMap((node, at) => nodeFaults(node, ['nodes', String(at)])),
];

type Part = Exclude<
  keyof TreeNodeInput,
  'key' | 'kind' | 'title' | 'body' | 'say' | 'alternativeQuestions' | 'position'
>;
const parts: Readonly<Record<Exclude<Part, 'article'>, readonly TreeNodeKind[]>> = {
  to: [
    ...[TreeNodeKind.INPUT, TreeNodeKind.INFO, TreeNodeKind.ARTICLE],
    ...[TreeNodeKind.LOGIC, TreeNodeKind.ACTION, TreeNodeKind.SUBTREE],
  ],
  variable: [TreeNodeKind.QUESTION],
  choices: [TreeNodeKind.QUESTION],
  fields: [TreeNodeKind.INPUT],
  rules: [TreeNodeKind.LOGIC],
  command: [TreeNodeKind.ACTION],
  subtree: [TreeNodeKind.SUBTREE],
  outcome: [TreeNodeKind.OUTCOME],
};

const isFilled = (value: unknown): boolean => value != null && value !== '' && !(Array.isArray(value) && !value.length);

/** Parts of a node that its kind does not use. */
const strangeParts = (node: TreeNodeInput): string[] =>
  Object.entries(parts).flatMap(([part, kinds]) =>
    isFilled(node[part as Part]) && !kinds.includes(node.kind) ? [part] : [],
  );

/**
 * What is wrong with a change and with what it touches: `after` is the content with the change. Paths are those of `TreeContentInput`.
 * Nodes that stand already are not looked at again.
 */
export function changeFaults(change: TreeContentInput, after: TreeContent): Fault[] {
  const given = change.setNodes ?? [];
  const faults = frameFaults(after).map((one) => (one.field?.[0] === 'nodes' ? { ...one, field: ['setNodes'] } : one));
  if (change.variables !== undefined) faults.push(...variableFaults(after.variables));
  faults.push(
    ...countFaults(given, treeLimits.nodesPerCall, ['setNodes']),
    ...countFaults(change.removeNodes ?? [], treeLimits.nodes, ['removeNodes']),
  );
  if (given.length > treeLimits.nodesPerCall) return faults;
  const byKey = new Map(after.nodes.map((node) => [node.key, node]));
  const seen = new Set<string>();
  for (const [at, input] of given.entries()) {
    const path = ['setNodes', String(at)];
    const key = input.key.replace(/\s+/g, ' ').trim();
    const node = byKey.get(key);
    if (seen.has(key)) faults.push(shapeFault('这个键出现了两次。', 'This key stands here twice.', [...path, 'key']));
    else if (node) faults.push(...nodeFaults(node, path));
    seen.add(key);
    for (const part of strangeParts(input))
      faults.push(shapeFault('这类节点没有这一部分。', 'A node of this kind has no such part.', [...path, part]));
  }
  return faults;
}
