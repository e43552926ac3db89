import { unreadable } from '../../../platform/errors/index.js';

/** Columns of a kind of table. */
export interface Columns {
  /** Names that people give the columns, folded (lower case, without blanks, underscores and hyphens), with what they stand for. */
  readonly names: Readonly<Record<string, string>>;
  /** Columns that a table has to have. */
  readonly needed: readonly string[];
}

/** Columns by their own names and by those that people use. */
export const columnsNamed = (
  fields: readonly string[],
  also: Readonly<Record<string, string>>,
  needed: readonly string[],
): Columns => ({
  names: { ...Object.fromEntries(fields.map((name) => [name.toLowerCase(), name])), ...also },
  needed,
});

/** What the columns of a table are, by position; one that is not ours is left alone. Throws UnreadableFile where the table is of no use. */
export function columnsOf({ names, needed }: Columns, header: readonly string[]): (string | null)[] {
  const columns = header.map((name) => {
    const folded = name.replaceAll(/[\s_-]/g, '').toLowerCase();
    return Object.hasOwn(names, folded) ? (names[folded] ?? null) : null;
  });
  const twice = columns.find((name, at) => name !== null && columns.indexOf(name) !== at);
  if (twice) throw unreadable(`表格中有两列 ${twice}。`, `The table has the column ${twice} twice.`);
  const missing = needed.filter((name) => !columns.includes(name)).join(', ');
  if (missing) throw unreadable(`表格缺少列 ${missing}。`, `The table lacks the column ${missing}.`);
  return columns;
}
