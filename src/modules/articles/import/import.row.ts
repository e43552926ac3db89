import type { Text } from '../../../platform/errors/index.js';
import type { Audience } from '../../../platform/auth/viewer.js';
import type { ArticleConfidence, ArticleKind } from '../article-enums.js';
import type { ArticleContent } from '../article.js';

/**
 * What a row says about an article beside its text. What is left out stays as people have set it; null empties it.
 * Names, not ids: a row comes from elsewhere.
 */
export interface NamedFacts {
  /** Keys of categories from the root down, joined with `/`. */
  readonly category?: string | null;
  /** Keys of product lines; empty = all. */
  readonly productLines?: readonly string[];
  readonly audience?: Audience;
  readonly effectiveFrom?: Date | null;
  readonly effectiveTo?: Date | null;
  readonly confidence?: ArticleConfidence;
  readonly verifyEveryDays?: number | null;
  /** E-mail of the responsible person. */
  readonly owner?: string | null;
  /** Key of the responsible team. */
  readonly ownerTeam?: string | null;
  /** Code of the article that this one translates. */
  readonly translationOf?: string | null;
}

/** A picture or file that a row brings along or names. */
export interface RowFile {
  /** How the text refers to it. */
  readonly path: string;
  readonly name: string;
  readonly alt: string;
  /** Size; null where it is not known. */
  readonly bytes: number | null;
  /** Tells one content from another; null where the file does not come along. */
  readonly fingerprint: string | null;
  /** Its bytes; null where the file does not come along. */
  readonly read: (() => Promise<Buffer>) | null;
}

/** One row of a file, read and checked. */
export interface ReadRow {
  /** Line of the file, from 1; in an archive the number of the row. */
  readonly line: number;
  /** Name of the file within an archive; null for a file by itself. */
  readonly fileName: string | null;
  /** System that the row names itself. */
  readonly system: string | null;
  readonly externalId: string;
  /** Whether the row has an id of its own; otherwise the code, or the name of its file, stands in. */
  readonly hasOwnId: boolean;
  /** Code that the article had where the row was written; null where it says none. */
  readonly code: string | null;
  /** Whether the row is of our own format, in which categories are keys and everything that is named counts. */
  readonly isOwn: boolean;
  readonly locale: 'zh-CN' | 'en';
  /** Null where the row does not say. */
  readonly kind: ArticleKind | null;
  /** The text with its times; category, product lines and attachments are not part of it: see `named` and `files`. */
  readonly content: ArticleContent;
  readonly named: NamedFacts;
  readonly files: readonly RowFile[];
  /** Whether the row lists all attachments of the article, and not only brings some along. */
  readonly listsFiles: boolean;
  readonly updatedAt: Date | null;
  readonly isRetired: boolean;
  /** Whether it was never published, and is not by this import either. */
  readonly isDraft: boolean;
  readonly url: string | null;
  readonly attribution: string | null;
  readonly licence: string | null;
  /** Equal rows have equal hashes; where it comes from does not count. */
  readonly contentHash: string;
}

/** A row that cannot be taken over. */
export interface BadRow {
  readonly line: number;
  readonly fileName: string | null;
  readonly externalId: string | null;
  readonly field: string | null;
  readonly text: Text;
}

export type AnyRow = ReadRow | BadRow;

export const isBad = (row: AnyRow): row is BadRow => 'text' in row;

/** Whether the source had retired the text of this hash. */
export const wasRetired = (contentHash: string): boolean => contentHash.startsWith('retired:');

/** System that our own exports name for articles that came from nowhere else. */
export const ownSystem = 'caregraph';

export const badRow = (
  at: { readonly line: number; readonly fileName: string | null },
  externalId: string | null,
  field: string | null,
  zh: string,
  en: string,
): BadRow => ({ line: at.line, fileName: at.fileName, externalId, field, text: { 'zh-CN': zh, en } });
