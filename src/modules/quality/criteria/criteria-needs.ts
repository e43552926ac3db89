import type { Transaction } from '../../../platform/events/index.js';
import type { Directory } from '../../people/index.js';
import type { Disagreement } from '../calibration/comparison.rules.js';
import type { ScorecardContent } from '../scorecards/scorecard-content.js';

// What the criteria ask of others. Types only.

/** What is asked of calibrations. */
export interface CriteriaCalibrations {
  /** What was compared with experts in a period. */
  disagreements(from: Date, to: Date): Promise<readonly Pick<Disagreement, 'scorecardId' | 'ref' | 'marks'>[]>;
  /** Rulings of a period that ask for another wording. */
  proposals(from: Date, to: Date): Promise<readonly { readonly scorecardId: string; readonly ref: string }[]>;
}

/** What is asked of scorecards. */
export interface CriteriaScorecards {
  /** The version in use; null where there is none. */
  active(scorecardId: string): Promise<{ readonly code: string; readonly content: ScorecardContent } | null>;
  /**
   * Opens a working copy, or goes on with the one that stands, inside the caller's transaction; null where there is no such scorecard.
   * Throws WRONG_STATE where it is archived, and the faults of the content.
   */
  openWithin(
    transaction: Transaction,
    id: string,
    by: { readonly id: string | null; readonly note: string | null },
    change: (standing: ScorecardContent) => ScorecardContent,
  ): Promise<object | null>;
}

export interface CriteriaOutside {
  readonly calibrations: CriteriaCalibrations;
  readonly scorecards: CriteriaScorecards;
  readonly people: Pick<Directory, 'activeWith' | 'viewersOf'>;
}
