import { describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../src/modules/calls/import/call-draft.rules.js';
import { type CallReading, planCalls } from '../../../../src/modules/calls/import/call-plan.rules.js';
import { readCallRow } from '../../../../src/modules/calls/import/call-row.rules.js';
import type { CallRecord } from '../../../../src/modules/calls/call-record.js';
import { ChainBook } from '../../../../src/modules/calls/import/chain.rules.js';
import { book, now, row } from './rows.js';

const readingOf = (reference: string, transferOf: string | null): CallReading => {
  const { row: read } = readCallRow(row({ reference, transferOf }), now);
  return { at: 1, reference, row: read, fault: null, customer: null, contentHash: `${reference}<${transferOf ?? ''}` };
};

/** A leg as it lies in the database. */
function stored(reference: string, transferOf: string | null, chainId: string): CallRecord {
  const { row: read } = readCallRow(row({ reference, transferOf }), now);
  const { draft } = read ? draftOf(read, book, null, { customer: null, site: null }) : { draft: null };
  if (!draft) throw new Error('This row is good.');
  return { ...draft, chainId, _id: `call_${reference}`, contentHash: 'before' } as unknown as CallRecord;
}

/** What becomes of rows, given legs that are known. */
function outcomes(known: readonly CallRecord[], rows: readonly (readonly [string, string | null])[]): string[] {
  const byReference = new Map(known.map((call) => [call.reference, call]));
  const chains = new ChainBook();
  for (const { reference, chainId } of known) chains.known(reference, chainId);
  const planned = planCalls(
    rows.map(([reference, transferOf]) => readingOf(reference, transferOf)),
    {
      ...{ book, known: byReference, befores: byReference, seen: new Set(), chains, site: null },
      legs: new Map(known.map((leg) => [leg.reference, leg])),
    },
  );
  return planned.map(({ outcome, fault }) => (fault ? `${outcome} ${fault.field ?? ''}` : outcome));
}

describe('rows that hang calls on each other', () => {
  const circle = 'REFUSED transferOf';
  it.each([
    [
      'a known call on a new one, which hangs on it',
      [stored('A', null, 'A')],
      [
        ['A', 'B'],
        ['B', 'A'],
      ],
      ['UPDATED', circle],
    ],
    [
      'a new call on a known one, which hangs on it',
      [stored('A', null, 'A')],
      [
        ['B', 'A'],
        ['A', 'B'],
      ],
      ['CREATED', circle],
    ],
    [
      'a circle through a leg that is known',
      [stored('A', null, 'A'), stored('C', 'A', 'A')],
      [
        ['B', 'C'],
        ['A', 'B'],
      ],
      ['CREATED', circle],
    ],
    [
      'the same the other way round',
      [stored('A', null, 'A'), stored('C', 'A', 'A')],
      [
        ['A', 'B'],
        ['B', 'C'],
      ],
      ['UPDATED', circle],
    ],
    [
      'two known calls on each other',
      [stored('A', null, 'A'), stored('B', null, 'B')],
      [
        ['A', 'B'],
        ['B', 'A'],
      ],
      ['UPDATED', circle],
    ],
  ] as const)('%s', (_name, known, rows, expected) => {
    expect(outcomes(known, rows)).toEqual(expected);
  });

  it('goes in where there is no circle', () => {
    expect(
      outcomes(
        [stored('A', null, 'A'), stored('C', 'A', 'A')],
        [
          ['B', 'C'],
          ['D', 'A'],
          ['C', null],
        ],
      ),
    ).toEqual(['CREATED', 'CREATED', 'UPDATED']);
  });
});
