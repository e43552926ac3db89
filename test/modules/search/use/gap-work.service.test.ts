import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Article, ArticleKind } from '../../../../src/modules/articles/index.js';
import type { SearchGap } from '../../../../src/modules/search/use/search-gap.js';
import { Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { agent, colleagues, editor, editorTwo, lineId, person, startUse, type UseFixture } from './use-fixture.js';

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
const draft = (viewer: Viewer, gap: SearchGap) => fixture.use.gaps.draft(viewer, gap._id, seen(gap), articleNow);
const codesOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof UserError
        ? error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim())
        : error,
  );

describe('claiming', () => {
  it('keeps others away, and an administrator not', async () => {
    const gap = await gapOf('吸尘器吸力变小');
    const claimed = await fixture.use.gaps.claim(editor, gap._id, seen(gap));
    expect(claimed).toMatchObject({ claimedById: editor.id, revision: gap.revision + 1 });
    expect(await codesOf(fixture.use.gaps.claim(editorTwo, gap._id, seen(claimed)))).toEqual(['WRONG_STATE']);
    expect(await codesOf(draft(editorTwo, claimed))).toEqual(['WRONG_STATE']);
    expect(await codesOf(fixture.use.gaps.release(editorTwo, gap._id, seen(claimed)))).toEqual(['NOT_ALLOWED']);
    const released = await fixture.use.gaps.release(admin, gap._id, seen(claimed));
    expect(released.claimedById).toBeNull();
    expect(await codesOf(fixture.use.gaps.release(editor, gap._id, seen(released)))).toEqual(['WRONG_STATE']);
  });

  it('refuses who saw an older gap, with the present one; reports do not make it older', async () => {
    const gap = await gapOf('扫地机器人回不了充');
    await fixture.use.reports.create(editorTwo, { words: ['扫地机器人回不了充'], locale: 'zh-CN', cause: 'NO_RESULT' });
    await fixture.use.gaps.claim(editor, gap._id, seen(gap));
    const late = await fixture.use.gaps.claim(editor, gap._id, seen(gap)).catch((error: unknown) => error);
    expect(late).toBeInstanceOf(UserError);
    expect((late as UserError).faults[0]?.code).toBe('CONFLICT');
    expect((late as UserError).current.gap).toMatchObject({ _id: gap._id, revision: gap.revision + 1, reportCount: 2 });
  });

  it('is for editors and administrators only', async () => {
    const gap = await gapOf('电饭煲煮饭夹生');
    for (const viewer of [agent, person('lead', [Role.SUPERVISOR]), person('manager', [Role.MANAGER])]) {
      expect(await codesOf(fixture.use.gaps.claim(viewer, gap._id, seen(gap)))).toEqual(['NOT_ALLOWED']);
      expect(await fixture.use.gaps.gap(viewer, gap._id)).toBeNull();
      expect(() => fixture.use.gaps.list(viewer, {}, 'COUNT', page(5))).toThrow(UserError);
    }
    expect(await codesOf(fixture.use.gaps.claim(editor, 'search_gap_01h455vb4pex5vsknk084sn02q', seen(gap)))).toEqual([
      'NOT_FOUND id',
    ]);
  });
});

