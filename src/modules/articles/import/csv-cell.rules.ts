// Cells of tables that people open in a spreadsheet. What is written guarded is read back as it was.

const formula = /^'*[=+\-@\t\r]/;

/** A cell that a spreadsheet would take for a formula gets a quote before it, which `csvUnguarded` takes away again. */
export const csvGuarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** The text of a cell, without the quote that `csvGuarded` may have put before it. */
export const csvUnguarded = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
