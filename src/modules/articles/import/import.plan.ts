import type { Article, ArticleAttachment, ArticleContent, ArticleSource } from '../article.js';
import { ArticleState, DraftState } from '../article-enums.js';
import { lastNumber } from '../article.rules.js';
import { waits } from '../time/validity.rules.js';
import type { ImportOptions } from './import-job.js';
import { ImportRowOutcome } from './import-job.js';
import { pathsOf, withPaths } from './import.links.js';
import { type BadRow, type ReadRow, badRow } from './import.row.js';

/** What the names of a row stand for here. What the row does not name is missing. */
export interface Resolved {
  readonly categoryId?: string | null;
  readonly categoryPath?: readonly string[];
  /** Product lines as rule sheets read them; `['*']` = all. */
  readonly lines?: readonly string[];
  readonly ownerId?: string | null;
  readonly ownerTeamId?: string | null;
  /** The source article: its id, or the key of the row that brings it. */
  readonly translationOf?:
    | { readonly articleId: string; readonly version: number | null }
    | { readonly rowKey: string }
    | null;
}

/** What is to happen with one row; pure, so that a dry run and a real one agree. */
export type RowPlan =
  | {
      readonly outcome: ImportRowOutcome.CREATED;
      readonly row: ReadRow;
      readonly resolved: Resolved;
      /** Code that it keeps; null where it gets a new one. */
      readonly code: string | null;
    }
  | {
      readonly outcome: ImportRowOutcome.UPDATED;
      readonly row: ReadRow;
      readonly resolved: Resolved;
      readonly before: Article;
      readonly isNewText: boolean;
    }
  | { readonly outcome: ImportRowOutcome.UNCHANGED; readonly row: ReadRow; readonly before: Article }
  | { readonly outcome: ImportRowOutcome.REFUSED; readonly row: BadRow; readonly sourceKey: string | null };

export const sourceKey = (system: string, externalId: string): string => `${system}\u0000${externalId}`;

/** System of a row: what the import was told, what the row says, or a name for those that say nothing. */
export const systemOf = (row: ReadRow, options: ImportOptions): string => options.system ?? row.system ?? 'import';

/** Whether this import makes the row live. */
export const publishes = (row: ReadRow, options: ImportOptions): boolean => options.publish && !row.isDraft;

export function sourceOf(row: ReadRow, options: ImportOptions, known: ArticleSource | null): ArticleSource {
  return {
    system: known?.system ?? systemOf(row, options),
    externalId: known?.externalId ?? row.externalId,
    contentHash: row.contentHash,
    url: row.url ?? known?.url ?? null,
    attribution: row.attribution ?? known?.attribution ?? null,
    licence: row.licence ?? known?.licence ?? null,
  };
}

/** A row that could be read but is not taken over. */
export const refused = (
  row: ReadRow,
  options: ImportOptions,
  zh: string,
  en: string,
  field: string | null = null,
): Extract<RowPlan, { outcome: ImportRowOutcome.REFUSED }> => ({
  outcome: ImportRowOutcome.REFUSED,
  row: badRow(row, row.externalId, field, zh, en),
  sourceKey: sourceKey(systemOf(row, options), row.externalId),
});

const sameOrigin = (a: ArticleSource, b: ArticleSource): boolean =>
  a.url === b.url && a.attribution === b.attribution && a.licence === b.licence;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const said = <T>(value: T | undefined, present: T): boolean => value === undefined || value === present;

/** The text of an article as a row of our own format would bring it. */
function texts({ title, say, bodyMarkdown, technicalCase, ...rest }: ArticleContent): unknown {
  const { alternativeQuestions, keywords, environment, models, errorCodes } = rest;
  const parts = technicalCase && [
    technicalCase.problem,
    technicalCase.environment,
    technicalCase.cause,
    technicalCase.solution,
  ];
  return [title, say, bodyMarkdown, parts, alternativeQuestions, keywords, environment, models, errorCodes];
}

/** Files of a row that the article has already, by the path under which the row names them. */
export type Matched = ReadonlyMap<string, ArticleAttachment>;

function hasFiles(content: ArticleContent, row: ReadRow, matched: Matched): boolean {
  if (row.listsFiles && row.files.length !== content.attachments.length) return false;
  return row.files.every((file, at) => {
    const known = matched.get(file.path);
    const there = row.listsFiles
      ? content.attachments[at]
      : content.attachments.find(({ fileId }) => fileId === known?.fileId);
    return there !== undefined && there.fileId === known?.fileId && (!row.listsFiles || there.alt === file.alt);
  });
}

