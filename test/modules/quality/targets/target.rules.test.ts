import { describe, expect, it } from '@jest/globals';
import { QualityMeasure } from '../../../../src/modules/quality/targets/quality-target.js';
import { checkedTargets, noTargets, targetOf } from '../../../../src/modules/quality/targets/target.rules.js';
import { UserError } from '../../../../src/platform/errors/index.js';

const { ANY_CRITICAL, NON_CRITICAL } = QualityMeasure;
const queues = new Set(['hotline', 'chat']);
const target = (measure: QualityMeasure, queue: string | null, share: number) => ({ measure, queue, share });
const faultsOf = (items: ReturnType<typeof target>[], tooFewBelow = 10): string[] => {
  try {
    checkedTargets(items, queues, tooFewBelow);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.faults.map(({ code, field }) => `${code} ${field?.join('.')}`);
  }
};

describe('targets', () => {
  it('do not come with the product', () => {
    expect(noTargets.items).toEqual([]);
    expect(Object.values(QualityMeasure).map((measure) => targetOf(noTargets, measure, 'hotline'))).toEqual(
      Object.values(QualityMeasure).map(() => null),
    );
  });

  it('of a queue come before those of all', () => {
    const items = [target(ANY_CRITICAL, null, 0.98), target(ANY_CRITICAL, 'chat', 0.9)];
    expect([
      targetOf({ items }, ANY_CRITICAL, 'chat'),
      targetOf({ items }, ANY_CRITICAL, 'hotline'),
      targetOf({ items }, ANY_CRITICAL, null),
      targetOf({ items }, NON_CRITICAL, 'chat'),
    ]).toEqual([0.9, 0.98, 0.98, null]);
  });

  it('stand by measure, those of all queues first', () => {
    const items = [target(NON_CRITICAL, null, 0.95), target(ANY_CRITICAL, 'chat', 0.9), target(ANY_CRITICAL, null, 1)];
    expect(checkedTargets(items, queues, 10).map(({ measure, queue }) => [measure, queue])).toEqual([
      [ANY_CRITICAL, null],
      [ANY_CRITICAL, 'chat'],
      [NON_CRITICAL, null],
    ]);
  });

  it('are refused each with its field', () => {
    expect(
      faultsOf(
        [
          ...[target(ANY_CRITICAL, null, 0), target(ANY_CRITICAL, null, 0.9), target(NON_CRITICAL, 'fax', 1.01)],
          target(NON_CRITICAL, 'chat', Number.NaN),
        ],
        1,
      ),
    ).toEqual([
      ...['OUT_OF_RANGE items.0.share', 'DUPLICATE items.1', 'OUT_OF_RANGE items.2.share', 'NOT_FOUND items.2.queue'],
      ...['OUT_OF_RANGE items.3.share', 'OUT_OF_RANGE tooFewBelow'],
    ]);
    expect(faultsOf([], 1_001)).toEqual(['OUT_OF_RANGE tooFewBelow']);
    const many = Array.from({ length: 201 }, () => target(ANY_CRITICAL, null, 0.9));
    expect(faultsOf(many)[0]).toBe('TOO_MANY items');
  });
});
