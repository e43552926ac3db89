import { type Actor, actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import type { NewEvent } from '../../../platform/events/index.js';
import type { Scorecard } from './scorecard.js';

const summary = ({ code, state, version, revision, questionCount, draft }: Scorecard): Record<string, unknown> => ({
  ...{ code, state, version, revision, questionCount, hasDraft: draft !== null },
});

/** An audit event about a scorecard; small: never a text of it. */
export const scorecardEvent = (
  by: Viewer | Actor,
  type: string,
  before: Scorecard | null,
  after: Scorecard,
  more: Record<string, unknown> = {},
): NewEvent => ({
  type,
  subject: { type: 'scorecard', id: after._id },
  actor: 'label' in by ? by : actorOf(by),
  ...(before ? { before: summary(before) } : {}),
  after: { ...summary(after), ...more },
});
