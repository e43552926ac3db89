import { Audience } from '../../../platform/auth/viewer.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import { asPolicyList, contentOf } from '../article-content.rules.js';
import { ArticleKind, ArticleState } from '../article-enums.js';
import type { Article, ArticleAttachment, ArticleContent } from '../article.js';
import type { Act } from '../article.rules.js';
import { born, edited, settled, versionOf, withoutNext } from '../article.rules.js';
import type { ArticleVersion } from '../article-version.js';
import { linksIn } from '../links/links.rules.js';
import { waits } from '../time/validity.rules.js';
import type { ImportOptions, ImportRowOutcome } from './import-job.js';
import { withFileIds } from './import.links.js';
import { type Resolved, type RowPlan, nextNumber, publishes, sourceOf, systemOf, timesOf } from './import.plan.js';
import { type ReadRow, wasRetired } from './import.row.js';

/** Files of a row as they are stored, and where its text names them. */
export interface StoredFiles {
  readonly attachments: readonly ArticleAttachment[];
  readonly idOf: ReadonlyMap<string, string>;
}

/** Ids, files and moment of a write. */
export interface Making {
  readonly articleId: string;
  readonly versionId: string;
  readonly code: string;
  /** Category of new articles that name none, with its path. */
  readonly categoryPath: readonly string[];
  readonly files: StoredFiles;
  /** The article that this one translates, where the row names one; null for none. */
  readonly source: { readonly articleId: string; readonly version: number | null } | null | undefined;
  readonly act: Act;
}

/** An article, and the version that this write makes of it. */
export interface Made {
  readonly article: Article;
  readonly version: ArticleVersion | null;
}

const width: Readonly<Record<Audience, number>> = {
  [Audience.INTERNAL]: 0,
  [Audience.PARTNER]: 1,
  [Audience.PUBLIC]: 2,
};

/** Audience of a new article: what the import was told, narrowed by what the row says; a file never opens anything further. */
export const audienceFor = (row: ReadRow, options: ImportOptions): Audience => {
  const named = row.named.audience;
  return named !== undefined && width[named] < width[options.audience] ? named : options.audience;
};

/** The article with what a row names beside its text. */
function withFacts(article: Article, row: ReadRow, resolved: Resolved, making: Making): Article {
  const { confidence, verifyEveryDays } = row.named;
  const { source } = making;
  const isOther = source !== undefined && (source?.articleId ?? null) !== article.translationOf;
  return {
    ...article,
    ...(confidence === undefined ? {} : { confidence }),
    ...(verifyEveryDays === undefined ? {} : { verifyEveryDays }),
    ...(resolved.ownerId === undefined ? {} : { ownerId: resolved.ownerId }),
    ...(resolved.ownerTeamId === undefined ? {} : { ownerTeamId: resolved.ownerTeamId }),
    ...(isOther ? { translationOf: source?.articleId ?? null, translatedVersion: source?.version ?? null } : {}),
    ...(resolved.categoryPath === undefined ? {} : { categoryPath: [...resolved.categoryPath] }),
  };
}

/** The text of a row on an article. `present` keeps what the row does not name. */
function textOn(present: ArticleContent, row: ReadRow, resolved: Resolved, { files }: Making): ArticleContent {
  const listsFiles = row.isOwn && row.listsFiles;
  const kept = listsFiles
    ? []
    : present.attachments.filter(({ fileId }) => !files.attachments.some((file) => file.fileId === fileId));
  return withFileIds(
    {
      ...contentOf(row.content),
      categoryId: resolved.categoryId === undefined ? present.categoryId : resolved.categoryId,
      lines: resolved.lines === undefined ? present.lines : [...resolved.lines],
      ...timesOf(row, present),
      attachments: [...kept, ...files.attachments],
    },
    files.idOf,
  );
}

