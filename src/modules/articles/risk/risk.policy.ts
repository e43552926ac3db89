import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { ArticleState, RiskKind } from '../article-enums.js';
import type { Article } from '../article.js';
import { keepsKnowledge, readsInternal } from '../article.policy.js';
import { isGraver } from './risk.rules.js';

/** Whether somebody answers for the article: its owner, or somebody of the responsible team. */
export const answersFor = (viewer: Viewer, article: Pick<Article, 'ownerId' | 'ownerTeamId'>): boolean =>
  article.ownerId === viewer.id ||
  (article.ownerTeamId !== null && [...viewer.teamIds, ...viewer.ledTeamIds].includes(article.ownerTeamId));

/** Whether somebody may mark risks of this article and take part in taking marks away: editors, supervisors and who answers for it. */
export const mayKeepRisk = (viewer: Viewer, article: Pick<Article, 'ownerId' | 'ownerTeamId'>): boolean =>
  viewer.kind === 'person' &&
  readsInternal(viewer) &&
  (keepsKnowledge(viewer) || hasRole(viewer, Role.SUPERVISOR) || answersFor(viewer, article));

/** Whether somebody may mark the article now, or raise its mark. */
export const mayMarkRisk = (viewer: Viewer, article: Article): boolean =>
  mayKeepRisk(viewer, article) && article.state !== ArticleState.ARCHIVED && isGraver(article, RiskKind.SAFETY);

/** Whether somebody may ask to take its mark away now. */
export const mayAskRemoval = (viewer: Viewer, article: Article): boolean =>
  mayKeepRisk(viewer, article) && article.risk !== null && article.risk.removal === null;

/** Whether somebody may decide on the wish now: not the one who asked. */
export const mayDecideRemoval = (viewer: Viewer, article: Article): boolean =>
  mayKeepRisk(viewer, article) && article.risk?.removal != null && article.risk.removal.byId !== viewer.id;
