import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { all, always, any, isIn, never, toPredicate } from '../../../platform/rules/rules.js';
import type { Article } from '../article.js';
import { keepsKnowledge, mayReadDraft, maySee, otherVersionsTo, readsInternal } from '../article.policy.js';
import { answersFor } from '../risk/risk.policy.js';
import { type ArticleComment, CommentSubject } from './comment.js';
import { isEditable } from './comment.rules.js';

/**
 * Which comments on an article somebody sees who may see the article today: those about the live version; those about other versions
 * that they might read; those about the working copy when they may read that. Outsiders none.
 */
export function commentsVisibleTo(viewer: Viewer, article: Pick<Article, 'version'>, now: Date): Rule {
  if (viewer.kind !== 'person' || !readsInternal(viewer)) return never;
  if (mayReadDraft(viewer)) return always;
  const live = article.version === null ? never : isIn('version', [article.version]);
  return all(isIn('about', [CommentSubject.LIVE]), any(live, otherVersionsTo(viewer, now)));
}

/** Whether somebody sees one comment. */
export const maySeeComment = (viewer: Viewer, article: Article, comment: ArticleComment, now: Date): boolean =>
  maySee(viewer, article, now) &&
  toPredicate(commentsVisibleTo(viewer, article, now))(comment as unknown as Readonly<Record<string, unknown>>);

const isAuthor = (viewer: Viewer, comment: ArticleComment): boolean =>
  viewer.kind === 'person' && comment.authorId === viewer.id;

/** Whether somebody may change a comment now. */
export const mayRewrite = (viewer: Viewer, comment: ArticleComment, now: Date): boolean =>
  isAuthor(viewer, comment) && isEditable(comment, now);

/** Whether somebody may change or delete a comment at all: its author. */
export const mayEraseComment = isAuthor;

/** Whether somebody may resolve and reopen the thread that a comment begins: its author, who answers for the article, and editors. */
export const mayResolve = (
  viewer: Viewer,
  article: Pick<Article, 'ownerId' | 'ownerTeamId'>,
  comment: ArticleComment,
): boolean => isAuthor(viewer, comment) || keepsKnowledge(viewer) || answersFor(viewer, article);
