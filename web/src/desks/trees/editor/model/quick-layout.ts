import { type LaidOut, type LayoutInput, NODE_HEIGHT, NODE_WIDTH } from './layout-shape';

const GAP_X = 22;
const GAP_Y = 78;

/**
 * Rows by distance from the start, each node between those below it that it reaches first. Takes time in proportion to the number of
 * nodes: for drawings that are too large for the exact layout, and until that one is there.
 */
export function quickLayout({ nodes, links, start }: LayoutInput): LaidOut {
  const onward = new Map<string, string[]>(nodes.map((key) => [key, []]));
  const hasSource = new Set<string>();
  for (const { from, to } of links) {
    onward.get(from)?.push(to);
    hasSource.add(to);
  }
  const roots = [
    ...(start !== null && onward.has(start) ? [start] : []),
    ...nodes.filter((key) => key !== start && !hasSource.has(key)),
  ];
  const depth = new Map<string, number>();
  const children = new Map<string, string[]>();
  const order: string[] = [];
  const grow = (root: string): void => {
    if (depth.has(root)) return;
    depth.set(root, 0);
    const queue = [root];
    for (let at = 0; at < queue.length; at += 1) {
      const key = queue[at] ?? '';
      order.push(key);
      const below = (onward.get(key) ?? []).filter((to) => !depth.has(to) && onward.has(to));
      const own = [...new Set(below)];
      children.set(key, own);
      for (const to of own) {
        depth.set(to, (depth.get(key) ?? 0) + 1);
        queue.push(to);
      }
    }
  };
  const tops: string[] = [];
  for (const root of [...roots, ...nodes]) {
    if (depth.has(root)) continue;
    tops.push(root);
    grow(root);
  }
  // From the leaves up: how wide each stands with all below it.
  const width = new Map<string, number>();
  for (const key of order.toReversed()) {
    const below = children.get(key) ?? [];
    const sum = below.reduce((all, to) => all + (width.get(to) ?? 0), 0) + GAP_X * Math.max(0, below.length - 1);
    width.set(key, Math.max(NODE_WIDTH, sum));
  }
  const left = new Map<string, number>();
  let from = 0;
  for (const top of tops) {
    left.set(top, from);
    from += (width.get(top) ?? NODE_WIDTH) + GAP_X * 2;
  }
  const positions: Record<string, { x: number; y: number }> = {};
  for (const key of order) {
    const mine = left.get(key) ?? 0;
    const whole = width.get(key) ?? NODE_WIDTH;
    positions[key] = { x: mine + (whole - NODE_WIDTH) / 2, y: (depth.get(key) ?? 0) * (NODE_HEIGHT + GAP_Y) };
    const below = children.get(key) ?? [];
    const sum = below.reduce((all, to) => all + (width.get(to) ?? 0), 0) + GAP_X * Math.max(0, below.length - 1);
    let at = mine + (whole - sum) / 2;
    for (const to of below) {
      left.set(to, at);
      at += (width.get(to) ?? 0) + GAP_X;
    }
  }
  return { positions, routes: {} };
}
