import { Audience } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import type { Article, VerifiedHow } from '../article.js';
import { ArticleConfidence, ArticleState } from '../article-enums.js';
import { plusDays } from './days.rules.js';

/** Longest interval of verification, in days: three years. */
export const longestInterval = 1_095;

/** From so many days before the date on an article is due soon, and so many days after it its owners are told again. */
export const soonDays = 14;

/** So many calls by so many people since the last verification renew it by themselves. */
export const renewal = { calls: 5, people: 2 } as const;

const dayMs = 86_400_000;

/** Throws OUT_OF_RANGE unless it is a whole number of days from 1 to 1,095; null = no interval of its own. */
export function checkInterval(days: number | null, ...field: string[]): number | null {
  if (days === null || (Number.isInteger(days) && days >= 1 && days <= longestInterval)) return days;
  throw new UserError(
    fault(
      UserErrorCode.OUT_OF_RANGE,
      `复核周期须为 1 至 ${longestInterval} 天。`,
      `The interval is 1 to ${longestInterval} days.`,
      ...(field.length ? field : ['everyDays']),
    ),
  );
}

/** What the tree of categories says about verification: the nearest value on the way up. */
export interface VerificationTree {
  verifyEveryDays(categoryId: string | null): number | null;
  verifierTierRank(categoryId: string | null): number | null;
  renewsByUse(categoryId: string | null): boolean;
}

/** The interval that holds for an article, in days: its own, else that of the nearest category; null = not verified by date. */
export const intervalOf = (
  article: Pick<Article, 'verifyEveryDays' | 'categoryId'>,
  tree: Pick<VerificationTree, 'verifyEveryDays'>,
): number | null => article.verifyEveryDays ?? tree.verifyEveryDays(article.categoryId);

/** When an article has to be checked again. Days are calendar days of `zone`; null = not by date. */
export const dueAt = (verifiedAt: Date | null, everyDays: number | null, zone: string): Date | null =>
  verifiedAt === null || everyDays === null ? null : plusDays(verifiedAt, everyDays, zone);

/** How an article was found to be right. */
export interface Check {
  readonly how: VerifiedHow;
  readonly by: string | null;
  readonly at: Date;
  readonly everyDays: number | null;
  readonly zone: string;
}

/** What a verification writes. */
export const verifiedFields = (
  check: Check,
): Pick<Article, 'verifiedAt' | 'verifiedById' | 'verifiedHow' | 'verifyDueAt'> => ({
  verifiedAt: check.at,
  verifiedById: check.by,
  verifiedHow: check.how,
  verifyDueAt: dueAt(check.at, check.everyDays, check.zone),
});

/** The article, found right now. */
export const verified = (article: Article, check: Check): Article => ({ ...article, ...verifiedFields(check) });

/** States of the verification, as the API shows them. */
export type VerificationStanding = 'CURRENT' | 'DUE_SOON' | 'OVERDUE' | 'NONE';

/** How the verification of an article stands. Only what is published is due. */
export function standingOf(article: Pick<Article, 'state' | 'verifyDueAt'>, now: Date): VerificationStanding {
  if (article.state !== ArticleState.PUBLISHED || article.verifyDueAt === null) return 'NONE';
  const left = article.verifyDueAt.getTime() - now.getTime();
  if (left <= 0) return 'OVERDUE';
  return left <= soonDays * dayMs ? 'DUE_SOON' : 'CURRENT';
}

/** The last moment that is due soon, seen from now. */
export const soonUntil = (now: Date): Date => new Date(now.getTime() + soonDays * dayMs);

const onlyPublished = (): UserError =>
  wrongState('只有已发布的文章可以这样做。', 'Only a published article can be treated so.');

/** Throws WRONG_STATE unless it is published. */
export function checkPublished(article: Article): void {
  if (article.state !== ArticleState.PUBLISHED) throw onlyPublished();
}

/** The article, marked as in need of an update; a second mark replaces the reason and keeps since when. */
export function marked(article: Article, reason: string, by: string, at: Date): Article {
  checkPublished(article);
  return {
    ...article,
    needsUpdate: { reason, byId: by, since: article.needsUpdate?.since ?? at },
    updatedAt: at,
  };
}

/** The article without that mark. */
export function unmarked(article: Article, at: Date): Article {
  if (!article.needsUpdate) throw wrongState('没有标记待更新。', 'It is not marked as in need of an update.');
  return { ...article, needsUpdate: null, updatedAt: at };
}

/** Throws WRONG_STATE where work in progress would reach outsiders. */
export function checkConfidenceReach(confidence: ArticleConfidence, audience: Audience, ...field: string[]): void {
  if (confidence !== ArticleConfidence.WORK_IN_PROGRESS || audience === Audience.INTERNAL) return;
  throw wrongState('处理中的内容只能内部可见。', 'Work in progress is internal only.', ...field);
}

/** The article with another confidence. */
export function confident(article: Article, confidence: ArticleConfidence, at: Date): Article {
  if (article.state === ArticleState.ARCHIVED)
    throw wrongState('条目已归档，请先恢复。', 'It is archived; restore it first.');
  checkConfidenceReach(confidence, article.audience, 'confidence');
  return { ...article, confidence, updatedAt: at };
}

/** What uses have come together since the last verification. */
export interface UsesSince {
  readonly calls: number;
  readonly people: number;
}

/** Whether uses renew the interval: enough of them, the category lets them, nothing is known to be wrong. */
export const renewsNow = (
  article: Pick<Article, 'state' | 'needsUpdate'>,
  uses: UsesSince,
  rules: { readonly everyDays: number | null; readonly renewsByUse: boolean; readonly hasOpenFlag: boolean },
): boolean =>
  article.state === ArticleState.PUBLISHED &&
  rules.everyDays !== null &&
  rules.renewsByUse &&
  !rules.hasOpenFlag &&
  article.needsUpdate === null &&
  uses.calls >= renewal.calls &&
  uses.people >= renewal.people;
