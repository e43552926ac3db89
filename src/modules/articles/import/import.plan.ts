import type { Act } from '../article.rules.js';
import { born, edited, settled, versionOf } from '../article.rules.js';
import { codeOf } from '../article-code.rules.js';
import type { Article, ArticleSource } from '../article.js';
import type { ArticleVersion } from '../article-version.js';
import { ArticleKind, ArticleState, DraftState } from '../article-enums.js';
import { asPolicyList, contentOf } from '../article-content.rules.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import type { ImportOptions } from './import-job.js';
import { ImportRowOutcome } from './import-job.js';
import type { BadRow, ReadRow } from './import.rows.js';
import { wasRetired } from './import.rows.js';

/** What is to happen with one row; pure, so that a dry run and a real one agree. */
export type RowPlan =
  | { readonly outcome: ImportRowOutcome.CREATED; readonly row: ReadRow }
  | {
      readonly outcome: ImportRowOutcome.UPDATED;
      readonly row: ReadRow;
      readonly before: Article;
      readonly isNewText: boolean;
    }
  | { readonly outcome: ImportRowOutcome.UNCHANGED; readonly row: ReadRow; readonly before: Article }
  | { readonly outcome: ImportRowOutcome.REFUSED; readonly row: BadRow; readonly sourceKey: string | null };

export const sourceKey = (system: string, externalId: string): string => `${system}\u0000${externalId}`;

/** System of a row: what the import was told, what the row says, or a name for those that say nothing. */
export const systemOf = (row: ReadRow, options: ImportOptions): string => options.system ?? row.system ?? 'import';

function sourceOf(row: ReadRow, options: ImportOptions, known: ArticleSource | null): ArticleSource {
  return {
    system: systemOf(row, options),
    externalId: row.externalId,
    contentHash: row.contentHash,
    url: row.url ?? known?.url ?? null,
    attribution: row.attribution ?? known?.attribution ?? null,
    licence: row.licence ?? known?.licence ?? null,
  };
}

/** A row that could be read but is not taken over. */
export const refused = (row: ReadRow, options: ImportOptions, zh: string, en: string): RowPlan => ({
  outcome: ImportRowOutcome.REFUSED,
  row: { line: row.line, externalId: row.externalId, field: null, text: { 'zh-CN': zh, en } },
  sourceKey: sourceKey(systemOf(row, options), row.externalId),
});

const sameOrigin = (a: ArticleSource, b: ArticleSource): boolean =>
  a.url === b.url && a.attribution === b.attribution && a.licence === b.licence;

/** Decides about one row, given the article that came from the same source before. */
export function planRow(row: ReadRow, known: Article | null, options: ImportOptions): RowPlan {
  if (!known?.source) return { outcome: ImportRowOutcome.CREATED, row };
  const isNewText =
    known.source.contentHash !== row.contentHash || (options.publish && known.version === null && !row.isRetired);
  if (!isNewText && sameOrigin(known.source, sourceOf(row, options, known.source)))
    return { outcome: ImportRowOutcome.UNCHANGED, row, before: known };
  if (!options.publish && !row.isRetired && known.state === ArticleState.ARCHIVED) {
    return refused(row, options, '此条目已归档，请先恢复。', 'This article is archived; restore it first.');
  }
  const isTouched =
    known.draft !== null && (known.draft.editorIds.length > 0 || known.draft.state !== DraftState.DRAFT);
  if (isNewText && isTouched && (!options.publish || known.version === null)) {
    return refused(
      row,
      options,
      '有人正在修改此条目的草稿，未覆盖。',
      'People are working on a draft of this article; it was left alone.',
    );
  }
  return { outcome: ImportRowOutcome.UPDATED, row, before: known, isNewText };
}

/** Ids and moment of a write. */
export interface Making {
  readonly articleId: string;
  readonly versionId: string;
  readonly categoryPath: readonly string[];
  readonly act: Act;
}

function madeLive(
  article: Article,
  row: ReadRow,
  options: ImportOptions,
  making: Making,
  stays = false,
): { article: Article; version: ArticleVersion } {
  const { act } = making;
  const publishedAt = row.updatedAt && row.updatedAt < act.at ? row.updatedAt : act.at;
  const content = { ...contentOf(row.content), categoryId: article.categoryId, lines: article.lines };
  const live = settled({
    ...article,
    ...content,
    state: row.isRetired || stays ? ArticleState.ARCHIVED : ArticleState.PUBLISHED,
    version: (article.version ?? 0) + 1,
    publishedAt,
    publishedById: act.by,
    changeSummary: null,
    publishedPriority: null,
    draft: article.version === null ? null : article.draft,
    updatedAt: act.at,
  });
  return {
    article: live,
    version: versionOf(
      live,
      { authorId: null, note: `Imported from ${systemOf(row, options)}`, reviews: [] },
      making.versionId,
    ),
  };
}

/** The new article of a row, live or as a draft. What is retired comes as archived. */
export function created(
  row: ReadRow,
  options: ImportOptions,
  number: number,
  making: Making,
): { article: Article; version: ArticleVersion | null } {
  const kind = row.kind ?? ArticleKind.FAQ;
  const content = { ...row.content, categoryId: options.categoryId, lines: asPolicyList(options.lineIds) };
  const draft = born(
    { id: making.articleId, code: codeOf(kind, number), kind, locale: row.locale as Locale, content, note: null },
    { by: null, at: making.act.at },
  );
  const article = {
    ...draft,
    categoryPath: [...making.categoryPath],
    audience: options.audience,
    source: sourceOf(row, options, null),
    authorIds: making.act.by === null ? [] : [making.act.by],
  };
  return options.publish || row.isRetired ? madeLive(article, row, options, making) : { article, version: null };
}

/** A known article with the text of a row. Category, product lines and readers stay as people have set them; a draft beside it stays too. */
export function updated(
  plan: Extract<RowPlan, { outcome: ImportRowOutcome.UPDATED }>,
  options: ImportOptions,
  making: Making,
): { article: Article; version: ArticleVersion | null } {
  const { row, before, isNewText } = plan;
  const article = { ...before, source: sourceOf(row, options, before.source), updatedAt: making.act.at };
  if (!isNewText) return { article, version: null };
  // What a person took out of use stays there, whatever its source does; what the source had retired may come back.
  const stays =
    before.state === ArticleState.ARCHIVED && before.version !== null && !wasRetired(before.source?.contentHash ?? '');
  if (options.publish || row.isRetired) return madeLive(article, row, options, making, stays);
  const content = { ...row.content, categoryId: before.categoryId, lines: before.lines };
  return { article: edited(article, content, null, { by: null, at: making.act.at }), version: null };
}
