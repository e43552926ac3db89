import { type ComponentType, lazy } from 'react';

/** What stands in for a part that could not be fetched: the desk goes on without it. */
const Nothing = (): null => null;

/** A part of the desk in a script of its own. Without a connection it is left out instead of bringing the desk down. */
const part = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy<ComponentType<Props>>(async () => ({ default: await load().catch(() => Nothing) }));

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
