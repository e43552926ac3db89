import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SearchGap } from '../../../../src/modules/search/use/search-gap.js';
import type { SearchReceipt } from '../../../../src/modules/search/use/index.js';
import type { Viewer } from '../../../../src/platform/auth/viewer.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { agent, colleagues, editor, lineId, partner, startUse, type UseFixture } from './use-fixture.js';

let fixture: UseFixture;

beforeAll(async () => {
  fixture = await startUse();
});
afterAll(() => fixture.end());

interface More {
  callReference?: string;
  productLineId?: string;
  intentKey?: string;
  idempotencyKey?: string;
  about?: Partial<SearchReceipt>;
}

const report = (words: string, viewer: Viewer = agent, { about, ...more }: More = {}) =>
  fixture.use.reports.record(viewer, {
    receipt: fixture.receipt(viewer, { query: words.slice(0, 100), ...about }),
    words,
    ...more,
  });
const gaps = async (): Promise<SearchGap[]> =>
  (await fixture.connection.collection('search_gaps').find().toArray()) as unknown as SearchGap[];
const withWording = async (text: string): Promise<SearchGap[]> =>
  (await gaps()).filter(({ wordings }) => wordings.some((wording) => wording.text === text));
const codesOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof UserError
        ? error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim())
        : error,
  );

