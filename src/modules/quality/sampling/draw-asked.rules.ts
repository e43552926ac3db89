import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import { Channel } from '../../calls/index.js';
import { subjectsOf } from '../evaluations/evaluation-born.rules.js';
import type { SubjectKind } from '../scorecards/scorecard-enums.js';
import { mostDrawn } from './sampling-needs.js';

// What a draw, and the trial of one, have in common.

/** A span of calls, and what tells it from others of a plan. */
export interface AskedSpan {
  readonly from: Date;
  readonly to: Date;
  readonly key: string;
}

const dayMs = 86_400_000;
const longestDays = 92;
export const largestSeed = 2_147_483_647;

/** The span that somebody asks for; null where they ask for none. Throws REQUIRED (one end is missing) and OUT_OF_RANGE (`to`). */
export function askedPeriod(
  { from, to }: { readonly from?: Date | null; readonly to?: Date | null },
  now: Date,
): AskedSpan | null {
  if (!from && !to) return null;
  if (!from || !to)
    throw new UserError(
      fault(UserErrorCode.REQUIRED, '请同时给出起止时间。', 'Give both ends of the span.', from ? 'to' : 'from'),
    );
  if (from >= to || to > now || to.getTime() - from.getTime() > longestDays * dayMs)
    throw new UserError(
      fault(
        UserErrorCode.OUT_OF_RANGE,
        `起止时间须在过去，且不超过 ${longestDays} 天。`,
        `The span lies in the past, has at most ${longestDays} days, and begins before it ends.`,
        'to',
      ),
    );
  return { from, to, key: `HAND:${from.toISOString()}/${to.toISOString()}` };
}

/** A seed within its limits. Throws OUT_OF_RANGE (`seed`). */
export function checkedSeed(seed: number): number {
  if (Number.isInteger(seed) && seed >= 0 && seed <= largestSeed) return seed;
  throw new UserError(
    fault(UserErrorCode.OUT_OF_RANGE, `种子须为 0 到 ${largestSeed}。`, `A seed is 0 to ${largestSeed}.`, 'seed'),
  );
}

/** Channels of a plan whose calls the scorecard is for: others could be drawn, but not scored. Null where there is none. */
export function fittingChannels(channels: readonly Channel[], subject: SubjectKind | null): readonly Channel[] | null {
  if (subject === null) return channels;
  const asked = channels.length ? channels : Object.values(Channel);
  const fitting = asked.filter((channel) => subjectsOf({ channel }).includes(subject));
  return fitting.length ? fitting : null;
}

/** More would be drawn than one draw may hold. */
export const tooManyDrawn = (...field: string[]): UserError =>
  new UserError(
    fault(
      UserErrorCode.TOO_MANY,
      `一次最多抽取 ${mostDrawn} 通。`,
      `At most ${mostDrawn} calls are drawn at once.`,
      ...field,
    ),
  );
