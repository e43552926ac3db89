import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Article } from '../article.js';
import { keepsKnowledge, maySee, readsInternal } from '../article.policy.js';
import type { Flag } from './flag.js';

/** What is read of an article to judge its flags. */
export type FlaggedArticle = Pick<Article, '_id' | 'ownerId' | 'ownerTeamId' | 'version'>;

/** Whether somebody may say that a text is wrong: people of the centre. */
export const mayFlag = (viewer: Viewer): boolean => viewer.kind === 'person' && readsInternal(viewer);

/** Whether an article is somebody's own, or that of a team they belong to or lead. */
export const ownsArticle = (viewer: Viewer, article: FlaggedArticle): boolean =>
  article.ownerId === viewer.id ||
  (article.ownerTeamId !== null &&
    (viewer.teamIds.includes(article.ownerTeamId) || viewer.ledTeamIds.includes(article.ownerTeamId)));

/** Whether somebody may take and answer flags of an article that they may see: its owner, people of the owner team, editors. */
export const mayAnswerFlags = (viewer: Viewer, article: FlaggedArticle): boolean =>
  mayFlag(viewer) && (keepsKnowledge(viewer) || ownsArticle(viewer, article));

/** Whether a flag waits for somebody in particular. */
export const isMineToAnswer = (viewer: Viewer, flag: Pick<Flag, 'takenById'>, article: FlaggedArticle): boolean =>
  flag.takenById === viewer.id ||
  ownsArticle(viewer, article) ||
  (keepsKnowledge(viewer) && article.ownerId === null && article.ownerTeamId === null);

/**
 * Whether somebody who may see the article (null where not) may see a flag of it. The pinned text is that of a version: who may not read
 * that version does not see the flag either, unless it is the live one, which is the article itself.
 */
export function maySeeFlag(
  viewer: Viewer,
  flag: Pick<Flag, 'raisedById' | 'originId' | 'version' | 'reach'>,
  article: FlaggedArticle | null,
  now: Date,
): boolean {
  if (!mayFlag(viewer)) return false;
  if (flag.raisedById === viewer.id || keepsKnowledge(viewer)) return true;
  if (!article) return false;
  const isLive = flag.originId === article._id && flag.version === article.version;
  return isLive || maySee(viewer, { ...flag.reach }, now);
}
