import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftOf } from '../../../../src/modules/calls/import/call-draft.rules.js';
import { faultOfTimes, readCallRow, timed } from '../../../../src/modules/calls/import/call-row.rules.js';
import { book, now, row } from './rows.js';

/** What a row is refused for: code and field; null where it goes in. */
function refusal(change: Record<string, unknown>, site: string | null = null): [string, string | null] | null {
  const read = readCallRow(row(change), now);
  if (!read.row) return [read.fault.code, read.fault.field];
  const { fault } = draftOf(read.row, book, null, { customer: null, site });
  return fault ? [fault.code, fault.field] : null;
}

describe('a row of calls', () => {
  it('goes in when it is good', () => {
    expect(refusal({})).toBeNull();
  });

  it.each([
    ['no reference', { reference: ' ' }, ['REQUIRED', 'reference']],
    ['a reference that is too long', { reference: 'x'.repeat(65) }, ['TOO_LONG', 'reference']],
    ['a control character', { reference: 'C\u0007' }, ['INVALID', 'reference']],
    ['half a character', { reference: 'C\ud83d' }, ['INVALID', 'reference']],
    ['half a character in a list', { tags: ['\udc00'] }, ['INVALID', 'tags']],
    ['no queue', { queue: null }, ['REQUIRED', 'queue']],
    ['an unknown queue', { queue: 'nowhere' }, ['NOT_FOUND', 'queue']],
    ['a queue that is out of use', { queue: 'old-line' }, ['INVALID', 'queue']],
    ['a channel that is not the queue’s', { channel: 'MAIL' }, ['INVALID', 'channel']],
    ['an unknown agent', { agent: 'A999' }, ['NOT_FOUND', 'agent']],
    ['an unknown team', { team: 'nobody' }, ['NOT_FOUND', 'team']],
    ['an unknown site', { site: 'moon' }, ['NOT_FOUND', 'site']],
    ['an unknown product line', { productLine: 'ships' }, ['NOT_FOUND', 'productLine']],
    ['an unknown level', { customerLevel: 'gold' }, ['NOT_FOUND', 'customerLevel']],
    ['an unknown article', { articles: ['K-1', 'K-9'] }, ['NOT_FOUND', 'articles']],
    ['an unknown walk', { walks: ['walk_9'] }, ['NOT_FOUND', 'walks']],
    ['an unknown tree', { reasonTree: 'T-999', reasonNode: 'speed' }, ['NOT_FOUND', 'reasonTree']],
    ['an unknown node', { reasonTree: 'T-020', reasonNode: 'nothing' }, ['NOT_FOUND', 'reasonNode']],
    ['a tree without a node', { reasonTree: 'T-020' }, ['REQUIRED', 'reasonNode']],
    ['a node without a tree', { reasonNode: 'speed' }, ['REQUIRED', 'reasonTree']],
    ['no offer', { offeredAt: '' }, ['REQUIRED', 'offeredAt']],
    ['a moment without its offset', { offeredAt: '2026-11-20T10:00:00' }, ['INVALID', 'offeredAt']],
    ['a day that is not there', { offeredAt: '2026-02-30T10:00:00Z' }, ['INVALID', 'offeredAt']],
    ['a moment more than a minute ahead', { endedAt: '2026-11-20T12:01:01Z' }, ['OUT_OF_RANGE', 'endedAt']],
    ['a moment before 2000', { offeredAt: '1999-12-31T00:00:00Z' }, ['OUT_OF_RANGE', 'offeredAt']],
    ['an end before the offer', { endedAt: '2026-11-20T09:59:59+08:00' }, ['OUT_OF_RANGE', 'endedAt']],
    ['an end before the answer', { endedAt: '2026-11-20T10:00:05+08:00' }, ['OUT_OF_RANGE', 'endedAt']],
    ['an answer before the offer', { answeredAt: '2026-11-20T09:59:00+08:00' }, ['OUT_OF_RANGE', 'answeredAt']],
    ['no end', { endedAt: null }, ['REQUIRED', 'endedAt']],
    ['answered and abandoned', { abandonedAt: '2026-11-20T10:00:20+08:00' }, ['INVALID', 'abandonedAt']],
    [
      'a first response before the offer',
      { firstResponseAt: '2026-11-20T09:00:00+08:00' },
      ['OUT_OF_RANGE', 'firstResponseAt'],
    ],
    ['a mark outside 1 to 5', { satisfaction: 6 }, ['OUT_OF_RANGE', 'satisfaction']],
    ['a mark that is no whole number', { satisfaction: 4.5 }, ['INVALID', 'satisfaction']],
    ['negative seconds', { wrapSeconds: -1 }, ['OUT_OF_RANGE', 'wrapSeconds']],
    ['seconds in words', { holdSeconds: 'long' }, ['INVALID', 'holdSeconds']],
    ['a hold longer than the call', { holdSeconds: 273 }, ['OUT_OF_RANGE', 'holdSeconds']],
    ['a flag that is none', { isSolved: 'maybe' }, ['INVALID', 'isSolved']],
    ['too many tags', { tags: Array.from({ length: 21 }, (_, at) => `t${at}`) }, ['TOO_MANY', 'tags']],
    ['a tag that is too long', { tags: ['x'.repeat(41)] }, ['TOO_LONG', 'tags']],
    ['a list of numbers', { tags: [1, 2] }, ['INVALID', 'tags']],
    ['a call that is handed on by itself', { transferOf: 'C-1' }, ['INVALID', 'transferOf']],
    ['words that are too long', { disposition: 'x'.repeat(201) }, ['TOO_LONG', 'disposition']],
  ])('is refused for %s', (_name, change, expected) => {
    expect(refusal(change)).toEqual(expected);
  });

  it('of another site than the reporter’s is refused', () => {
    expect(refusal({}, 'site_1')).toBeNull();
    expect(refusal({}, 'site_2')).toEqual(['NOT_ALLOWED', 'site']);
    expect(refusal({ site: 'other' }, 'site_1')).toEqual(['NOT_ALLOWED', 'site']);
  });

  it('lets a minute pass for clocks that go ahead', () => {
    expect(refusal({ endedAt: '2026-11-20T12:01:00Z' })).toBeNull();
  });

  it('reads a table’s cells as it reads JSON', () => {
    const typed = readCallRow(row({ satisfaction: 4, isSolved: true, tags: ['保修', '上门'], customer: null }), now);
    const cells = readCallRow(
      row({
        satisfaction: '4',
        isSolved: '是',
        tags: '保修；上门',
        customer: '',
        holdSeconds: '26',
        wrapSeconds: '30',
      }),
      now,
    );
    expect(cells.row).toEqual(typed.row);
  });

  it('says nothing of what it leaves out, and that there is nothing of what is null', () => {
    const { row: read } = readCallRow(row({ satisfaction: null }), now);
    expect(read?.satisfaction).toBeNull();
    expect(read?.disposition).toBeUndefined();
  });

  it('on the phone answers first when it is answered; by mail it does not', () => {
    const firstOf = (change: Record<string, unknown>): Date | null | undefined => {
      const read = readCallRow(row(change), now);
      return read.row
        ? draftOf(read.row, book, null, { customer: null, site: null }).draft?.firstResponseAt
        : undefined;
    };
    expect(firstOf({})).toEqual(new Date('2026-11-20T02:00:10Z'));
    expect(firstOf({ queue: 'mailbox' })).toBeNull();
  });
});

