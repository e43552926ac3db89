import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Article } from '../../../../src/modules/articles/index.js';
import { FeedPriority } from '../../../../src/modules/articles/index.js';
import type { SearchGap } from '../../../../src/modules/search/use/search-gap.js';
import { eventually } from '../../../support/eventually.js';
import { editor, startUse, type UseFixture } from './use-fixture.js';

let fixture: UseFixture;

beforeAll(async () => {
  fixture = await startUse();
});
afterAll(() => fixture.end());

const drafted = async (words: string): Promise<{ gap: SearchGap; article: Article }> => {
  const { gap } = await fixture.use.reports.create(editor, { words: [words], locale: 'zh-CN', cause: 'NO_RESULT' });
  const made = await fixture.use.gaps.draft(editor, gap._id, { expectedVersion: gap.revision }, () =>
    Promise.resolve(null),
  );
  const article = await fixture.articles.drafts.update(editor, made.article._id, {
    expectedVersion: made.article.revision,
    content: { bodyMarkdown: '这样做。' },
  });
  return { gap: made.gap, article };
};
const stateOf = async (gap: SearchGap): Promise<string | undefined> =>
  (await fixture.use.gaps.gap(editor, gap._id))?.state;
const closings = (gap: SearchGap): Promise<number> =>
  fixture.connection.collection('events').countDocuments({ subjectId: gap._id, type: 'search-gap.closed' });

describe('closing by itself', () => {
  it('follows publications, silent and pushed ones, and begins with what was missed', async () => {
    const missed = await drafted('保温杯漏水');
    await fixture.goLive(missed.article);
    await fixture.use.start();
    await eventually(async () => expect(await stateOf(missed.gap)).toBe('CLOSED'));
    const silent = await drafted('养生壶烧干了');
    const pushed = await drafted('挂烫机不出蒸汽');
    await fixture.goLive(silent.article);
    await fixture.goLive(pushed.article, FeedPriority.INFO);
    for (const { gap } of [silent, pushed]) await eventually(async () => expect(await stateOf(gap)).toBe('CLOSED'));
    expect([await closings(missed.gap), await closings(silent.gap), await closings(pushed.gap)]).toEqual([1, 1, 1]);
  });

  it('survives a restart and closes once although two copies follow', async () => {
    await fixture.use.stop();
    const between = await drafted('净化器滤网报警');
    await fixture.goLive(between.article);
    expect(await stateOf(between.gap)).toBe('DRAFTED');
    const copies = [await startUse(fixture), await startUse(fixture)];
    try {
      for (const { use } of copies) await use.start();
      await eventually(async () => expect(await stateOf(between.gap)).toBe('CLOSED'));
      const after = await drafted('电热毯不热');
      await fixture.goLive(after.article);
      await eventually(async () => expect(await stateOf(after.gap)).toBe('CLOSED'));
      expect([await closings(between.gap), await closings(after.gap)]).toEqual([1, 1]);
    } finally {
      for (const { use, connection } of copies) {
        await use.stop();
        await connection.close();
      }
    }
  });

  it('stores how far it came', async () => {
    const positions = fixture.connection.collection<{ _id: string; token: unknown }>('search_use_positions');
    expect((await positions.findOne({ _id: 'search-gap-closing' }))?.token).toBeTruthy();
  });
});
