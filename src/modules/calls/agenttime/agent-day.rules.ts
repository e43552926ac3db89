import type { AgentPlace } from '../import/call-names.js';
import { columnsNamed } from '../import/columns.rules.js';
import { type RowFault, invalid, outOfRange, required } from '../import/row-fault.js';
import { type RawRow, RowReader } from '../import/row-reader.rules.js';
import type { Reading } from '../import/taken.js';
import type { AgentDay } from './agent-day.js';

/** Seconds of a day; the one on which clocks are set back has an hour more. */
const daySeconds = 90_000;

const parts = ['talkSeconds', 'holdSeconds', 'wrapSeconds', 'waitingSeconds'] as const;
const counted = ['loggedInSeconds', ...parts] as const;

/** Fields of a row of agents' times. */
export const agentDayFields = ['agent', 'day', ...counted] as const;

/** Columns of a table of agents' times. */
export const agentDayColumns = columnsNamed(
  agentDayFields,
  {
    ...{ 座席: 'agent', 工号: 'agent', 日期: 'day', 登录秒数: 'loggedInSeconds', 通话秒数: 'talkSeconds' },
    ...{ 保持秒数: 'holdSeconds', 事后处理秒数: 'wrapSeconds', 等待秒数: 'waitingSeconds' },
  },
  [...agentDayFields],
);

type Seconds = Pick<AgentDay, (typeof counted)[number]>;

/** A row of agents' times that was read. */
export interface AgentDayReading extends Reading {
  readonly row: ({ readonly agent: string; readonly day: string } & Seconds) | null;
}

/** Whether a text is a day of the calendar. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

/** A row as it came, read and judged by itself. `now`: epoch milliseconds; days that have not begun anywhere are refused. */
export function readAgentDay(raw: RawRow, at: number, now: number): AgentDayReading {
  const read = new RowReader(raw, now);
  const agent = read.needed('agent', 200);
  const day = read.needed('day', 10);
  const seconds = Object.fromEntries(counted.map((field) => [field, read.number(field, 0, daySeconds)])) as Record<
    (typeof counted)[number],
    number | null | undefined
  >;
  const reference = agent && day ? `${agent} ${day}` : null;
  const missing = counted.find((field) => typeof seconds[field] !== 'number');
  const fault = read.fault ?? dayFault(day, now) ?? (missing ? required(missing) : sumFault(seconds as Seconds));
  return { at, reference, fault, row: fault ? null : { agent, day, ...(seconds as Seconds) } };
}

function dayFault(day: string, now: number): RowFault | null {
  if (!isDay(day)) return invalid('day', '日期写作 2026-01-31。', 'Write a day as 2026-01-31.');
  // Somewhere on earth it is tomorrow already.
  return Date.parse(`${day}T00:00:00Z`) > now + 14 * 3_600_000
    ? outOfRange('day', '日期不能晚于今天。', 'This day has not come yet.')
    : null;
}

/** Work and waiting cannot be more than the time logged in; a minute is let pass, for what was rounded. */
const sumFault = (seconds: Seconds): RowFault | null =>
  parts.reduce((sum, part) => sum + seconds[part], 0) > seconds.loggedInSeconds + 60
    ? outOfRange('loggedInSeconds', '登录时间少于各项时间之和。', 'Less than talk, hold, wrap and waiting together.')
    : null;

/** The day that a row describes. */
export const agentDayOf = (
  row: NonNullable<AgentDayReading['row']>,
  agent: AgentPlace,
  place: { readonly teamId: string | null; readonly teamIds: string[]; readonly siteId: string | null },
  written: { readonly importId: string | null; readonly updatedAt: Date },
): AgentDay => {
  const { day, loggedInSeconds, talkSeconds, holdSeconds, wrapSeconds, waitingSeconds } = row;
  return {
    ...{ _id: `${agent._id}:${day}`, agentId: agent._id, day, ...place },
    ...{ loggedInSeconds, talkSeconds, holdSeconds, wrapSeconds, waitingSeconds, ...written },
  };
};

/** Those seconds that differ, in both states; null where none does. */
export function secondsChanged(
  before: AgentDay,
  after: AgentDay,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const fields = counted.filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return null;
  const pick = (day: AgentDay): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field, day[field]]));
  return { before: pick(before), after: pick(after) };
}
