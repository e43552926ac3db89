import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role, Scope, anonymous } from '../../../../src/platform/auth/viewer.js';
import { fold } from '../../../../src/platform/search/analysis.js';
import { agent, colleagues, editor, partner, person, startUse, type UseFixture } from './use-fixture.js';

let fixture: UseFixture;

beforeAll(async () => {
  fixture = await startUse();
});
afterAll(() => fixture.end());
beforeEach(() => fixture.clock.advance(60_000));

describe('last searches', () => {
  it('are one’s own, newest first, each once', async () => {
    const me = person('recent', [Role.AGENT]);
    for (const query of ['洗衣机漏水', '空调不冷', '洗衣机，漏水？', 'E21']) {
      fixture.clock.advance(1_000);
      await fixture.ask(me, { query });
    }
    await fixture.ask(colleagues[0] ?? agent, { query: '别人的问题' });
    await fixture.ask(me, { query: '订单202406180012345到哪了' });
    expect(await fixture.use.suggestions.recent(me, 20)).toEqual(['E21', '洗衣机，漏水？', '空调不冷', '洗衣机漏水']);
    expect(await fixture.use.suggestions.recent(me, 1)).toEqual(['E21']);
    expect(await fixture.use.suggestions.recent(me, 0)).toEqual([]);
  });

  it('are at most 20, for outsiders too, for clients none', async () => {
    const me = person('many', [Role.AGENT]);
    for (let at = 0; at < 25; at += 1) await fixture.ask(me, { query: `代码 F${at}x` });
    expect(await fixture.use.suggestions.recent(me, 100)).toHaveLength(20);
    await fixture.ask(partner, { query: '配件价格' });
    expect(await fixture.use.suggestions.recent(partner, 5)).toEqual(['配件价格']);
    const client = { ...anonymous('en'), kind: 'client' as const, id: partner.id, scopes: [Scope.KNOWLEDGE_READ] };
    expect(await fixture.use.suggestions.recent(client, 5)).toEqual([]);
  });
});

describe('popular questions', () => {
  const popular = (text: string, viewer = agent, limit = 10): Promise<string[]> =>
    fixture.use.suggestions.popular(viewer, fold(text), limit);

  it('were asked by three people and led to something that the viewer may find now', async () => {
    const article = await fixture.publish('延保怎么退');
    const hidden = await fixture.publish('延保内部折算');
    await fixture.articles.publishing.changeAudience(editor, hidden._id, {
      expectedVersion: hidden.revision,
      audience: 'INTERNAL' as never,
      minimumTierId: 'tier_01h455vb4pex5vsknk084sn02q',
      teamIds: [],
      reason: 'Told by the test.',
    });
    const expert = person('expert', [Role.AGENT], { tierRank: 5 });
    const askers = colleagues.slice(0, 3);
    for (const viewer of askers) {
      await fixture.ask(viewer, { query: '延保怎么退款', shown: [article._id] }, article._id);
      // Who opens must be able to see it, so the experts among the colleagues ask for this one.
      const insider = { ...viewer, tierRank: 5 };
      await fixture.ask(insider, { query: '延保折算比例', shown: [hidden._id] }, hidden._id);
      await fixture.ask(viewer, { query: '延保没有人打开' });
      await fixture.ask(viewer, { query: '查13812345678的延保', shown: [article._id] }, article._id);
    }
    for (const viewer of [askers[0] ?? agent, askers[1] ?? agent, askers[1] ?? agent])
      await fixture.ask(viewer, { query: '延保只有两人问', shown: [article._id] }, article._id);
    await fixture.use.suggestions.refresh();
    expect(await popular('延保')).toEqual(['延保怎么退款']);
    expect(await popular('怎么退')).toEqual(['延保怎么退款']);
    expect(await popular('延保', expert)).toEqual(expect.arrayContaining(['延保怎么退款', '延保折算比例']));
    expect(await popular('延保', partner)).toEqual([]);
    // Before anything is typed: whatever is popular.
    expect(await popular('', partner)).toEqual([]);
    expect(await popular('')).toContain('延保怎么退款');
    expect(await popular('完全没有')).toEqual([]);
  });

  it('follow what may be seen at this moment', async () => {
    const article = await fixture.publish('赠品没收到');
    for (const viewer of colleagues.slice(0, 3))
      await fixture.ask(viewer, { query: '赠品没收到怎么办', shown: [article._id] }, article._id);
    await fixture.use.suggestions.refresh();
    expect(await popular('赠品')).toEqual(['赠品没收到怎么办']);
    await fixture.articles.publishing.archive(editor, article._id, { expectedVersion: article.revision, reason: '旧' });
    expect(await popular('赠品')).toEqual([]);
  });

  it('that begin with the piece come first, then those of most people', async () => {
    const article = await fixture.publish('发票');
    const ask = async (query: string, count: number): Promise<void> => {
      for (const viewer of colleagues.slice(0, count))
        await fixture.ask(viewer, { query, shown: [article._id] }, article._id);
    };
    await ask('怎么开发票抬头', 4);
    await ask('发票抬头改名', 3);
    await ask('发票抬头写错', 4);
    await fixture.use.suggestions.refresh();
    expect(await popular('发票抬头')).toEqual(['发票抬头写错', '发票抬头改名', '怎么开发票抬头']);
    expect(await popular('发票抬头', agent, 2)).toEqual(['发票抬头写错', '发票抬头改名']);
  });

  it('fade after 30 days, and are found anew by the job', async () => {
    const article = await fixture.publish('保价规则');
    for (const viewer of colleagues.slice(0, 3))
      await fixture.ask(viewer, { query: '保价怎么申请', shown: [article._id] }, article._id);
    await fixture.jobs.runDue();
    fixture.clock.advance(5 * 60_000);
    await fixture.jobs.runDue();
    expect(await popular('保价')).toEqual(['保价怎么申请']);
    fixture.clock.advance(31 * 86_400_000);
    await fixture.jobs.runDue();
    expect(await popular('保价')).toEqual([]);
  });

  it('cost one query a keystroke, for the rights, and none where nothing matches', async () => {
    const article = await fixture.publish('以旧换新');
    for (const viewer of colleagues.slice(0, 3))
      await fixture.ask(viewer, { query: '以旧换新怎么算', shown: [article._id] }, article._id);
    await fixture.use.suggestions.refresh();
    await popular('以旧');
    const before = fixture.reads.count;
    for (const piece of ['以', '以旧', '以旧换', '以旧换新']) expect(await popular(piece)).toEqual(['以旧换新怎么算']);
    expect(fixture.reads.count).toBe(before + 4);
    expect(await popular('没有这样的问题')).toEqual([]);
    expect(fixture.reads.count).toBe(before + 4);
  });
});
