import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Count,
  type QualityFiguresFixture,
  analyst,
  errorsOf,
  evaluation,
  period,
  startQualityFigures,
} from '../figures/figures-fixture.js';
import { expectNear, vectorsOf } from './near.js';

interface Items {
  readonly errors: number;
  readonly items: number;
}
interface GivenCall {
  readonly call: number;
  readonly customer: Items;
  readonly business: Items;
  readonly compliance: Items;
  readonly nonCritical: Items;
}

const percent = (value: number | null | undefined): number | null => (value == null ? null : 100 * value);
const count = ({ errors, items }: Items): Count => ({ e: errors, n: items });
const names = {
  CUSTOMER_CRITICAL: 'customer',
  BUSINESS_CRITICAL: 'business',
  COMPLIANCE_CRITICAL: 'compliance',
  NON_CRITICAL: 'nonCritical',
} as const;

let fixture: QualityFiguresFixture;
beforeAll(async () => {
  fixture = await startQualityFigures();
});
afterAll(() => fixture.end());

const told = async () => {
  const figures = await fixture.service.of(analyst, period, false);
  if (!figures) throw new Error('There are no figures.');
  return figures;
};

describe('accuracy in the COPC manner, counted by the database', () => {
  const vectors = new Map(vectorsOf('copc-').map((vector) => [vector.id, vector]));
  it('is worked out in the file', () => {
    expect([...vectors.keys()]).toEqual(['copc-01-accuracy', 'copc-02-mean-score-hides-fatals']);
  });

  it('copc-01-accuracy', async () => {
    const { input, expected } = vectors.get('copc-01-accuracy') ?? {};
    const { calls } = input as unknown as { calls: GivenCall[] };
    await fixture.fill(
      'evaluations',
      calls.map(({ call, customer, business, compliance, nonCritical }) =>
        evaluation(String(call), {
          errors: errorsOf({
            ...{ CUSTOMER_CRITICAL: count(customer), BUSINESS_CRITICAL: count(business) },
            ...{ COMPLIANCE_CRITICAL: count(compliance), NON_CRITICAL: count(nonCritical) },
          }),
        }),
      ),
    );
    const { families, fatal } = await told();
    const byName = Object.fromEntries(
      families.map((family) => [
        names[family.measure as keyof typeof names],
        {
          unitAccuracy: percent(family.whereApplied.value),
          unitAccuracyAllMonitored: percent(family.allMonitored.value),
          opportunityAccuracy: percent(family.perOpportunity.value),
          ...{ errors: family.errorCount, opportunities: family.opportunityCount },
          defectsPerMillion: family.defectsPerMillion,
        },
      ]),
    );
    expectNear({ ...byName, anyCritical: { unitAccuracy: percent(fatal.allMonitored.value) } }, expected);
  });

  it('copc-02-mean-score-hides-fatals', async () => {
    const { input, expected } = vectors.get('copc-02-mean-score-hides-fatals') ?? {};
    const { scores, fatalCalls } = input as unknown as { scores: number[]; fatalCalls: number[] };
    await fixture.fill(
      'evaluations',
      scores.map((score, at) => {
        const isFatal = fatalCalls.includes(at + 1);
        const errors = errorsOf({ CUSTOMER_CRITICAL: { e: isFatal ? 1 : 0, n: 2 } });
        return evaluation(String(at + 1), { raw: score, reported: isFatal ? 0 : score, isFatal, errors });
      }),
    );
    const { score } = await told();
    expectNear(
      {
        ...{ meanScore: score.raw.value, meanScoreZeroOnFatal: score.zeroOnFatal.value },
        criticalAccuracy: percent(score.criticalAccuracy.value),
      },
      expected,
    );
    expect(score.reported.value).toBeCloseTo(score.zeroOnFatal.value ?? -1, 9);
  });
});
