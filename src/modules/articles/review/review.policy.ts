import type { Viewer } from '../../../platform/auth/viewer.js';
import { ArticleState, DraftState } from '../article-enums.js';
import type { Article } from '../article.js';
import { keepsKnowledge } from '../article.policy.js';
import { type ReviewDemand, isBarred } from './approvals.rules.js';

/** Whether somebody may approve or reject the draft now. Who approved already may still reject it. */
export const mayReview = (viewer: Viewer, article: Article, demand: ReviewDemand): boolean =>
  keepsKnowledge(viewer) &&
  article.state !== ArticleState.ARCHIVED &&
  article.draft?.state === DraftState.IN_REVIEW &&
  isBarred(viewer.id, article.draft, demand) !== 'OWN_TEXT';
