import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Article, ArticleKind } from '../../../../src/modules/articles/index.js';
import { FlagKind, FlagOutcome, FlagState } from '../../../../src/modules/articles/flags/flag.js';
import { Audience } from '../../../../src/platform/auth/viewer.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { type ArticlesFixture, agent, editor, editorTwo, startArticles } from '../articles-fixture.js';

const today = new Date('2026-11-26T09:00:00Z');
const tomorrow = new Date('2026-11-27T09:00:00Z');
const afterwards = new Date('2026-11-28T09:00:00Z');

let room: ArticlesFixture;
let beside: ArticlesFixture;

beforeAll(async () => {
  room = await startArticles();
  beside = await startArticles(room);
});
afterAll(async () => {
  await beside.end();
  await room.end();
});
beforeEach(async () => {
  room.clock.set(today);
  await room.connection.collection('jobs').deleteMany({});
});

const approved = async (article: Article): Promise<Article> => {
  const { reviews } = room.articles;
  const { revision } = await reviews.submit(editor, article._id, { expectedVersion: article.revision });
  return reviews.approve(editorTwo, article._id, { expectedVersion: revision });
};
const change = (article: Article, content: object): Promise<Article> =>
  room.articles.drafts.update(editor, article._id, { expectedVersion: article.revision, content });
const publish = (article: Article, more: object = {}, here = room): Promise<Article> =>
  here.articles.publishing.publish(editor, article._id, { expectedVersion: article.revision, ...more });
const live = async (title: string, audience: Audience): Promise<Article> => {
  const made = await room.articles.drafts.create(editor, {
    kind: ArticleKind.POLICY,
    locale: Locale.EN,
    content: { title, bodyMarkdown: 'Text.' },
  });
  return publish(await approved(made), { audience, confirmWidening: true });
};
const stored = async (id: string): Promise<Article> =>
  (await room.connection.collection('articles').findOne({ _id: id as never })) as unknown as Article;
const codesOf = async (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      return error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
    },
  );

describe('what is ordered for later', () => {
  it('does not open again what was closed meanwhile', async () => {
    const article = await live('Emergency', Audience.PUBLIC);
    const draft = await approved(await change(article, { bodyMarkdown: 'Other.' }));
    const ordered = await publish(draft, { publishAt: tomorrow, audience: Audience.PUBLIC });
    await room.articles.publishing.changeAudience(editor, article._id, {
      ...{ expectedVersion: ordered.revision, audience: Audience.INTERNAL, teamIds: [], reason: 'A mistake in it.' },
    });
    room.clock.set(tomorrow);
    await room.jobs.runDue();
    expect(await stored(article._id)).toMatchObject({ version: 2, audience: Audience.INTERNAL });
  });

  it('is published although a flag that it was to mend was answered meanwhile; one that is none is refused at once', async () => {
    const { flags } = room.articles;
    const article = await live('Flagged', Audience.INTERNAL);
    const raise = (comment: string) =>
      flags.raise(agent, { articleId: article._id, version: 1, kind: FlagKind.OTHER, comment, quote: comment });
    const [one, two] = [await raise('Text.'), await raise('Flagged')];
    const draft = await approved(await change(article, { bodyMarkdown: 'Other.' }));
    expect(await codesOf(publish(draft, { publishAt: tomorrow, mendsFlagIds: [article._id] }))).toEqual([
      'NOT_FOUND mendsFlagIds.0',
    ]);
    await publish(draft, { publishAt: tomorrow, mendsFlagIds: [one._id, two._id] });
    await flags.answer(editor, one._id, { expectedVersion: 1, outcome: FlagOutcome.DECLINED, answer: 'It is right.' });
    room.clock.set(tomorrow);
    await Promise.all([room.jobs.runDue(), beside.jobs.runDue()]);
    expect((await stored(article._id)).version).toBe(2);
    const kept = await room.connection.collection('article_flags').find({ articleId: article._id }).toArray();
    expect(kept.map(({ state }) => String(state)).sort()).toEqual([FlagState.DECLINED, FlagState.MENDED]);
  });

  it('has dates that fit the moment at which it happens', async () => {
    const article = await live('Dates', Audience.INTERNAL);
    const draft = await approved(await change(article, { effectiveFrom: tomorrow, effectiveTo: null }));
    const must = { priority: 'MUST_READ' as never, changeSummary: 'New.' };
    expect(await codesOf(publish(draft, { ...must, publishAt: afterwards, dueAt: tomorrow }))).toEqual([
      'OUT_OF_RANGE dueAt',
    ]);
    // By then it holds at once, so it may change who reads it.
    const ordered = await publish(draft, { publishAt: afterwards, audience: Audience.PUBLIC, confirmWidening: true });
    expect(ordered.draft?.schedule?.audience).toBe(Audience.PUBLIC);
  });
});

describe('two at once', () => {
  it('publish, approve and take back once: the other is told of a conflict, and no number is given twice', async () => {
    const article = await live('Race', Audience.INTERNAL);
    const sent = await room.articles.reviews.submit(editor, article._id, {
      expectedVersion: (await change(article, { effectiveFrom: afterwards })).revision,
    });
    const approve = (here: ArticlesFixture) =>
      codesOf(here.articles.reviews.approve(editorTwo, article._id, { expectedVersion: sent.revision }));
    expect((await Promise.all([approve(room), approve(beside)])).flat().join()).toMatch(/^CONFLICT/);
    const ready = await stored(article._id);
    const twice = await Promise.all([codesOf(publish(ready)), codesOf(publish(ready, {}, beside))]);
    expect(twice.flat().join()).toMatch(/^CONFLICT/);
    const waiting = await stored(article._id);
    const back = (here: ArticlesFixture) =>
      codesOf(here.articles.publishing.withdrawNext(editor, article._id, { expectedVersion: waiting.revision }));
    expect((await Promise.all([back(room), back(beside)])).flat().join()).toMatch(/^CONFLICT/);
    const again = await approved(await change(await stored(article._id), { effectiveFrom: null }));
    expect((await publish(again)).version).toBe(3);
  });
});

describe('an article that cannot be dealt with', () => {
  it('holds up no other', async () => {
    const broken = await live('Broken', Audience.INTERNAL);
    const sound = await live('Sound', Audience.INTERNAL);
    for (const article of [broken, sound])
      await publish(await approved(await change(article, { bodyMarkdown: 'Other.' })), { publishAt: tomorrow });
    // Its next number is taken by a version that should not be there.
    const [first] = await room.connection.collection('article_versions').find({ articleId: broken._id }).toArray();
    await room.connection.collection('article_versions').insertOne({ ...first, _id: 'stray' as never, number: 2 });
    await room.connection.collection('articles').updateOne({ _id: broken._id as never }, { $set: { clockAt: 1 } });
    room.clock.set(tomorrow);
    await room.jobs.runDue();
    expect((await stored(sound._id)).version).toBe(2);
    expect((await stored(broken._id)).version).toBe(1);
  });
});
