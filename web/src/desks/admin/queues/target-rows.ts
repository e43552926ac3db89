import type { AnswerTargetFragment, Channel, ServiceTargetInput } from '../../../gql/admin/graphql';

export const CHANNELS = ['PHONE', 'CHAT', 'MAIL', 'WEB', 'SOCIAL', 'COUNTER'] as const satisfies readonly Channel[];

export const UNITS = ['second', 'minute', 'hour', 'day'] as const;
export type Unit = (typeof UNITS)[number];
const SECONDS: Record<Unit, number> = { second: 1, minute: 60, hour: 3_600, day: 86_400 };

/** Longest target, in seconds: a week. */
const LONGEST = 604_800;
/** For everybody who has no target of their own. */
export const EVERY_LEVEL = 'EVERY';

/** A target as it is typed. */
export interface TargetRow {
  readonly channel: Channel;
  readonly level: string;
  readonly amount: string;
  readonly unit: Unit;
  /** Percent; empty: none is set. */
  readonly share: string;
}

/** Seconds in the largest unit that holds them without a rest. */
export function inUnit(seconds: number): { amount: number; unit: Unit } {
  const unit = [...UNITS].reverse().find((one) => seconds % SECONDS[one] === 0) ?? 'second';
  return { amount: seconds / SECONDS[unit], unit };
}

export function rowOf({ channel, level, seconds, share }: AnswerTargetFragment): TargetRow {
  const { amount, unit } = inUnit(seconds);
  return {
    ...{ channel, level: level?.key ?? EVERY_LEVEL, amount: String(amount), unit },
    share: share === null ? '' : String(Math.round(share * 10_000) / 100),
  };
}

/** Targets by channel, then those for everybody else before those of the levels. */
export const inOrder = <One extends Pick<AnswerTargetFragment, 'channel' | 'level'>>(
  targets: readonly One[],
  levels: readonly string[],
): One[] => {
  const place = ({ channel, level }: One): number =>
    CHANNELS.indexOf(channel) * 1_000 + (level === null ? 0 : levels.indexOf(level.key) + 1);
  return [...targets].sort((one, other) => place(one) - place(other));
};

const numberOf = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.')));

/** Seconds of a row; null where what is typed is none, less than one or more than a week. */
export function secondsOf({ amount, unit }: Pick<TargetRow, 'amount' | 'unit'>): number | null {
  const seconds = Math.round(numberOf(amount) * SECONDS[unit]);
  return seconds >= 1 && seconds <= LONGEST ? seconds : null;
}

/** The share of a row, above 0 to 1; null where none is set, undefined where what is typed is none. */
export function shareOf({ share }: Pick<TargetRow, 'share'>): number | null | undefined {
  if (share.trim() === '') return null;
  const percent = numberOf(share);
  return percent > 0 && percent <= 100 ? percent / 100 : undefined;
}

/** Rows that speak of the channel and level of an earlier row. */
export const twice = (rows: readonly TargetRow[]): ReadonlySet<number> =>
  new Set(
    rows.flatMap(({ channel, level }, at) =>
      rows.findIndex((other) => other.channel === channel && other.level === level) < at ? [at] : [],
    ),
  );

/** Whether a refusal is about the row at this place of a list. */
export function isOfRow(field: readonly string[] | null, list: string, at: number): boolean {
  const place = field?.indexOf(list) ?? -1;
  return place >= 0 && field?.[place + 1] === String(at);
}

/** All rows as the server takes them; null while one of them cannot be stored. */
export function targetsOf(rows: readonly TargetRow[]): ServiceTargetInput[] | null {
  if (twice(rows).size > 0) return null;
  const targets = rows.flatMap((row): ServiceTargetInput[] => {
    const [seconds, share] = [secondsOf(row), shareOf(row)];
    if (seconds === null || share === undefined) return [];
    return [{ channel: row.channel, level: row.level === EVERY_LEVEL ? null : row.level, seconds, share }];
  });
  return targets.length === rows.length ? targets : null;
}

/** A row that is not there yet: the first channel and level without a target. */
export function freeRow(rows: readonly TargetRow[], levels: readonly string[]): TargetRow {
  const places = CHANNELS.flatMap((channel) => [EVERY_LEVEL, ...levels].map((level) => ({ channel, level })));
  const free = places.find(({ channel, level }) => !rows.some((row) => row.channel === channel && row.level === level));
  return { ...(free ?? { channel: CHANNELS[0], level: EVERY_LEVEL }), amount: '20', unit: 'second', share: '80' };
}
