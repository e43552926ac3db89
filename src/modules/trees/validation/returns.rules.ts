import { TreeNodeKind, TreeResult } from '../tree-enums.js';
import type { Check } from './check.js';
import { Dominators } from './dominators.rules.js';
import { TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { nodeName } from './findings.js';

/** For so many findings the way that leaves a check out is shown. */
const mostWays = 20;
const mostSteps = 6;

/** Outcomes that send a device in: every way to them has to go through each check that they name. */
export function checkReturns({ content, graph, findings }: Check): void {
  let dominators: Dominators | null = null;
  let shown = 0;
  for (const [at, node] of content.nodes.entries()) {
    if (node.kind !== TreeNodeKind.OUTCOME || node.outcome?.result !== TreeResult.RETURN_OR_REPAIR) continue;
    const name = nodeName(node);
    if (!node.outcome.checks.length)
      findings.add(TreeFindingCode.RETURN_WITHOUT_CHECK, {
        ...{ node, place: 'outcome', severity: TreeFindingSeverity.WARNING },
        message: [
          `${name[0]}让设备返修，但没有要求先做任何检查。`,
          `${name[1]} sends the device in without asking for any check.`,
        ],
        mend: ['列出返修前必须走过的节点。', 'Name the nodes that have to be walked before.'],
      });
    for (const key of node.outcome.checks) {
      const place = `check:${key}`;
      const check = graph.places.get(key);
      if (check === undefined) {
        findings.add(TreeFindingCode.BROKEN_TARGET, {
          ...{ node, place },
          message: [
            `${name[0]}要求检查“${key}”，但没有这个节点。`,
            `${name[1]} asks for the check “${key}”, which is not there.`,
          ],
          mend: ['改选一个存在的节点，或去掉这项检查。', 'Choose a node that is there, or take the check out.'],
        });
        continue;
      }
      if (!graph.reached[at]) continue;
      if (check === at) {
        findings.add(TreeFindingCode.RETURN_WITHOUT_CHECK, {
          ...{ node, place },
          message: [
            `返修${name[0]}把自己列为检查，这样永远走不到它。`,
            `${name[1]} names itself as a check: it could never be reached.`,
          ],
          mend: ['改选它前面的节点，或去掉这项检查。', 'Choose a node before it, or take the check out.'],
        });
        continue;
      }
      dominators ??= new Dominators(graph);
      if (dominators.isAlwaysBefore(check, at)) continue;
      const checkName = nodeName(graph.node(check));
      const way = shown++ < mostWays ? graph.wayTo(at, check).map((step) => nodeName(graph.node(step))) : [];
      const steps =
        way.length > mostSteps ? [...way.slice(0, 2), ['…', '…'] as const, ...way.slice(2 - mostSteps)] : way;
      const shownAs = (language: 0 | 1): string => steps.map((step) => step[language]).join(' → ');
      findings.add(TreeFindingCode.RETURN_WITHOUT_CHECK, {
        ...{ node, place },
        message: [
          `可以不做${checkName[0]}就走到返修${name[0]}${steps.length ? `：${shownAs(0)}` : ''}。`,
          `The device can be sent in by ${name[1]} without ${checkName[1]}${steps.length ? `: ${shownAs(1)}` : ''}.`,
        ],
        mend: [
          `让每条路都先经过${checkName[0]}，或把这条路接到别的结果。`,
          `Lead every way through ${checkName[1]}, or lead this one to another outcome.`,
        ],
      });
    }
  }
}
