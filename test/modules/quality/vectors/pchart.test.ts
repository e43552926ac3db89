import { describe, expect, it } from '@jest/globals';
import { limitsAt, pChart, rebasedChart } from '../../../../src/modules/quality/statistics/p-chart.rules.js';
import { expectNear, vectorsOf } from './near.js';

interface Given {
  readonly n: number[];
  readonly defective: number[];
  readonly k: number;
}

const countsOf = ({ n, defective }: Given) => n.map((count, at) => ({ n: count, defective: defective[at] ?? 0 }));

describe('p charts', () => {
  const vectors = new Map(vectorsOf('pchart-').map((vector) => [vector.id, vector]));
  it('are worked out in the file', () => {
    expect([...vectors.keys()]).toEqual(['pchart-01', 'pchart-02-rebased']);
  });

  it('pchart-01', () => {
    const { input, expected } = vectors.get('pchart-01') ?? {};
    const given = input as unknown as Given;
    const { centre, points } = pChart(countsOf(given), given.k);
    const told = points.map(({ n, p, lower, upper, isOut }) => ({ n, p, lcl: lower, ucl: upper, out: isOut }));
    expectNear({ pBar: centre, points: told }, expected);
  });

  it('pchart-02-rebased', () => {
    const { input, expected } = vectors.get('pchart-02-rebased') ?? {};
    const given = input as unknown as Given;
    const { centre } = pChart(countsOf(given), given.k);
    const { lower, upper } = limitsAt(centre ?? 0, 50, given.k);
    expectNear({ pBar: centre, uclAt50: upper, lclAt50: lower }, expected);
  });

  it('of all six weeks is that of the other five once it is re-based, and the sixth stays out', () => {
    const all = vectors.get('pchart-01')?.input as unknown as Given;
    const { centre, points } = rebasedChart(countsOf(all));
    expect(centre).toBeCloseTo(0.056, 9);
    expect(points.map(({ isOut, isLeftOut }) => [isOut, isLeftOut])).toEqual(
      [0, 1, 2, 3, 4, 5].map((week) => [week === 4, week === 4]),
    );
    expect(points[4]?.upper).toBeCloseTo(0.153548, 6);
  });

  it('have no share and no limits where nothing was looked at', () => {
    expect(pChart([{ n: 0, defective: 0 }])).toEqual({
      centre: null,
      points: [{ n: 0, p: null, lower: null, upper: null, isOut: false, isLeftOut: false }],
    });
    const [, empty] = pChart([
      { n: 10, defective: 1 },
      { n: 0, defective: 0 },
    ]).points;
    expect(empty).toMatchObject({ p: null, upper: null, isOut: false });
  });
});
