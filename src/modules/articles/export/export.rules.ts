import { stringify } from 'yaml';
import { csvGuarded } from '../import/csv-cell.rules.js';
import { type CsvColumn, csvCellOf, csvColumns, csvLists } from '../import/import.csv.js';
import type { Raw } from '../import/import.fields.js';
import { ArticleExportFormat } from './export-job.js';

/** Most articles of one file. */
export const mostArticles = 20_000;
/** Most articles that can be named one by one. */
export const mostNamed = 1_000;
/** How long a file is kept. */
export const keptMs = 24 * 3_600_000;

/** A row as a line of JSON. */
export const jsonLine = (row: Raw): string => `${JSON.stringify(row)}\n`;

const casePart: Readonly<Record<string, string>> = {
  problem: 'problem',
  caseEnvironment: 'environment',
  cause: 'cause',
  solution: 'solution',
};

function cellOf(row: Raw, column: CsvColumn): string {
  const part = casePart[column];
  const value = part === undefined ? row[column] : (row['technicalCase'] as Raw | null)?.[part];
  if (value === null || value === undefined) return '';
  if (column === 'attachments') return (value as unknown[]).length ? JSON.stringify(value) : '';
  if (csvLists.has(column)) return csvCellOf(value as string[]);
  // What is left are texts, numbers and yes or no.
  return String(value as string | number | boolean);
}

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Mark by which a spreadsheet knows that a table is UTF-8. */
const mark = '\ufeff';

/** The head of a table. */
export const csvHead = `${mark}${csvColumns.join(',')}\r\n`;

/** A row as a line of a table. */
export const csvLine = (row: Raw): string =>
  `${csvColumns.map((column) => quoted(csvGuarded(cellOf(row, column)))).join(',')}\r\n`;

/** What stands in front matter even when it is empty: left out, it would mean "as it is". */
const alwaysSaid = new Set([
  'category',
  'productLines',
  'effectiveFrom',
  'effectiveTo',
  'verifyEveryDays',
  'owner',
  'ownerTeam',
  'translationOf',
  'attachments',
]);

const isEmpty = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);

/** A row as a Markdown file with front matter. */
export function markdownFile({ body, ...row }: Raw): string {
  const said = Object.entries(row).filter(([name, value]) => alwaysSaid.has(name) || !isEmpty(value));
  return `---\n${stringify(Object.fromEntries(said), { lineWidth: 0 })}---\n\n${String(body)}\n`;
}

/** Whether an export is a zip. */
export const isZip = (format: ArticleExportFormat, withAttachments: boolean): boolean =>
  format === ArticleExportFormat.MARKDOWN || withAttachments;

const endings: Readonly<Record<ArticleExportFormat, { plain: string; contentType: string; inside: string }>> = {
  [ArticleExportFormat.JSON_LINES]: { plain: 'jsonl.gz', contentType: 'application/gzip', inside: 'articles.jsonl' },
  [ArticleExportFormat.CSV]: { plain: 'csv', contentType: 'text/csv; charset=utf-8', inside: 'articles.csv' },
  [ArticleExportFormat.MARKDOWN]: { plain: 'zip', contentType: 'application/zip', inside: '' },
};

/** Name and media type of the file of an export that was asked for at a moment. */
export function fileOf(
  format: ArticleExportFormat,
  withAttachments: boolean,
  at: Date,
): { name: string; contentType: string } {
  const stamp = at.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
  const { plain, contentType } = endings[format];
  return isZip(format, withAttachments)
    ? { name: `articles-${stamp}.zip`, contentType: 'application/zip' }
    : { name: `articles-${stamp}.${plain}`, contentType };
}

/** Name of the table or of the lines within a zip. */
export const insideName = (format: ArticleExportFormat): string => endings[format].inside;