/** Whether an article says already what a row of our own format says. What the row does not name does not count. */
export function saysAlready(
  article: Article,
  content: ArticleContent,
  row: ReadRow,
  resolved: Resolved,
  matched: Matched,
): boolean {
  if (!row.isOwn || (row.isRetired && article.state !== ArticleState.ARCHIVED)) return false;
  if (!same(texts(withPaths(content, pathsOf(article.code, content.attachments))), texts(row.content))) return false;
  const { named } = row;
  const source = resolved.translationOf;
  const sourceId = source === undefined ? undefined : source && 'articleId' in source ? source.articleId : null;
  return (
    hasFiles(content, row, matched) &&
    said(resolved.categoryId, content.categoryId) &&
    (resolved.lines === undefined || same([...resolved.lines].sort(), [...content.lines].sort())) &&
    (named.effectiveFrom === undefined || row.content.effectiveFrom === content.effectiveFrom) &&
    (named.effectiveTo === undefined || row.content.effectiveTo === content.effectiveTo) &&
    said(named.confidence, article.confidence) &&
    said(named.verifyEveryDays, article.verifyEveryDays) &&
    said(resolved.ownerId, article.ownerId) &&
    said(resolved.ownerTeamId, article.ownerTeamId) &&
    said(sourceId, article.translationOf)
  );
}

/** The times that the text of a row has on an article: named ones, else those that are there. */
export function timesOf(row: ReadRow, present: ArticleContent): Pick<ArticleContent, 'effectiveFrom' | 'effectiveTo'> {
  const { effectiveFrom, effectiveTo } = row.named;
  return {
    effectiveFrom: effectiveFrom === undefined ? present.effectiveFrom : row.content.effectiveFrom,
    effectiveTo: effectiveTo === undefined ? present.effectiveTo : row.content.effectiveTo,
  };
}

/** Decides about one row, given the article that it is about. `code` is what a new article may keep. */
export function planRow(
  row: ReadRow,
  resolved: Resolved,
  known: Article | null,
  options: ImportOptions,
  more: { readonly now: Date; readonly code: string | null; readonly matched: Matched },
): RowPlan {
  const { now, code, matched } = more;
  if (!known) return { outcome: ImportRowOutcome.CREATED, row, resolved, code };
  const publish = publishes(row, options);
  const isSame =
    known.source?.contentHash === row.contentHash ||
    saysAlready(known, known, row, resolved, matched) ||
    (known.next !== null && saysAlready(known, known.next, row, resolved, matched)) ||
    (!publish && known.draft !== null && saysAlready(known, known.draft, row, resolved, matched));
  const isNewText =
    !isSame || (publish && known.version === null && !row.isRetired && known.state !== ArticleState.ARCHIVED);
  if (
    !isNewText &&
    (known.source === null || row.isOwn || sameOrigin(known.source, sourceOf(row, options, known.source)))
  )
    return { outcome: ImportRowOutcome.UNCHANGED, row, before: known };
  if (!publish && !row.isRetired && known.state === ArticleState.ARCHIVED)
    return refused(row, options, '此条目已归档，请先恢复。', 'This article is archived; restore it first.');
  const isTouched =
    known.draft !== null && (known.draft.editorIds.length > 0 || known.draft.state !== DraftState.DRAFT);
  if (isNewText && isTouched && (!publish || known.version === null)) {
    return refused(
      row,
      options,
      '有人正在修改此条目的草稿，未覆盖。',
      'People are working on a draft of this article; it was left alone.',
    );
  }
  const times = timesOf(row, known);
  if (times.effectiveTo <= times.effectiveFrom)
    return refused(row, options, '失效时间必须晚于生效时间。', 'It has to end after it begins.', 'effectiveTo');
  if (isNewText && publish && known.next && !waits(known, times, now)) {
    return refused(
      row,
      options,
      '已有一个待生效的版本，请先收回它。',
      'A published text waits for its moment; take it back first.',
    );
  }
  return { outcome: ImportRowOutcome.UPDATED, row, resolved, before: known, isNewText };
}

/** Number of the version that a text gets. */
export const nextNumber = (article: Article): number => lastNumber(article) + 1;
