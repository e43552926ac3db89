import type { Moments } from '../../../platform/rules/figures.js';
import { type Stage, firstOf } from '../../../platform/rules/stages.js';
import type { ServiceTarget } from '../queues/call-queue.js';
import { Channel } from '../call-channel.js';
import { type CallFilter, callsMatch } from './call-filter.rules.js';
import { type MarkCounts, marks } from './satisfaction.rules.js';
import type { WaitingCounts } from './service-level.rules.js';

/** Sums over calls by short names; those that are missing are 0. */
export type CallSums = Readonly<Record<string, number>>;

/** By what calls are counted. */
export interface CountRule {
  readonly shortSeconds: number;
  /** One target for all calls; null: each has that of its channel and level. */
  readonly targetSeconds: number | null;
  readonly targets: readonly Pick<ServiceTarget, 'channel' | 'level' | 'seconds'>[];
  /** Up to which moment the world is known. */
  readonly asOf: Date;
  /** Waiting is that of customers who wait on the line: a mail of yesterday says nothing of it. False where one channel is asked for. */
  readonly isOnLineOnly: boolean;
}

/** Where a customer waits until somebody answers, and does nothing else meanwhile. */
const onLine = [Channel.PHONE, Channel.CHAT, Channel.COUNTER];

const timed = ['wait', 'handle', 'talk', 'hold', 'wrap'] as const;
/** What is timed of calls that somebody took, in seconds. */
export type TimedPart = (typeof timed)[number];

const countIf = (...tests: unknown[]): object => ({ $sum: { $cond: [{ $and: tests }, 1, 0] } });
const isMoment = (field: string): object => ({ $eq: [{ $type: field }, 'date'] });
const isTaken = isMoment('$answeredAt');
const isTakenOnLine = { $and: [isTaken, { $in: ['$channel', onLine] }] };
const gaveUp = { $and: [isMoment('$abandonedAt'), { $not: [isTaken] }] };
const within = (limit: unknown): object => ({
  $and: [{ $isNumber: '$waitSeconds' }, { $lte: ['$waitSeconds', limit] }],
});
const isSaid = (field: string): object => ({ $eq: [{ $type: field }, 'bool'] });

/** Seconds within which a call has to be answered; null where no target is set for it. */
function secondsOf({ targetSeconds, targets }: CountRule): unknown {
  if (targetSeconds !== null) return { $literal: targetSeconds };
  const level = { $ifNull: ['$customerLevel', null] };
  // Those of a level come before that of all levels: the first that fits holds.
  const inOrder = [...targets].sort((a, b) => Number(a.level === null) - Number(b.level === null));
  return firstOf(
    inOrder.map((target) => [
      {
        $and: [
          { $eq: ['$channel', target.channel] },
          ...(target.level === null ? [] : [{ $eq: [level, { $literal: target.level }] }]),
        ],
      },
      target.seconds,
    ]),
    null,
  );
}

const timedSums = (part: TimedPart, isCounted: object): Record<string, object> => {
  const value = { $cond: [isCounted, `$${part}Seconds`, null] };
  return {
    [`${part}_of`]: countIf({ $isNumber: value }),
    [`${part}_sum`]: { $sum: value },
    [`${part}_squares`]: { $sum: { $multiply: [value, value] } },
  };
};

