import type { Viewer } from './viewer.js';

/** Who did something, as events keep it. */
export interface Actor {
  readonly kind: 'person' | 'client' | 'system' | 'anonymous';
  readonly id: string;
  readonly label: string;
}

export const actorOf = (viewer: Viewer): Actor => ({ kind: viewer.kind, id: viewer.id, label: viewer.name });

/** The product itself: seeding, imports at the command line, schedules. */
export const systemActor: Actor = { kind: 'system', id: 'system', label: 'CareGraph' };
