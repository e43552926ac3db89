import type { Article, ArticleContent } from '../article.js';
import { ArticleState } from '../article-enums.js';
import { lineIdsOf } from '../article-content.rules.js';
import { beginOf, endOf } from '../time/validity.rules.js';
import type { Raw } from './import.fields.js';
import { pathsOf, withPaths } from './import.links.js';
import { ownSystem } from './import.row.js';

/** Names for what an article refers to by id. */
export interface ArticleNames {
  /** Keys of categories from the root down, joined with `/`; null for none. */
  readonly category: string | null;
  /** Keys of product lines, in order; empty = all. */
  readonly productLines: readonly string[];
  readonly owner: string | null;
  readonly ownerTeam: string | null;
  /** Code of the article that it translates. */
  readonly translationOf: string | null;
}

/** What a row of an export is made of. */
export type ExportedArticle = ArticleContent &
  Pick<
    Article,
    | '_id'
    | 'code'
    | 'kind'
    | 'locale'
    | 'state'
    | 'version'
    | 'audience'
    | 'confidence'
    | 'verifyEveryDays'
    | 'publishedAt'
    | 'source'
  >;

/** An article as a row of our own format: what reading takes back to the same article, in a fixed order of names. */
export function exportRow(article: ExportedArticle, names: ArticleNames): Raw {
  const { source } = article;
  const paths = pathsOf(article.code, article.attachments);
  const content = withPaths(article, paths);
  return {
    id: source?.externalId ?? article._id,
    source: source?.system ?? ownSystem,
    code: article.code,
    kind: article.kind,
    locale: article.locale,
    title: content.title,
    say: content.say,
    body: content.bodyMarkdown,
    technicalCase: content.technicalCase && {
      problem: content.technicalCase.problem,
      environment: content.technicalCase.environment,
      cause: content.technicalCase.cause,
      solution: content.technicalCase.solution,
    },
    alternativeQuestions: content.alternativeQuestions,
    keywords: content.keywords,
    environment: content.environment,
    models: content.models,
    errorCodes: content.errorCodes,
    category: names.category,
    productLines: names.productLines,
    audience: article.audience,
    effectiveFrom: beginOf(article)?.toISOString() ?? null,
    effectiveTo: endOf(article)?.toISOString() ?? null,
    confidence: article.confidence,
    verifyEveryDays: article.verifyEveryDays,
    owner: names.owner,
    ownerTeam: names.ownerTeam,
    translationOf: names.translationOf,
    updated: article.version === null ? null : (article.publishedAt?.toISOString() ?? null),
    draft: article.version === null,
    retired: article.state === ArticleState.ARCHIVED,
    url: source?.url ?? null,
    attribution: source?.attribution ?? null,
    licence: source?.licence ?? null,
    attachments: article.attachments.map(({ fileId, name, contentType, bytes, alt }) => ({
      path: paths.get(fileId) ?? '',
      name,
      contentType,
      bytes,
      alt,
    })),
  };
}

/** Ids of the product lines of an article; empty = all. */
export const exportedLines = (article: Pick<Article, 'lines'>): string[] => lineIdsOf(article.lines);
