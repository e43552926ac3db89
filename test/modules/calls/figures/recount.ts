import type { RepeatRule } from '../../../../src/modules/calls/figures/first-contact.rules.js';
import type { Counted } from './random-calls.js';

const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);
const meanOf = (values: readonly number[]): [number | null, number] => [
  values.length ? sum(values) / values.length : null,
  values.length,
];

/** What is asked: which calls count, in which days, as of when. */
export interface Asked {
  readonly from: Date;
  readonly to: Date;
  readonly asOf: Date;
  readonly counts: (call: Counted) => boolean;
  readonly rule: RepeatRule;
}

/** Seconds of the usual settings. */
function targetOf({ channel, customerLevel }: Counted): number | null {
  if (channel === 'PHONE') return customerLevel === 'vip' ? 5 : 20;
  return channel === 'CHAT' ? 30 : null;
}

/** States of the contacts of a period by looking at every pair of contacts. */
export function contactsOf(all: readonly Counted[], { from, to, asOf, counts, rule }: Asked) {
  const known = all.filter(({ customer }) => customer !== null && customer.keyId !== 'erased');
  const chains = new Map<string, Counted[]>();
  for (const call of known) chains.set(call.chainId, [...(chains.get(call.chainId) ?? []), call]);
  const contacts = [...chains.values()].map((unordered) => {
    const legs = [...unordered].sort((a, b) => a.offeredAt.getTime() - b.offeredAt.getTime());
    const [first, last] = [legs[0] as Counted, legs.at(-1) as Counted];
    const reasoned = legs.find(({ reasonTreeId }) => reasonTreeId !== null);
    return {
      customer: first.customer?.hash,
      reason: reasoned ? `${reasoned.reasonTreeId} ${reasoned.reasonNodeKey}` : null,
      start: first.offeredAt.getTime(),
      end: Math.max(...legs.map(({ endedAt }) => endedAt.getTime())),
      isHandled: legs.some(({ answeredAt }) => answeredAt !== null),
      isIn: counts(first) && first.offeredAt >= from && first.offeredAt < to,
      disposition: last.disposition,
    };
  });
  const windowMs = rule.windowHours * 3_600_000;
  const judged = contacts.filter(({ isHandled, isIn }) => isHandled && isIn);
  const pending = judged.filter(({ end }) => end + windowMs > asOf.getTime());
  const eligible = judged.filter(({ end }) => end + windowMs <= asOf.getTime());
  const repeated = eligible.filter(({ customer, reason, end }) =>
    contacts.some(
      (other) =>
        other.customer === customer &&
        (!rule.sameReason || other.reason === reason) &&
        (rule.abandonedCountsAsRepeat || other.isHandled) &&
        other.start > end &&
        other.start <= end + windowMs,
    ),
  );
  return {
    pending: pending.length,
    eligible: eligible.length,
    resolved: eligible.length - repeated.length,
    unsolvable: repeated.filter(({ disposition }) => rule.unsolvableDispositions?.includes(disposition ?? '')).length,
  };
}

/** Figures of calls counted one by one. */
export function recount(all: readonly Counted[], asked: Asked) {
  const calls = all.filter((call) => call.offeredAt >= asked.from && call.offeredAt < asked.to && asked.counts(call));
  const answered = calls.filter(({ answeredAt }) => answeredAt !== null);
  const abandoned = calls.filter(({ answeredAt, abandonedAt }) => answeredAt === null && abandonedAt !== null);
  const short = (call: Counted): boolean => (call.waitSeconds ?? Infinity) <= 5;
  const inTime = (call: Counted): boolean => (call.waitSeconds ?? Infinity) <= (targetOf(call) ?? -1);
  const aimed = (list: readonly Counted[]): Counted[] => list.filter((call) => targetOf(call) !== null);
  const [in1, in2] = [aimed(answered).filter(inTime).length, aimed(abandoned).filter(inTime).length];
  const [some, gone, soon] = [aimed(answered).length, aimed(abandoned).length, aimed(abandoned).filter(short).length];
  const chains = new Map<string, number>();
  for (const { chainId, handleSeconds } of answered)
    chains.set(chainId, (chains.get(chainId) ?? 0) + (handleSeconds ?? 0));
  const waiting = aimed(calls).filter((call) => !abandoned.includes(call));
  const responded = waiting.filter(({ firstResponseAt }) => firstResponseAt !== null);
  const late = waiting.filter(
    (call) =>
      call.firstResponseAt === null && asked.asOf.getTime() - call.offeredAt.getTime() > 1_000 * (targetOf(call) ?? 0),
  );
  const quick = responded.filter(
    (call) => (call.firstResponseAt?.getTime() ?? 0) - call.offeredAt.getTime() <= 1_000 * (targetOf(call) ?? 0),
  );
  const said = (field: 'isSolved' | 'isVerified' | 'isRecordComplete'): [number, number] => [
    calls.filter((call) => call[field] === true).length,
    calls.filter((call) => call[field] !== null).length,
  ];
  return {
    counts: [calls.length, answered.length + abandoned.length, answered.length, abandoned.length],
    short: abandoned.filter(short).length,
    levels: [
      [in1, some + gone],
      [in1, some],
      [in1 + in2, some + gone],
      [in1, some + gone - in2],
      [in1 + soon, some + gone],
      [in1, some + gone - soon],
    ],
    wait: meanOf(
      answered
        .filter(({ channel }) => ['PHONE', 'CHAT', 'COUNTER'].includes(channel))
        .map(({ waitSeconds }) => waitSeconds ?? 0),
    ),
    leg: meanOf(answered.map(({ handleSeconds }) => handleSeconds ?? 0)),
    chain: meanOf([...chains.values()]),
    talk: meanOf(answered.map(({ talkSeconds }) => talkSeconds ?? 0)),
    hold: meanOf(answered.map(({ holdSeconds }) => holdSeconds)),
    wrap: meanOf(answered.map(({ wrapSeconds }) => wrapSeconds)),
    marks: [5, 4, 3, 2, 1].map((mark) => calls.filter(({ satisfaction }) => satisfaction === mark).length),
    response: [quick.length, responded.length + late.length],
    solved: said('isSolved'),
    verified: said('isVerified'),
    complete: said('isRecordComplete'),
    unknown: answered.filter(
      ({ transferOf, customer }) => transferOf === null && (customer === null || customer.keyId === 'erased'),
    ).length,
    contacts: contactsOf(all, asked),
  };
}
