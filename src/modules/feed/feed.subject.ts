import type { Viewer } from '../../platform/auth/viewer.js';
import type { Rule } from '../../platform/rules/rules.js';

/** The fields of a thing that its rule reads, as they are now; `version` is the live one, where things have versions. */
export type SubjectNow = object & { readonly version?: number | null };

/** One version of a thing. */
export interface SubjectVersion {
  readonly subjectId: string;
  readonly version: number;
}

/** What the feed needs to know of a kind of thing that is pushed; each room that pushes offers one. */
export interface FeedSubject {
  readonly type: string;
  /** Who may see such things; read over the fields that the event carries, and over the thing itself. */
  rule(viewer: Viewer, now: Date): Rule;
  /** The policy fields of things as they are now; a thing that is gone is absent. */
  policyNow(ids: readonly string[]): Promise<Map<string, SubjectNow>>;
  /** Those of the versions that were taken back before they held: nobody has to read them any more. Left out: there are none. */
  takenBack?(versions: readonly SubjectVersion[]): Promise<readonly SubjectVersion[]>;
}
