import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Article, ArticleKind } from '../../../../src/modules/articles/index.js';
import { GapWorkService } from '../../../../src/modules/search/use/gap-work.service.js';
import { SearchGapStore } from '../../../../src/modules/search/use/search-gap.store.js';
import type { SearchGap } from '../../../../src/modules/search/use/search-gap.js';
import { Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { editor, editorTwo, person, startUse, type UseFixture } from './use-fixture.js';

let fixture: UseFixture;
const admin = person('admin', [Role.ADMIN]);

beforeAll(async () => {
  fixture = await startUse();
});
afterAll(() => fixture.end());

const gapOf = async (...words: string[]): Promise<SearchGap> =>
  (await fixture.use.reports.create(editor, { words, locale: 'zh-CN', cause: 'NO_RESULT' })).gap;
const seen = (gap: SearchGap): { expectedVersion: number } => ({ expectedVersion: gap.revision });
const now = async (gap: SearchGap): Promise<SearchGap> => {
  const found = await fixture.use.gaps.gap(editor, gap._id);
  if (!found) throw new Error('The gap is gone.');
  return found;
};
const articleNow = (id: string): Promise<Article | null> =>
  fixture.connection.collection<Article>('articles').findOne({ _id: id });
const draft = (viewer: Viewer, gap: SearchGap, more: { kind?: ArticleKind; categoryId?: string } = {}) =>
  fixture.use.gaps.draft(viewer, gap._id, { ...seen(gap), ...more }, articleNow);
const codesOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof UserError
        ? error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim())
        : error,
  );

describe('drafting', () => {
  it('makes an article with the words as alternative questions, and closes when it is published', async () => {
    const gap = await gapOf('以旧换新尾款怎么补', '以旧换新的尾款要怎么补', '订单202406180012345以旧换新尾款怎么补');
    const { gap: drafted, article } = await draft(editor, gap, { kind: ArticleKind.POLICY });
    expect(drafted).toMatchObject({ state: 'DRAFTED', articleId: article._id, claimedById: editor.id });
    expect(article).toMatchObject({ kind: 'POLICY', locale: 'zh-CN', title: '以旧换新尾款怎么补', state: 'DRAFT' });
    expect(article.draft?.alternativeQuestions).toEqual(['以旧换新的尾款要怎么补', '订单 以旧换新尾款怎么补']);
    expect(await fixture.use.closing.closeAnswered()).toBe(0);
    const written = await fixture.articles.drafts.update(editor, article._id, {
      expectedVersion: article.revision,
      content: { bodyMarkdown: '在订单里补。' },
    });
    await fixture.goLive(written);
    fixture.clock.advance(1_000);
    expect(await fixture.use.closing.closeAnswered()).toBe(1);
    expect(await now(gap)).toMatchObject({ state: 'CLOSED', closedAt: fixture.clock.now(), articleId: article._id });
    expect(await fixture.use.closing.closeAnswered()).toBe(0);
    const types = (
      await fixture.connection.collection('events').find({ subjectId: gap._id }).sort({ _id: 1 }).toArray()
    ).map(({ type }) => type as string);
    expect(types).toEqual(['search-gap.created', 'search-gap.claimed', 'search-gap.drafted', 'search-gap.closed']);
  });

  it('makes one article when two editors begin at the same moment', async () => {
    const gap = await gapOf('门锁指纹识别不了');
    const answers = await Promise.all([editor, editorTwo].map((viewer) => codesOf(draft(viewer, gap))));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(answers.find((answer) => answer !== 'done')).toEqual(['CONFLICT expectedVersion']);
    expect(await fixture.connection.collection('articles').countDocuments({ title: '门锁指纹识别不了' })).toBe(1);
  });

  it('makes one article even where the gap changes while it is being made', async () => {
    const gap = await gapOf('洗碗机放不出洗涤块');
    const { drafts } = fixture.articles;
    // Somebody steps in between the article and the last save.
    const disturbed = new GapWorkService(
      fixture.foundation,
      new SearchGapStore(fixture.connection, fixture.foundation.cursors),
      {
        update: (...args) => drafts.update(...args),
        create: async (...args) => {
          const article = await drafts.create(...args);
          const between = await now(gap);
          await fixture.use.gaps.claim(admin, gap._id, seen(between));
          return article;
        },
      },
    );
    expect(await codesOf(disturbed.draft(editor, gap._id, seen(gap), articleNow))).toEqual([
      'CONFLICT expectedVersion',
    ]);
    const left = await now(gap);
    expect(left).toMatchObject({ state: 'OPEN', articleId: expect.any(String) });
    const { gap: drafted, article } = await draft(admin, left);
    expect(drafted).toMatchObject({ state: 'DRAFTED', articleId: left.articleId });
    expect(article._id).toBe(left.articleId);
    expect(await fixture.connection.collection('articles').countDocuments({ title: '洗碗机放不出洗涤块' })).toBe(1);
  });

  it('passes the refusals of the articles on and leaves the gap open', async () => {
    const gap = await gapOf('热水器不出热水');
    const categoryId = 'category_01h455vb4pex5vsknk084sn02q';
    expect(await codesOf(draft(editor, gap, { categoryId }))).toEqual(['NOT_FOUND content.categoryId']);
    expect(await now(gap)).toMatchObject({ state: 'OPEN', articleId: null });
  });
});
