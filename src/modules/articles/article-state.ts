import type { Audience } from '../../platform/auth/viewer.js';
import type { FeedPriority, RiskKind } from './article-enums.js';

// What is noted about an article beside its text.

/** A place in a draft that a reviewer wants changed. */
export interface ReviewPin {
  /** The words it is about, as they stood in the draft. */
  readonly quote: string;
  readonly remark: string;
  readonly byId: string;
  readonly at: Date;
}

/** When and how an approved draft is to go live by itself. */
export interface Schedule {
  readonly at: Date;
  readonly priority: FeedPriority | null;
  readonly changeSummary: string | null;
  readonly dueAt: Date | null;
  readonly audience: Audience | null;
  /** Who ordered it: the right to publish is looked at again when the moment comes. */
  readonly byId: string;
  /** Flags that the new version answers. */
  readonly mendsFlagIds: string[];
}

/** A mark that says that a text is a matter of harm. */
export interface RiskMark {
  readonly kind: RiskKind;
  readonly reason: string;
  readonly setById: string;
  readonly setAt: Date;
  /** Somebody asked to take it away; another person decides. */
  readonly removal: { readonly reason: string; readonly byId: string; readonly at: Date } | null;
}

/** Why a published text has to be worked on. */
export interface NeedsUpdate {
  readonly reason: string;
  readonly byId: string | null;
  readonly since: Date;
}

/** How a text was found to be right. */
export type VerifiedHow = 'PERSON' | 'USE' | 'PUBLISHED';
