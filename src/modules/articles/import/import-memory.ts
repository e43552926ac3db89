import type { ImportOptions } from './import-job.js';
import { ImportRowOutcome } from './import-job.js';
import { sourceKey, systemOf } from './import.plan.js';
import { type AnyRow, isBad } from './import.row.js';

/** What became of one row. */
export interface RowResult {
  readonly row: AnyRow;
  readonly outcome: ImportRowOutcome;
  readonly articleId: string | null;
  readonly sourceKey: string | null;
}

/** A row by the code that it brings. */
interface CodedRow {
  readonly rowKey: string;
  readonly locale: string;
  readonly isTranslation: boolean;
}

/** What is known of the rows of a file so far. */
export interface FileMemory {
  /** Line of each id. */
  readonly lines: Map<string, number>;
  /** Rows by the code that their article had where the file was written. */
  readonly codes: Map<string, CodedRow>;
  /** Articles by the id of their row. */
  readonly articles: Map<string, string>;
}

export const newMemory = (
  lines: Map<string, number> = new Map(),
  articles: Map<string, string> = new Map(),
): FileMemory => ({ lines, codes: new Map(), articles });

/** Codes of a file up to a batch, with those of the batch itself. */
export function remember(memory: FileMemory, rows: readonly AnyRow[], options: ImportOptions): FileMemory['codes'] {
  const codes = new Map(memory.codes);
  for (const row of rows) if (!isBad(row)) addCode(codes, row, options);
  return codes;
}

/** Keeps the code of a row that an earlier run took over. */
export function rememberSkipped(memory: FileMemory, row: AnyRow, options: ImportOptions): void {
  if (!isBad(row) && memory.articles.has(sourceKey(systemOf(row, options), row.externalId)))
    addCode(memory.codes, row, options);
}

function addCode(codes: FileMemory['codes'], row: Exclude<AnyRow, { text: unknown }>, options: ImportOptions): void {
  if (row.code === null || codes.has(row.code)) return;
  const isTranslation = Boolean(row.named.translationOf);
  codes.set(row.code, { rowKey: sourceKey(systemOf(row, options), row.externalId), locale: row.locale, isTranslation });
}

/** Keeps what became of a batch. */
export function rememberResults(memory: FileMemory, results: readonly RowResult[], options: ImportOptions): void {
  for (const { sourceKey: key, row, articleId, outcome } of results) {
    if (key === null) continue;
    if (!memory.lines.has(key)) memory.lines.set(key, row.line);
    if (outcome === ImportRowOutcome.REFUSED || isBad(row)) continue;
    if (articleId !== null) memory.articles.set(key, articleId);
    addCode(memory.codes, row, options);
  }
}
