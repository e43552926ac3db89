import { type Viewer, Role, hasRole } from '../../../platform/auth/viewer.js';
import type { Article } from '../article.js';
import { ArticleState } from '../article-enums.js';
import { keepsKnowledge, maySee, readsInternal } from '../article.policy.js';

type Owned = Pick<Article, 'ownerId' | 'ownerTeamId'>;

const isInside = (viewer: Viewer): boolean => viewer.kind === 'person' && readsInternal(viewer);

/** Whether somebody answers for an article: its person, and the people of its team. */
export const owns = (viewer: Viewer, { ownerId, ownerTeamId }: Owned): boolean =>
  isInside(viewer) &&
  (ownerId === viewer.id ||
    (ownerTeamId !== null && (viewer.teamIds.includes(ownerTeamId) || viewer.ledTeamIds.includes(ownerTeamId))));

/**
 * Who may say that an article is right, apart from who must (its owner): editors, the owner, people of the owner's team, and people of
 * at least the tier that its category names, each if they may read it. Only what is published can be verified.
 */
export const mayVerify = (viewer: Viewer, article: Article, verifierTierRank: number | null, now: Date): boolean =>
  isInside(viewer) &&
  article.state === ArticleState.PUBLISHED &&
  maySee(viewer, article, now) &&
  (keepsKnowledge(viewer) ||
    owns(viewer, article) ||
    (verifierTierRank !== null && viewer.tierRank >= verifierTierRank));

/** Whether somebody may give an article to another owner and change its interval: editors, the owner, and who leads its team. */
export const mayChangeOwner = (viewer: Viewer, article: Owned): boolean =>
  isInside(viewer) &&
  (keepsKnowledge(viewer) ||
    article.ownerId === viewer.id ||
    (article.ownerTeamId !== null &&
      hasRole(viewer, Role.SUPERVISOR, Role.MANAGER) &&
      viewer.ledTeamIds.includes(article.ownerTeamId)));

/** Whether somebody may mark an article as in need of an update and set its confidence: editors and who answers for it. */
export const mayMark = (viewer: Viewer, article: Owned): boolean =>
  isInside(viewer) && (keepsKnowledge(viewer) || owns(viewer, article));
