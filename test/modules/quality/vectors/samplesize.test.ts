import { describe, expect, it } from '@jest/globals';
import { sampleSize, type SampleSizeQuestion } from '../../../../src/modules/quality/statistics/sampling.rules.js';
import { expectNear, vectorsOf } from './near.js';

describe('how many to draw', () => {
  const vectors = vectorsOf('samplesize-');
  it('is worked out in the file', () => {
    expect(vectors.map(({ fn }) => fn)).toEqual(Array(4).fill('sampleSize'));
  });
  for (const { id, input, expected } of vectors)
    it(id, () => {
      expectNear(sampleSize(input as SampleSizeQuestion), expected);
    });
  it('is nothing where there is nothing', () => {
    expect(sampleSize({ population: 0, margin: 0.1, p: 0.5, confidence: 0.95 }).nCeil).toBe(0);
  });
});
