import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SearchIntent } from '../../../../src/modules/search/use/index.js';
import { SearchOutcomeAction } from '../../../../src/modules/search/use/use-enums.js';
import { Audience, Role, Scope, anonymous } from '../../../../src/platform/auth/viewer.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { agent, colleagues, partner, person, startUse, type UseFixture } from './use-fixture.js';

let fixture: UseFixture;

beforeAll(async () => {
  fixture = await startUse();
});
afterAll(() => fixture.end());

const stored = async (): Promise<SearchIntent[]> =>
  (await fixture.connection.collection('search_intents').find().toArray()) as unknown as SearchIntent[];
const byKey = async (key: string): Promise<SearchIntent | undefined> => (await stored()).find((one) => one.key === key);
const codesOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof UserError
        ? error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim())
        : error,
  );
/** All searches that the figures count. */
const counted = async (): Promise<number> => {
  const rows = await fixture.connection
    .collection('search_query_days')
    .aggregate<{ intents: number }>([{ $group: { _id: null, intents: { $sum: '$intents' } } }])
    .toArray();
  return rows[0]?.intents ?? 0;
};

describe('recording intentions', () => {
  it('keeps what the receipt says, masked, and nothing else', async () => {
    const shown = Array.from({ length: 12 }, (_, at) => `article_${at}`);
    const intentKey = randomUUID();
    const worker = colleagues[0] ?? agent;
    const receipt = fixture.receipt(worker, {
      query: '客户13812345678 洗衣机 E21 怎麼辦',
      shown,
      totalCount: 31,
      verdict: 'LIKELY_ANSWER',
      confidence: 0.91,
      kinds: ['FAQ'],
      productLineId: 'line_x',
    });
    expect(await fixture.use.intents.record(worker, { intentKey, receipt, end: 'PAUSE' })).toEqual({ isNew: true });
    const intent = await byKey(intentKey);
    expect(intent).toMatchObject({
      userId: worker.id,
      role: Role.AGENT,
      teamIds: ['team_a', 'team_top'],
      siteId: 'site_a',
      locale: 'zh-CN',
      query: '客户*** 洗衣机 E21 怎麼辦',
      shown: shown.slice(0, 10),
      totalCount: 31,
      verdict: 'LIKELY_ANSWER',
      confidence: 0.91,
      kinds: ['FAQ'],
      productLineId: 'line_x',
      end: 'PAUSE',
      opened: [],
      saidNoAnswer: false,
      at: fixture.clock.now(),
    });
    expect(intent?.queryKey).toBe(['e21', '么办', '客户', '怎么', '洗衣', '衣机'].sort().join(' '));
    expect(JSON.stringify(intent)).not.toContain('13812345678');
  });

  it('leaves no audit event', async () => {
    await fixture.ask(agent, { query: '没有痕迹' });
    expect(await fixture.connection.collection('events').countDocuments({ type: /intent/ })).toBe(0);
  });

  it('counts one key once, however often and from how many places it comes', async () => {
    const before = await counted();
    const intentKey = randomUUID();
    const record = (query: string, end: 'PAUSE' | 'LEFT') =>
      fixture.use.intents.record(agent, { intentKey, receipt: fixture.receipt(agent, { query }), end });
    const answers = await Promise.all([record('脱水', 'PAUSE'), record('脱水', 'PAUSE'), record('脱水', 'PAUSE')]);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    fixture.clock.advance(5_000);
    expect(await record('不脱水 E21', 'LEFT')).toEqual({ isNew: false });
    expect((await stored()).filter(({ key }) => key === intentKey)).toHaveLength(1);
    expect(await byKey(intentKey)).toMatchObject({ query: '不脱水 E21', end: 'LEFT' });
    expect(await counted()).toBe(before + 1);
  });

  it('counts it once between two server copies too', async () => {
    const beside = await startUse(fixture);
    try {
      const before = await counted();
      const keys: string[] = Array.from({ length: 10 }, () => randomUUID());
      await Promise.all(
        keys.flatMap((intentKey) =>
          [fixture, beside].map(({ use }) =>
            use.intents.record(agent, {
              intentKey,
              receipt: fixture.receipt(agent, { query: '两台服务器' }),
              end: 'PAUSE',
            }),
          ),
        ),
      );
      expect((await stored()).filter(({ key }) => keys.includes(key))).toHaveLength(10);
      expect(await counted()).toBe(before + 10);
    } finally {
      await beside.use.stop();
      await beside.connection.close();
    }
  });

  it('lets an older answer that comes late change nothing that was asked', async () => {
    const intentKey = randomUUID();
    const older = fixture.receipt(agent, { query: '旧的问题' });
    fixture.clock.advance(1_000);
    await fixture.use.intents.record(agent, {
      intentKey,
      receipt: fixture.receipt(agent, { query: '新的问题' }),
      end: 'OPEN',
    });
    await fixture.use.intents.record(agent, { intentKey, receipt: older, end: 'PAUSE' });
    expect(await byKey(intentKey)).toMatchObject({ query: '新的问题', end: 'OPEN' });
  });

  it('keeps keys apart by person', async () => {
    const intentKey = randomUUID();
    for (const viewer of [agent, partner]) {
      const receipt = fixture.receipt(viewer, { query: '同一个键' });
      expect(await fixture.use.intents.record(viewer, { intentKey, receipt, end: 'LEFT' })).toEqual({ isNew: true });
    }
    expect((await stored()).filter(({ key }) => key === intentKey).map(({ userId }) => userId)).toEqual([
      agent.id,
      partner.id,
    ]);
  });

  it('refuses clients, strange keys, receipts of others and old ones, and queries without a word', async () => {
    const client = { ...anonymous('en'), kind: 'client' as const, id: 'client_1', scopes: [Scope.KNOWLEDGE_READ] };
    const record = (viewer: typeof agent, intentKey: string, receipt: string) =>
      codesOf(fixture.use.intents.record(viewer, { intentKey, receipt, end: 'PAUSE' }));
    const good = fixture.receipt(agent, { query: '好的' });
    expect(await record(client, randomUUID(), fixture.receipt(client, { query: 'x' }))).toEqual(['NOT_ALLOWED']);
    expect(await record(agent, 'short', good)).toEqual(['INVALID intentKey']);
    expect(await record(agent, `${randomUUID()}$`, good)).toEqual(['INVALID intentKey']);
    expect(await record(partner, randomUUID(), good)).toEqual(['INVALID receipt']);
    expect(await record(agent, randomUUID(), fixture.receipt(agent, { query: '？！…' }))).toEqual(['INVALID receipt']);
    fixture.clock.advance(12 * 3_600_000 + 1);
    expect(await record(agent, randomUUID(), good)).toEqual(['INVALID receipt']);
  });
});

