import { parse } from 'csv-parse/sync';
import { CsvError, type Info } from 'csv-parse';
import { csvGuarded, csvUnguarded } from '../../articles/index.js';
import { type FileFindings, quoted } from './file-findings.js';
import { type FilePlace, TreeFileFindingCode, fileLimits } from './tree-file.js';

/** Columns of a table of edges, in the order in which an export writes them. */
export const edgeColumns = [
  'from',
  'kind',
  'title_zh',
  'title_en',
  'choice',
  'label_zh',
  'label_en',
  'when',
  'to',
  'details',
] as const;

export type EdgeColumn = (typeof edgeColumns)[number];

/** Headings that mean the same. */
const aliases: Readonly<Record<string, EdgeColumn>> = {
  ...{ 节点: 'from', 类型: 'kind', 标题: 'title_zh', 答案: 'choice', 条件: 'when', 去向: 'to' },
  ...{ title: 'title_en', label: 'label_en', 'title zh': 'title_zh', 'title en': 'title_en' },
};

/** One line of a table: what a column does not have is an empty text. */
export interface EdgeRow {
  readonly cells: Readonly<Record<EdgeColumn, string>>;
  readonly place: FilePlace;
}

const delimiterOf = (text: string): string => {
  const header = (text.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '');
  return [',', ';', '\t'].reduce((best, mark) => (header.split(mark).length > header.split(best).length ? mark : best));
};

/** Columns by their position; null after a finding. */
function columnsOf(header: readonly string[], findings: FileFindings): EdgeColumn[] | null {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const columns = names.map((name) => aliases[name] ?? edgeColumns.find((column) => column === name));
  if (!columns.includes('from') || !columns.includes('to')) {
    findings.error(
      TreeFileFindingCode.NOT_THE_FORMAT,
      { line: 1 },
      '这不是连线表：表头必须有“from”和“to”。',
      'This is no table of edges: its header has to name “from” and “to”.',
    );
    return null;
  }
  columns.forEach((column, at) => {
    const said = quoted(header[at] ?? '');
    if (column === undefined)
      findings.error(
        TreeFileFindingCode.UNKNOWN_FIELD,
        { line: 1 },
        `没有列“${said}”。`,
        `There is no column “${said}”.`,
      );
    else if (columns.indexOf(column) !== at)
      findings.error(
        TreeFileFindingCode.DUPLICATE_FIELD,
        { line: 1 },
        `列“${said}”出现了两次。`,
        `The column “${said}” is there twice.`,
      );
  });
  return findings.hasErrors ? null : (columns as EdgeColumn[]);
}

const emptyRow = Object.fromEntries(edgeColumns.map((column) => [column, ''])) as Record<EdgeColumn, string>;

/** Rows of a table; null after findings that leave nothing to be read. */
export function readRows(text: string, findings: FileFindings): EdgeRow[] | null {
  let records: { record: string[]; info: Info }[];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      to: fileLimits.edges + 1,
    }) as unknown as { record: string[]; info: Info }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as unknown as { lines?: number }).lines);
    findings.error(
      TreeFileFindingCode.SYNTAX,
      { line: Number.isInteger(line) ? line : null },
      '表格从这里起无法读取：请检查引号。',
      'The table cannot be read from here on: look at its quotes.',
    );
    return null;
  }
  if (records.length > fileLimits.edges) {
    const most = fileLimits.edges;
    findings.error(TreeFileFindingCode.TOO_MANY, {}, `最多 ${most} 行。`, `At most ${most} rows.`);
    return null;
  }
  const [head, ...rest] = records;
  const columns = head ? columnsOf(head.record, findings) : null;
  if (!head || !columns) return null;
  let before = head.info.lines;
  return rest.flatMap(({ record, info }) => {
    const place = { line: before + 1, column: null };
    before = info.lines;
    if (record.every((cell) => cell.trim() === '')) return [];
    if (record.length > columns.length)
      findings.error(
        TreeFileFindingCode.SYNTAX,
        place,
        '这一行的列数多于表头。',
        'This row has more cells than the header.',
      );
    const cells = { ...emptyRow };
    columns.forEach((column, at) => {
      // Keys stand on one line; texts and conditions as they are.
      const cell = csvUnguarded(record[at] ?? '').trim();
      cells[column] = column === 'details' || column === 'when' ? cell : cell.replace(/\s+/g, ' ');
    });
    return [{ cells, place }];
  });
}

/** Rows as a table that spreadsheets open as it is: UTF-8 with a mark at its beginning. */
export const writeRows = (rows: readonly Partial<Record<EdgeColumn, string | null>>[]): string => {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => (/[",;\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
  return `\ufeff${[edgeColumns, ...rows.map((row) => edgeColumns.map((column) => csvGuarded(row[column] ?? '')))]
    .map(line)
    .join('\r\n')}\r\n`;
};
