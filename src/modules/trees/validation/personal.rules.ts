import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode } from './finding.js';
import { nodeName } from './findings.js';
import { callKey, type OutsideFacts } from './outside-facts.js';

// The mark stands at the variable: what an expression makes of marked ones is as personal as they are.

function checkHandedIn({ expressions, variables, findings }: Check, node: TreeNode, called: TreeContent): void {
  const name = nodeName(node);
  for (const { target, source } of node.subtree?.inputs ?? []) {
    const into = called.variables.find((each) => each.name === target);
    const found = expressions.check(source);
    if (!into || into.isPersonal || !found.ok) continue;
    const from = found.names.filter((each) => variables.get(each)?.isPersonal);
    if (!from.length) continue;
    findings.add(TreeFindingCode.PERSONAL_MARK_LOST, {
      ...{ node, place: `input:${target}` },
      message: [
        `${name[0]}把个人信息“${from.join('、')}”传给子流程的“${target}”，但它没有标为个人信息，之后就不再遮盖。`,
        `${name[1]} hands the personal “${from.join(', ')}” to “${target}” of the sub-tree, which is not marked as personal: there it is not masked.`,
      ],
      mend: [
        '在子流程里把这个变量标为个人信息并发布，或不要传它。',
        'Mark the variable of the sub-tree as personal and publish that, or do not hand it over.',
      ],
    });
  }
}

function checkHandedBack({ variables, findings }: Check, node: TreeNode, called: TreeContent): void {
  const name = nodeName(node);
  for (const { target, source } of node.subtree?.outputs ?? []) {
    const into = variables.get(target);
    const isPersonal = called.variables.find((each) => each.name === source)?.isPersonal;
    if (!into || into.isPersonal || !isPersonal) continue;
    findings.add(TreeFindingCode.PERSONAL_MARK_LOST, {
      ...{ node, place: `output:${target}` },
      message: [
        `${name[0]}把子流程的个人信息“${source}”取到“${target}”，但它没有标为个人信息，之后就不再遮盖。`,
        `${name[1]} takes the personal “${source}” of the sub-tree over into “${target}”, which is not marked as personal: there it is not masked.`,
      ],
      mend: [`把变量“${target}”标为个人信息，或不要取它。`, `Mark “${target}” as personal, or do not take it over.`],
    });
  }
}

/** Personal data that lose their mark on the way into a sub-tree or back. */
export function checkPersonalMarks(check: Check, node: TreeNode, { called }: OutsideFacts): void {
  if (node.kind !== TreeNodeKind.SUBTREE || !node.subtree) return;
  const inner = called.get(callKey(node.subtree.code, node.subtree.version))?.content;
  if (!inner) return;
  checkHandedIn(check, node, inner);
  checkHandedBack(check, node, inner);
}
