import { describe, expect, it } from '@jest/globals';
import type { CoachedEvaluation } from '../../../../src/modules/quality/coaching/coached-evaluation.js';
import { refsOf, repeated, usualRules } from '../../../../src/modules/quality/coaching/repeat.rules.js';
import { ErrorFamily } from '../../../../src/modules/quality/scorecards/scorecard-enums.js';

const day = 86_400_000;
const now = new Date('2026-06-30T08:00:00Z');
const ago = (days: number): Date => new Date(now.getTime() - days * day);

let count = 0;
const released = (days: number, ...families: readonly ErrorFamily[]): CoachedEvaluation => ({
  _id: `evaluation_${(count += 1)}`,
  agentId: 'user_1',
  callId: `call_${count}`,
  scorecardId: 'scorecard_1',
  callEndedAt: ago(days + 1),
  releasedAt: ago(days),
  errors: Object.fromEntries(families.map((family) => [family, { e: 2, n: 3 }])),
  marks: [],
});
const { CUSTOMER_CRITICAL, BUSINESS_CRITICAL, COMPLIANCE_CRITICAL, NON_CRITICAL } = ErrorFamily;

describe('errors that repeat', () => {
  it('fulfil the first rule that fits: twice the same critical family in different evaluations', () => {
    const two = [released(60, CUSTOMER_CRITICAL), released(2, CUSTOMER_CRITICAL, NON_CRITICAL)];
    expect(repeated(usualRules, two, [], now)).toMatchObject({
      rule: { key: 'same-critical' },
      families: [CUSTOMER_CRITICAL],
      evaluations: two,
    });
  });

  it('are not fulfilled by several errors in one evaluation, nor by two families once each', () => {
    expect(repeated(usualRules, [released(1, CUSTOMER_CRITICAL)], [], now)).toBeNull();
    expect(repeated(usualRules, [released(3, CUSTOMER_CRITICAL), released(1, BUSINESS_CRITICAL)], [], now)).toBeNull();
  });

  it('add up over families by their own rule', () => {
    const three = [released(9, CUSTOMER_CRITICAL), released(5, BUSINESS_CRITICAL), released(1, COMPLIANCE_CRITICAL)];
    expect(repeated(usualRules, three, [], now)?.rule.key).toBe('any-critical');
    const four = [1, 2, 3, 4].map((days) => released(days, NON_CRITICAL));
    expect(repeated(usualRules, four, [], now)?.rule.key).toBe('non-critical');
    expect(repeated(usualRules, four.slice(1), [], now)).toBeNull();
  });

  it('are forgotten when the time of the rule is over', () => {
    expect(
      repeated(usualRules, [released(121, CUSTOMER_CRITICAL), released(1, CUSTOMER_CRITICAL)], [], now),
    ).toBeNull();
  });

  it('open nothing while a session of the rule is open or it rests, and count anew after it', () => {
    const two = [released(60, CUSTOMER_CRITICAL), released(2, CUSTOMER_CRITICAL)];
    const session = { ruleKey: 'same-critical', isOpen: true, createdAt: ago(90) };
    expect(repeated(usualRules, two, [session], now)).toBeNull();
    expect(repeated(usualRules, two, [{ ...session, isOpen: false, createdAt: ago(27) }], now)).toBeNull();
    // One of the two led to that session already.
    expect(repeated(usualRules, two, [{ ...session, isOpen: false, createdAt: ago(40) }], now)).toBeNull();
    expect(repeated(usualRules, two, [{ ...session, isOpen: false }], now)?.rule.key).toBe('same-critical');
  });

  it('are nothing to a rule that is switched off', () => {
    const off = usualRules.map((rule) => ({ ...rule, isActive: false }));
    expect(repeated(off, [released(60, CUSTOMER_CRITICAL), released(2, CUSTOMER_CRITICAL)], [], now)).toBeNull();
  });

  it('name the questions that were wrong, most often first', () => {
    const mark = (r: string, e: number) => ({ r, e, f: 0, na: 0 });
    const marked = [['q1', 'q7'], ['q7'], ['q2', 'q7']].map((refs) => ({
      ...released(1),
      marks: [...refs.map((r) => mark(r, 1)), mark('q9', 0)],
    }));
    expect(refsOf(marked, 2)).toEqual(['q7', 'q1']);
  });
});
