import { describe, expect, it } from '@jest/globals';
import { knownFilter } from '../../../../src/modules/quality/evaluations/evaluation.policy.js';
import { standingCentre } from './evaluated-centre.js';
import { greetWrong } from './evaluated-form.js';

const centre = standingCentre();
const everybody = ['ana', 'ben', 'lea', 'leo', 'boss', 'root', 'a1', 'a2'];

describe('lists', () => {
  it('come in pages that neither repeat nor leave out, in each order, and hold each condition', async () => {
    const ids = await centre.calls(7, (at) => ({ queue: at % 2 ? 'mail' : 'billing' }));
    for (const [at, callId] of ids.entries()) {
      await centre.submitted(at % 3 ? 'ana' : 'lea', callId, at % 2 ? greetWrong : undefined);
      centre.clock.advance(1_000);
    }
    const page = (args: string) =>
      centre.ask<{
        totalCount: number;
        nodes: { callReference: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      }>(
        'ben',
        'evaluations',
        `query { evaluations(${args}) { totalCount nodes { callReference } pageInfo { endCursor hasNextPage } } }`,
      );
    const walk = async (args: string): Promise<string[]> => {
      const seen: string[] = [];
      let after = '';
      for (;;) {
        const { nodes, pageInfo } = await page(`first: 3 ${args} ${after && `after: "${after}"`}`);
        seen.push(...nodes.map(({ callReference }) => callReference));
        if (!pageInfo.hasNextPage) return seen;
        after = pageInfo.endCursor;
      }
    };
    const inOrder = Array.from({ length: 7 }, (_, at) => `C-${at + 1}`);
    expect(await walk('orderBy: OLDEST')).toEqual(inOrder);
    expect(await walk('orderBy: NEWEST')).toEqual([...inOrder].reverse());
    const lowest = await walk('orderBy: LOWEST_SCORE');
    expect(lowest.slice(0, 3).sort()).toEqual(['C-2', 'C-4', 'C-6']);
    expect(lowest.slice(3).sort()).toEqual(['C-1', 'C-3', 'C-5', 'C-7']);
    const counted = async (filter: string) => (await page(`first: 1, filter: { ${filter} }`)).totalCount;
    expect(await counted('queue: "mail"')).toBe(3);
    expect(await counted(`evaluatorId: "${centre.id('lea')}"`)).toBe(3);
    expect(await counted('errorRef: "greet"')).toBe(3);
    expect(await counted('errorRef: "check"')).toBe(0);
    expect(await counted('errorFamily: NON_CRITICAL, states: [RELEASED], kinds: [STANDARD]')).toBe(3);
    expect(await counted('isFatal: true')).toBe(0);
    expect(await counted(`teamId: "${centre.id('north')}", fromDay: "2026-03-09", toDay: "2026-03-09"`)).toBe(7);
    expect(await counted('fromDay: "2026-03-10"')).toBe(0);
    await expect(counted('fromDay: "yesterday"')).rejects.toThrow('YYYY-MM-DD');
  });

  it('find every page by an index', async () => {
    const filters = [
      { evaluatorId: 'x' },
      { agentId: 'x' },
      { teamIds: 'x' },
      { siteId: 'x' },
      { scorecardId: 'x' },
      { queue: 'x' },
      { lineId: 'x' },
      { state: 'x' },
      {},
    ];
    for (const filter of filters) {
      const plan = await centre.connection
        .collection('evaluations')
        .find(filter)
        .sort({ createdAt: -1, _id: -1 })
        .explain('queryPlanner');
      const text = JSON.stringify((plan as { queryPlanner: unknown }).queryPlanner);
      expect([JSON.stringify(filter), /"stage":"(COLLSCAN|SORT)"/.test(text)]).toEqual([JSON.stringify(filter), false]);
    }
  });

  it('are never looked through as a whole, whoever asks', async () => {
    for (const who of everybody) {
      const filter = knownFilter(await centre.as(who)) as never;
      const plan = await centre.connection.collection('evaluations').find(filter).explain('queryPlanner');
      // ADMIN knows of all.
      expect([who, JSON.stringify(plan).includes('COLLSCAN')]).toEqual([who, who === 'root']);
    }
  });

  it('gives one’s own: what one writes, and what is about oneself', async () => {
    const [one = '', two = ''] = await centre.calls(2);
    await centre.submitted('ana', one);
    await centre.draft('ana', two);
    const mine = (who: string, side: string, more = '') =>
      centre.ask<{ totalCount: number }>(
        who,
        'myEvaluations',
        `query { myEvaluations(side: ${side}, first: 5 ${more}) { totalCount } }`,
      );
    expect(await mine('ana', 'WRITTEN')).toEqual({ totalCount: 2 });
    expect(await mine('ana', 'WRITTEN', 'states: [DRAFT]')).toEqual({ totalCount: 1 });
    expect(await mine('a1', 'ABOUT_ME')).toEqual({ totalCount: 1 });
    expect(await mine('a1', 'WRITTEN')).toEqual({ totalCount: 0 });
    expect(await mine('a2', 'ABOUT_ME')).toEqual({ totalCount: 0 });
  });
});
