import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SearchIntent } from '../../../../src/modules/search/use/index.js';
import { SearchOutcomeAction } from '../../../../src/modules/search/use/use-enums.js';
import { agent, startUse, type UseFixture } from './use-fixture.js';

let fixture: UseFixture;

beforeAll(async () => {
  fixture = await startUse();
});
afterAll(() => fixture.end());

const stored = async (): Promise<SearchIntent[]> =>
  (await fixture.connection.collection('search_intents').find().toArray()) as unknown as SearchIntent[];
const byKey = async (key: string): Promise<SearchIntent | undefined> => (await stored()).find((one) => one.key === key);
/** All searches that the figures count. */
const counted = async (): Promise<number> => {
  const rows = await fixture.connection
    .collection('search_query_days')
    .aggregate<{ intents: number }>([{ $group: { _id: null, intents: { $sum: '$intents' } } }])
    .toArray();
  return rows[0]?.intents ?? 0;
};

describe('what a receipt proves', () => {
  it('counts one receipt once, under whatever keys it comes, and knows the intention by all of them', async () => {
    const before = await counted();
    const article = await fixture.publish('烘干机的滤网在哪里');
    const receipt = fixture.receipt(agent, { query: '烘干机滤网', shown: [article._id] });
    const [key, other, third] = [randomUUID(), randomUUID(), randomUUID()] as const;
    const record = (intentKey: string, end: 'PAUSE' | 'LEFT' | 'OPEN') =>
      fixture.use.intents.record(agent, { intentKey, receipt, end });
    expect(await record(key, 'PAUSE')).toEqual({ isNew: true });
    expect(await record(other, 'LEFT')).toEqual({ isNew: false });
    expect(await record(other, 'LEFT')).toEqual({ isNew: false });
    await fixture.use.intents.recordOutcome(agent, {
      intentKey: other,
      action: SearchOutcomeAction.HELPFUL,
      articleId: article._id,
    });
    expect(await byKey(key)).toMatchObject({ end: 'LEFT', otherKeys: [other], helpful: [article._id] });
    // Refined meanwhile: the first receipt still belongs to it.
    fixture.clock.advance(1_000);
    const refined = fixture.receipt(agent, { query: '烘干机滤网怎么洗' });
    await fixture.use.intents.record(agent, { intentKey: key, receipt: refined, end: 'PAUSE' });
    expect(await record(third, 'OPEN')).toEqual({ isNew: false });
    expect(await byKey(key)).toMatchObject({ query: '烘干机滤网怎么洗', end: 'OPEN', otherKeys: [other, third] });
    // An intention of its own that sends a receipt of another keeps what it asked.
    const own = await fixture.ask(agent, { query: '别的问题' });
    expect(await record(own, 'LEFT')).toEqual({ isNew: false });
    expect(await byKey(own)).toMatchObject({ query: '别的问题', end: 'LEFT' });
    expect(await counted()).toBe(before + 2);
  });

  it('counts one receipt once between two server copies too', async () => {
    const beside = await startUse(fixture);
    try {
      const before = await counted();
      const receipts = Array.from({ length: 8 }, () => fixture.receipt(agent, { query: '同一张凭据' }));
      const answers = await Promise.all(
        receipts.flatMap((receipt) =>
          [fixture, beside].map(({ use }) =>
            use.intents.record(agent, { intentKey: randomUUID(), receipt, end: 'PAUSE' }),
          ),
        ),
      );
      expect(answers.filter(({ isNew }) => isNew)).toHaveLength(8);
      expect(await counted()).toBe(before + 8);
    } finally {
      await beside.use.stop();
      await beside.connection.close();
    }
  });

  it('counts places over all pages', async () => {
    const [first, second, far] = await Promise.all(['一', '二', '三'].map((one) => fixture.publish(`翻页条目${one}`)));
    if (!first || !second || !far) throw new Error('Something was not published.');
    const intentKey = await fixture.ask(agent, {
      query: '翻页',
      shown: [first._id, second._id],
      offset: 20,
      totalCount: 30,
    });
    const rankOf = async (articleId: string, rank: number | null): Promise<number | null | undefined> => {
      await fixture.use.intents.recordOutcome(agent, {
        intentKey,
        action: SearchOutcomeAction.OPENED,
        articleId,
        rank,
      });
      return (await byKey(intentKey))?.opened.find((one) => one.articleId === articleId)?.rank;
    };
    expect(await rankOf(second._id, 1)).toBe(22);
    // Of an earlier page, whose receipt was another one.
    expect(await rankOf(far._id, 7)).toBe(7);
    const other = await fixture.publish('翻页条目四');
    expect(await rankOf(other._id, 21)).toBeNull();
  });
});
