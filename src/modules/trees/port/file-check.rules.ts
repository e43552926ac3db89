import { type Fault, UserErrorCode } from '../../../platform/errors/index.js';
import { TreeExpressions } from '../expressions/expressions.js';
import { type TreeNode } from '../tree-content.js';
import { treeLimits } from '../tree-limits.js';
import { treeContentFaults } from '../tree-content.rules.js';
import { TreeNodeKind } from '../tree-enums.js';
import { type FileFindings, quoted } from './file-findings.js';
import { type ContentPath, type TreeFile, TreeFileFindingCode } from './tree-file.js';

// What must not come in from a file, whatever its form: what may not be stored at all, and what the author of a file cannot have meant.
// Everything else is the matter of the check of the working copy.

/** Parts that only some kinds have. */
const partsOf: Readonly<Record<TreeNodeKind, readonly (keyof TreeNode)[]>> = {
  [TreeNodeKind.QUESTION]: ['variable', 'choices'],
  [TreeNodeKind.INPUT]: ['fields', 'to'],
  [TreeNodeKind.INFO]: ['to'],
  [TreeNodeKind.ARTICLE]: ['to'],
  [TreeNodeKind.LOGIC]: ['rules', 'to'],
  [TreeNodeKind.ACTION]: ['command', 'to'],
  [TreeNodeKind.SUBTREE]: ['subtree', 'to'],
  [TreeNodeKind.OUTCOME]: ['outcome'],
};
const special = ['variable', 'choices', 'fields', 'rules', 'command', 'subtree', 'outcome', 'to'] as const;

const isThere = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);

const codes: Partial<Readonly<Record<UserErrorCode, TreeFileFindingCode>>> = {
  [UserErrorCode.REQUIRED]: TreeFileFindingCode.MISSING_FIELD,
  [UserErrorCode.TOO_LONG]: TreeFileFindingCode.TOO_LONG,
  [UserErrorCode.TOO_MANY]: TreeFileFindingCode.TOO_MANY,
};

/** An edge with where it stands. */
interface Edge {
  readonly to: string | null | undefined;
  readonly path: ContentPath;
}

/** Everything of a node that names another one. */
const edgesOf = (node: TreeNode, path: ContentPath): Edge[] => [
  { to: node.to, path: [...path, 'to'] },
  ...node.choices.map(({ to }, at) => ({ to, path: [...path, 'choices', at, 'to'] })),
  ...node.rules.map(({ to }, at) => ({ to, path: [...path, 'rules', at, 'to'] })),
  { to: node.command?.failureTo, path: [...path, 'command', 'failureTo'] },
  { to: node.command?.timeoutTo, path: [...path, 'command', 'timeoutTo'] },
  ...(node.outcome?.checks ?? []).map((to, at) => ({ to, path: [...path, 'outcome', 'checks', at] })),
];

/** An expression with where it stands. */
interface Expression {
  readonly text: string;
  readonly isCondition: boolean;
  readonly path: ContentPath;
}

const expressionsOf = (node: TreeNode, path: ContentPath): Expression[] => [
  ...node.rules.map(({ when }, at) => ({ text: when, isCondition: true, path: [...path, 'rules', at, 'when'] })),
  ...(node.outcome?.departmentRules ?? []).map(({ when }, at) => ({
    text: when,
    isCondition: true,
    path: [...path, 'outcome', 'departmentRules', at, 'when'],
  })),
  ...(['command', 'subtree'] as const).flatMap((part) =>
    (node[part]?.inputs ?? []).map(({ source }, at) => ({
      text: source,
      isCondition: false,
      path: [...path, part, 'inputs', at, 'source'],
    })),
  ),
];

/** Looks at one file. */
class FileCheck {
  readonly #keys: ReadonlySet<string>;

  constructor(
    private readonly file: TreeFile,
    private readonly findings: FileFindings,
  ) {
    this.#keys = new Set(file.content.nodes.map(({ key }) => key));
  }

