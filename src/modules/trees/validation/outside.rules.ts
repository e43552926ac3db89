import { widens } from '../../articles/index.js';
import { Audience } from '../../../platform/auth/viewer.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import { emptyTreeContent, linksOf } from '../tree-content.rules.js';
import type { TreeContent, TreeNode, TreeOutcome } from '../tree-content.js';
import { TreeNodeKind, TreeResult } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { nodeName, type Words } from './findings.js';
import type { OutsideFacts } from './outside-facts.js';

const isTree = (code: string): boolean => code.startsWith('T-');

/** Where a node, or the tree as a whole, refers to a code. */
interface Reference {
  readonly node: TreeNode | null;
  readonly place: string;
  readonly code: string;
  /** Whether the walk shows or needs it, and does not only name it. */
  readonly isStep: boolean;
}

const hasLinks = (text: LocalizedText | null | undefined): boolean =>
  !!text && (text.zhCN.includes('[[') || text.en.includes('[['));

const none: readonly Reference[] = [];

/** References of a node to articles and trees, apart from a sub-tree that is walked. */
function referencesAt(node: TreeNode): readonly Reference[] {
  const isLinking = hasLinks(node.body) || hasLinks(node.say) || hasLinks(node.outcome?.handoverTemplate);
  if (!node.article && !isLinking) return none;
  const inTexts = isLinking ? linksOf({ ...emptyTreeContent, nodes: [{ ...node, article: null, subtree: null }] }) : [];
  return [
    ...(node.article
      ? [{ node, place: 'article', code: node.article.code, isStep: node.kind === TreeNodeKind.ARTICLE }]
      : []),
    ...inTexts.map((code): Reference => ({ node, place: 'body', code, isStep: false })),
  ];
}

/** References of the tree itself: in its description. */
const ownReferences = (content: TreeContent): Reference[] =>
  linksOf({ ...content, nodes: [] }).map((code) => ({ node: null, place: 'description', code, isStep: false }));

/** All references of a drawing to articles and trees, apart from sub-trees that are walked. */
export function* referencesIn(content: TreeContent): Generator<Reference> {
  yield* ownReferences(content);
  for (const node of content.nodes) yield* referencesAt(node);
}

const named = (node: TreeNode | null): Words => (node ? nodeName(node) : ['流程的简介', 'the description of the tree']);

/** What is wrong with a target, if it does not stand. */
const standingWords: Record<'NONE' | 'NOT_YET' | 'GONE' | 'MERGED', Words> = {
  NONE: ['不存在', 'does not exist'],
  NOT_YET: ['还没有发布', 'is not published yet'],
  GONE: ['已归档', 'is out of use'],
  MERGED: ['已并入别的文章', 'was merged into another article'],
};

function tellNarrower(check: Check, reference: Reference): void {
  const name = named(reference.node);
  check.findings.add(TreeFindingCode.AUDIENCE_WIDER_THAN_TARGET, {
    node: reference.node,
    place: reference.place,
    // Who stands at a step that shows nothing cannot go on; a link that does not open is only a pity.
    severity: reference.isStep ? TreeFindingSeverity.ERROR : TreeFindingSeverity.WARNING,
    message: [
      `能走这个流程的人，有的看不到${name[0]}里的 ${reference.code}。`,
      `Some who may walk the tree may not read ${reference.code} in ${name[1]}.`,
    ],
    mend: [
      '换一个大家都能看的，或收窄这个流程的受众。',
      'Refer to something that all may read, or narrow the audience of the tree.',
    ],
  });
}

function checkReference(check: Check, facts: OutsideFacts, reference: Reference): void {
  const { node, place, code } = reference;
  const tree = facts.trees.get(code);
  const article = facts.articles.get(code);
  const target = isTree(code) ? tree : (article ?? undefined);
  const standing = target?.standing ?? 'NONE';
  const name = named(node);
  if (standing !== 'LIVE') {
    const how = standingWords[standing];
    check.findings.add(isTree(code) ? TreeFindingCode.BROKEN_SUBTREE : TreeFindingCode.BROKEN_ARTICLE, {
      ...{ node, place },
      // A text that names what is gone still reads; a step that shows it does not.
      severity: place === 'article' ? TreeFindingSeverity.ERROR : TreeFindingSeverity.WARNING,
      message: [`${name[0]}引用的 ${code} ${how[0]}。`, `${code}, to which ${name[1]} refers, ${how[1]}.`],
      mend: [
        '改成已发布的文章或流程，或去掉引用。',
        'Refer to something that is published, or take the reference out.',
      ],
    });
    return;
  }
  const reach = isTree(code) ? tree?.reach : article?.reach;
  // Outsiders know of nothing that does not hold at this moment.
  const isHidden = facts.reach.audience !== Audience.INTERNAL && article?.holds === false;
  if (isHidden || (reach && widens(reach, facts.reach))) tellNarrower(check, reference);
}

