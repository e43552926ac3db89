import type { Actor } from '../../../platform/auth/actor.js';
import type { NewEvent, NewNotice } from '../../../platform/events/index.js';
import type { Coaching } from './coaching.js';

/** What the audit keeps of a change: no texts. */
export const coachingEvent = (type: string, actor: Actor, before: Coaching | null, after: Coaching): NewEvent => ({
  type,
  subject: { type: 'coaching', id: after._id },
  actor,
  ...(before ? { before: { state: before.state } } : {}),
  after: {
    ...{ state: after.state, cause: after.cause, ruleKey: after.ruleKey, agentId: after.agentId },
    ...{ refs: after.refs.slice(0, 5), calls: after.callIds.length },
  },
});

/** Tells agent and coach that a session was opened. Whoever opened it is not told. */
export const openedNotice = (coaching: Coaching, agentName: string): NewNotice => ({
  to: [coaching.agentId, coaching.coachId],
  kind: 'COACHING_OPENED',
  subject: { type: 'coaching', id: coaching._id },
  code: '',
  title: agentName,
  text: {
    'zh-CN': coaching.ruleKey === null ? '安排了一次辅导。' : '同类错误再次出现，已自动安排辅导。',
    en:
      coaching.ruleKey === null ? 'A coaching session was opened.' : 'Errors repeated: a coaching session was opened.',
  },
});

/** Tells agent and coach that the follow-up is due. */
export const dueNotice = (coaching: Coaching, agentName: string): NewNotice => ({
  to: [coaching.agentId, coaching.coachId],
  kind: 'COACHING_DUE',
  subject: { type: 'coaching', id: coaching._id },
  code: '',
  title: agentName,
  text: { 'zh-CN': '辅导到了复核的日子。', en: 'The follow-up of a coaching session is due.' },
});
