import type { TreeContent, TreeNode } from './tree-content.js';
import { targetsOf } from './tree-content.rules.js';

/** Each way out of a node with its name: the same name is the same way in another version. */
const waysOf = (node: TreeNode): [string, string | null][] => [
  ...node.choices.map(({ key, to }): [string, string | null] => [`choice:${key}`, to]),
  ...node.rules.map(({ to }, at): [string, string | null] => [`rule:${at}`, to]),
  ['to', node.to],
  ['failureTo', node.command?.failureTo ?? null],
  ['timeoutTo', node.command?.timeoutTo ?? null],
];

/** Where a parent leads now instead of a node that is gone: by the same way, else by ways that it did not have before. */
function insteadOf(before: TreeNode, now: TreeNode, key: string): string[] {
  const ways = new Map(waysOf(now));
  const same = waysOf(before).flatMap(([name, to]) => (to === key ? [ways.get(name) ?? null] : []));
  const found = same.filter((to) => to !== null);
  if (found.length) return [...new Set(found)];
  const old = new Set(targetsOf(before));
  return targetsOf(now).filter((to) => !old.has(to));
}

/**
 * Key of the node that takes the place of one that is gone: the one that most of its former parents lead to, else the start; of
 * equals the one that is found first. `before` is the newest content that had it; null where nobody knows one.
 */
export function replacementOf(before: TreeContent | null, live: TreeContent, key: string): string | null {
  const nodes = new Map(live.nodes.map((node) => [node.key, node]));
  const votes = new Map<string, number>();
  for (const parent of before?.nodes ?? []) {
    const now = nodes.get(parent.key);
    if (!now || !targetsOf(parent).includes(key)) continue;
    for (const to of insteadOf(parent, now, key)) if (nodes.has(to)) votes.set(to, (votes.get(to) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [to, count] of votes) if (best === null || count > (votes.get(best) ?? 0)) best = to;
  const { startKey } = live;
  return best ?? (startKey !== null && nodes.has(startKey) ? startKey : null);
}