describe('recording outcomes', () => {
  it('takes the place of an open from the receipt and believes no client', async () => {
    const first = await fixture.publish('洗衣机不脱水怎么处理');
    const second = await fixture.publish('洗衣机漏水怎么处理');
    const far = await fixture.publish('洗衣机噪音大怎么处理');
    const shown = [first._id, second._id];
    const intentKey = await fixture.ask(agent, { query: '洗衣机', shown, totalCount: 40 });
    const open = (articleId: string, rank: number | null, afterMs: number | null = 3_000) =>
      fixture.use.intents.recordOutcome(agent, {
        intentKey,
        action: SearchOutcomeAction.OPENED,
        articleId,
        rank,
        afterMs,
      });
    await open(second._id, 1, 2_500);
    await open(second._id, 1, 9_000);
    await open(far._id, 17);
    fixture.clock.advance(7_000);
    await open(first._id, null, null);
    const intent = await byKey(intentKey);
    expect(intent?.end).toBe('OPEN');
    expect(intent?.opened).toEqual([
      { articleId: second._id, kind: 'FAQ', rank: 2, afterMs: 2_500 },
      { articleId: far._id, kind: 'FAQ', rank: 17, afterMs: 3_000 },
      { articleId: first._id, kind: 'FAQ', rank: 1, afterMs: 7_000 },
    ]);
    expect(await codesOf(open(first._id, 0))).toEqual(['OUT_OF_RANGE rank']);
    expect(await codesOf(open(first._id, 1, -1))).toEqual(['OUT_OF_RANGE afterMs']);
  });

  it('gives no place to what was not in the list', async () => {
    const elsewhere = await fixture.publish('空调外机结霜');
    const intentKey = await fixture.ask(agent, { query: '结霜', shown: ['article_a', 'article_b'], totalCount: 2 });
    await fixture.use.intents.recordOutcome(agent, {
      intentKey,
      action: SearchOutcomeAction.OPENED,
      articleId: elsewhere._id,
      rank: 1,
    });
    expect((await byKey(intentKey))?.opened[0]).toMatchObject({ articleId: elsewhere._id, rank: null });
  });

  it('keeps each kind of outcome once; helpful and not helpful take each other’s place', async () => {
    const article = await fixture.publish('冰箱除味');
    const intentKey = await fixture.ask(agent, { query: '除味', shown: [article._id] });
    const say = (action: SearchOutcomeAction) =>
      fixture.use.intents.recordOutcome(agent, {
        intentKey,
        action,
        articleId: action === SearchOutcomeAction.NO_ANSWER ? null : article._id,
      });
    for (const action of Object.values(SearchOutcomeAction)) {
      await say(action);
      await say(action);
    }
    const before = await byKey(intentKey);
    expect(before).toMatchObject({
      copied: [article._id],
      linked: [article._id],
      helpful: [],
      notHelpful: [article._id],
      saidNoAnswer: true,
    });
    expect(before?.opened).toHaveLength(1);
    await say(SearchOutcomeAction.HELPFUL);
    expect(await byKey(intentKey)).toMatchObject({ helpful: [article._id], notHelpful: [] });
  });

  it('survives a refined query', async () => {
    const article = await fixture.publish('电视花屏');
    const intentKey = await fixture.ask(agent, { query: '花屏', shown: [article._id] }, article._id);
    const receipt = fixture.receipt(agent, { query: '电视花屏怎么办', shown: [article._id] });
    await fixture.use.intents.record(agent, { intentKey, receipt, end: 'PAUSE' });
    const intent = await byKey(intentKey);
    expect(intent).toMatchObject({ query: '电视花屏怎么办', end: 'OPEN' });
    expect(intent?.opened.map(({ articleId }) => articleId)).toEqual([article._id]);
  });

  it('tells nobody of articles that they may not find', async () => {
    const internal = await fixture.publish('内部补偿标准');
    const open = await fixture.publish('公开的保修说明', { audience: Audience.PARTNER });
    const intentKey = await fixture.ask(partner, { query: '补偿', locale: 'zh-CN' });
    const outcome = (articleId: string | null, viewer = partner, key = intentKey) =>
      codesOf(
        fixture.use.intents.recordOutcome(viewer, { intentKey: key, action: SearchOutcomeAction.OPENED, articleId }),
      );
    const unknown = 'article_01h455vb4pex5vsknk084sn02q';
    expect(await outcome(internal._id)).toEqual(['NOT_FOUND articleId']);
    expect(await outcome(unknown)).toEqual(['NOT_FOUND articleId']);
    expect(await outcome('no id')).toEqual(['NOT_FOUND articleId']);
    expect(await outcome(null)).toEqual(['REQUIRED articleId']);
    expect((await byKey(intentKey))?.opened).toEqual([]);
    expect(await outcome(open._id)).toBe('done');
    expect(await outcome(open._id, person('other', [Role.AGENT]))).toEqual(['NOT_FOUND intentKey']);
  });
});