function madeLive(
  article: Article,
  content: ArticleContent,
  row: ReadRow,
  options: ImportOptions,
  making: Making,
  stays = false,
): Made {
  const { act } = making;
  // Nobody read a later text before it came here: only the first keeps the date that it has where it comes from.
  const isFirst = article.version === null && row.updatedAt && row.updatedAt < act.at;
  const publishedAt = isFirst && row.updatedAt ? row.updatedAt : act.at;
  const facts = {
    version: nextNumber(article),
    publishedAt,
    publishedById: act.by,
    changeSummary: null,
    publishedPriority: null,
    translatedVersion: article.translatedVersion,
  };
  const about = { authorId: null, note: `Imported from ${systemOf(row, options)}`, reviews: [] };
  if (!row.isRetired && !stays && waits(article, content, act.at)) {
    const next = settled({ ...article, next: { ...content, ...facts, links: linksIn(content) }, updatedAt: act.at });
    return { article: next, version: versionOf({ ...next, ...content, ...facts }, about, making.versionId) };
  }
  const live = settled({
    ...withoutNext(article),
    ...content,
    ...facts,
    state: row.isRetired || stays ? ArticleState.ARCHIVED : ArticleState.PUBLISHED,
    needsUpdate: null,
    draft: article.version === null ? null : article.draft,
    clockSeen: act.at.getTime(),
    updatedAt: act.at,
  });
  return { article: live, version: versionOf(live, about, making.versionId) };
}

/** The new article of a row, live or as a draft. What is retired comes as archived. */
export function created(
  plan: Extract<RowPlan, { outcome: ImportRowOutcome.CREATED }>,
  options: ImportOptions,
  making: Making,
): Made {
  const { row, resolved } = plan;
  const kind = row.kind ?? ArticleKind.FAQ;
  const present = {
    ...row.content,
    categoryId: options.categoryId,
    lines: asPolicyList(options.lineIds),
    attachments: [],
  };
  const content = textOn(present, row, resolved, making);
  const draft = born(
    { id: making.articleId, code: making.code, kind, locale: row.locale as Locale, content, note: null },
    { by: null, at: making.act.at },
  );
  const hasOwner = Boolean(resolved.ownerId) || Boolean(resolved.ownerTeamId);
  const article = withFacts(
    {
      ...draft,
      categoryPath: [...making.categoryPath],
      audience: audienceFor(row, options),
      source: sourceOf(row, options, null),
      authorIds: making.act.by === null ? [] : [making.act.by],
    },
    row,
    resolved,
    making,
  );
  const owned = hasOwner ? article : { ...article, ownerId: making.act.by, ownerTeamId: null };
  // Thrown away before it was ever published: there is no text that readers had.
  if (row.isDraft && row.isRetired) return { article: neverPublished(owned), version: null };
  return publishes(row, options) || row.isRetired
    ? madeLive(owned, content, row, options, making)
    : { article: settled(owned), version: null };
}

const neverPublished = (article: Article): Article =>
  settled({ ...article, state: ArticleState.ARCHIVED, draft: null });

/** A known article with the text of a row. What the row does not name stays as people have set it; a draft beside it stays too. */
export function updated(
  plan: Extract<RowPlan, { outcome: ImportRowOutcome.UPDATED }>,
  options: ImportOptions,
  making: Making,
): Made {
  const { row, before, isNewText, resolved } = plan;
  // An article of our own has no source; one that came from elsewhere keeps it.
  const source = before.source === null ? null : sourceOf(row, options, before.source);
  const article = { ...before, source, updatedAt: making.act.at };
  if (!isNewText) return { article, version: null };
  const known = withFacts(article, row, resolved, making);
  // What a person took out of use stays there, whatever its source does; what the source had retired may come back.
  const stays =
    before.state === ArticleState.ARCHIVED && before.version !== null && !wasRetired(before.source?.contentHash ?? '');
  if (row.isDraft && row.isRetired && before.version === null)
    return { article: { ...neverPublished(known), ...textOn(before, row, resolved, making) }, version: null };
  if (publishes(row, options) || row.isRetired)
    return madeLive(known, textOn(before, row, resolved, making), row, options, making, stays);
  const present = contentOf(before.draft ?? before.next ?? before);
  const content = textOn(present, row, resolved, making);
  return { article: edited(known, content, null, { by: null, at: making.act.at }), version: null };
}
