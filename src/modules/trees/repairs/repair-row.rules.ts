import { csvUnguarded } from '../../articles/index.js';
import { type Text, UserErrorCode } from '../../../platform/errors/index.js';

/** Columns of a file of findings, in the order in which they are documented. */
const repairColumns = [
  ...(['callReference', 'hasFault', 'cause', 'servicePoint'] as const),
  ...(['productLine', 'foundAt', 'externalId'] as const),
];
export type RepairColumn = (typeof repairColumns)[number];

/** Names that people give the columns, folded; our own ones among them. */
const names: Readonly<Record<string, RepairColumn>> = {
  ...Object.fromEntries(repairColumns.map((name) => [name.toLowerCase(), name])),
  ...{
    通话编号: 'callReference',
    有无故障: 'hasFault',
    是否有故障: 'hasFault',
    原因: 'cause',
    维修网点: 'servicePoint',
  },
  ...{ 产品线: 'productLine', 检测时间: 'foundAt', 外部编号: 'externalId' },
};

/** Longest text of each column, in characters. */
const longest: Readonly<Record<RepairColumn, number>> = {
  ...{
    callReference: 100,
    hasFault: 10,
    cause: 500,
    servicePoint: 120,
    productLine: 100,
    foundAt: 40,
    externalId: 100,
  },
};
const required: readonly RepairColumn[] = ['callReference', 'hasFault'];

/** Why a row is not taken over. */
export interface RowFault {
  readonly code: UserErrorCode;
  readonly field: RepairColumn | null;
  readonly text: Text;
}

/** One row, read and checked; what the centre knows under the names in it is looked up later. */
export interface ReadFinding {
  readonly line: number;
  readonly key: string;
  readonly externalId: string | null;
  readonly callReference: string;
  readonly hasFault: boolean;
  readonly cause: string | null;
  readonly servicePoint: string | null;
  /** Key of the product line. */
  readonly productLine: string | null;
  readonly foundAt: Date | null;
}

/** A row that cannot be taken over. */
export interface BadFinding {
  readonly line: number;
  readonly externalId: string | null;
  readonly callReference: string | null;
  readonly fault: RowFault;
}

export type AnyFinding = ReadFinding | BadFinding;

export const isBadFinding = (row: AnyFinding): row is BadFinding => 'fault' in row;

export const rowFault = (code: UserErrorCode, field: RepairColumn | null, zh: string, en: string): RowFault => ({
  ...{ code, field },
  text: { 'zh-CN': zh, en },
});

/** The columns of a table by their position; a column that is not ours is left alone. A fault where the table is of no use. */
export function columnsOf(header: readonly string[]): (RepairColumn | null)[] | Text {
  const columns = header.map((name) => names[name.replaceAll(/[\s_-]/g, '').toLowerCase()] ?? null);
  const twice = columns.find((name, at) => name !== null && columns.indexOf(name) !== at);
  if (twice) return { 'zh-CN': `表格中有两列 ${twice}。`, en: `The table has the column ${twice} twice.` };
  const missing = required.filter((name) => !columns.includes(name)).join(', ');
  if (missing) return { 'zh-CN': `表格缺少列 ${missing}。`, en: `The table lacks the column ${missing}.` };
  return columns;
}

/** What tells a finding from others: its id in the repair system, else the reference of its call. */
export const findingKey = ({ externalId, callReference }: Pick<ReadFinding, 'externalId' | 'callReference'>): string =>
  externalId === null ? `call:${callReference}` : `id:${externalId}`;

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function flagOf(cell: string): boolean | null {
  if (/^(?:true|yes|y|1|是|有)$/i.test(cell)) return true;
  return /^(?:false|no|n|0|否|无)$/i.test(cell) ? false : null;
}

const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A day is that of the centre, UTC+8; null for what is no moment. */
function momentOf(cell: string): Date | null {
  const found = day.exec(cell);
  const date = found ? new Date(`${cell}T00:00:00+08:00`) : moment.test(cell) ? new Date(cell) : null;
  if (!date || Number.isNaN(date.getTime())) return null;
  // The 31st of a month that has 30 days is none.
  return found && new Date(`${cell}T00:00:00Z`).toISOString().slice(0, 10) !== cell ? null : date;
}

const earliest = Date.UTC(2000, 0, 1);
const dayMs = 86_400_000;

/** One record as a row. `now` is the moment that nothing may be found after (a day's grace for other clocks). */
export function findingOf(
  columns: readonly (RepairColumn | null)[],
  record: readonly string[],
  line: number,
  now: Date,
): AnyFinding {
  const cells = Object.fromEntries(repairColumns.map((name) => [name, ''])) as Record<RepairColumn, string>;
  for (const [at, name] of columns.entries()) if (name) cells[name] = csvUnguarded((record[at] ?? '').trim());
  const externalId = cells.externalId === '' ? null : cells.externalId.slice(0, longest.externalId);
  const callReference = cells.callReference === '' ? null : cells.callReference.slice(0, longest.callReference);
  const bad = (fault: RowFault): BadFinding => ({ line, externalId, callReference, fault });
  if (record.length > columns.length)
    return bad(
      rowFault(UserErrorCode.INVALID, null, '这一行的列数多于表头。', 'This row has more cells than the header.'),
    );
  for (const name of repairColumns) {
    if (cells[name].length > longest[name])
      return bad(
        rowFault(
          UserErrorCode.TOO_LONG,
          name,
          `最多 ${longest[name]} 个字符。`,
          `At most ${longest[name]} characters.`,
        ),
      );
    if (control.test(cells[name]))
      return bad(rowFault(UserErrorCode.INVALID, name, '含有控制字符。', 'It has control characters.'));
    if (cells[name] === '' && required.includes(name))
      return bad(rowFault(UserErrorCode.REQUIRED, name, '不能为空。', 'This is needed.'));
  }
  const hasFault = flagOf(cells.hasFault);
  if (hasFault === null)
    return bad(rowFault(UserErrorCode.INVALID, 'hasFault', '必须是 是 或 否。', 'This is yes or no.'));
  const foundAt = cells.foundAt === '' ? null : momentOf(cells.foundAt);
  if (cells.foundAt !== '' && foundAt === null)
    return bad(
      rowFault(
        UserErrorCode.INVALID,
        'foundAt',
        '日期写作 2026-01-31，时间写作 2026-01-31T09:30:00+08:00。',
        'Write a day as 2026-01-31, a moment as 2026-01-31T09:30:00+08:00.',
      ),
    );
  if (foundAt && (foundAt.getTime() < earliest || foundAt.getTime() > now.getTime() + dayMs))
    return bad(
      rowFault(UserErrorCode.OUT_OF_RANGE, 'foundAt', '不早于 2000 年，不晚于今天。', 'From the year 2000 to today.'),
    );
  const filled = (cell: string): string | null => (cell === '' ? null : cell);
  return {
    line,
    key: findingKey({ externalId, callReference: cells.callReference }),
    ...{ externalId, callReference: cells.callReference, hasFault, foundAt },
    cause: filled(cells.cause),
    servicePoint: filled(cells.servicePoint),
    productLine: filled(cells.productLine),
  };
}
