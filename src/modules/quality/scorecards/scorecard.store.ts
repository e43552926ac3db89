import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { type KeysetOrder, keysetPage } from '../../../platform/mongo/page.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import type { Scorecard, ScorecardVersion } from './scorecard.js';
import { ScorecardState, type SubjectKind } from './scorecard-enums.js';
import { scorecardSchema, scorecardVersionSchema } from './scorecard.store.schema.js';

/** What a list reads: all but what is built. */
const withoutContent = { 'draft.content': 0 } as const;

/** Scorecards and their versions. Reads take the viewer's rule; writes name the revision that they replace. */
export class ScorecardStore {
  readonly #cards: Model<Scorecard>;
  readonly #versions: Model<ScorecardVersion>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.#cards = connection.model<Scorecard>('Scorecard', scorecardSchema);
    this.#versions = connection.model<ScorecardVersion>('ScorecardVersion', scorecardVersionSchema);
  }

  /** Those of the scorecards that the rule lets through, in any order, with their working copies. */
  async visible(ids: readonly string[], rule: Rule): Promise<Scorecard[]> {
    return this.#find({ $and: [{ _id: { $in: [...ids] } }, toMongo(rule)] });
  }

  /** Scorecards by id, whoever asks: for the product's own work only. */
  byIds(ids: readonly string[]): Promise<Scorecard[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  /** Scorecards by code, whoever asks. */
  byCodes(codes: readonly string[]): Promise<Scorecard[]> {
    return this.#find({ code: { $in: [...codes] } });
  }

  async #find(filter: Record<string, unknown>): Promise<Scorecard[]> {
    return (await this.#cards
      .find(filter as QueryFilter<Scorecard>)
      .lean()
      .exec()) as unknown as Scorecard[];
  }

  /** A page of scorecards that the rule lets through, without what is built. */
  page(rule: Rule, order: KeysetOrder, request: PageRequest): Promise<Page<Scorecard>> {
    return keysetPage(this.#cards, toMongo(rule), order, request, this.cursors, withoutContent);
  }

  async insert(cards: readonly Scorecard[]): Promise<void> {
    await this.#cards.insertMany([...cards], { lean: true, ordered: true });
  }

  /** Puts `next` in the place of a scorecard if it still has that revision, and counts the revision up; null otherwise. */
  async replace(id: string, revision: number, next: Scorecard): Promise<Scorecard | null> {
    return (await this.#cards
      .findOneAndReplace(
        { _id: id, revision },
        { ...next, revision: revision + 1 },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as unknown as Scorecard | null;
  }

  async insertVersions(versions: readonly ScorecardVersion[]): Promise<void> {
    await this.#versions.insertMany([...versions], { lean: true, ordered: true });
  }

  /** Versions by id, whoever asks, in any order. */
  async versionsByIds(ids: readonly string[]): Promise<ScorecardVersion[]> {
    return (await this.#versions
      .find({ _id: { $in: [...ids] } } as QueryFilter<ScorecardVersion>)
      .lean()
      .exec()) as unknown as ScorecardVersion[];
  }

  /** One version by its number, whoever asks. */
  async version(scorecardId: string, version: number): Promise<ScorecardVersion | null> {
    return (await this.#versions.findOne({ scorecardId, version }).lean().exec()) as unknown as ScorecardVersion | null;
  }

  /** All versions of a scorecard, newest first, whoever asks. */
  async versionsOf(scorecardId: string): Promise<ScorecardVersion[]> {
    return (await this.#versions
      .find({ scorecardId } as QueryFilter<ScorecardVersion>)
      .sort({ version: -1 })
      .lean()
      .exec()) as unknown as ScorecardVersion[];
  }

  /** A page of versions of one scorecard, newest first. */
  versionPage(scorecardId: string, request: PageRequest): Promise<Page<ScorecardVersion>> {
    return keysetPage(
      this.#versions,
      { scorecardId },
      { list: `scorecard-versions:${scorecardId}`, field: 'version', descending: true },
      request,
      this.cursors,
    );
  }

  /** The scorecard in use for a kind of subject that was activated last; null for none. */
  async latestFor(subject: SubjectKind): Promise<Scorecard | null> {
    return (await this.#cards
      .findOne({ subject, state: ScorecardState.ACTIVE } as QueryFilter<Scorecard>, withoutContent)
      .sort({ activatedAt: -1 })
      .lean()
      .exec()) as unknown as Scorecard | null;
  }
}
