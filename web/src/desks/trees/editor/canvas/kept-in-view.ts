import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { NODE_HEIGHT, NODE_WIDTH, type Point } from '../model/layout-shape';

/** Moves the picture so far that the chosen node is seen; where the layout shifts it, it stays under the eye. */
export function useKeptInView(
  key: string | null,
  at: (key: string) => Point,
  isPlaced: boolean,
  host: { current: HTMLElement | null },
): void {
  const flow = useReactFlow();
  const last = useRef<{ key: string | null; at: Point | null }>({ key: null, at: null });
  const point = key === null ? null : at(key);
  useEffect(() => {
    const before = last.current;
    last.current = { key, at: point };
    const frame = host.current;
    if (!point || !frame) return;
    const view = flow.getViewport();
    let { x, y } = view;
    // What somebody drags goes where they drag it.
    if (before.key === key && before.at && !isPlaced) {
      x += (before.at.x - point.x) * view.zoom;
      y += (before.at.y - point.y) * view.zoom;
    }
    const [left, top] = [point.x * view.zoom + x, point.y * view.zoom + y];
    const [right, bottom] = [left + NODE_WIDTH * view.zoom, top + NODE_HEIGHT * view.zoom];
    const [width, height, edge] = [frame.clientWidth, frame.clientHeight, 24];
    if (left < edge || right > width - edge) x += width / 2 - (left + right) / 2;
    if (top < edge || bottom > height - edge) y += height / 2 - (top + bottom) / 2;
    if (x !== view.x || y !== view.y) void flow.setViewport({ x, y, zoom: view.zoom });
  }, [key, point?.x, point?.y]);
}