describe('attaching to an article', () => {
  it('adds the words to its draft and closes with its next version, not the one that is live', async () => {
    const article = await fixture.publish('eSIM 使用说明', { alternativeQuestions: ['eSIM 怎么开通'] });
    const gap = await gapOf('eSIM 怎么转到新手机', 'esim转新手机');
    const attached = await fixture.use.gaps.attach(editor, gap._id, seen(gap), article);
    expect(attached).toMatchObject({ addedCount: 2, leftOutCount: 0, gap: { state: 'DRAFTED', sinceVersion: 1 } });
    expect(attached.article.draft?.alternativeQuestions).toEqual([
      'eSIM 怎么开通',
      'eSIM 怎么转到新手机',
      'esim转新手机',
    ]);
    expect(attached.article.alternativeQuestions).toEqual(['eSIM 怎么开通']);
    expect(await fixture.use.closing.closeAnswered()).toBe(0);
    await fixture.goLive(attached.article);
    expect(await fixture.use.closing.closeAnswered({ gapIds: [], articleIds: [article._id] })).toBe(1);
    expect((await now(gap)).state).toBe('CLOSED');
    expect((await articleNow(article._id))?.alternativeQuestions).toContain('esim转新手机');
  });

  it('respects the limit of alternative questions', async () => {
    const full = (count: number): string[] => Array.from({ length: count }, (_, at) => `别的问法 ${at}`);
    const nearly = await fixture.publish('几乎满了', { alternativeQuestions: full(49) });
    const gap = await gapOf('加湿器漏水', '加湿器底下漏水');
    const attached = await fixture.use.gaps.attach(editor, gap._id, seen(gap), nearly);
    expect(attached).toMatchObject({ addedCount: 1, leftOutCount: 1 });
    const all = await fixture.publish('满了', { alternativeQuestions: full(50) });
    const other = await gapOf('除湿机不工作');
    expect(await codesOf(fixture.use.gaps.attach(editor, other._id, seen(other), all))).toEqual(['TOO_MANY articleId']);
    expect(await now(other)).toMatchObject({ state: 'OPEN', claimedById: null });
  });

  it('closes at once where the live text has all words', async () => {
    const article = await fixture.publish('微波炉不加热', { alternativeQuestions: ['微波炉转但不热'] });
    const gap = await gapOf('微波炉不加热？');
    expect(await fixture.use.gaps.attach(editor, gap._id, seen(gap), article)).toMatchObject({
      addedCount: 0,
      gap: { state: 'CLOSED', articleId: article._id },
      article: { draft: null },
    });
  });

  it('refuses what is absent, archived or in review', async () => {
    const gap = await gapOf('油烟机异响');
    expect(await codesOf(fixture.use.gaps.attach(editor, gap._id, seen(gap), null))).toEqual(['NOT_FOUND articleId']);
    const article = await fixture.publish('油烟机清洗');
    const archived = await fixture.articles.publishing.archive(editor, article._id, {
      expectedVersion: article.revision,
      reason: '旧了',
    });
    expect(await codesOf(fixture.use.gaps.attach(editor, gap._id, seen(gap), archived))).toEqual([
      'WRONG_STATE articleId',
    ]);
    const draft = await fixture.articles.drafts.create(editor, {
      kind: ArticleKind.FAQ,
      locale: gap.locale,
      content: { title: '油烟机保养', bodyMarkdown: '擦。' },
    });
    const inReview = await fixture.articles.reviews.submit(editor, draft._id, { expectedVersion: draft.revision });
    expect(await codesOf(fixture.use.gaps.attach(editor, gap._id, seen(gap), inReview))).toEqual(['WRONG_STATE']);
    expect((await now(gap)).state).toBe('OPEN');
  });
});

describe('dismissing, reopening and merging', () => {
  it('dismisses with a reason and lets it wait again', async () => {
    const gap = await gapOf('能不能送我一台');
    expect(await codesOf(fixture.use.gaps.dismiss(editor, gap._id, { ...seen(gap), reason: ' ' }))).toEqual([
      'REQUIRED reason',
    ]);
    const dismissed = await fixture.use.gaps.dismiss(editor, gap._id, { ...seen(gap), reason: '不是知识问题' });
    expect(dismissed).toMatchObject({ state: 'DISMISSED', reason: '不是知识问题' });
    expect(await codesOf(draft(editor, dismissed))).toEqual(['WRONG_STATE']);
    const open = await fixture.use.gaps.reopen(editorTwo, gap._id, seen(dismissed));
    expect(open).toMatchObject({ state: 'OPEN', reason: null, claimedById: null });
    expect(await codesOf(fixture.use.gaps.reopen(editor, gap._id, seen(open)))).toEqual(['WRONG_STATE']);
  });

  it('merges words, counts and reports', async () => {
    const [one, two] = colleagues;
    const report = (viewer: Viewer, words: string, callReference: string) =>
      fixture.use.reports.record(viewer, {
        receipt: fixture.receipt(viewer, { query: words, productLineId: lineId }),
        words,
        callReference,
      });
    await report(one as Viewer, 'E62', 'C-1');
    await report(one as Viewer, '机器报警嘀嘀响', 'C-1');
    await report(two as Viewer, '机器报警嘀嘀响', 'C-2');
    const find = async (title: string): Promise<SearchGap> => {
      const found = await fixture.connection.collection('search_gaps').findOne({ title });
      return found as unknown as SearchGap;
    };
    const [from, into] = [await find('E62'), await find('机器报警嘀嘀响')];
    expect(await codesOf(fixture.use.gaps.merge(editor, from._id, { ...seen(from), intoId: from._id }))).toEqual([
      'INVALID intoId',
    ]);
    const after = await fixture.use.gaps.merge(editor, from._id, { ...seen(from), intoId: into._id });
    expect(after).toMatchObject({
      _id: into._id,
      title: '机器报警嘀嘀响',
      reportCount: 3,
      peopleCount: 2,
      callCount: 2,
      lines: [{ lineId, count: 3 }],
      revision: into.revision + 1,
    });
    expect(await fixture.use.gaps.gap(editor, from._id)).toBeNull();
    expect(await report(two as Viewer, 'E62 怎么办', 'C-9')).toEqual({ isNew: false, reportCount: 4 });
    expect(await now(into)).toMatchObject({ peopleCount: 2, callCount: 3 });
    const unknown = 'search_gap_01h455vb4pex5vsknk084sn02q';
    expect(await codesOf(fixture.use.gaps.merge(editor, into._id, { ...seen(after), intoId: unknown }))).toEqual([
      'NOT_FOUND intoId',
    ]);
  });
});

