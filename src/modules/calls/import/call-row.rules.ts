import { longestReference } from '../call.js';
import type { ReadCallRow, RowReading } from './call-row.js';
import { type RowFault, invalid, outOfRange, required } from './row-fault.js';
import { type RawRow, RowReader, mostSeconds } from './row-reader.rules.js';

/** Longest name of a queue, team, line and the like, in characters. */
const longestName = 200;
const never = new Date(0);

/** A row as it came, read and judged by itself: shapes, lengths, ranges, and moments that lie ahead of `now`. */
export function readCallRow(raw: RawRow, now: number): RowReading {
  const read = new RowReader(raw, now);
  const reference = read.needed('reference', longestReference);
  const queue = read.needed('queue', longestName);
  const offeredAt = read.moment('offeredAt');
  // Field by field: this is done for each row of large files, and objects that are put together from parts are slow to make.
  const row: ReadCallRow = {
    reference,
    queue,
    channel: upper(read.text('channel', longestName)),
    agent: read.text('agent', longestName),
    team: read.text('team', longestName),
    site: read.text('site', longestName),
    productLine: read.text('productLine', longestName),
    customer: read.text('customer', 100),
    customerLevel: read.text('customerLevel', longestName),
    offeredAt: offeredAt ?? never,
    answeredAt: read.moment('answeredAt'),
    abandonedAt: read.moment('abandonedAt'),
    endedAt: read.moment('endedAt'),
    firstResponseAt: read.moment('firstResponseAt'),
    holdSeconds: read.number('holdSeconds', 0, mostSeconds),
    wrapSeconds: read.number('wrapSeconds', 0, mostSeconds),
    transferOf: read.text('transferOf', longestReference),
    satisfaction: read.number('satisfaction', 1, 5),
    disposition: read.text('disposition', 200),
    reasonTree: read.text('reasonTree', longestName),
    reasonNode: read.text('reasonNode', longestName),
    isSolved: read.flag('isSolved'),
    isVerified: read.flag('isVerified'),
    isRecordComplete: read.flag('isRecordComplete'),
    articles: read.list('articles', 50, 40),
    walks: read.list('walks', 20, 80),
    tags: read.list('tags', 20, 40),
  };
  const fault = read.fault ?? (offeredAt ? null : required('offeredAt')) ?? ofItself(row);
  if (fault) return { row: null, fault, reference: reference === '' ? cutReference(raw) : reference };
  return { row, fault: null, reference };
}

const upper = (text: string | null | undefined): string | null | undefined => text && text.toUpperCase();

/** What can be told of a reference that is of no use, so that its maker finds the row. */
const cutReference = ({ reference }: RawRow): string | null =>
  typeof reference === 'string' && reference.trim() !== ''
    ? reference
        .trim()
        .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
        .slice(0, longestReference)
    : null;

function ofItself({ reference, transferOf, reasonTree, reasonNode }: ReadCallRow): RowFault | null {
  if (transferOf === reference)
    return invalid('transferOf', '通话不能由自己转接而来。', 'A call is not handed on by itself.');
  if (reasonNode && !reasonTree) return required('reasonTree');
  return reasonTree && !reasonNode ? required('reasonNode') : null;
}

/** The times of a call, as far as they are told. */
export interface CallTimes {
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly abandonedAt: Date | null;
  readonly endedAt: Date | null;
  readonly firstResponseAt: Date | null;
  readonly holdSeconds: number;
  readonly wrapSeconds: number;
}

/** The times of a call with what follows from them, in whole seconds. */
export interface TimedCall extends CallTimes {
  readonly endedAt: Date;
  readonly talkSeconds: number | null;
  readonly waitSeconds: number | null;
  readonly handleSeconds: number | null;
}

const before = (a: Date | null, b: Date | null): boolean => a !== null && b !== null && a.getTime() < b.getTime();
const seconds = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 1_000);

/** Judges the times of a call together. */
export function faultOfTimes(times: CallTimes): RowFault | null {
  const { offeredAt, answeredAt, abandonedAt, firstResponseAt, holdSeconds } = times;
  const endedAt = times.endedAt ?? abandonedAt;
  if (endedAt === null) return required('endedAt');
  if (before(endedAt, offeredAt)) return outOfRange('endedAt', '结束时间早于开始时间。', 'It ends before it begins.');
  if (answeredAt !== null && abandonedAt !== null)
    return invalid('abandonedAt', '已接听的通话不能同时被放弃。', 'A call is answered or abandoned, not both.');
  if (before(answeredAt, offeredAt))
    return outOfRange('answeredAt', '接听时间早于进线时间。', 'It is answered before it is offered.');
  if (before(abandonedAt, offeredAt))
    return outOfRange('abandonedAt', '放弃时间早于进线时间。', 'It is abandoned before it is offered.');
  if (before(endedAt, answeredAt))
    return outOfRange('endedAt', '结束时间早于接听时间。', 'It ends before it is answered.');
  if (before(endedAt, abandonedAt))
    return outOfRange('endedAt', '结束时间早于放弃时间。', 'It ends before it is abandoned.');
  if (before(firstResponseAt, offeredAt))
    return outOfRange('firstResponseAt', '首次响应早于进线时间。', 'The first response lies before the offer.');
  if (holdSeconds > (answeredAt === null ? 0 : seconds(answeredAt, endedAt)))
    return outOfRange('holdSeconds', '保持时间长于通话时间。', 'The hold is longer than the call.');
  return null;
}

/** What follows from times that were judged. */
export function timed(times: CallTimes): TimedCall {
  const { offeredAt, answeredAt, abandonedAt, holdSeconds, wrapSeconds } = times;
  const endedAt = times.endedAt ?? abandonedAt ?? offeredAt;
  const until = answeredAt ?? abandonedAt;
  const talkSeconds = answeredAt === null ? null : Math.max(0, seconds(answeredAt, endedAt) - holdSeconds);
  return {
    offeredAt,
    answeredAt,
    abandonedAt,
    endedAt,
    firstResponseAt: times.firstResponseAt,
    holdSeconds,
    wrapSeconds,
    talkSeconds,
    waitSeconds: until === null ? null : seconds(offeredAt, until),
    handleSeconds: talkSeconds === null ? null : talkSeconds + holdSeconds + wrapSeconds,
  };
}
