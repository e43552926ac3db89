/** The door of the room: what others may use. */
export { type ArticleNeeds, type Articles, createArticles } from './articles.room.js';
export { Article, TechnicalCase, type Review } from './article.js';
export { ArticleFeedback, ArticleUse } from './article-use.js';
export {
  ArticleConfidence,
  ArticleKind,
  ArticleState,
  ArticleValidity,
  DraftState,
  FeedPriority,
  ReviewOutcome,
  RiskKind,
} from './article-enums.js';
export { beginOf, endOf, endless, validityAt } from './time/validity.rules.js';
export { ArticleVersion } from './article-version.js';
export { ArticleConnection, ArticlePublishPayload } from './article.payloads.js';
export { DifferenceHunk } from './versions/article-difference.js';
export { ArticleLinkTarget } from './links/link-target.js';
export { ArticleReader, articleById } from './article.loaders.js';
export { asksForTexts } from './article.selection.js';
export { Category } from './category.js';
export { CategoryTree } from './category.rules.js';
export {
  asPolicyList,
  contentLimits,
  lineIdsOf,
  requiredText,
  shortText,
  type ContentChange,
} from './article-content.rules.js';
export { type Reach, checkWidening, widens } from './article-reach.rules.js';
export { reachGiven } from './article-reach.service.js';
export { checkPush, mustBeRead } from './article-push.rules.js';
export { MomentInput } from './time/moment.inputs.js';
export { type GivenMoment, momentOf } from './time/moments.service.js';
export { ReviewQueueScope } from './review/review.js';
export { VerificationScope, VerificationState } from './verification/verification.js';
export {
  checkInterval,
  dueAt as verificationDueAt,
  intervalOf,
  longestInterval,
  soonUntil,
} from './verification/verification.rules.js';
export { normaliseCode } from './article-code.rules.js';
export { everyone, keepsKnowledge, readsInternal, searchableTo, visibleTo } from './article.policy.js';
export { renderArticle } from './content/render.js';
export { sectionsOf } from './content/sections.js';
export { textDifference } from './versions/difference.rules.js';
export type { PlantedArticle, PlantedVersion } from './article-plant.service.js';
export { ImportRowOutcome, type ImportOptions } from './import/import-job.js';
export type { ImportCounts, RowResult } from './import/import-rows.service.js';
export { readRows } from './import/import.reader.js';
export type { AnyRow } from './import/import.row.js';
export { readJsonRow } from './import/import.rows.js';
export { readMarkdownRow } from './import/import.markdown.js';
export { csvGuarded, csvUnguarded } from './import/csv-cell.rules.js';
export { exportRow } from './import/row.format.js';
