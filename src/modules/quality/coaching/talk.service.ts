import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { conflict, notAllowed, notFound, wrongState } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { toPredicate } from '../../../platform/rules/rules.js';
import { Faults, afterWorkingDays, dayAt } from '../../people/index.js';
import type { CoachedPeople } from './coached-people.service.js';
import type { CoachedEvaluation } from './coached-evaluation.js';
import { coachedVisibleTo, mayAcknowledge, mayHoldTalk } from './coaching.policy.js';
import type { CoachingSettingsService } from './coaching-settings.service.js';
import { type Talk, TalkState } from './talk.js';
import type { TalkCounts, TalkFilter, TalkStore } from './talk.store.js';

/** Longest texts of a talk, in characters. */
const longest = { text: 4_000, comment: 2_000 } as const;

/** The month's talks of leads with their agents. */
export class TalkService {
  constructor(
    private readonly foundation: Foundation,
    private readonly talks: TalkStore,
    private readonly people: CoachedPeople,
    private readonly settings: CoachingSettingsService,
  ) {}

  /** Those of the ids that the viewer may see. */
  async visible(viewer: Viewer, ids: readonly string[]): Promise<Talk[]> {
    const sees = toPredicate(coachedVisibleTo(viewer));
    return (await this.talks.byIds(ids)).filter((talk) => sees({ ...talk }));
  }

  page(viewer: Viewer, filter: TalkFilter, request: PageRequest): Promise<Page<Talk>> {
    return this.talks.page(coachedVisibleTo(viewer), filter, request);
  }

  counts(viewer: Viewer, filter: TalkFilter): Promise<TalkCounts> {
    return this.talks.counts(coachedVisibleTo(viewer), filter, this.foundation.clock.now());
  }

  /**
   * The first release of a month makes the month's talk due, for all leads of the agent. Inside the transaction of the release. Who has
   * no lead is due none: nobody could hold it.
   */
  async released(transaction: Transaction, { agentId, releasedAt }: CoachedEvaluation): Promise<void> {
    const person = await this.people.person(agentId);
    const leads = person ? await this.people.leadsOf(agentId, person.teamIds) : [];
    if (!person || !leads.length) return;
    const calendar = await this.people.calendar(person.siteId);
    const { talkWithinDays } = await this.settings.current();
    const talk: Talk = {
      _id: newId('talk', this.foundation.clock),
      ...{ agentId, siteId: person.siteId, teamIds: [...person.teamIds] },
      month: dayAt(releasedAt, calendar).slice(0, 7),
      state: TalkState.DUE,
      dueAt: afterWorkingDays(releasedAt, talkWithinDays, calendar),
      ...{ heldAt: null, heldById: null, problems: null, solution: null, acknowledgedAt: null, comment: null },
      ...{ revision: 1, createdAt: releasedAt },
    };
    if (!(await this.talks.insertOnce(talk))) return;
    const { name, nameEn } = person.user;
    transaction.notify({
      to: leads,
      kind: 'TALK_DUE',
      subject: { type: 'talk', id: talk._id },
      code: talk.month,
      title: name,
      text: {
        'zh-CN': `${name} ${talk.month} 的评估已发布，请在 ${dayAt(talk.dueAt, calendar)} 前面谈。`,
        en: `Evaluations of ${nameEn} for ${talk.month} are released: talk with them before ${dayAt(talk.dueAt, calendar)}.`,
      },
    });
  }

  /** Writes down a talk that was held. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG. */
  async hold(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; problems: string; solution: string },
  ): Promise<Talk> {
    const talk = await this.#load(viewer, id, given.expectedVersion);
    if (!mayHoldTalk(viewer, talk)) throw notAllowed('id');
    if (talk.state === TalkState.ACKNOWLEDGED)
      throw wrongState('座席已确认，不能再改。', 'The agent has confirmed it; it stays as it is.', 'id');
    const faults = new Faults();
    const problems = faults.text(given.problems, longest.text, 'problems');
    const solution = faults.text(given.solution, longest.text, 'solution');
    faults.check();
    const heldAt = talk.heldAt ?? this.foundation.clock.now();
    return this.#change(viewer, talk, 'talk.held', {
      ...{ state: TalkState.HELD, heldAt, heldById: viewer.id, problems, solution },
    });
  }

  /** The agent confirms what was agreed. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, TOO_LONG. */
  async acknowledge(
    viewer: Viewer,
    id: string,
    given: { expectedVersion: number; comment?: string | null },
  ): Promise<Talk> {
    const talk = await this.#load(viewer, id, given.expectedVersion);
    if (!mayAcknowledge(viewer, talk)) throw notAllowed('id');
    if (talk.state !== TalkState.HELD)
      throw wrongState('面谈还没有记录，或已确认。', 'It is not held yet, or confirmed already.', 'id');
    const faults = new Faults();
    const comment = given.comment?.trim() ? faults.text(given.comment, longest.comment, 'comment') : null;
    faults.check();
    const acknowledgedAt = this.foundation.clock.now();
    return this.#change(viewer, talk, 'talk.acknowledged', { state: TalkState.ACKNOWLEDGED, acknowledgedAt, comment });
  }

  async #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Talk> {
    const [talk] = await this.visible(viewer, [id]);
    if (!talk) throw notFound('id');
    if (talk.revision !== expectedVersion) throw conflict({ talk });
    return talk;
  }

  #change(viewer: Viewer, talk: Talk, type: string, change: Partial<Talk>): Promise<Talk> {
    return this.foundation.transactions.run(async (transaction) => {
      const after = await this.talks.change(talk._id, talk.revision, change);
      if (!after) throw conflict({ talk: (await this.talks.byIds([talk._id]))[0] ?? null });
      transaction.append({
        type,
        subject: { type: 'talk', id: talk._id },
        actor: actorOf(viewer),
        before: { state: talk.state },
        after: { state: after.state, month: after.month },
      });
      return after;
    });
  }
}
