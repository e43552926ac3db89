import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import { type Coaching, CoachingCause, CoachingState } from './coaching.js';
import { type StoredSettings, coachingSchema, coachingSettingsSchema } from './coaching.store.schema.js';
import type { RuleSession } from './repeat.rules.js';
import type { CoachingSettings } from './repeat-rule.js';

const settingsId = 'coaching';
/** What stands in place of words about an erased customer. */
const erasedWord = '—';

/** What a list of sessions is narrowed to. */
export interface CoachingFilter {
  readonly agentId?: string | null;
  readonly teamId?: string | null;
  readonly coachId?: string | null;
  readonly states?: readonly CoachingState[] | null;
}

/** Coaching sessions and the settings of talks and coaching; changes name the revision that they follow. */
export class CoachingStore {
  readonly #sessions: Model<Coaching>;
  readonly #settings: Model<StoredSettings>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#sessions = connection.model<Coaching>('QualityCoaching', coachingSchema);
    this.#settings = connection.model<StoredSettings>('QualityCoachingSettings', coachingSettingsSchema);
  }

  async byIds(ids: readonly string[]): Promise<Coaching[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  async insert(sessions: readonly Coaching[]): Promise<void> {
    await this.#sessions.insertMany(sessions, { lean: true });
  }

  /** Changes it if it still has that revision, and counts the revision up; null otherwise. */
  async change(id: string, revision: number, change: Partial<Coaching>): Promise<Coaching | null> {
    return (await this.#sessions
      .findOneAndUpdate({ _id: id, revision }, { $set: change, $inc: { revision: 1 } } as never, {
        returnDocument: 'after',
        lean: true,
      })
      .exec()) as Coaching | null;
  }

  /** Marks that its follow-up was told of, if it still stands as it was; null otherwise. The revision stays. */
  async remind({ _id, revision }: Coaching, remindedAt: Date): Promise<Coaching | null> {
    return (await this.#sessions
      .findOneAndUpdate(
        { _id, revision, remindedAt: null },
        { $set: { remindedAt } },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as Coaching | null;
  }

  /** Takes the words out of the sessions about these calls; what was decided, and when, stays. Returns how many there were. */
  async eraseWords(callIds: readonly string[]): Promise<number> {
    const word = (field: string) => ({ $cond: [{ $eq: [`$${field}`, null] }, null, erasedWord] });
    const { modifiedCount } = await this.#sessions
      .updateMany(
        { callIds: { $in: [...callIds] } },
        [
          {
            $set: {
              ...{ topic: erasedWord, notes: word('notes'), comment: word('comment'), outcome: word('outcome') },
              goals: { $map: { input: '$goals', in: { text: erasedWord, isMet: '$$this.isMet' } } },
            },
          },
        ],
        { updatePipeline: true },
      )
      .exec();
    return modifiedCount;
  }

  /** The sessions that rules opened for an agent. */
  async byRuleOf(agentId: string): Promise<RuleSession[]> {
    const found = await this.#find({ agentId, cause: CoachingCause.RULE });
    return found.map(({ ruleKey, state, createdAt }) => ({
      ruleKey: ruleKey ?? '',
      isOpen: state !== CoachingState.CLOSED,
      createdAt,
    }));
  }

  /** Sessions that are not closed, whose follow-up lies before a moment and was not told of yet. */
  async dueFollowUps(before: Date, limit: number): Promise<Coaching[]> {
    return (await this.#sessions
      .find({ remindedAt: null, followUpAt: { $lte: before }, state: { $ne: CoachingState.CLOSED } } as never)
      .sort({ followUpAt: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Coaching[];
  }

  /** One page, the newest first. */
  page(rule: Rule, filter: CoachingFilter, request: PageRequest): Promise<Page<Coaching>> {
    const { agentId, teamId, coachId, states } = filter;
    const narrowed = {
      ...(agentId == null ? {} : { agentId }),
      ...(teamId == null ? {} : { teamIds: teamId }),
      ...(coachId == null ? {} : { coachId }),
      ...(states ? { state: { $in: [...states] } } : {}),
    };
    const order = { list: 'coachings:createdAt', field: 'createdAt', descending: true };
    return keysetPage(this.#sessions, { $and: [toMongo(rule), narrowed] }, order, request, this.cursors);
  }

  async settings(): Promise<CoachingSettings | null> {
    return (await this.#settings.findById(settingsId).lean().exec()) as CoachingSettings | null;
  }

  /** Puts other settings where these still have that revision; whether it did. Inside a transaction. */
  async setSettings(settings: CoachingSettings, revision: number): Promise<boolean> {
    if (revision === 0) {
      const { upsertedCount } = await this.#settings
        .updateOne({ _id: settingsId }, { $setOnInsert: settings as never }, { upsert: true })
        .exec();
      return upsertedCount === 1;
    }
    const { matchedCount } = await this.#settings.updateOne({ _id: settingsId, revision }, { $set: settings }).exec();
    return matchedCount === 1;
  }

  async #find(filter: Record<string, unknown>): Promise<Coaching[]> {
    return (await this.#sessions
      .find(filter as QueryFilter<Coaching>)
      .sort({ createdAt: -1 })
      .lean()
      .exec()) as unknown as Coaching[];
  }
}
