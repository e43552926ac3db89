/** Groups of nodes that lead to each other in a circle, among those that count; a node that leads to itself is one. By Tarjan's algorithm, without recursion. */
export function circles(
  count: number,
  next: (at: number) => readonly { readonly to: number }[],
  counts: (at: number) => boolean,
): number[][] {
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  const enter = (at: number): { at: number; next: number } => {
    index[at] = low[at] = counter;
    counter += 1;
    stack.push(at);
    onStack[at] = 1;
    return { at, next: 0 };
  };
  const leave = (at: number): void => {
    if (low[at] !== index[at]) return;
    const group: number[] = [];
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack[member] = 0;
      group.push(member);
      if (member === at) break;
    }
    if (group.length > 1 || next(at).some(({ to }) => to === at)) found.push(group.sort((a, b) => a - b));
  };
  for (let root = 0; root < count; root += 1) {
    if (index[root] !== -1 || !counts(root)) continue;
    const calls = [enter(root)];
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const edge = next(call.at)[call.next];
      if (!edge) {
        calls.pop();
        const above = calls.at(-1);
        if (above) low[above.at] = Math.min(low[above.at] ?? 0, low[call.at] ?? 0);
        leave(call.at);
        continue;
      }
      call.next += 1;
      if (!counts(edge.to)) continue;
      if (index[edge.to] === -1) calls.push(enter(edge.to));
      else if (onStack[edge.to]) low[call.at] = Math.min(low[call.at] ?? 0, index[edge.to] ?? 0);
    }
  }
  return found;
}
