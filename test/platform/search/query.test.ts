import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchesOf } from '../../../src/platform/search/find.js';
import { leadsOf, maxQueryLength, mergeByRank, planQuery } from '../../../src/platform/search/query.js';

const options = { filter: 'state = PUBLISHED', depth: 60, facets: ['kind'] };
const sentUnits = (text: string): string | undefined | null => searchesOf(planQuery(text), 'i', options)[1]?.q;

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
    expect(sentUnits('reset passw')).toBe('reset passw');
    expect(sentUnits('reset passw ')).toBe('reset passw ');
  });

  it('sends of an unfinished word what all its forms begin with', () => {
    expect(planQuery('very happy').openUnit).toBe('happ');
    expect(planQuery('cancel pay').openUnit).toBe('pay');
    expect(planQuery('resetting').openUnit).toBe('reset');
  });

  it('lets a lone Chinese character begin a pair', () => {
    expect(sentUnits('退')).toBe('z0sg0');
    expect(sentUnits('退款')).toBe('z0sg00l6m ');
    expect(planQuery('退款').unfinished).toBeNull();
  });

  it('leaves out what only frames a question', () => {
    expect(planQuery('How do I reset my password?')).toMatchObject({
      natural: 'reset password?',
      sent: ['reset', 'password'],
    });
    expect(planQuery('what is it for ')).toMatchObject({
      natural: 'what is it for ',
      sent: ['what', 'is', 'it', 'for'],
    });
    expect(planQuery('how to c')).toMatchObject({ natural: 'how to c', sent: ['how', 'to', 'c'], unfinished: 'c' });
    expect(planQuery('怎么申请退款').sent).toEqual(['么申', '申请', '请退', '退款']);
    expect(planQuery('我想要').sent).toEqual(['我想', '想要']);
  });

  it('sends ten units at most, the unfinished one last', () => {
    const plan = planQuery('washing machine drum pump filter cleaned error drain display board water inl');
    expect(plan.sent).toHaveLength(10);
    expect(plan.sent.at(-1)).toBe('inl');
    expect(plan.sent.slice(0, 3)).toEqual(['wash', 'machin', 'drum']);
  });

  it('lets telling units lead', () => {
    expect(leadsOf(planQuery('how do i cancel my payment '))).toEqual(['cancel', 'payment']);
    expect(leadsOf(planQuery('cancel my pay'))).toEqual(['cancel', 'pay']);
    expect(leadsOf(planQuery('pay'))).toEqual([]);
    expect(leadsOf(planQuery('洗衣机怎么脱水'))).toEqual(['洗衣', '衣机', '机怎', '么脱', '脱水']);
  });

  it('sees codes', () => {
    expect(planQuery('K-2031')).toMatchObject({ codeKeys: ['k2031'], kind: 'code' });
    expect(planQuery('k 2031').codeKeys).toContain('k2031');
    expect(planQuery('Ｋ２０３１').codeKeys).toEqual(['k2031']);
    expect(planQuery('E21排水超时').codeKeys).toEqual(['e21']);
    expect(planQuery('ErrorMessage0x8006ffff').codeKeys).toContain('0x8006ffff');
    expect(planQuery('洗衣机').codeKeys).toEqual([]);
    expect(planQuery('call me back').codeKeys).toEqual([]);
    expect(searchesOf(planQuery('E21 排水'), 'i', options)[2]?.filter).toBe(
      'state = PUBLISHED AND codeKeys IN ["e21"]',
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const plan = planQuery(text);
        expect(plan.folded.length).toBeLessThanOrEqual(maxQueryLength);
        expect(plan.sent.length).toBeLessThanOrEqual(10);
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