describe('reporting the words of a caller', () => {
  it('opens a gap, and lets other words for the same join it', async () => {
    const [one, two, three] = colleagues;
    expect(await report('旧机没拉走能先装吗', one, { callReference: 'C-1', productLineId: lineId })).toEqual({
      isNew: true,
      reportCount: 1,
    });
    fixture.clock.advance(86_400_000);
    expect(await report('旧机器没拉走可以先装新的吗', two, { callReference: 'C-2' })).toEqual({
      isNew: false,
      reportCount: 2,
    });
    expect(
      await report('旧机没拉走，能先装吗？', two, { callReference: 'C-2', about: { productLineId: lineId } }),
    ).toEqual({
      isNew: false,
      reportCount: 3,
    });
    expect(await report('甩不干怎么办', three)).toEqual({ isNew: true, reportCount: 1 });
    const [gap] = await withWording('旧机没拉走能先装吗');
    expect(gap).toMatchObject({
      title: '旧机没拉走能先装吗',
      reportCount: 3,
      peopleCount: 2,
      callCount: 2,
      locale: 'zh-CN',
      cause: 'NO_RESULT',
      state: 'OPEN',
      revision: 1,
      lines: [{ lineId, count: 2 }],
      lastAt: fixture.clock.now(),
    });
    expect(gap?.wordings.map(({ text, count }) => [text, count])).toEqual([
      ['旧机没拉走能先装吗', 2],
      ['旧机器没拉走可以先装新的吗', 1],
    ]);
  });

  it('keeps languages apart and understands both', async () => {
    const about = { locale: 'en' as const, totalCount: 3, verdict: 'NO_GOOD_ANSWER' };
    expect(await report('how do I move my eSIM to the new phone', agent, { about })).toMatchObject({ isNew: true });
    expect(await report('transfer esim to new phone', agent, { about })).toEqual({ isNew: false, reportCount: 2 });
    expect(await report('eSIM 怎么转到新手机')).toMatchObject({ isNew: true });
    expect(await report('esim转新手机')).toEqual({ isNew: false, reportCount: 2 });
    const [english] = await withWording('transfer esim to new phone');
    expect(english).toMatchObject({ locale: 'en', cause: 'NO_GOOD_ANSWER', peopleCount: 1 });
  });

  it('masks personal data before anything is stored', async () => {
    await report('手机号13987654321被别人绑定了怎么解绑');
    const everything = JSON.stringify([
      await gaps(),
      await fixture.connection.collection('search_gap_reports').find().toArray(),
      await fixture.connection.collection('events').find().toArray(),
    ]);
    expect(everything).toContain('手机号***被别人绑定了怎么解绑');
    expect(everything).not.toContain('13987654321');
  });

  it('leaves events that tell neither what was said nor on which call', async () => {
    await report('扫码枪连不上收银机', agent, { callReference: 'CALL-77123' });
    await fixture.use.reports.create(editor, {
      words: ['扫码枪连不上收银机', '收银机识别不到扫码枪'],
      locale: 'zh-CN',
      cause: 'NOT_OPENED',
    });
    const [gap] = await withWording('扫码枪连不上收银机');
    if (!gap) throw new Error('There is no gap.');
    const claimed = await fixture.use.gaps.claim(editor, gap._id, { expectedVersion: gap.revision });
    await fixture.use.gaps.dismiss(editor, gap._id, {
      expectedVersion: claimed.revision,
      reason: '来电者张三说扫码枪是自己买的',
    });
    const events = await fixture.connection
      .collection('events')
      .find({ subjectId: gap._id })
      .sort({ _id: 1 })
      .toArray();
    expect(events.map(({ type, after }) => [type as string, after as unknown])).toEqual([
      ['search-gap.opened', { reportCount: 1, cause: 'NO_RESULT' }],
      ['search-gap.reported', { reportCount: 3, cause: 'NOT_OPENED', wordings: 2 }],
      ['search-gap.claimed', { state: 'OPEN', claimedById: editor.id, articleId: null, revision: 2 }],
      ['search-gap.dismissed', { state: 'DISMISSED', claimedById: editor.id, articleId: null, revision: 3 }],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/扫码枪|CALL-77123|张三/);
  });

  it('waits until the weights of words are known', async () => {
    let known = (): void => undefined;
    fixture.weights.ready = new Promise((resolve) => (known = resolve));
    let isDone = false;
    const both = Promise.all([
      report('碎纸机卡纸', agent),
      fixture.use.reports.create(editor, { words: ['碎纸机不转'], locale: 'zh-CN', cause: 'NO_RESULT' }),
    ]).then(() => (isDone = true));
    // A transaction that comes later has its turn later: without waiting both would be done by then.
    for (let times = 0; times < 5; times += 1) await fixture.ask(agent, { query: `碎纸机 ${times}` });
    expect(await withWording('碎纸机卡纸')).toHaveLength(0);
    expect(isDone).toBe(false);
    known();
    await both;
    expect(await withWording('碎纸机卡纸')).toHaveLength(1);
  });

  it('takes the intention for one without an answer', async () => {
    const intentKey = await fixture.ask(agent, { query: '洗碗机怎么除水垢' });
    await report('洗碗机怎么除水垢', agent, { intentKey });
    const intents = fixture.connection.collection('search_intents');
    expect(await intents.findOne({ key: intentKey })).toMatchObject({ saidNoAnswer: true, end: 'GAP' });
    expect(await codesOf(report('没有记录过的意图', agent, { intentKey: randomUUID() }))).toBe('done');
  });

  it('counts a repeated call once', async () => {
    const idempotencyKey = randomUUID();
    const input = { receipt: fixture.receipt(agent, { query: '遥控器丢了' }), words: '遥控器丢了', idempotencyKey };
    const answers = [await fixture.use.reports.record(agent, input), await fixture.use.reports.record(agent, input)];
    expect(answers).toEqual([
      { isNew: true, reportCount: 1 },
      { isNew: true, reportCount: 1 },
    ]);
    expect((await withWording('遥控器丢了'))[0]?.reportCount).toBe(1);
    expect(await codesOf(fixture.use.reports.record(agent, { ...input, words: '遥控器坏了' }))).toEqual([
      'KEY_REUSED idempotencyKey',
    ]);
  });

  it('opens one gap for equal first reports on two server copies', async () => {
    const beside = await startUse(fixture);
    try {
      const answers = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((at) =>
          (at % 2 ? beside : fixture).use.reports.record(agent, {
            receipt: fixture.receipt(agent, { query: '净水器滤芯哪里买' }),
            words: '净水器滤芯哪里买',
          }),
        ),
      );
      expect(answers.map(({ reportCount }) => Number(reportCount)).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await withWording('净水器滤芯哪里买')).toHaveLength(1);
    } finally {
      await beside.use.stop();
      await beside.connection.close();
    }
  });

  it('opens a new gap for the words of a closed one, and names it', async () => {
    await report('蓝牙耳机单边没声');
    const [closed] = await withWording('蓝牙耳机单边没声');
    const collection = fixture.connection.collection<{ _id: string }>('search_gaps');
    await collection.updateOne({ _id: closed?._id ?? '' }, { $set: { state: 'CLOSED' } });
    expect(await report('蓝牙耳机单边没声音')).toEqual({ isNew: true, reportCount: 1 });
    const [again] = await withWording('蓝牙耳机单边没声音');
    expect(again).toMatchObject({ previousId: closed?._id, state: 'OPEN' });
    expect(await report('蓝牙耳机单边没声')).toEqual({ isNew: false, reportCount: 2 });
  });

  it('counts the words of a dismissed gap without waking it', async () => {
    await report('能帮我查邻居的地址吗');
    const [gap] = await withWording('能帮我查邻居的地址吗');
    await fixture.use.gaps.dismiss(editor, gap?._id ?? '', { expectedVersion: 1, reason: '不归我们' });
    expect(await report('帮我查邻居的地址')).toEqual({ isNew: false, reportCount: 2 });
    expect(await fixture.use.gaps.gap(editor, gap?._id ?? '')).toMatchObject({ state: 'DISMISSED', reportCount: 2 });
  });

  it('leaves one audit event for each report', async () => {
    const events = fixture.connection.collection('events');
    const before = await events.countDocuments({ type: /^search-gap\./ });
    await report('投影仪对不上焦');
    await report('投影仪对不上焦');
    const types = (
      await events
        .find({ type: /^search-gap\./ })
        .sort({ _id: 1 })
        .toArray()
    )
      .slice(before)
      .map(({ type }) => type as string);
    expect(types).toEqual(['search-gap.opened', 'search-gap.reported']);
  });

  it('refuses outsiders, empty and long words, words without a letter, and what is not there', async () => {
    const other = 'line_01h455vb4pex5vsknk084sn09q';
    expect(await codesOf(report('想知道', partner))).toEqual(['NOT_ALLOWED']);
    expect(await codesOf(report('  '))).toEqual(['REQUIRED words']);
    expect(await codesOf(report('长'.repeat(201)))).toEqual(['TOO_LONG words']);
    expect(await codesOf(report('？？！'))).toEqual(['INVALID words']);
    expect(await codesOf(report('13812345678'))).toEqual(['INVALID words']);
    expect(await codesOf(report('好的', agent, { callReference: 'a b' }))).toEqual(['INVALID callReference']);
    expect(await codesOf(report('好的', agent, { intentKey: '?' }))).toEqual(['INVALID intentKey']);
    expect(await codesOf(report('好的', agent, { productLineId: other }))).toEqual(['NOT_FOUND productLineId']);
    const receipt = fixture.receipt(agent, { query: '好的' });
    expect(await codesOf(fixture.use.reports.record(editor, { receipt, words: '好的' }))).toEqual(['INVALID receipt']);
  });
});