/** Articles and trees that the tree itself refers to. */
export function checkOwnReferences(check: Check, facts: OutsideFacts): void {
  for (const reference of ownReferences(check.content)) checkReference(check, facts, reference);
}

/** Articles and trees that a node refers to, apart from a sub-tree that is walked. */
export function checkReferences(check: Check, node: TreeNode, facts: OutsideFacts): void {
  for (const reference of referencesAt(node)) checkReference(check, facts, reference);
  if (node.kind !== TreeNodeKind.ARTICLE || node.article) return;
  check.findings.add(TreeFindingCode.BROKEN_ARTICLE, {
    ...{ node, place: 'article' },
    message: [`${nodeName(node)[0]}没有选文章。`, `${nodeName(node)[1]} names no article.`],
    mend: ['选一篇已发布的文章。', 'Choose a published article.'],
  });
}

/** The command of an ACTION. */
export function checkCommands({ findings }: Check, node: TreeNode, { commands }: OutsideFacts): void {
  if (node.kind !== TreeNodeKind.ACTION) return;
  const name = nodeName(node);
  const told = (message: Words, mend: Words): void =>
    findings.add(TreeFindingCode.BROKEN_COMMAND, { node, place: 'command', message, mend });
  const wanted = node.command?.name ?? '';
  const known = commands.get(wanted);
  if (wanted === '')
    told(
      [`动作${name[0]}没有选要执行的外部动作。`, `The action ${name[1]} names no command.`],
      ['选一个管理员设置好的外部动作。', 'Choose a command that administrators have set up.'],
    );
  else if (!known)
    told(
      [
        `动作${name[0]}要执行“${wanted}”，但没有设置这个外部动作。`,
        `The action ${name[1]} asks for “${wanted}”, which is not set up.`,
      ],
      ['改选一个，或请管理员设置它。', 'Choose another, or ask an administrator to set it up.'],
    );
  else if (!known.isActive)
    told(
      [
        `动作${name[0]}要执行“${wanted}”，但它已停用。`,
        `The action ${name[1]} asks for “${wanted}”, which is switched off.`,
      ],
      ['改选一个，或请管理员启用它。', 'Choose another, or ask an administrator to switch it on.'],
    );
}

/** Whether whoever goes on after an outcome is there; most are. */
const isStaffed = (
  { departmentId, departmentRules, tierId, result }: TreeOutcome,
  departments: ReadonlySet<string>,
  tiers: ReadonlySet<string>,
): boolean =>
  (departmentId === null || departments.has(departmentId)) &&
  (tierId === null || tiers.has(tierId)) &&
  departmentRules.every((rule) => departments.has(rule.departmentId)) &&
  (result !== TreeResult.TRANSFERRED || departmentId !== null || departmentRules.length > 0);

/** Department and tier of an outcome. */
export function checkPeople({ findings }: Check, node: TreeNode, { departments, tiers }: OutsideFacts): void {
  const { outcome } = node;
  if (node.kind !== TreeNodeKind.OUTCOME || !outcome) return;
  if (isStaffed(outcome, departments, tiers)) return;
  const name = nodeName(node);
  const told = (place: string, message: Words, mend: Words): void =>
    findings.add(TreeFindingCode.BROKEN_DEPARTMENT, { node, place, message, mend });
  if (outcome.departmentId !== null && !departments.has(outcome.departmentId))
    told(
      'department',
      [`${name[0]}的责任部门不存在。`, `The department of ${name[1]} is not there.`],
      ['改选一个部门。', 'Choose another department.'],
    );
  for (const [at, rule] of outcome.departmentRules.entries())
    if (!departments.has(rule.departmentId))
      told(
        `department:${at + 1}`,
        [
          `${name[0]}的第 ${at + 1} 条部门规则指向的部门不存在。`,
          `The department of rule ${at + 1} of ${name[1]} is not there.`,
        ],
        ['改选一个部门，或删掉这条规则。', 'Choose another department, or delete the rule.'],
      );
  if (outcome.tierId !== null && !tiers.has(outcome.tierId))
    told(
      'tier',
      [`${name[0]}要升级到的支持级别不存在。`, `The support tier of ${name[1]} is not there.`],
      ['改选一个支持级别。', 'Choose another tier.'],
    );
  if (outcome.result === TreeResult.TRANSFERRED && outcome.departmentId === null && !outcome.departmentRules.length)
    findings.add(TreeFindingCode.BROKEN_DEPARTMENT, {
      ...{ node, place: 'department', severity: TreeFindingSeverity.WARNING },
      message: [`${name[0]}要转部门，但没有说转给谁。`, `${name[1]} transfers the matter but names no department.`],
      mend: ['选责任部门。', 'Choose the department.'],
    });
}
