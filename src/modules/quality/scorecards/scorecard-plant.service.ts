import { systemActor } from '../../../platform/auth/actor.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import type { Scorecard, ScorecardVersion } from './scorecard.js';
import type { ScorecardContent } from './scorecard-content.js';
import { scorecardEvent } from './scorecard-events.rules.js';
import { checkShape } from './scorecard-draft.service.js';
import { scorecardActivated, scorecardBorn, scorecardEdited } from './scorecard.rules.js';
import type { ScorecardStore } from './scorecard.store.js';

/** A scorecard as a seed wants it, with its past. */
export interface PlantedScorecard {
  /** A fixed code such as `QC-12`, up to `QC-100`. */
  readonly code: string;
  readonly authorId: string | null;
  readonly createdAt: Date;
  /** Versions, oldest first; the last one is in use. */
  readonly versions: readonly {
    readonly content: ScorecardContent;
    /** What changed and why. */
    readonly note?: string;
    readonly activatedAt: Date;
    readonly activatedById: string | null;
  }[];
  /** A working copy beside it. */
  readonly draft?: {
    readonly content: ScorecardContent;
    readonly note: string | null;
    readonly updatedAt: Date;
  } | null;
}

/** Plants scorecards with their past, for a seed: in process only. */
export class ScorecardPlantService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: ScorecardStore,
  ) {}

  /** Plants those whose code is not taken yet; gives all by code. */
  async plant(planted: readonly PlantedScorecard[]): Promise<Map<string, Scorecard>> {
    const codes = planted.map(({ code }) => code);
    const known = new Set((await this.store.byCodes(codes)).map(({ code }) => code));
    for (const one of planted) if (!known.has(one.code)) await this.#plant(one);
    return new Map((await this.store.byCodes(codes)).map((card) => [card.code, card]));
  }

  async #plant({ code, authorId, createdAt, versions, draft }: PlantedScorecard): Promise<void> {
    const { clock, transactions } = this.foundation;
    const [first] = versions;
    if (!first) throw new Error(`${code} has no version.`);
    const id = newId('scorecard', clock);
    const begun = { by: authorId, at: createdAt };
    let card = scorecardBorn({ id, code, content: first.content, note: null }, begun);
    const made: ScorecardVersion[] = [];
    for (const { content, note, activatedAt, activatedById } of versions) {
      checkShape(content);
      const act = { by: activatedById, at: activatedAt };
      const built = scorecardEdited(card, content, note ?? null, act);
      const next = scorecardActivated(built, content, newId('scorecard_version', clock), act);
      made.push(next.version);
      card = next.card;
    }
    if (draft) card = scorecardEdited(card, draft.content, draft.note, { by: authorId, at: draft.updatedAt });
    await transactions.run(async (transaction) => {
      await this.store.insert([card]);
      await this.store.insertVersions(made);
      transaction.append(scorecardEvent(systemActor, 'scorecard.planted', null, card, { versions: made.length }));
    });
  }
}
