import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChainBook, leadsTo, rechained } from '../../../../src/modules/calls/import/chain.rules.js';

/** A forest: each leg may hang on one that has a smaller number. */
const forest = fc.array(fc.option(fc.nat(30), { nil: null }), { minLength: 1, maxLength: 30 }).map((parents) =>
  parents.map((parent, at) => ({
    reference: `C-${at}`,
    transferOf: parent === null || at === 0 ? null : `C-${parent % at}`,
  })),
);

/** The first leg by going up. */
function firstOf(legs: readonly { reference: string; transferOf: string | null }[], reference: string): string {
  const above = legs.find((leg) => leg.reference === reference)?.transferOf ?? null;
  return above === null ? reference : firstOf(legs, above);
}

describe('chains of transfers', () => {
  it('are the same in whatever order the legs come', () => {
    fc.assert(
      fc.property(
        forest.chain((legs) => fc.tuple(fc.constant(legs), fc.shuffledSubarray(legs, { minLength: legs.length }))),
        ([legs, order]) => {
          const book = new ChainBook();
          for (const leg of order) expect(book.add(leg)).toBe(true);
          for (const { reference } of legs) expect(book.top(reference)).toBe(firstOf(legs, reference));
        },
      ),
    );
  });

  it('are named after a leg that is not there yet', () => {
    const book = new ChainBook();
    book.add({ reference: 'B', transferOf: 'A' });
    expect(book.top('B')).toBe('A');
  });

  it('refuse a leg that hangs on one that comes after it', () => {
    const book = new ChainBook();
    expect(book.add({ reference: 'B', transferOf: 'A' })).toBe(true);
    expect(book.add({ reference: 'C', transferOf: 'B' })).toBe(true);
    expect(book.add({ reference: 'A', transferOf: 'C' })).toBe(false);
    expect(book.top('C')).toBe('A');
  });

  it('know legs that lie in the database by the name of their chain', () => {
    const book = new ChainBook();
    book.known('C', 'B');
    expect(book.add({ reference: 'B', transferOf: 'A' })).toBe(true);
    expect(book.top('C')).toBe('A');
  });

  it('move with everything that hangs on a leg, and with nothing else', () => {
    const legs = [
      { reference: 'A', transferOf: null, chainId: 'A' },
      { reference: 'B', transferOf: 'X', chainId: 'A' },
      { reference: 'C', transferOf: 'B', chainId: 'A' },
      { reference: 'D', transferOf: 'A', chainId: 'A' },
    ];
    expect([...rechained(legs, (reference) => reference)]).toEqual([
      ['B', 'X'],
      ['C', 'X'],
    ]);
  });

  it('end where legs that lie in the database hang on each other in a circle', () => {
    const book = new ChainBook();
    book.known('A', 'B');
    book.known('B', 'A');
    expect(book.top('A')).toBe('B');
    expect(book.top('C')).toBe('C');
    expect(book.add({ reference: 'C', transferOf: 'A' })).toBe(true);
  });

  it('tell whether one leg leads to another, also where they lie in a circle', () => {
    const legs = new Map(
      [
        { reference: 'A', transferOf: 'C' },
        { reference: 'B', transferOf: 'A' },
        { reference: 'C', transferOf: 'B' },
      ].map((leg) => [leg.reference, leg]),
    );
    expect(leadsTo('B', 'A', legs)).toBe(true);
    expect(leadsTo('B', 'Z', legs)).toBe(false);
  });
});
