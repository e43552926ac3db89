import { exactLayout } from './exact-layout';
import type { LayoutInput } from './layout-shape';

addEventListener('message', (event: MessageEvent<{ number: number; input: LayoutInput }>) => {
  const { number, input } = event.data;
  postMessage({ number, laidOut: exactLayout(input) });
});
