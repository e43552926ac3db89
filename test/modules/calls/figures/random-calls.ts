import { call } from './figures-fixture.js';

/** A call as the recount reads it: plain, as it was stored. */
export interface Counted {
  readonly reference: string;
  readonly chainId: string;
  readonly transferOf: string | null;
  readonly channel: string;
  readonly queue: string;
  readonly customerLevel: string | null;
  readonly customer: { readonly hash: string; readonly keyId: string } | null;
  readonly reasonTreeId: string | null;
  readonly reasonNodeKey: string | null;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly abandonedAt: Date | null;
  readonly endedAt: Date;
  readonly firstResponseAt: Date | null;
  readonly waitSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly holdSeconds: number;
  readonly wrapSeconds: number;
  readonly handleSeconds: number | null;
  readonly satisfaction: number | null;
  readonly disposition: string | null;
  readonly isSolved: boolean | null;
  readonly isVerified: boolean | null;
  readonly isRecordComplete: boolean | null;
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/**
 * Calls around June 2026 in which anything may be the case: few customers, so that they come again, contacts of one customer that overlap,
 * chains of transfers, unknown and erased customers, calls that nobody took.
 */
export function randomCalls(seed: number, count: number): Record<string, unknown>[] {
  const next = numbers(seed);
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const oneOf = <T>(...list: readonly T[]): T => list[upTo(list.length - 1)] as T;
  const made: Record<string, unknown>[] = [];
  const start = Date.UTC(2026, 4, 30);
  for (let at = 0; at < count; at += 1) {
    const before = made.at(-1);
    const follows = before !== undefined && before.answeredAt !== null && next() < 0.15;
    // Whole quarters of an hour, so that moments coincide.
    const offered = follows ? (before.endedAt as Date).getTime() + 1_000 : start + upTo(34 * 96) * 900_000;
    const [wait, talk, hold, wrap] = [oneOf(0, 3, 5, 15, 20, 40, 900), upTo(4) * 450, upTo(3) * 60, upTo(2) * 30];
    const how = follows ? 0 : next();
    const isTaken = how < 0.75;
    const gaveUp = !isTaken && how < 0.92;
    const moment = (ms: number): Date => new Date(offered + ms);
    const ended = moment(1_000 * (wait + (isTaken ? talk + hold : 0)));
    const reference = `c${at}`;
    made.push(
      call(reference, new Date(offered), {
        ...{ channel: oneOf('PHONE', 'PHONE', 'CHAT', 'SOCIAL'), queue: oneOf('hotline', 'other') },
        customerLevel: oneOf(null, 'vip', 'ordinary'),
        customer: follows ? before.customer : oneOf(null, ...customers),
        ...{ reasonTreeId: oneOf(null, 'T-1'), reasonNodeKey: oneOf('start', 'fees') },
        answeredAt: isTaken ? moment(1_000 * wait) : null,
        abandonedAt: gaveUp ? ended : null,
        endedAt: ended,
        firstResponseAt: isTaken && next() < 0.9 ? moment(1_000 * (wait + upTo(1) * 20)) : null,
        waitSeconds: isTaken || gaveUp ? wait : null,
        talkSeconds: isTaken ? talk : null,
        ...{ holdSeconds: isTaken ? hold : 0, wrapSeconds: isTaken ? wrap : 0 },
        handleSeconds: isTaken ? talk + hold + wrap : null,
        transferOf: follows ? before.reference : null,
        chainId: follows ? before.chainId : reference,
        satisfaction: isTaken ? oneOf(null, 1, 2, 3, 4, 5) : null,
        disposition: oneOf(null, 'solved', 'parts'),
        ...{ isSolved: oneOf(null, true, false), isVerified: oneOf(null, true, false) },
        isRecordComplete: oneOf(null, true, false),
      }),
    );
  }
  return made;
}

const customers = [
  ...['x', 'y', 'z'].map((hash) => ({ hash, keyId: 'k1', last4: '' })),
  { hash: 'gone', keyId: 'erased', last4: '' },
];
