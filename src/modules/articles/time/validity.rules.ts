import { type Fault, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { ArticleState, ArticleValidity } from '../article-enums.js';
import type { Article, ArticleContent, NextText } from '../article.js';

// When a text holds: pure functions over a moment that is given.

/** Stands for "no end": the last moment that a date can name. */
export const endless = 8_640_000_000_000_000;

type Times = Pick<ArticleContent, 'effectiveFrom' | 'effectiveTo'>;

/** Whether a text holds at a moment. */
export function validityAt({ effectiveFrom, effectiveTo }: Times, now: Date): ArticleValidity {
  const at = now.getTime();
  if (at < effectiveFrom) return ArticleValidity.NOT_YET_VALID;
  return at < effectiveTo ? ArticleValidity.VALID : ArticleValidity.NO_LONGER_VALID;
}

/** The beginning as a moment; null where it holds since ever. */
export const beginOf = ({ effectiveFrom }: Times): Date | null => (effectiveFrom > 0 ? new Date(effectiveFrom) : null);

/** The end as a moment; null where there is none. */
export const endOf = ({ effectiveTo }: Times): Date | null => (effectiveTo < endless ? new Date(effectiveTo) : null);

/** What is wrong with the times of a text: the end has to lie behind the beginning. */
export function timeFaults({ effectiveFrom, effectiveTo }: Times): Fault[] {
  if (effectiveTo > effectiveFrom) return [];
  return [
    fault(UserErrorCode.OUT_OF_RANGE, '失效时间必须晚于生效时间。', 'It has to end after it begins.', 'effectiveTo'),
  ];
}

/** Whether a text that is published now waits for its moment beside the one that holds until then. */
export const waits = (article: Pick<Article, 'state' | 'version'>, next: Times, now: Date): boolean =>
  article.state === ArticleState.PUBLISHED && article.version !== null && next.effectiveFrom > now.getTime();

/**
 * The article as it holds at a moment: a next text whose moment has come is the live one, whether or not anybody has written that
 * down yet. A live text ends where the next one begins.
 */
export function heldAt(article: Article, now: Date): Article {
  const { next } = article;
  if (!next || next.effectiveFrom > now.getTime()) return article;
  return promoted(article, next);
}

/** The article with its next text in the place of the live one. */
export function promoted(article: Article, next: NextText): Article {
  const { version, publishedAt, publishedById, changeSummary, publishedPriority, translatedVersion } = next;
  return {
    ...article,
    ...textOf(next),
    links: next.links,
    version,
    publishedAt,
    publishedById,
    changeSummary,
    publishedPriority,
    translatedVersion,
    next: null,
  };
}

function textOf(next: NextText): ArticleContent {
  return {
    title: next.title,
    say: next.say,
    bodyMarkdown: next.bodyMarkdown,
    technicalCase: next.technicalCase,
    alternativeQuestions: next.alternativeQuestions,
    keywords: next.keywords,
    environment: next.environment,
    models: next.models,
    errorCodes: next.errorCodes,
    categoryId: next.categoryId,
    lines: next.lines,
    effectiveFrom: next.effectiveFrom,
    effectiveTo: next.effectiveTo,
    attachments: next.attachments,
  };
}
