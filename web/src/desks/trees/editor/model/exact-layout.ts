import { Graph, layout } from '@dagrejs/dagre';
import { type LaidOut, type LayoutInput, NODE_HEIGHT, NODE_WIDTH, type Point } from './layout-shape';

const LABEL_HEIGHT = 18;

/** Nodes that one source alone leads to stand beside each other as its answers do. */
function answerOrder(links: LayoutInput['links']): { left: string; right: string }[] {
  const sources = new Map<string, number>();
  for (const { to } of links) sources.set(to, (sources.get(to) ?? 0) + 1);
  const last = new Map<string, string>();
  const order: { left: string; right: string }[] = [];
  for (const { from, to } of links) {
    if (from === to || sources.get(to) !== 1) continue;
    const left = last.get(from);
    if (left !== undefined) order.push({ left, right: to });
    last.set(from, to);
  }
  return order;
}

/** Rows from top to bottom with few crossings, and room for the labels of the lines. */
export function exactLayout({ nodes, links, start }: LayoutInput): LaidOut {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'TB',
    nodesep: 22,
    edgesep: 14,
    ranksep: 44,
    ranker: nodes.length > 400 ? 'tight-tree' : 'network-simplex',
  });
  // The start goes in first: where a circle has to be cut, it stays on top.
  const ordered = start === null ? nodes : [start, ...nodes.filter((key) => key !== start)];
  for (const key of ordered) graph.setNode(key, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { id, from, to, width } of links)
    if (from !== to) graph.setEdge(from, to, { width, height: width > 0 ? LABEL_HEIGHT : 0, labelpos: 'c' }, id);
  layout(graph, { constraints: answerOrder(links) });
  const positions: Record<string, Point> = {};
  for (const key of nodes) {
    const { x = 0, y = 0 } = graph.node(key) as Partial<Point>;
    positions[key] = { x: Math.round(x - NODE_WIDTH / 2), y: Math.round(y - NODE_HEIGHT / 2) };
  }
  const routes: Record<string, { points: Point[]; label: Point }> = {};
  for (const { id, from, to } of links) {
    if (from === to) continue;
    const edge = graph.edge({ v: from, w: to, name: id }) as { points?: Point[]; x?: number; y?: number };
    const points = (edge.points ?? []).slice(1, -1);
    const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
    routes[id] = { points, label: { x: edge.x ?? middle.x, y: edge.y ?? middle.y } };
  }
  return { positions, routes };
}
