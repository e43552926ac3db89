import type { CallFilter, Channel } from '../../../gql/quality/graphql';
import { addressOf, oneOf, textOf, typedOf } from '../../../lib/address';
import { type Period, readPeriod, shiftDay } from '../../../lib/period';
import type { DeskSearch } from '../../../lib/use-desk-path';

export const CHANNELS = ['PHONE', 'MAIL', 'CHAT', 'WEB', 'SOCIAL', 'COUNTER'] as const satisfies readonly Channel[];
/** Satisfaction as people ask for it. */
export const CONTENTS = ['low', 'middle', 'high'] as const;
const MARKS: Record<(typeof CONTENTS)[number], number[]> = { low: [1, 2], middle: [3], high: [4, 5] };
const YES_NO = ['yes', 'no'] as const;

/** The filters of the list, as they stand in the address. */
export interface CallSearch {
  period: Period;
  text: string;
  agent: string | null;
  team: string | null;
  queue: string | null;
  channel: Channel | null;
  level: string | null;
  content: (typeof CONTENTS)[number] | null;
  recorded: (typeof YES_NO)[number] | null;
}

export const readCallSearch = (search: DeskSearch): CallSearch => ({
  period: readPeriod(search),
  text: typedOf(search['text']) ?? '',
  agent: textOf(search['agent']),
  team: textOf(search['team']),
  queue: typedOf(search['queue']),
  channel: oneOf(CHANNELS, search['channel']),
  level: typedOf(search['level']),
  content: oneOf(CONTENTS, search['content']),
  recorded: oneOf(YES_NO, search['recorded']),
});

export const writeCallSearch = ({ period, text, ...rest }: CallSearch): DeskSearch =>
  addressOf({ ...period, ...rest, text: text || null });

export const isFiltered = ({ text, agent, team, queue, channel, level, content, recorded }: CallSearch): boolean =>
  [text, agent, team, queue, channel, level, content, recorded].some(Boolean);

/** Whether what was typed is the beginning of a reference: one word with a digit or a hyphen in it. Everything else is words. */
export const isReference = (typed: string): boolean => /^(?=.*[\d-])[\w./-]{2,64}$/u.test(typed);

/** A day of the centre as the moment at which it begins. */
const beginning = (day: string): string => `${day}T00:00:00+08:00`;

/** The list as the API wants it. */
export function callFilter(list: CallSearch): CallFilter {
  return {
    from: beginning(list.period.from),
    to: beginning(shiftDay(list.period.to, 1)),
    ...(isReference(list.text.trim()) ? { text: list.text.trim() } : {}),
    ...(list.agent ? { agentId: list.agent } : {}),
    ...(list.team ? { teamId: list.team } : {}),
    ...(list.queue ? { queue: list.queue } : {}),
    ...(list.channel ? { channel: list.channel } : {}),
    ...(list.level ? { customerLevel: list.level } : {}),
    ...(list.content ? { satisfaction: MARKS[list.content] } : {}),
    ...(list.recorded ? { hasRecording: list.recorded === 'yes' } : {}),
  };
}