const page = (size: number, after: string | null = null) => ({ size, fromEnd: false, after, before: null });

describe('the list', () => {
  it('is ordered and narrowed, page by page, each gap once', async () => {
    for (let times = 0; times < 4; times += 1) await gapOf('榨汁机卡住');
    for (const order of ['COUNT', 'LAST_REPORT', 'TREND'] as const) {
      const all: SearchGap[] = [];
      let after: string | null = null;
      do {
        const part = await fixture.use.gaps.list(editor, {}, order, page(7, after));
        all.push(...part.nodes);
        after = part.pageInfo.hasNextPage ? (part.pageInfo.endCursor ?? null) : null;
      } while (after);
      const values = all.map((gap) =>
        order === 'COUNT' ? gap.reportCount : order === 'TREND' ? gap.change : gap.lastAt.getTime(),
      );
      expect(values).toEqual([...values].sort((a, b) => b - a));
      expect(new Set(all.map(({ _id }) => _id)).size).toBe(all.length);
      expect(all).toHaveLength(await fixture.connection.collection('search_gaps').countDocuments());
    }
    const titles = async (filter: Parameters<typeof fixture.use.gaps.list>[1]): Promise<string[]> =>
      (await fixture.use.gaps.list(editor, filter, 'COUNT', page(100))).nodes.map(({ title }) => title);
    expect(await titles({ states: ['DRAFTED'] as never })).toEqual(expect.arrayContaining(['加湿器漏水']));
    expect(await titles({ states: ['DRAFTED'] as never })).not.toContain('榨汁机卡住');
    expect(await titles({ lineId })).toEqual(['机器报警嘀嘀响']);
    expect(await titles({ locale: 'en' })).toEqual([]);
    expect(await titles({ claimedByViewer: true, states: ['OPEN'] as never })).toContain('扫地机器人回不了充');
  });

  it('has an index behind each order and filter', async () => {
    const planOf = async (filter: object, field: string): Promise<string> =>
      JSON.stringify(
        (
          await fixture.connection
            .collection('search_gaps')
            .find(filter)
            .sort({ [field]: -1, _id: -1 })
            .limit(5)
            .explain('queryPlanner')
        ).queryPlanner.winningPlan,
      );
    for (const field of ['reportCount', 'lastAt', 'change']) {
      for (const filter of [{}, { state: { $in: ['OPEN'] } }, { 'lines.lineId': 'x' }, { locale: 'en' }]) {
        const plan = await planOf(filter, field);
        expect(plan).toContain('IXSCAN');
        expect(plan).not.toContain('"stage":"SORT"');
      }
    }
  });

  it('loses a trend as days pass without a report', async () => {
    const gap = await gapOf('面包机不发面', '面包机面团发不起来');
    expect(gap.change).toBe(2);
    fixture.clock.advance(8 * 86_400_000);
    await fixture.use.upkeep.renewChanges();
    expect((await now(gap)).change).toBe(-2);
    fixture.clock.advance(8 * 86_400_000);
    await fixture.use.upkeep.renewChanges();
    expect((await now(gap)).change).toBe(0);
  });
});