const seconds = fc.integer({ min: 0, max: 5_000 });
const at = (offset: number): Date => new Date(now - 86_400_000 + offset * 1_000);

describe('times of a call', () => {
  it('that hold together give seconds that add up', () => {
    fc.assert(
      fc.property(seconds, seconds, seconds, seconds, (wait, talk, hold, wrap) => {
        const call = timed({
          ...{ offeredAt: at(0), answeredAt: at(wait), abandonedAt: null, endedAt: at(wait + hold + talk) },
          ...{ firstResponseAt: null, holdSeconds: hold, wrapSeconds: wrap },
        });
        expect(call).toMatchObject({ waitSeconds: wait, talkSeconds: talk, handleSeconds: talk + hold + wrap });
      }),
    );
  });

  it('are refused exactly where they contradict each other', () => {
    const maybe = fc.option(seconds, { nil: null });
    fc.assert(
      fc.property(maybe, maybe, maybe, maybe, seconds, (answered, abandoned, ended, first, holdSeconds) => {
        const time = (offset: number | null): Date | null => (offset === null ? null : at(offset - 1_000));
        const times = {
          ...{ offeredAt: at(0), answeredAt: time(answered), abandonedAt: time(abandoned), endedAt: time(ended) },
          ...{ firstResponseAt: time(first), holdSeconds, wrapSeconds: 0 },
        };
        const end = ended ?? abandoned;
        const good =
          end !== null &&
          [answered, abandoned, first, end].every((offset) => offset === null || offset >= 1_000) &&
          (answered === null || abandoned === null) &&
          (answered === null || answered <= end) &&
          (abandoned === null || abandoned <= end) &&
          holdSeconds <= (answered === null ? 0 : end - answered);
        expect(faultOfTimes(times) === null).toBe(good);
      }),
    );
  });

  it('of what nobody took have no talk', () => {
    const call = timed({
      ...{ offeredAt: at(0), answeredAt: null, abandonedAt: at(31), endedAt: null },
      ...{ firstResponseAt: null, holdSeconds: 0, wrapSeconds: 0 },
    });
    expect(call).toMatchObject({ endedAt: at(31), waitSeconds: 31, talkSeconds: null, handleSeconds: null });
  });
});

describe('any row', () => {
  it('is read or refused with a field, never with an error', () => {
    const anything = fc.anything({ withDate: true });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(row()), 'tags', 'customer', 'isSolved'), anything),
        (raw) => {
          const { fault, row: read } = readCallRow(row(raw), now);
          expect((fault === null) !== (read === null)).toBe(true);
          if (fault) expect(fault.field).not.toBeNull();
        },
      ),
    );
  });
});
