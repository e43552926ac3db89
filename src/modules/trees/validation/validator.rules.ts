import type { TreeContent, TreeNode } from '../tree-content.js';
import { checkAnchor } from './anchors.rules.js';
import { checkBranches, fullBudget } from './branches.rules.js';
import { Check } from './check.js';
import { checkExpressions } from './expressions-check.rules.js';
import { type TreeFinding, TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { SetBeforeUse } from './flow.rules.js';
import { checkCircles, checkEnds, checkExits, checkReached, checkStart } from './graph.rules.js';
import { checkCommands, checkOwnReferences, checkPeople, checkReferences } from './outside.rules.js';
import type { OutsideFacts } from './outside-facts.js';
import { checkKeys, checkNames, checkParts } from './parts.rules.js';
import { checkPersonalMarks } from './personal.rules.js';
import { checkReturns } from './returns.rules.js';
import { Depths, asksOnEveryWay, checkSubtree } from './subtrees.rules.js';
import { checkOwnTexts, checkTexts } from './texts.rules.js';
import { checkFilling, checkVariables } from './variables.rules.js';

const targetCodes: ReadonlySet<TreeFindingCode> = new Set([
  TreeFindingCode.BROKEN_ARTICLE,
  TreeFindingCode.BROKEN_SUBTREE,
  TreeFindingCode.BROKEN_COMMAND,
  TreeFindingCode.BROKEN_DEPARTMENT,
  TreeFindingCode.AUDIENCE_WIDER_THAN_TARGET,
]);

/** What a node refers to and does not stand. */
const targetsAt = (facts: OutsideFacts): ((check: Check, node: TreeNode) => void) => {
  const depths = new Depths(facts);
  return (check, node) => {
    checkReferences(check, node, facts);
    checkAnchor(check, node, facts);
    checkSubtree(check, node, facts, depths);
    checkPersonalMarks(check, node, facts);
    checkCommands(check, node, facts);
    checkPeople(check, node, facts);
  };
};

const ordered = (check: Check): TreeFinding[] => check.findings.ordered((key) => check.graph.places.get(key) ?? -1);

/**
 * Everything that is wrong with a drawing, errors first; at most 1,000. Takes time in step with the size of the drawing: 5,000 nodes in well
 * under half a second. Never throws for what somebody drew. Everything about one node is looked at in one go: a large drawing does not lie
 * in the processor's cache, and to fetch it is most of the time that a look takes.
 */
export function findingsOf(content: TreeContent, facts: OutsideFacts): TreeFinding[] {
  const check = new Check(content);
  checkStart(check);
  checkNames(check);
  checkEnds(check);
  checkCircles(check, asksOnEveryWay(facts));
  checkReturns(check);
  checkVariables(check);
  checkOwnReferences(check, facts);
  checkOwnTexts(check);
  const budget = fullBudget();
  const uses = new SetBeforeUse(check);
  const checkTargets = targetsAt(facts);
  for (const [at, node] of content.nodes.entries()) {
    checkKeys(check, node, at);
    checkParts(check, node);
    checkExits(check, node);
    checkReached(check, node, at);
    checkFilling(check, node);
    checkExpressions(check, node);
    uses.of(node, at);
    checkBranches(check, node, budget);
    checkTargets(check, node);
    checkTexts(check, node);
  }
  return ordered(check);
}

/** Only what a drawing refers to and does not stand: for all live trees at once. */
export function brokenTargetsIn(content: TreeContent, facts: OutsideFacts): TreeFinding[] {
  const check = new Check(content);
  const checkTargets = targetsAt(facts);
  checkOwnReferences(check, facts);
  for (const node of content.nodes) checkTargets(check, node);
  return ordered(check).filter(({ code }) => targetCodes.has(code));
}

/** Whether a tree with these findings may be handed in and published. */
export const blocks = (findings: readonly TreeFinding[]): boolean =>
  findings.some(({ severity }) => severity === TreeFindingSeverity.ERROR);
