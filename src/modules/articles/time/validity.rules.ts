import { type Fault, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { ArticleState, ArticleValidity } from '../article-enums.js';
import type { Article, ArticleContent } from '../article.js';

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
