/** A cell: text, a number, or nothing. */
export type Cell = string | number | null;

/** What spreadsheets take for a formula: told by the first character (full width too; tab and line ends are skipped by some of them). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV after RFC 4180 (commas, CRLF, quotes doubled). Text that a spreadsheet would take for a formula gets a `'` in front. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
