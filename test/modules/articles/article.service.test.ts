import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Article, ArticleKind, FeedPriority } from '../../../src/modules/articles/index.js';
import type { ContentChange } from '../../../src/modules/articles/index.js';
import { Audience, type Viewer } from '../../../src/platform/auth/viewer.js';
import { UserError } from '../../../src/platform/errors/index.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import {
  type ArticlesFixture,
  agent,
  editor,
  editorTwo,
  lineId,
  partner,
  startArticles,
  teamId,
  tierId,
} from './articles-fixture.js';

let room: ArticlesFixture;

beforeAll(async () => {
  room = await startArticles();
});
afterAll(() => room.end());

const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.faults.map((fault) => fault.code);
    throw error;
  }
};

const events = (id: string, type?: string) =>
  room.foundation.events.events
    .find({ subjectId: id, ...(type ? { type } : {}) })
    .sort({ at: 1 })
    .lean()
    .exec();

const write = (title: string, content: ContentChange = {}, by: Viewer = editor): Promise<Article> =>
  room.articles.drafts.create(by, {
    kind: ArticleKind.FAQ,
    locale: Locale.EN,
    content: { title, bodyMarkdown: `About ${title}`, ...content },
  });

async function approved(article: Article, by: Viewer = editorTwo): Promise<Article> {
  const { reviews } = room.articles;
  const submitted = await reviews.submit(editor, article._id, { expectedVersion: article.revision });
  return reviews.approve(by, article._id, { expectedVersion: submitted.revision });
}

async function publish(article: Article, more: object = {}): Promise<Article> {
  const ready = await approved(article);
  return room.articles.publishing.publish(editor, article._id, { expectedVersion: ready.revision, ...more });
}

const stored = async (id: string): Promise<Article> => {
  const [article] = await room.connection
    .collection<Article>('articles')
    .find({ _id: id } as never)
    .toArray();
  if (!article) throw new Error('gone');
  return article as unknown as Article;
};

