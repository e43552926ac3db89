import { type Actor, actorOf, systemActor } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { systemViewer } from './system-viewer.js';

/** Who did it, for the audit; the product itself is told apart from people. */
export const doer = (viewer: Viewer): Actor => (viewer.id === systemViewer.id ? systemActor : actorOf(viewer));