/** Sums of the calls of a filter by the day on which they were offered. */
export const callSumsPipeline = (filter: CallFilter, rule: CountRule): Stage[] => {
  const hasTarget = { $isNumber: '$target' };
  const responded = { $divide: [{ $subtract: ['$firstResponseAt', '$offeredAt'] }, 1_000] };
  const waited = { $divide: [{ $subtract: [rule.asOf, '$offeredAt'] }, 1_000] };
  return [
    { $match: callsMatch(filter) },
    { $set: { target: secondsOf(rule) } },
    {
      $group: {
        _id: { $dateToString: { date: '$offeredAt', format: '%Y-%m-%d', timezone: filter.timeZone } },
        calls: { $sum: 1 },
        answered: countIf(isTaken),
        abandoned: countIf(gaveUp),
        abandonedShort: countIf(gaveUp, within(rule.shortSeconds)),
        target_answered: countIf(isTaken, hasTarget),
        target_abandoned: countIf(gaveUp, hasTarget),
        target_answeredWithin: countIf(isTaken, hasTarget, within('$target')),
        target_abandonedWithin: countIf(gaveUp, hasTarget, within('$target')),
        target_abandonedShort: countIf(gaveUp, hasTarget, within(rule.shortSeconds)),
        response_within: countIf({ $not: [gaveUp] }, hasTarget, isMoment('$firstResponseAt'), {
          $lte: [responded, '$target'],
        }),
        response_of: countIf({ $not: [gaveUp] }, hasTarget, {
          $or: [isMoment('$firstResponseAt'), { $gt: [waited, '$target'] }],
        }),
        ...Object.assign(
          {},
          ...timed.map((part) => timedSums(part, part === 'wait' && rule.isOnLineOnly ? isTakenOnLine : isTaken)),
        ),
        ...Object.fromEntries(marks.map((mark) => [`mark${mark}`, countIf({ $eq: ['$satisfaction', mark] })])),
        complete: countIf({ $eq: ['$isRecordComplete', true] }),
        complete_of: countIf(isSaid('$isRecordComplete')),
        verified: countIf({ $eq: ['$isVerified', true] }),
        verified_of: countIf(isSaid('$isVerified')),
        solved: countIf({ $eq: ['$isSolved', true] }),
        solved_of: countIf(isSaid('$isSolved')),
        unknownCustomer: countIf(
          isTaken,
          { $eq: [{ $ifNull: ['$transferOf', null] }, null] },
          {
            $or: [{ $ne: [{ $type: '$customer.hash' }, 'string'] }, { $eq: ['$customer.keyId', 'erased'] }],
          },
        ),
        lastEnd: { $max: '$endedAt' },
      },
    },
  ];
};

/** What each chain of transfers took together, in seconds: only legs that the filter holds and somebody took. */
export const chainsPipeline = (filter: CallFilter): Stage[] => [
  { $match: callsMatch(filter) },
  { $match: { answeredAt: { $type: 'date' }, handleSeconds: { $type: 'number' } } },
  { $group: { _id: '$chainId', seconds: { $sum: '$handleSeconds' } } },
  {
    $group: {
      _id: null,
      of: { $sum: 1 },
      sum: { $sum: '$seconds' },
      squares: { $sum: { $multiply: ['$seconds', '$seconds'] } },
    },
  },
];

/** What calls took each agent, by product line and channel. */
export const handlingPipeline = (filter: CallFilter): Stage[] => [
  { $match: callsMatch(filter) },
  { $match: { answeredAt: { $type: 'date' }, handleSeconds: { $type: 'number' }, agentId: { $type: 'string' } } },
  {
    $group: {
      _id: { agentId: '$agentId', lineId: { $ifNull: ['$lineId', null] }, channel: '$channel' },
      of: { $sum: 1 },
      sum: { $sum: '$handleSeconds' },
      squares: { $sum: { $multiply: ['$handleSeconds', '$handleSeconds'] } },
    },
  },
  {
    $project: {
      ...{ _id: 0, agentId: '$_id.agentId', lineId: '$_id.lineId', channel: '$_id.channel' },
      ...{ of: 1, sum: 1, squares: 1 },
    },
  },
];

/** Sums of several days put together. */
export function addedUp(all: readonly CallSums[]): CallSums {
  const sums: Record<string, number> = {};
  for (const one of all) for (const [name, value] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

const of = (sums: CallSums, name: string): number => sums[name] ?? 0;

/** Calls that waited: all of them, or those with a target. */
export const waitingOf = (sums: CallSums, which: 'all' | 'target'): WaitingCounts => {
  const prefix = which === 'all' ? '' : 'target_';
  const part = (name: string): number => of(sums, `${prefix}${name}`);
  return {
    ...{ answered: part('answered'), abandoned: part('abandoned'), abandonedShort: part('abandonedShort') },
    ...{ answeredWithin: part('answeredWithin'), abandonedWithin: part('abandonedWithin') },
  };
};

/** What was timed of calls that somebody took. */
export const momentsOf = (sums: CallSums, part: TimedPart): Moments => ({
  ...{ of: of(sums, `${part}_of`), sum: of(sums, `${part}_sum`), squares: of(sums, `${part}_squares`) },
});

/** Marks that were given. */
export const marksOf = (sums: CallSums): MarkCounts =>
  Object.fromEntries(marks.map((mark) => [mark, of(sums, `mark${mark}`)])) as Record<(typeof marks)[number], number>;
