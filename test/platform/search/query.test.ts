import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstQueries, secondQueries } from '../../../src/platform/search/engine-queries.js';
import { mergeByRank } from '../../../src/platform/search/find.js';
import { maxQueryLength, planQuery } from '../../../src/platform/search/query.js';
import { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { slotsOf } from '../../../src/platform/search/question/slots.js';

const index = new QuestionIndex();
const scope = { indexUid: 'i', filter: 'state = PUBLISHED', depth: 60 };
const queriesOf = (text: string) => {
  const plan = planQuery(text);
  const slots = slotsOf(index, plan);
  return [...firstQueries(index, plan, slots, scope), ...secondQueries(index, slots, scope)].map(({ q }) => q);
};

describe('planning', () => {
  it('takes a last Latin word for unfinished until something follows it', () => {
    expect(planQuery('reset passw')).toMatchObject({
      slots: ['reset', 'passw'],
      unfinished: 'passw',
      openWord: 'passw',
    });
    expect(planQuery('reset password ').unfinished).toBeNull();
    expect(planQuery('密码 passw').unfinished).toBe('passw');
    expect(planQuery('passw密码').unfinished).toBeNull();
  });

  it('lets a lone Chinese character begin a pair', () => {
    expect(queriesOf('退')[1]).toBe('z0sg0');
    expect(queriesOf('退款')[1]).toBe('z0sg00l6m ');
    expect(planQuery('退款').unfinished).toBeNull();
  });

  it('puts the telling units first, each of the next ones once', () => {
    const [natural, units, ...rotated] = queriesOf('how do i reset my password ');
    expect(natural).toBe('how do i reset my password ');
    expect(units).toBe('reset password how do i my ');
    expect(rotated.map((q) => q?.split(' ')[0])).toEqual(['password', 'how', 'do']);
  });

  it('sends ten units at most, and no operators', () => {
    const [, units] = queriesOf('washing machine drum pump filter cleaned error drain display board water inlet ');
    expect(units?.trim().split(' ')).toHaveLength(10);
    expect(queriesOf('tv -no signal - e-mail --x')[0]).toBe('tv no signal - e-mail x');
  });

  it('sees codes', () => {
    expect(planQuery('K-2031')).toMatchObject({ codeKeys: ['k2031'] });
    expect(planQuery('k 2031').codeKeys).toContain('k2031');
    expect(planQuery('Ｋ２０３１').codeKeys).toEqual(['k2031']);
    expect(planQuery('E21排水超时').codeKeys).toEqual(['e21']);
    expect(planQuery('ErrorMessage0x8006ffff').codeKeys).toContain('0x8006ffff');
    expect(planQuery('洗衣机').codeKeys).toEqual([]);
    expect(planQuery('call me back').codeKeys).toEqual([]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const plan = planQuery(text);
        expect(plan.folded.length).toBeLessThanOrEqual(maxQueryLength);
        for (const key of plan.codeKeys) expect(key).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

describe('merging', () => {
  it('puts first what both lists have high', () => {
    expect(
      mergeByRank(
        [
          { ids: ['a', 'b', 'c'], weight: 1 },
          { ids: ['b', 'd'], weight: 1 },
        ],
        10,
      ),
    ).toEqual(['b', 'a', 'd', 'c']);
  });

  it('has each document once', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(ids, ids, (one, two) => {
        const merged = mergeByRank(
          [
            { ids: one, weight: 1 },
            { ids: two, weight: 2 },
          ],
          3,
        );
        expect([...merged].sort()).toEqual([...new Set([...one, ...two])].sort());
      }),
    );
  });
});
