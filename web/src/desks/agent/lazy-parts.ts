import { lazyPart as part } from '../../lib/lazy-part';

const callLight = () => import('./call-light');
const gapDialog = () => import('./gap-dialog');
const explanation = () => import('./search-explanation');

export const CallLightFields = part(async () => (await callLight()).CallLightFields);
export const GapDialog = part(async () => (await gapDialog()).GapDialog);
export const QueryExplanation = part(async () => (await explanation()).QueryExplanation);
export const HitExplanation = part(async () => (await explanation()).HitExplanation);

/** Fetches what a call may need once the desk stands: out of the first load, and there when the connection is away later. */
export function fetchParts(): void {
  for (const load of [callLight, gapDialog]) void load().catch(() => undefined);
}
