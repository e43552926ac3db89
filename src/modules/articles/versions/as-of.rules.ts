import { ArticleState, ArticleValidity } from '../article-enums.js';
import type { ArticleVersion } from '../article-version.js';
import { validityAt } from '../time/validity.rules.js';
import { ArticleStanding } from './as-of.js';

/** What of a version decides when it was live. */
export type VersionTimes = Pick<
  ArticleVersion,
  'number' | 'publishedAt' | 'effectiveFrom' | 'effectiveTo' | 'withdrawnAt'
>;

/** That an article went to the archive, or came back from it. */
export interface ArchiveMove {
  readonly at: Date;
  /** State before and after; one of them is ARCHIVED. */
  readonly before: string | null;
  readonly after: string | null;
}

/** From when a version was the live text: the first at once, a later one when it was published or when it begins to hold. */
const liveFrom = (version: VersionTimes): number =>
  version.number === 1 ? version.publishedAt.getTime() : Math.max(version.publishedAt.getTime(), version.effectiveFrom);

/** The version that was the live text at a moment; null before the first. One that was taken back before it held never was. */
export function liveAt<V extends VersionTimes>(versions: readonly V[], at: Date): V | null {
  let live: V | null = null;
  for (const version of versions) {
    if (version.withdrawnAt !== null || liveFrom(version) > at.getTime()) continue;
    if (
      !live ||
      liveFrom(version) > liveFrom(live) ||
      (liveFrom(version) === liveFrom(live) && version.number > live.number)
    )
      live = version;
  }
  return live;
}

/** Whether the article was in the archive at a moment; `moves` in their order, `state` is that of now. */
export function archivedAt(moves: readonly ArchiveMove[], state: ArticleState, at: Date): boolean {
  const before = moves.findLast((move) => move.at <= at);
  if (before) return before.after === ArticleState.ARCHIVED;
  const after = moves.find((move) => move.at > at);
  return after ? after.before === ArticleState.ARCHIVED : state === ArticleState.ARCHIVED;
}

const standings: Readonly<Record<ArticleValidity, ArticleStanding>> = {
  [ArticleValidity.VALID]: ArticleStanding.VALID,
  [ArticleValidity.NOT_YET_VALID]: ArticleStanding.NOT_YET_VALID,
  [ArticleValidity.NO_LONGER_VALID]: ArticleStanding.NO_LONGER_VALID,
};

/** How a live text stood at a moment. */
export const standingOf = (version: VersionTimes, at: Date): ArticleStanding => standings[validityAt(version, at)];
