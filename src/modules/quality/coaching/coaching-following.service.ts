import { systemActor } from '../../../platform/auth/actor.js';
import type { Transaction } from '../../../platform/events/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import type { CoachedPeople } from './coached-people.service.js';
import type { CoachedEvaluation, CoachedEvaluations } from './coached-evaluation.js';
import { coachingEvent, openedNotice } from './coaching-events.rules.js';
import type { CoachingSettingsService } from './coaching-settings.service.js';
import type { CoachingStore } from './coaching.store.js';
import { type Coaching, CoachingCause, CoachingState } from './coaching.js';
import { longest } from './coaching-given.rules.js';
import { type Repeated, longestLook, refsOf, repeated } from './repeat.rules.js';
import type { TalkService } from './talk.service.js';

const day = 86_400_000;

/** What follows from a released evaluation: the month's talk, and a session where errors repeat. */
export class CoachingFollowing {
  constructor(
    private readonly foundation: Foundation,
    private readonly sessions: CoachingStore,
    private readonly talks: TalkService,
    private readonly people: CoachedPeople,
    private readonly settings: CoachingSettingsService,
    private readonly evaluations: CoachedEvaluations,
  ) {}

  /** Inside the transaction of the release, after the evaluation was stored as released. */
  async released(transaction: Transaction, evaluation: CoachedEvaluation): Promise<void> {
    await this.talks.released(transaction, evaluation);
    await this.#repeats(transaction, evaluation);
  }

  async #repeats(transaction: Transaction, { agentId }: CoachedEvaluation): Promise<void> {
    const { rules } = await this.settings.current();
    const now = this.foundation.clock.now();
    const days = longestLook(rules);
    if (days === 0) return;
    const from = new Date(now.getTime() - days * day);
    const history = await this.evaluations.releasedOf(agentId, from, new Date(now.getTime() + 1));
    const found = repeated(rules, history, await this.sessions.byRuleOf(agentId), now);
    const person = found && (await this.people.person(agentId));
    const [coachId] = person ? await this.people.leadsOf(agentId, person.teamIds) : [];
    // Without a lead there is nobody to hold it.
    if (!found || !person || !coachId) return;
    const coaching = this.#session(found, { agentId, coachId, teamIds: person.teamIds, siteId: person.siteId });
    await this.sessions.insert([coaching]);
    transaction.append(coachingEvent('coaching.opened', systemActor, null, coaching));
    transaction.notify(openedNotice(coaching, person.user.name));
  }

  #session(
    { rule, evaluations }: Repeated,
    who: { agentId: string; coachId: string; teamIds: readonly string[]; siteId: string | null },
  ): Coaching {
    const { clock } = this.foundation;
    const recent = evaluations.slice(-longest.ties);
    const [last] = recent.slice(-1);
    return {
      _id: newId('coaching', clock),
      ...{ state: CoachingState.OPEN, cause: CoachingCause.RULE, ruleKey: rule.key },
      topic: `${rule.name.zhCN} · ${rule.name.en}`,
      refs: refsOf(recent, longest.ties),
      callIds: [...new Set(recent.flatMap(({ callId }) => callId ?? []))],
      evaluationIds: recent.map(({ _id }) => _id),
      scorecardId: last?.scorecardId ?? null,
      ...{ goals: [], plannedAt: null, followUpAt: null, heldAt: null, notes: null, acknowledgedAt: null },
      ...{ comment: null, closedAt: null, outcome: null, openedById: null, remindedAt: null },
      ...{ ...who, teamIds: [...who.teamIds], revision: 1, createdAt: clock.now() },
    };
  }
}
