import { describe, expect, it } from '@jest/globals';
import {
  type Rating,
  agreementOfMany,
  agreementOfTwo,
  alphaOf,
  tableOf,
  weightedKappa,
} from '../../../../src/modules/quality/statistics/agreement.rules.js';
import { againstExpert } from '../../../../src/modules/quality/statistics/expert.rules.js';
import { expectNear, vectorsOf } from './near.js';

interface Given {
  readonly table: number[][];
  readonly ratings: Rating[][];
  readonly expert: number[];
  readonly maxPoints: number[];
  readonly raters: Record<string, number[]>;
}

const answers: Readonly<Record<string, (given: Given) => unknown>> = {
  agreement2: ({ table }) => agreementOfTwo(table),
  weightedKappa: ({ table }) => ({
    unweighted: weightedKappa(table, 'none'),
    linear: weightedKappa(table, 'linear'),
    quadratic: weightedKappa(table, 'quadratic'),
  }),
  agreementMulti: ({ ratings }) => ({
    ...agreementOfMany(ratings),
    alphaNominal: alphaOf(ratings, 'nominal'),
    alphaOrdinal: alphaOf(ratings, 'ordinal'),
    alphaInterval: alphaOf(ratings, 'interval'),
    alphaRatio: alphaOf(ratings, 'ratio'),
  }),
  calibration: ({ expert, maxPoints, raters }) => {
    const compared = againstExpert(expert, maxPoints, Object.values(raters));
    return {
      ...compared,
      raters: Object.fromEntries(Object.keys(raters).map((name, at) => [name, compared.raters[at]])),
    };
  },
};

describe('agreement', () => {
  const vectors = vectorsOf('irr-');
  it('is worked out in the file', () => {
    expect(vectors).toHaveLength(7);
  });
  for (const { id, fn, input, expected } of vectors)
    it(id, () => {
      expectNear(answers[fn]?.(input as Given), expected);
    });

  it('has no coefficient where chance alone agrees, and none where nothing was judged twice', () => {
    const alike = agreementOfTwo([
      [9, 0],
      [0, 0],
    ]);
    expect([alike.observedAgreement, alike.cohenKappa, alike.scottPi, alike.krippendorffAlpha]).toEqual([
      ...[1, null, null, null],
    ]);
    // The chance of AC1 is 0 there: it says 1.
    expect(alike.gwetAC1).toBe(1);
    expect(
      weightedKappa(
        [
          [5, 0],
          [0, 0],
        ],
        'linear',
      ),
    ).toBeNull();
    const many = agreementOfMany([
      ['P', 'P'],
      ['P', 'P'],
    ]);
    expect([many.percentAgreement, many.fleissKappa, many.gwetAC1, many.krippendorffAlpha]).toEqual([
      1,
      null,
      null,
      null,
    ]);
    expect(agreementOfMany([['P', 'P']], ['P', 'F']).gwetAC1).toBe(1);
    expect(agreementOfMany([['P', null]])).toEqual({
      ...{ items: 0, percentAgreement: null, fleissKappa: null, gwetAC1: null, krippendorffAlpha: null },
    });
    expect(
      agreementOfTwo([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ n: 0, observedAgreement: null, cohenKappa: null });
    expect(
      alphaOf(
        [
          [1, null],
          [null, 2],
        ],
        'interval',
      ),
    ).toBeNull();
  });

  it('counts pairs into a table and leaves out what one of the two did not judge', () => {
    expect(
      tableOf([
        ['a', 'a'],
        ['a', 'b'],
        [null, 'b'],
        ['b', null],
      ]),
    ).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });
});
