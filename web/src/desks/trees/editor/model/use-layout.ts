import { useEffect, useMemo, useRef, useState } from 'react';
import type { Drawing } from '../session/content';
import { exactLayout } from './exact-layout';
import type { LaidOut, LayoutInput } from './layout-shape';
import { trustWorkerUrl } from '../../../../lib/trusted-html';
import type { Link } from './branches';
import { quickLayout } from './quick-layout';

const [workerUrl = ''] = Object.values(
  import.meta.glob<string>('./layout.worker.ts', { query: '?worker&url', import: 'default', eager: true }),
);

/** Up to here the exact layout is there at once; beyond it a worker does it, and beyond the second nobody. */
const AT_ONCE = 60;
const LARGEST = 1_500;

/** Where nodes stand that nobody has put anywhere. Until the worker has answered, the quick layout stands. */
export function useLayout(drawing: Drawing, links: readonly Link[], widthOf: (link: Link) => number): LaidOut {
  const { startKey } = drawing.frame;
  // The layout depends on what leads where, not on the texts of nodes: typing moves nothing.
  const form = useMemo(
    () =>
      JSON.stringify([
        startKey,
        [...drawing.nodes.keys()],
        links.map((link) => [link.id, Math.ceil(widthOf(link) / 24)]),
      ]),
    [startKey, drawing.nodes, links, widthOf],
  );
  const input = useMemo(
    (): LayoutInput => ({
      nodes: [...drawing.nodes.keys()],
      links: links.map((link) => ({ id: link.id, from: link.from, to: link.to, width: widthOf(link) })),
      start: startKey !== null && drawing.nodes.has(startKey) ? startKey : null,
    }),
    [form],
  );
  const size = input.nodes.length;
  const direct = useMemo(() => (size <= AT_ONCE ? exactLayout(input) : null), [input, size]);
  const exact = useWorker(input, size > AT_ONCE && size <= LARGEST);
  const last = useRef<LaidOut | null>(null);
  const quick = useMemo(() => (direct ? null : quickLayout(input)), [input, direct]);
  const settled = direct ?? (exact?.input === input ? exact.laidOut : null);
  if (settled) last.current = settled;
  return useMemo(() => {
    if (settled) return settled;
    // While the worker thinks, what it said last stands; only new nodes are put where the quick layout has them.
    const before = last.current;
    if (!before || size > LARGEST) return quick ?? { positions: {}, routes: {} };
    return { positions: beside(before, quick ?? before, input), routes: before.routes };
  }, [settled, quick, input, size]);
}

/** New nodes below the one that leads to them, until they are laid out. */
function beside(before: LaidOut, quick: LaidOut, { nodes, links }: LayoutInput): LaidOut['positions'] {
  const positions: Record<string, { x: number; y: number }> = {};
  for (const key of nodes) {
    const known = before.positions[key];
    if (known) {
      positions[key] = known;
      continue;
    }
    const source = links.find(({ to }) => to === key)?.from;
    const above = source === undefined ? undefined : before.positions[source];
    positions[key] = above ? { x: above.x + 24, y: above.y + 110 } : (quick.positions[key] ?? { x: 0, y: 0 });
  }
  return positions;
}

function useWorker(input: LayoutInput, isOn: boolean): { input: LayoutInput; laidOut: LaidOut } | null {
  const [answer, setAnswer] = useState<{ input: LayoutInput; laidOut: LaidOut } | null>(null);
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    // A layout that is still being thought about is out of date: its worker is given up.
    worker.current?.terminate();
    const own = new Worker(trustWorkerUrl(workerUrl), { type: 'module' });
    worker.current = own;
    own.addEventListener('message', (event: MessageEvent<{ laidOut: LaidOut }>) =>
      setAnswer({ input, laidOut: event.data.laidOut }),
    );
    own.postMessage({ number: 0, input });
    return () => own.terminate();
  }, [input, isOn]);
  return isOn ? answer : null;
}