describe('making a gap of a group of queries', () => {
  const create = (words: string[], viewer: Viewer = editor, idempotencyKey: string | null = null) =>
    fixture.use.reports.create(viewer, { words, locale: 'zh-CN', cause: 'NOT_OPENED', idempotencyKey });

  it('takes all wordings, and joins what asks the same', async () => {
    const made = await create(['补贴多久到账', '补贴到账时间', '国补什么时候给']);
    expect(made).toMatchObject({ isNew: true, gap: { reportCount: 3, peopleCount: 1, cause: 'NOT_OPENED' } });
    expect(made.gap.wordings).toHaveLength(3);
    const joined = await create(['补贴多久能到账']);
    expect(joined).toMatchObject({ isNew: false, gap: { _id: made.gap._id, reportCount: 4 } });
  });

  it('makes it once for a key', async () => {
    const key = randomUUID();
    const [first, second] = [await create(['按摩椅没反应'], editor, key), await create(['按摩椅没反应'], editor, key)];
    expect(second?.gap).toMatchObject({ _id: first?.gap._id, reportCount: 1 });
  });

  it('is for editors, with 1 to 20 wordings', async () => {
    expect(await codesOf(create(['好的'], agent))).toEqual(['NOT_ALLOWED']);
    expect(await codesOf(create([]))).toEqual(['REQUIRED words']);
    expect(await codesOf(create(Array.from({ length: 21 }, (_, at) => `问法${at}`)))).toEqual(['TOO_MANY words']);
    expect(await codesOf(create(['好的', ' ']))).toEqual(['REQUIRED words.1']);
  });
});

describe('finding candidates', () => {
  it('uses the index of units', async () => {
    const plan = await fixture.connection
      .collection('search_gaps')
      .find({ units: { $in: ['esim', '旧机'] }, locale: 'zh-CN', state: { $in: ['OPEN', 'DRAFTED'] } })
      .explain('queryPlanner');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('units_1_locale_1_state_1');
  });
});
