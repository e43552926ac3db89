import { shortText } from '../../articles/index.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Fault, UserError, notAllowed } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { mayBuildScorecards } from '../quality.policy.js';
import { loadScorecardForChange, replaceScorecard } from './scorecard.access.js';
import type { Scorecard } from './scorecard.js';
import type { ScorecardContent } from './scorecard-content.js';
import type { ScorecardContentInput } from './scorecard-content.inputs.js';
import { applyScorecardChange, emptyScorecardContent } from './scorecard-content.rules.js';
import { scorecardEvent } from './scorecard-events.rules.js';
import { scorecardShapeFaults } from './scorecard-shape.rules.js';
import {
  reservedScorecardNumbers,
  scorecardBorn,
  scorecardCodeOf,
  scorecardDiscarded,
  scorecardEdited,
} from './scorecard.rules.js';
import type { ScorecardStore } from './scorecard.store.js';

/** Most characters of a note on a working copy. */
const noteLimit = 500;
/** Most faults that are told at once. */
const mostFaults = 50;

/** Throws everything that is wrong with the form of a content; paths begin with `content`. */
export function checkShape(content: ScorecardContent): void {
  const faults: Fault[] = scorecardShapeFaults(content);
  if (faults.length)
    throw new UserError(
      faults.slice(0, mostFaults).map((one) => ({ ...one, field: ['content', ...(one.field ?? [])] })),
    );
}

/** Building: everything before a working copy is activated. */
export class ScorecardDraftService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: ScorecardStore,
  ) {}

  /** Makes a scorecard with its first working copy. Errors: NOT_ALLOWED, those of the content, KEY_REUSED. */
  create(
    viewer: Viewer,
    input: { content: ScorecardContentInput; idempotencyKey?: string | null },
  ): Promise<Scorecard> {
    const content = applyScorecardChange(emptyScorecardContent, input.content);
    return this.make(viewer, content, { event: 'scorecard.created', input, idempotencyKey: input.idempotencyKey });
  }

  /** Makes a scorecard of a whole content. Errors as those of `create`. */
  async make(
    viewer: Viewer,
    content: ScorecardContent,
    how: { readonly event: string; readonly input: unknown; readonly idempotencyKey?: string | null | undefined },
  ): Promise<Scorecard> {
    if (!mayBuildScorecards(viewer)) throw notAllowed();
    checkShape(content);
    const { clock, events, idempotency, transactions } = this.foundation;
    const id = await idempotency.once(viewer, how.event, how.idempotencyKey, how.input, (remember) =>
      transactions.run(async (transaction) => {
        const number = reservedScorecardNumbers + (await events.takeNumbers(1, 'scorecard-code'));
        const made = { id: newId('scorecard', clock), code: scorecardCodeOf(number), content, note: null };
        const card = scorecardBorn(made, { by: viewer.id, at: clock.now() });
        await this.store.insert([card]);
        await remember(card._id);
        transaction.append(scorecardEvent(viewer, how.event, null, card));
        return card._id;
      }),
    );
    const [card] = await this.store.byIds([id]);
    if (!card) throw new Error('A scorecard that was just made is gone.');
    return card;
  }

  /** Changes what is built, opening a working copy where there is none. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, those of the content. */
  async update(
    viewer: Viewer,
    id: string,
    input: { expectedRevision: number; content: ScorecardContentInput; note?: string | null },
  ): Promise<Scorecard> {
    const card = await loadScorecardForChange(this.store, viewer, id, input.expectedRevision, mayBuildScorecards);
    const content = applyScorecardChange(await this.standingContent(card), input.content);
    const note = input.note === undefined ? undefined : shortText(input.note, noteLimit, 'note');
    const parts = Object.entries(input.content).flatMap(([part, value]) => (value === undefined ? [] : [part]));
    return this.#put(viewer, card, content, { event: 'scorecard.draft-updated', note, more: { parts } });
  }

  /** Puts a whole content in the place of what is built. Errors as those of `update`. */
  async takeOver(
    viewer: Viewer,
    id: string,
    input: { expectedRevision: number; content: ScorecardContent; event: string },
  ): Promise<Scorecard> {
    const card = await loadScorecardForChange(this.store, viewer, id, input.expectedRevision, mayBuildScorecards);
    return this.#put(viewer, card, input.content, { event: input.event });
  }

  /** Throws the working copy away; a scorecard that was never in use is archived. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async discard(viewer: Viewer, id: string, input: { expectedRevision: number }): Promise<Scorecard> {
    const card = await loadScorecardForChange(this.store, viewer, id, input.expectedRevision, mayBuildScorecards);
    const next = scorecardDiscarded(card, { by: viewer.id, at: this.foundation.clock.now() });
    return this.foundation.transactions.run(async (transaction) => {
      const after = await replaceScorecard(this.store, card, next);
      transaction.append(scorecardEvent(viewer, 'scorecard.draft-discarded', card, after));
      return after;
    });
  }

  /**
   * Opens a working copy, or goes on with the one that stands, for a decision made elsewhere: inside the caller's transaction, whose event
   * says who decided. `change` gets what stands. Judges no viewer. Errors: NOT_FOUND gives null; WRONG_STATE where it is archived, those of
   * the content.
   */
  async openWithin(
    _transaction: Transaction,
    id: string,
    by: { readonly id: string | null; readonly note: string | null },
    change: (standing: ScorecardContent) => ScorecardContent,
  ): Promise<Scorecard | null> {
    const [card] = await this.store.byIds([id]);
    if (!card) return null;
    const content = change(await this.standingContent(card));
    checkShape(content);
    const act = { by: by.id, at: this.foundation.clock.now() };
    return replaceScorecard(this.store, card, scorecardEdited(card, content, by.note, act));
  }

  /** What a working copy begins with: what is built, else the version last activated. */
  async standingContent(card: Scorecard): Promise<ScorecardContent> {
    if (card.draft) return card.draft.content;
    const [version] = card.versionId === null ? [] : await this.store.versionsByIds([card.versionId]);
    return version?.content ?? emptyScorecardContent;
  }

  async #put(
    viewer: Viewer,
    card: Scorecard,
    content: ScorecardContent,
    how: { readonly event: string; readonly note?: string | null | undefined; readonly more?: Record<string, unknown> },
  ): Promise<Scorecard> {
    checkShape(content);
    const { clock, transactions } = this.foundation;
    const next = scorecardEdited(card, content, how.note, { by: viewer.id, at: clock.now() });
    return transactions.run(async (transaction) => {
      const after = await replaceScorecard(this.store, card, next);
      transaction.append(scorecardEvent(viewer, how.event, card, after, how.more));
      return after;
    });
  }
}
