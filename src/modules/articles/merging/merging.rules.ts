import { readableAudiences } from '../../../platform/auth/viewer.js';
import { type Fault, UserError, UserErrorCode, fault, wrongState } from '../../../platform/errors/index.js';
import { contentLimits } from '../article-content.rules.js';
import { ArticleState } from '../article-enums.js';
import type { Reach } from '../article-reach.rules.js';
import type { Article, ArticleContent } from '../article.js';
import { everyone } from '../article.policy.js';
import { type Act, draftContent, edited, settled, withoutNext } from '../article.rules.js';

// One article takes another over, as pure functions.

/** Whether anybody who reads the one may not read the other. */
export function narrows(from: Reach & Pick<Article, 'lines'>, into: Reach & Pick<Article, 'lines'>): boolean {
  const lacks = (mine: readonly string[], theirs: readonly string[]): boolean =>
    !theirs.includes(everyone) && (mine.includes(everyone) || mine.some((one) => !theirs.includes(one)));
  return (
    readableAudiences(into.audience).length > readableAudiences(from.audience).length ||
    into.tierRank > from.tierRank ||
    lacks(from.teams, into.teams) ||
    lacks(from.lines, into.lines)
  );
}

const invalid = (zh: string, en: string): Fault => fault(UserErrorCode.INVALID, zh, en, 'intoId');

/** Throws unless one article can take the other over. */
export function checkMerge(from: Article, into: Article, confirmNarrower: boolean): void {
  if (from._id === into._id)
    throw new UserError(invalid('不能合并到自己。', 'An article cannot be merged into itself.'));
  if (from.translationOf === into._id || into.translationOf === from._id)
    throw new UserError(invalid('两篇互为译文，不能合并。', 'They are translations of each other.'));
  if (from.locale !== into.locale)
    throw new UserError(invalid('两篇语言不同，不能合并。', 'They are in different languages.'));
  if (from.state === ArticleState.ARCHIVED)
    throw wrongState('条目已归档，不能再合并。', 'It is archived already.', 'fromId');
  if (into.state !== ArticleState.PUBLISHED)
    throw wrongState('目标条目没有发布。', 'The article that stays has to be published.', 'intoId');
  if (!confirmNarrower && from.state === ArticleState.PUBLISHED && narrows(from, into)) {
    throw new UserError(
      fault(
        UserErrorCode.NARROWING_NOT_CONFIRMED,
        '目标条目的读者更少，请确认。',
        'Fewer people read the article that stays; confirm it.',
        'confirmNarrower',
      ),
    );
  }
}

/** The article that goes: in the archive, with the one that took it over; nothing of it happens by the clock any more. */
export const gone = (from: Article, intoId: string, act: Act): Article =>
  settled({
    ...withoutNext(from),
    state: ArticleState.ARCHIVED,
    mergedIntoId: intoId,
    draft: from.draft ? { ...from.draft, schedule: null } : null,
    updatedAt: act.at,
  });

const withMore = (
  own: readonly string[],
  more: readonly string[],
  limit: { items: number; characters: number },
): string[] => [...new Set([...own, ...more.filter((one) => one.length <= limit.characters)])].slice(0, limit.items);

/** The article that stays, with the other's title, questions and keywords in its draft, as many as fit. */
export function takenOver(into: Article, from: Article, act: Act): Article {
  const content = draftContent(into);
  const { alternativeQuestions: questions, keywords } = contentLimits;
  const more: ArticleContent = {
    ...content,
    alternativeQuestions: withMore(
      content.alternativeQuestions,
      [from.title, ...from.alternativeQuestions].filter((question) => question !== content.title),
      questions,
    ),
    keywords: withMore(content.keywords, from.keywords, keywords),
  };
  return edited(into, more, undefined, act);
}
