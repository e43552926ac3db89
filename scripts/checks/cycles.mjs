/**
 * Cycles among modules and among rooms. Two files may name each other's types (a thunk of a GraphQL class needs it inside
 * one folder), but no file may need itself to be loaded first, and no room may know a room that knows it.
 * @param modules path → [{ to, typeOnly }]
 */
export function findCycles(modules) {
  const files = new Map();
  const rooms = new Map();
  for (const [from, imports] of modules) {
    const needed = imports.filter(({ to, typeOnly }) => to && modules.has(to) && !typeOnly).map(({ to }) => to);
    files.set(from, new Set(needed));
    const room = groupOf(from);
    if (!room) continue;
    const known = rooms.get(room) ?? new Set();
    // Inside the platform a type may be named from below; among rooms even that would bind them.
    const counts = ({ typeOnly }) => !typeOnly || room.startsWith('modules/');
    for (const each of imports) {
      const other = groupOf(each.to ?? '');
      if (other && other !== room && counts(each)) known.add(other);
    }
    rooms.set(room, known);
  }
  return [
    ...circles(files).map((path) => `cycle of modules: ${path.join(' → ')}`),
    ...circles(rooms).map((path) => `cycle of rooms: ${path.join(' → ')}`),
  ];
}

/** The room or platform folder that a file belongs to. */
function groupOf(path) {
  const match = /^src\/(modules\/[^/]+|platform\/[^/]+|app)\//.exec(path);
  return match?.[1];
}

/** One shortest circle of each strongly connected part. */
function circles(graph) {
  const found = [];
  const settled = new Set();
  for (const start of graph.keys()) {
    if (settled.has(start)) continue;
    const circle = shortestCircle(graph, start);
    settled.add(start);
    if (!circle || circle.some((node) => node !== start && settled.has(node))) continue;
    found.push(circle);
    for (const node of circle) settled.add(node);
  }
  return found;
}

function shortestCircle(graph, start) {
  const cameFrom = new Map();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const path = [start];
        for (let back = node; back !== start; back = cameFrom.get(back)) path.splice(1, 0, back);
        return [...path, start];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}