  run(): void {
    const { content } = this.file;
    const limits = treeContentFaults(content);
    for (const fault of limits) this.#limit(fault);
    if (content.nodes.length > treeLimits.nodes) return;
    this.#twice(content.nodes, 'key', ['nodes']);
    this.#twice(content.variables, 'name', ['variables']);
    content.variables.forEach(({ options }, at) => {
      this.#twice(options, 'value', ['variables', at, 'options']);
    });
    if (content.startKey !== null) this.#edge({ to: content.startKey, path: ['startKey'] });
    content.nodes.forEach((node, at) => {
      this.#node(node, ['nodes', at]);
    });
    // A variable with an impossible name has been found; what reads it is not wrong for that.
    if (!limits.some(({ field }) => field?.[0] === 'variables')) this.#expressions();
  }

  #node(node: TreeNode, path: ContentPath): void {
    this.#twice(node.choices, 'key', [...path, 'choices']);
    for (const part of special) {
      if (!isThere(node[part]) || partsOf[node.kind].includes(part)) continue;
      this.#error(
        TreeFileFindingCode.PART_NOT_OF_KIND,
        [...path, part],
        `${node.kind} 节点没有“${part}”。`,
        `A node of kind ${node.kind} has no “${part}”.`,
      );
    }
    for (const edge of edgesOf(node, path)) this.#edge(edge);
  }

  #edge({ to, path }: Edge): void {
    if (to === null || to === undefined || this.#keys.has(to)) return;
    const said = quoted(to);
    this.#error(
      TreeFileFindingCode.DANGLING_EDGE,
      path,
      `没有节点“${said}”。`,
      `It leads to “${said}”, and there is no such node.`,
    );
  }

  #twice<Name extends string>(
    items: readonly { readonly [name in Name]: string }[],
    name: Name,
    path: ContentPath,
  ): void {
    const seen = new Set<string>();
    items.forEach((item, at) => {
      const key = item[name];
      if (key !== '' && seen.has(key))
        this.#error(
          TreeFileFindingCode.DUPLICATE_KEY,
          [...path, at, name],
          `“${quoted(key)}”出现了两次。`,
          `“${quoted(key)}” stands here twice.`,
        );
      seen.add(key);
    });
  }

  #expressions(): void {
    const { nodes, variables } = this.file.content;
    const expressions = new TreeExpressions([...new Map(variables.map((one) => [one.name, one])).values()]);
    nodes.forEach((node, at) => {
      for (const { text, isCondition, path } of expressionsOf(node, ['nodes', at])) {
        if (text.length > treeLimits.expression) continue;
        const check = expressions.check(text);
        if (!check.ok) this.#error(TreeFileFindingCode.BAD_EXPRESSION, path, check.message.zhCN, check.message.en);
        else if (isCondition && check.type !== 'BOOLEAN')
          this.#error(
            TreeFileFindingCode.BAD_EXPRESSION,
            path,
            '条件的结果必须是“是”或“否”。',
            'A condition has to give yes or no.',
          );
      }
    });
  }

  #limit({ code, field = [], text }: Fault): void {
    const path = field.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    this.#error(codes[code] ?? TreeFileFindingCode.BAD_VALUE, path, text['zh-CN'], text.en);
  }

  #error(code: TreeFileFindingCode, path: ContentPath, zh: string, en: string): void {
    const node = path[0] === 'nodes' && typeof path[1] === 'number' ? this.file.content.nodes[path[1]] : undefined;
    this.findings.error(
      code,
      { ...this.file.placeOf(path), nodeKey: node ? quoted(node.key) : null, path: this.file.nameOf(path) },
      zh,
      en,
    );
  }
}

/** Finds what keeps a file out: limits, forms, keys that stand twice, edges that lead nowhere, expressions that are none. */
export const checkFile = (file: TreeFile, findings: FileFindings): void => {
  new FileCheck(file, findings).run();
};
