import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Article, ArticleKind } from '../../../src/modules/articles/index.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import { type ArticlesFixture, editor, editorTwo, startArticles } from './articles-fixture.js';

let room: ArticlesFixture;

beforeAll(async () => {
  room = await startArticles();
});
afterAll(() => room.end());

/** Fields that the first builds of the product knew. */
const first = new Set(
  `_id code kind state locale revision title say bodyMarkdown technicalCase alternativeQuestions keywords environment models errorCodes
   categoryId categoryPath lines audience tierRank teams version publishedAt publishedById changeSummary publishedPriority createdAt
   updatedAt source draft submittedAt authorIds editorIds authorId note reviews articleId number`.split(/\s+/),
);

const older = (document: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(document)
      .filter(([name]) => first.has(name))
      .map(([name, value]) => [name, name === 'draft' && value ? older(value as Record<string, unknown>) : value]),
  );

describe('articles of an older build', () => {
  it('are brought up to the present form once, and are as if they were written today', async () => {
    const { drafts, reviews, publishing } = room.articles;
    const made = await drafts.create(editor, {
      kind: ArticleKind.FAQ,
      locale: Locale.EN,
      content: { title: 'Old', bodyMarkdown: 'See [[K-2031]].' },
    });
    const sent = await reviews.submit(editor, made._id, { expectedVersion: made.revision });
    const ready = await reviews.approve(editorTwo, made._id, { expectedVersion: sent.revision });
    const live = await publishing.publish(editor, made._id, { expectedVersion: ready.revision });
    const open = await drafts.update(editor, made._id, {
      expectedVersion: live.revision,
      content: { bodyMarkdown: 'Now [[K-2032]].' },
    });
    await reviews.submit(editor, made._id, { expectedVersion: open.revision });

    const articles = room.connection.collection<Article>('articles');
    const versions = room.connection.collection('article_versions');
    const present = (await articles.findOne({ _id: made._id as never })) as unknown as Record<string, unknown>;
    const version = await versions.findOne({ articleId: made._id });
    await articles.replaceOne({ _id: made._id as never }, older(present) as never);
    await versions.replaceOne({ articleId: made._id }, older(version as Record<string, unknown>) as never);

    await room.articles.start();
    const now = (await articles.findOne({ _id: made._id as never })) as unknown as Record<string, unknown>;
    // Verification by publishing was not kept then; everything else is the same.
    const unknown = { verifiedAt: null, verifiedById: null, verifiedHow: null, verifyDueAt: null, ownerTeamId: null };
    expect({ ...now, ...unknown }).toEqual({ ...present, ...unknown, indexedAt: now['indexedAt'] });
    expect(now['links']).toEqual(['K-2031']);
    expect(await versions.findOne({ articleId: made._id })).toEqual(version);

    await articles.updateOne({ _id: made._id as never }, { $set: { clockSeen: 1 } });
    await room.articles.start();
    expect((await articles.findOne({ _id: made._id as never }))?.clockSeen).toBe(1);
  });
});
