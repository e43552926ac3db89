import { Audience } from '../../../platform/auth/viewer.js';
import { ArticleKind, DraftState } from '../article-enums.js';
import type { Article, ArticleContent } from '../article.js';
import { ReviewNature } from './review.js';

// Who is looked at first: by what a change is, then by how long it waits. Both stand in one number, so that one index gives the queue.

const natures = Object.values(ReviewNature);

/** Room for the moment of submission beneath the nature: epoch milliseconds stay below it until the year 2286. */
const stride = 10_000_000_000_000;

/** A change is small while it touches at most so many characters, and at most this share of the text. */
const small = { characters: 120, share: 0.1 } as const;

const hour = 3_600_000;

/** What a draft in review is. A mark of risk goes before everything else. */
export function natureOf(article: Article): ReviewNature {
  const draft = article.draft ?? article;
  if (article.riskRank >= 2) return ReviewNature.SAFETY;
  if (article.riskRank === 1) return ReviewNature.BUSINESS_RISK;
  if (article.audience !== Audience.INTERNAL) return ReviewNature.OUTSIDE;
  if (article.kind === ArticleKind.TECHNICAL_CASE && article.version === null) return ReviewNature.FROM_CASE;
  if (article.translationOf !== null) return ReviewNature.TRANSLATION;
  return article.version !== null && isSmall(article, draft) ? ReviewNature.MINOR : ReviewNature.SUBSTANTIAL;
}

/** Place in the review queue, smallest first; null for what is not in review. */
export function reviewOrderOf(article: Article): number | null {
  const { draft } = article;
  if (draft?.state !== DraftState.IN_REVIEW || draft.submittedAt === null) return null;
  return natures.indexOf(natureOf(article)) * stride + draft.submittedAt.getTime();
}

/** What the place in the queue says about the change; null for none. */
export const natureOfOrder = (order: number | null): ReviewNature | null =>
  order === null ? null : (natures[Math.floor(order / stride)] ?? null);

/** Until when a draft is to be decided: a safety problem in 4 hours, everything else in a day. Null while nothing waits. */
export function reviewDueAt(article: Pick<Article, 'reviewOrder' | 'draft'>): Date | null {
  const nature = natureOfOrder(article.reviewOrder);
  const since = article.draft?.submittedAt ?? null;
  if (nature === null || since === null) return null;
  return new Date(since.getTime() + (nature === ReviewNature.SAFETY ? 4 : 24) * hour);
}

/** Everything of a text that readers see or that decides who finds it, a line each. */
const linesOf = (content: ArticleContent): string[] =>
  [
    content.title,
    content.say ?? '',
    content.bodyMarkdown,
    ...(content.technicalCase ? Object.values(content.technicalCase) : []),
    content.environment ?? '',
    ...content.alternativeQuestions,
    ...content.keywords,
  ].flatMap((part) => part.split('\n'));

const settings = (content: ArticleContent): string =>
  JSON.stringify([
    content.categoryId,
    content.lines,
    content.effectiveFrom,
    content.effectiveTo,
    content.models,
    content.errorCodes,
    content.attachments.map(({ fileId }) => fileId),
  ]);

const numbersOf = (lines: readonly string[]): string => lines.flatMap((line) => line.match(/\d+/g) ?? []).join(' ');

/** Whether only a few words differ. A number never is a small change: it may be a price, a code or a date. */
function isSmall(before: ArticleContent, after: ArticleContent): boolean {
  if (settings(before) !== settings(after)) return false;
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const gone = without(old, fresh);
  const added = without(fresh, old);
  if (numbersOf(gone) !== numbersOf(added)) return false;
  // Steps in another order are another procedure.
  if (without(old, gone).join('\n') !== without(fresh, added).join('\n')) return false;
  const touched = touchedBetween(gone.join('\n'), added.join('\n'));
  const length = old.reduce((sum, line) => sum + line.length, 0);
  return touched <= small.characters && touched <= Math.max(small.share * length, 12);
}

/** The lines of one list that the other has not, as often as it lacks them; in order. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count === 0) return true;
    left.set(line, count - 1);
    return false;
  });
}

/** How many characters lie between the common beginning and the common end of two texts; the larger of both. */
function touchedBetween(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let front = 0;
  while (front < shorter && a[front] === b[front]) front += 1;
  let back = 0;
  while (back < shorter - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back += 1;
  return Math.max(a.length, b.length) - front - back;
}