describe('writing', () => {
  it('makes an article with a code and one event, once for a key', async () => {
    const input = {
      kind: ArticleKind.SCRIPT,
      locale: Locale.EN,
      content: { title: 'Greeting' },
      idempotencyKey: 'greeting-1',
    };
    const made = await Promise.all(Array.from({ length: 20 }, () => room.articles.drafts.create(editor, { ...input })));
    expect(new Set(made.map((article) => article._id)).size).toBe(1);
    expect(made[0]?.code).toMatch(/^S-3\d{3}$/);
    expect(made[0]).toMatchObject({ audience: 'INTERNAL', state: 'DRAFT', revision: 1, lines: ['*'] });
    expect(await events(made[0]?._id ?? '')).toHaveLength(1);
    expect(await codesOf(room.articles.drafts.create(editor, { ...input, content: { title: 'Other' } }))).toEqual([
      'KEY_REUSED',
    ]);
  });

  it('never gives a code twice, and gives a number back when a write is refused', async () => {
    const before = await write('Before');
    expect(await codesOf(write('', {}))).toEqual(['REQUIRED']);
    expect(await codesOf(write('x', { categoryId: 'category_01h455vb4pex5vsknk084sn02q' }))).toEqual(['NOT_FOUND']);
    expect(await codesOf(write('x', { productLineIds: ['line_01h455vb4pex5vsknk084sn02r'] }))).toEqual(['NOT_FOUND']);
    const after = await write('After', { productLineIds: [lineId] });
    expect(Number(after.code.slice(2))).toBe(Number(before.code.slice(2)) + 1);
  });

  it('has one winner among twenty who write over the same revision', async () => {
    const article = await write('Contested');
    const results = await Promise.all(
      Array.from({ length: 20 }, (_unused, n) =>
        codesOf(
          room.articles.drafts.update(editor, article._id, {
            expectedVersion: 1,
            content: { title: `Contested ${n}` },
          }),
        ),
      ),
    );
    expect(results.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(results.filter((codes) => codes[0] === 'CONFLICT')).toHaveLength(19);
    expect((await stored(article._id)).revision).toBe(2);
    expect(await events(article._id, 'article.draft-updated')).toHaveLength(1);
    const stale = room.articles.drafts
      .update(editor, article._id, { expectedVersion: 1, content: {} })
      .catch((error: UserError) => error.current);
    expect(await stale).toMatchObject({ article: { revision: 2 } });
  });

  it('has one winner among two server copies too', async () => {
    const copy = await startArticles(room);
    const article = await write('Two copies');
    const results = await Promise.all(
      Array.from({ length: 20 }, (_unused, n) =>
        codesOf(
          (n % 2 ? copy : room).articles.drafts.update(editor, article._id, {
            expectedVersion: 1,
            content: { title: `From ${n}` },
          }),
        ),
      ),
    );
    await copy.end();
    expect(results.filter((codes) => codes.length === 0)).toHaveLength(1);
  });

  it('is for those who keep knowledge, and hides drafts from all others', async () => {
    const article = await write('Secret');
    expect(
      await codesOf(
        room.articles.drafts.create(agent, { kind: ArticleKind.FAQ, locale: Locale.EN, content: { title: 'x' } }),
      ),
    ).toEqual(['NOT_ALLOWED']);
    expect(await codesOf(room.articles.drafts.update(agent, article._id, { expectedVersion: 1, content: {} }))).toEqual(
      ['NOT_FOUND'],
    );
    const live = await publish(article);
    expect(
      await codesOf(room.articles.drafts.update(agent, article._id, { expectedVersion: live.revision, content: {} })),
    ).toEqual(['NOT_ALLOWED']);
    expect(await stored(article._id)).toMatchObject({ revision: live.revision, draft: null });
  });
});

describe('reviewing', () => {
  it('needs two people where a category above demands it', async () => {
    const { categories, reviews } = room.articles;
    const strict = await categories.create(editor, {
      key: 'strict',
      name: { zhCN: '严', en: 'Strict' },
      needsTwoPairsOfEyes: true,
    });
    const below = await categories.create(editor, {
      key: 'below',
      name: { zhCN: '下', en: 'Below' },
      parentId: strict._id,
      needsTwoPairsOfEyes: false,
    });
    const article = await write('Strict', { categoryId: below._id });
    expect(article.categoryPath).toEqual([strict._id, below._id]);
    const submitted = await reviews.submit(editor, article._id, { expectedVersion: 1, note: 'Please' });
    expect(await codesOf(reviews.approve(editor, article._id, { expectedVersion: submitted.revision }))).toEqual([
      'SAME_PERSON',
    ]);
    expect(
      await codesOf(reviews.reject(editorTwo, article._id, { expectedVersion: submitted.revision, reason: ' ' })),
    ).toEqual(['REQUIRED']);
    const rejected = await reviews.reject(editorTwo, article._id, {
      expectedVersion: submitted.revision,
      reason: 'Too long',
    });
    expect(rejected.draft).toMatchObject({
      state: 'DRAFT',
      reviews: [{ outcome: 'REJECTED', reason: 'Too long', reviewerId: editorTwo.id }],
    });
    const other = await write('Loose');
    expect((await approved(other, editor)).draft?.state).toBe('APPROVED');
  });

  it('moves a category with the paths of its articles', async () => {
    const { categories } = room.articles;
    const top = await categories.create(editor, {
      key: 'top',
      name: { zhCN: '顶', en: 'Top' },
      needsTwoPairsOfEyes: false,
    });
    const mid = await categories.create(editor, {
      key: 'mid',
      name: { zhCN: '中', en: 'Mid' },
      needsTwoPairsOfEyes: false,
    });
    const low = await categories.create(editor, {
      key: 'low',
      name: { zhCN: '低', en: 'Low' },
      parentId: mid._id,
      needsTwoPairsOfEyes: false,
    });
    const article = await write('Moved', { categoryId: low._id });
    await categories.update(editor, mid._id, { expectedVersion: 1, parentId: top._id });
    expect(await stored(article._id)).toMatchObject({ categoryPath: [top._id, mid._id, low._id], revision: 2 });
    expect(await codesOf(categories.update(editor, top._id, { expectedVersion: 1, parentId: low._id }))).toEqual([
      'INVALID',
    ]);
    expect(await codesOf(categories.update(editor, mid._id, { expectedVersion: 1, parentId: null }))).toEqual([
      'CONFLICT',
    ]);
    expect(
      await codesOf(
        categories.create(editor, { key: 'top', name: { zhCN: '顶', en: 'Top' }, needsTwoPairsOfEyes: false }),
      ),
    ).toEqual(['DUPLICATE']);
  });
});

describe('publishing', () => {
  it('stores text, version, event and feed number together', async () => {
    const article = await publish(await write('First'), {
      priority: FeedPriority.MUST_READ,
      changeSummary: 'New',
      dueAt: new Date(room.clock.now().getTime() + 60_000),
    });
    expect(article).toMatchObject({ state: 'PUBLISHED', version: 1, title: 'First' });
    const [event] = await events(article._id, 'article.published');
    expect(event).toMatchObject({
      kind: 'ARTICLE_PUBLISHED',
      priority: 'MUST_READ',
      code: article.code,
      version: 1,
      audience: 'INTERNAL',
      teams: ['*'],
      state: 'PUBLISHED',
    });
    expect(event?.number).toBeGreaterThan(0);
    const versions = await room.connection.collection('article_versions').find({ articleId: article._id }).toArray();
    expect(versions).toMatchObject([
      { number: 1, title: 'First', authorId: editor.id, reviews: [{ reviewerId: editorTwo.id }] },
    ]);

    const next = await room.articles.drafts.update(editor, article._id, {
      expectedVersion: article.revision,
      content: { title: 'Second' },
    });
    expect(next).toMatchObject({ title: 'First', draft: { title: 'Second' } });
    const second = await publish(next, { priority: FeedPriority.INFO });
    expect(second).toMatchObject({ title: 'Second', version: 2 });
    expect((await events(article._id, 'article.published')).map((one) => one.kind)).toEqual([
      'ARTICLE_PUBLISHED',
      'ARTICLE_UPDATED',
    ]);
  });

  it('changes nothing when it is refused, and has one winner among twenty', async () => {
    const ready = await approved(await write('Twenty'));
    const head = await room.foundation.events.head();
    const refused = room.articles.publishing.publish(editor, ready._id, {
      expectedVersion: ready.revision,
      priority: FeedPriority.STOP_WORK,
    });
    expect(await codesOf(refused)).toEqual(['REQUIRED']);
    const results = await Promise.all(
      Array.from({ length: 20 }, () =>
        codesOf(
          room.articles.publishing.publish(editor, ready._id, {
            expectedVersion: ready.revision,
            priority: FeedPriority.INFO,
          }),
        ),
      ),
    );
    expect(results.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(await room.foundation.events.head()).toBe(head + 1);
    expect(await room.connection.collection('article_versions').countDocuments({ articleId: ready._id })).toBe(1);
  });

  it('widens only when confirmed; narrows at once; archives and restores', async () => {
    const { publishing } = room.articles;
    const ready = await approved(await write('Reach', { bodyMarkdown: 'open\n\n:::internal\nhidden words\n:::' }));
    const wide = { expectedVersion: ready.revision, audience: Audience.PUBLIC };
    expect(await codesOf(publishing.publish(editor, ready._id, wide))).toEqual(['WIDENING_NOT_CONFIRMED']);
    const open = await publishing.publish(editor, ready._id, {
      ...wide,
      confirmWidening: true,
      priority: FeedPriority.MUST_READ,
      changeSummary: 'x',
    });
    const [hit] = [...(await room.articles.searchSubject.hits(partner, [ready._id])).values()];
    expect(hit?.text).toContain('open');
    expect(hit?.text).not.toContain('hidden words');
    expect([...(await room.articles.searchSubject.hits(agent, [ready._id])).values()][0]?.text).toContain(
      'hidden words',
    );
    const entry = (await room.articles.searchSource.entries([ready._id])).get(ready._id);
    expect(entry?.sections).toEqual([
      { heading: null, text: 'open', internal: false },
      { heading: null, text: 'hidden words', internal: true },
    ]);

    const reach = { audience: Audience.INTERNAL, minimumTierId: tierId, teamIds: [teamId], reason: 'Withdrawn' };
    const narrow = await publishing.changeAudience(editor, ready._id, { ...reach, expectedVersion: open.revision });
    expect(narrow).toMatchObject({ audience: 'INTERNAL', tierRank: 2, teams: [teamId] });
    expect((await room.articles.searchSubject.hits(partner, [ready._id])).size).toBe(0);
    const back = { audience: Audience.PUBLIC, teamIds: [], reason: 'Again', expectedVersion: narrow.revision };
    expect(await codesOf(publishing.changeAudience(editor, ready._id, back))).toEqual(['WIDENING_NOT_CONFIRMED']);
    expect(
      await codesOf(
        publishing.changeAudience(editor, ready._id, { ...back, teamIds: ['team_01h455vb4pex5vsknk084sn02x'] }),
      ),
    ).toEqual(['NOT_FOUND']);

    const archived = await publishing.archive(editor, ready._id, { expectedVersion: narrow.revision, reason: 'Old' });
    expect(archived.state).toBe('ARCHIVED');
    expect((await room.articles.searchSource.entries([ready._id])).size).toBe(0);
    expect((await events(ready._id, 'article.archived'))[0]).toMatchObject({
      kind: 'ARTICLE_ARCHIVED',
      priority: 'INFO',
      state: 'PUBLISHED',
      teams: [teamId],
    });
    expect((await publishing.restore(editor, ready._id, { expectedVersion: archived.revision })).state).toBe(
      'PUBLISHED',
    );
  });
});

describe('use', () => {
  it('counts one answer a person and version, the last one', async () => {
    const article = await publish(await write('Helpful'));
    const give = (viewer: Viewer, isHelpful: boolean) =>
      room.articles.uses.giveFeedback(viewer, article._id, { version: 1, isHelpful, reason: 'because' });
    await Promise.all([
      ...Array.from({ length: 5 }, () => give(agent, true)),
      ...Array.from({ length: 5 }, () => give(editor, true)),
    ]);
    await give(agent, false);
    expect(await room.connection.collection('article_usage').findOne({ articleId: article._id })).toMatchObject({
      helpfulCount: 1,
      notHelpfulCount: 1,
    });
    expect(await codesOf(room.articles.uses.giveFeedback(agent, article._id, { version: 2, isHelpful: true }))).toEqual(
      ['NOT_FOUND'],
    );
    expect(
      await codesOf(room.articles.uses.giveFeedback(partner, article._id, { version: 1, isHelpful: true })),
    ).toEqual(['NOT_FOUND']);
  });

  it('links a call once, however often and from wherever it is asked', async () => {
    const article = await publish(await write('Linked'));
    const copy = await startArticles(room);
    const input = { articleId: article._id, version: 1, callReference: '2026-01:77', callSystem: 'acd' };
    const links = await Promise.all(
      Array.from({ length: 20 }, (_unused, n) => (n % 2 ? copy : room).articles.uses.linkToCall(agent, input)),
    );
    await copy.end();
    expect(new Set(links.map(({ use }) => use._id)).size).toBe(1);
    expect(await room.connection.collection('article_usage').findOne({ articleId: article._id })).toMatchObject({
      linkCount: 1,
    });
    expect(await codesOf(room.articles.uses.linkToCall(agent, { ...input, callReference: 'no spaces' }))).toEqual([
      'INVALID',
    ]);
    expect(await codesOf(room.articles.uses.linkToCall(agent, { ...input, callReference: 'x'.repeat(65) }))).toEqual([
      'INVALID',
    ]);
  });
});

describe('planting and searching without the engine', () => {
  it('plants articles with their past, fixed codes and drafts', async () => {
    const at = (day: number): Date => new Date(Date.UTC(2025, 10, day));
    const [planted] = await room.articles.planting.plantArticles([
      {
        code: 'K-3900',
        kind: ArticleKind.FAQ,
        locale: Locale.EN,
        content: { title: 'Planted washer', bodyMarkdown: 'now', keywords: ['spin'] },
        authorId: editor.id,
        createdAt: at(1),
        audience: Audience.PUBLIC,
        versions: [
          { content: { bodyMarkdown: 'then' }, publishedAt: at(2) },
          { publishedAt: at(3), changeSummary: 'Clearer' },
        ],
        push: { priority: FeedPriority.INFO },
      },
    ]);
    expect(planted).toMatchObject({
      code: 'K-3900',
      version: 2,
      bodyMarkdown: 'now',
      publishedAt: at(3),
      state: 'PUBLISHED',
    });
    expect((await events(planted?._id ?? ''))[0]).toMatchObject({
      kind: 'ARTICLE_UPDATED',
      version: 2,
      summary: 'Clearer',
    });
    expect(Number((await write('After the plant')).code.slice(2))).toBeGreaterThan(3_900);
  });
});
