import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Who and what rows name. */
export interface RowNames {
  /** Staff numbers of agents. */
  readonly agents: readonly string[];
  readonly queues: readonly string[];
  readonly lines: readonly string[];
}

const minute = 60_000;
const columns = [
  ...['reference', 'queue', 'agent', 'productLine', 'customer', 'customerLevel', 'offeredAt', 'answeredAt'],
  ...['abandonedAt', 'endedAt', 'holdSeconds', 'wrapSeconds', 'transferOf', 'satisfaction', 'disposition'],
  ...['isSolved', 'isVerified', 'isRecordComplete', 'tags'],
] as const;

type Row = Partial<Record<(typeof columns)[number], string | number | boolean | string[]>>;

/** A call as a CRM would write it down: mostly answered, some given up, one in twelve handed on. */
function rowOf(at: number, { agents, queues, lines }: RowNames, now: number): Row {
  const offered = now - 90 * 1_440 * minute + at * 60_000;
  const wait = (at * 7) % 40;
  const talk = 60 + ((at * 13) % 500);
  const time = (seconds: number): string => new Date(offered + seconds * 1_000).toISOString();
  const known: Row = {
    reference: `BENCH-${String(at).padStart(7, '0')}`,
    queue: queues[at % queues.length] ?? '',
    customer: `138${String(10_000_000 + ((at * 37) % 60_000))}`,
    customerLevel: ['ordinary', 'ordinary', 'contract', 'vip'][at % 4] ?? 'ordinary',
    productLine: lines[at % lines.length] ?? '',
    offeredAt: time(0),
  };
  if (at % 20 === 19) return { ...known, abandonedAt: time(wait), endedAt: time(wait) };
  return {
    ...known,
    agent: agents[(at * 31) % agents.length] ?? '',
    answeredAt: time(wait),
    endedAt: time(wait + talk),
    holdSeconds: at % 3 === 0 ? 20 : 0,
    wrapSeconds: 15 + (at % 40),
    ...(at % 12 === 11 ? { transferOf: `BENCH-${String(at - 1).padStart(7, '0')}` } : {}),
    ...(at % 4 === 0 ? { satisfaction: 1 + (at % 5) } : {}),
    disposition: ['已解答', '已派单', '转二线', '回访'][at % 4] ?? '',
    isSolved: at % 5 !== 0,
    isVerified: at % 17 !== 0,
    isRecordComplete: at % 23 !== 0,
    tags: at % 6 === 0 ? ['保修', '上门费'] : [],
  };
}

const cell = (value: Row[keyof Row]): string => (Array.isArray(value) ? value.join(';') : String(value ?? ''));

/** Writes so many rows to a file. */
export async function writeRows(file: string, count: number, names: RowNames, isTable: boolean): Promise<void> {
  const stream = createWriteStream(file);
  const now = Date.now();
  if (isTable) stream.write(`${columns.join(',')}\n`);
  for (let at = 0; at < count; at += 1) {
    const row = rowOf(at, names, now);
    const text = isTable ? columns.map((name) => cell(row[name])).join(',') : JSON.stringify(row);
    if (!stream.write(`${text}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}