describe('forgetting', () => {
  it('drops what is older than 180 days, by the clock, and keeps the counts', async () => {
    const article = await fixture.publish('要忘记的条目');
    const old = await fixture.ask(agent, { query: '很久以前', shown: [article._id] }, article._id);
    fixture.clock.advance(1_000);
    const kept = await fixture.ask(agent, { query: '不久以前' });
    const total = await counted();
    expect(total).toBeGreaterThan(1);
    fixture.clock.advance(180 * 86_400_000 - 500);
    expect((await fixture.use.upkeep.forget()).intents).toBeGreaterThan(0);
    expect(await byKey(old)).toBeUndefined();
    expect(await byKey(kept)).toBeDefined();
    expect(await counted()).toBe(total);
  });

  it('happens by itself', async () => {
    const key = await fixture.ask(agent, { query: '到期自动删除' });
    await fixture.jobs.runDue();
    fixture.clock.advance(181 * 86_400_000);
    await fixture.jobs.runDue();
    expect(await byKey(key)).toBeUndefined();
  });

  it('has an index behind every question', async () => {
    const plans = async (filter: object, sort: Record<string, 1 | -1> = {}): Promise<string> =>
      JSON.stringify(
        (await fixture.connection.collection('search_intents').find(filter).sort(sort).explain('queryPlanner'))
          .queryPlanner.winningPlan,
      );
    expect(await plans({ at: { $lt: new Date() } })).toContain('IXSCAN');
    expect(await plans({ userId: 'a', key: 'b' })).toContain('userId_1_key_1');
    // With something to compare: without any of a person all plans are alike.
    for (let times = 0; times < 5; times += 1) await fixture.ask(agent, { query: `计划 ${times}` });
    expect(await plans({ userId: agent.id, otherKeys: 'b' })).toContain('userId_1_otherKeys_1');
    expect(await plans({ userId: agent.id, receiptIds: 'b' })).toContain('userId_1_receiptIds_1');
    const newest = await plans({ userId: 'a' }, { at: -1 });
    expect(newest).toContain('IXSCAN');
    expect(newest).not.toContain('"SORT"');
  });
});
