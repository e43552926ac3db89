import { describe, expect, it } from '@jest/globals';
import { toPredicate } from '../../../../src/platform/rules/rules.js';
import { standingCentre } from '../evaluations/evaluated-centre.js';
import { Disputing, check, greet, rejected, upheld } from './disputing.js';

const centre = standingCentre();
const day = 86_400_000;
const disputing = new Disputing(centre);
const open: Disputing['open'] = (...args) => disputing.open(...args);
const decide: Disputing['decide'] = (...args) => disputing.decide(...args);
const withdraw: Disputing['withdraw'] = (...args) => disputing.withdraw(...args);
const released: Disputing['released'] = () => disputing.released();

describe('disputes as they are seen', () => {
  it('by the agent, the evaluator and those who lead; notices likewise', async () => {
    const one = await released();
    const { dispute } = await open('a1', one._id, [greet]);
    const id = dispute?.id ?? '';
    const now = (await centre.disputes.subject.policyNow([id])).get(id);
    const counts: Record<string, number> = {};
    for (const who of ['a1', 'a2', 'ana', 'ben', 'lea', 'leo', 'boss']) {
      const { totalCount } = await centre.ask<{ totalCount: number }>(
        who,
        'disputes',
        'query { disputes(first: 5) { totalCount } }',
      );
      counts[who] = totalCount;
      expect(toPredicate(centre.disputes.subject.rule(await centre.as(who)))({ ...now })).toBe(totalCount === 1);
    }
    expect(counts).toEqual({ a1: 1, a2: 0, ana: 1, ben: 1, lea: 1, leo: 0, boss: 1 });
    expect(
      await centre.forbidden(() => centre.ask('root', 'disputes', 'query { disputes(first: 5) { totalCount } }')),
    ).toBe('FORBIDDEN');
    expect(await centre.read('a1', one._id, 'disputes { state items { reason } } viewerCanDispute')).toEqual({
      disputes: [{ state: 'OPEN', items: [{ reason: 'I did greet.' }] }],
      viewerCanDispute: false,
    });
    expect(await centre.read('root', one._id, 'disputes { state }')).toEqual({ disputes: [] });
  });

  it('in figures: how often answers were overturned, by evaluator and by question', async () => {
    const figures = (who: string) =>
      centre.ask(
        who,
        'disputeFigures',
        'query { disputeFigures(from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z") { disputeCount openCount withdrawnCount decidedCount upheldCount share { value of isTooFew } byEvaluator { evaluator { nameEn } decidedCount upheldCount } byQuestion { ref decidedCount upheldCount } } }',
      );
    for (const [at, rulings] of [[upheld, rejected], [upheld], []].entries()) {
      const one = await released();
      const { dispute } = await open('a1', one._id, [greet, check]);
      if (rulings.length) await decide('ben', dispute?.id ?? '', rulings);
      else await withdraw('a1', dispute?.id ?? '');
      centre.clock.advance(at);
    }
    expect(await figures('ben')).toEqual({
      ...{ disputeCount: 3, openCount: 1, withdrawnCount: 1, decidedCount: 3, upheldCount: 2 },
      share: { value: 2 / 3, of: 3, isTooFew: true },
      byEvaluator: [{ evaluator: { nameEn: 'ana' }, decidedCount: 3, upheldCount: 2 }],
      byQuestion: [
        { ref: 'greet', decidedCount: 2, upheldCount: 2 },
        { ref: 'check', decidedCount: 1, upheldCount: 0 },
      ],
    });
    expect(await figures('lea')).toMatchObject({ decidedCount: 3, byEvaluator: [] });
    expect(await figures('leo')).toMatchObject({ disputeCount: 0, decidedCount: 0, share: { value: null } });
    expect(await centre.forbidden(() => figures('a1'))).toBe('FORBIDDEN');
    const { reader } = centre.disputes;
    const from = new Date('2026-03-01T00:00:00Z');
    const rows = await reader.overturned(from, new Date(from.getTime() + 60 * day));
    expect(rows.map(({ ref, decided }) => [ref, decided])).toEqual([
      ['greet', 2],
      ['check', 1],
    ]);
    await expect(reader.figures(await centre.as('ben'), { from, to: from })).rejects.toThrow('span');
  });
});
