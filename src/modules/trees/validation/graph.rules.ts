import { type TreeNode } from '../tree-content.js';
import { treeLimits } from '../tree-limits.js';
import { TreeNodeKind } from '../tree-enums.js';
import type { Check } from './check.js';
import { circles } from './circles.rules.js';
import { TreeFindingCode } from './finding.js';
import { nodeName, type Words } from './findings.js';
import { type Exit, exitsOf } from './tree-graph.js';

/** Start and size. */
export function checkStart({ content, graph, findings }: Check): void {
  if (content.nodes.length > treeLimits.nodes)
    findings.add(TreeFindingCode.TOO_MANY_NODES, {
      message: [
        `流程有 ${content.nodes.length} 个节点，最多 ${treeLimits.nodes} 个。`,
        `The tree has ${content.nodes.length} nodes; at most ${treeLimits.nodes} are allowed.`,
      ],
      mend: ['把一部分移到子流程里。', 'Move a part of it into a sub-tree.'],
    });
  if (graph.start >= 0) return;
  findings.add(TreeFindingCode.NO_START, {
    place: 'start',
    message:
      content.startKey === null
        ? ['还没有指定从哪个节点开始。', 'No node is the start yet.']
        : [`起始节点“${content.startKey}”不存在。`, `The start “${content.startKey}” is not there.`],
    mend: content.nodes.length
      ? ['选一个节点，设为起点。', 'Choose a node and make it the start.']
      : ['先加一个节点，再设为起点。', 'Add a node and make it the start.'],
  });
}

/** Where an exit is, in words. */
function exitName(node: TreeNode, { place }: Exit): Words {
  const [kind, key] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  if (kind === 'choice') {
    const label = node.choices.find((choice) => choice.key === key)?.label;
    return [`答案“${label?.zhCN || label?.en || key}”`, `the answer “${label?.en || label?.zhCN || key}”`];
  }
  if (kind === 'rule') return [`第 ${key} 条规则`, `rule ${key}`];
  if (place === 'failureTo') return ['“失败”的去向', 'the way after a refusal'];
  if (place === 'timeoutTo') return ['“超时”的去向', 'the way after no answer in time'];
  if (node.kind === TreeNodeKind.LOGIC) return ['默认去向', 'the default'];
  if (node.kind === TreeNodeKind.ACTION) return ['“成功”的去向', 'the way after success'];
  return ['下一步', 'the next step'];
}

/** Whether it is judged elsewhere, or no fault, that an exit leads nowhere. */
const mayBeOpen = ({ kind }: TreeNode, { place }: Exit): boolean =>
  (place === 'to' && (kind === TreeNodeKind.LOGIC || kind === TreeNodeKind.SUBTREE)) ||
  place === 'failureTo' ||
  place === 'timeoutTo';

/** Ways out of a node that lead nowhere, or to what is not there. */
export function checkExits({ graph, findings }: Check, node: TreeNode): void {
  if (node.kind === TreeNodeKind.QUESTION && !node.choices.length) {
    const name = nodeName(node);
    findings.add(TreeFindingCode.DEAD_END, {
      node,
      message: [
        `提问${name[0]}没有答案，座席会停在这里。`,
        `The question ${name[1]} has no answers: the walk would stop here.`,
      ],
      mend: ['加至少一个答案，并选它的去向。', 'Add at least one answer and choose where it leads.'],
    });
  }
  for (const exit of exitsOf(node)) {
    if (exit.to === null ? mayBeOpen(node, exit) : graph.places.has(exit.to)) continue;
    const [name, where] = [nodeName(node), exitName(node, exit)];
    if (exit.to === null) {
      findings.add(TreeFindingCode.DEAD_END, {
        ...{ node, place: exit.place },
        message: [
          `${name[0]}的${where[0]}后面没有出口，座席会停在这里。`,
          `In ${name[1]} ${where[1]} leads nowhere: the walk would stop here.`,
        ],
        mend: ['选下一个节点，或接到一个结果。', 'Choose the next node, or lead it to an outcome.'],
      });
    } else {
      findings.add(TreeFindingCode.BROKEN_TARGET, {
        ...{ node, place: exit.place },
        message: [
          `${name[0]}的${where[0]}指向“${exit.to}”，但没有这个节点。`,
          `In ${name[1]} ${where[1]} leads to “${exit.to}”, which is not there.`,
        ],
        mend: ['改选一个存在的节点。', 'Choose a node that is there.'],
      });
    }
  }
}

/** A node that no way leads to. */
export function checkReached({ graph, findings }: Check, node: TreeNode, at: number): void {
  // Of two nodes with one key the second is no node of its own: that is told already.
  if (graph.start < 0 || graph.reached[at] || graph.places.get(node.key) !== at) return;
  const name = nodeName(node);
  findings.add(TreeFindingCode.UNREACHABLE, {
    node,
    message: [`从起点走不到${name[0]}。`, `No way leads from the start to ${name[1]}.`],
    mend: ['从前面的节点接过来，或删掉它。', 'Lead to it from another node, or delete it.'],
  });
}

const listed = (nodes: readonly TreeNode[], language: 0 | 1): string =>
  nodes
    .slice(0, 5)
    .map((node) => nodeName(node)[language])
    .join(' → ') + (nodes.length > 5 ? ' …' : '');

/** Circles in which nobody answers anything: a walk would never come out. `asksInside` says it of sub-trees. */
export function checkCircles({ content, graph, findings }: Check, asksInside: (node: TreeNode) => boolean): void {
  const isSilent = (at: number): boolean => {
    if (graph.asking[at]) return false;
    const node = graph.node(at);
    return !(node.kind === TreeNodeKind.SUBTREE && asksInside(node));
  };
  for (const group of circles(content.nodes.length, (at) => graph.edges[at] ?? [], isSilent)) {
    const nodes = group.map((at) => graph.node(at));
    const [node] = nodes;
    if (!node) continue;
    findings.add(TreeFindingCode.CYCLE_WITHOUT_INPUT, {
      node,
      message: [
        `${listed(nodes, 0)} 绕成一圈，中间没有人作答，会一直转下去。`,
        `${listed(nodes, 1)} lead in a circle in which nobody answers: it would never end.`,
      ],
      mend: [
        '在圈里加一个提问或说明，或改一条去向。',
        'Put a question or an information into the circle, or lead one way out of it.',
      ],
    });
  }
}

/** Regions that can be entered and never left: everybody answers for ever. */
export function checkEnds({ content, graph, findings }: Check): void {
  if (graph.start < 0) return;
  const comesOut = new Uint8Array(content.nodes.length);
  const queue: number[] = [];
  const mark = (at: number): void => {
    if (comesOut[at]) return;
    comesOut[at] = 1;
    queue.push(at);
  };
  // A way that leads nowhere is told by itself.
  for (const [at, stops] of graph.stopping.entries()) if (stops) mark(at);
  for (let head = 0; head < queue.length; head += 1) for (const from of graph.back[queue[head] ?? 0] ?? []) mark(from);
  const caught = graph.order.some((at) => !comesOut[at])
    ? content.nodes.filter((_, at) => graph.reached[at] && !comesOut[at])
    : [];
  const [node] = caught;
  if (!node) return;
  const name = nodeName(node);
  findings.add(TreeFindingCode.DEAD_END, {
    node,
    message: [
      `从${name[0]}开始的 ${caught.length} 个节点走不到任何结果。`,
      `From ${name[1]} no outcome can be reached (${caught.length} ${caught.length === 1 ? 'node' : 'nodes'}).`,
    ],
    mend: ['从其中一个节点接到一个结果。', 'Lead one of them to an outcome.'],
  });
}
