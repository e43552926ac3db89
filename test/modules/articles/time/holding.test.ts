import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Article, ArticleKind, ArticleState, FeedPriority } from '../../../../src/modules/articles/index.js';
import { Audience } from '../../../../src/platform/auth/viewer.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import {
  type ArticlesFixture,
  agent,
  editor,
  editorTwo,
  fixtureLeft,
  partner,
  siteId,
  startArticles,
} from '../articles-fixture.js';

const today = new Date('2026-11-26T09:00:00Z');
/** Midnight of the first of December in Shanghai. */
const first = new Date('2026-11-30T16:00:00Z');
const justBefore = new Date(first.getTime() - 1);
const local = { local: '2026-12-01T00:00', siteId };

let room: ArticlesFixture;
let beside: ArticlesFixture;

beforeAll(async () => {
  room = await startArticles();
  // A second copy of the server on the same database, under the same clock.
  beside = await startArticles(room);
});
afterAll(async () => {
  await beside.end();
  await room.end();
});
beforeEach(async () => {
  room.clock.set(today);
  fixtureLeft.clear();
  // The clock goes back for each test: alarms that rang already have to be able to ring again.
  await room.connection.collection('jobs').deleteMany({});
});

const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof UserError)
      return error.faults.map((fault) => `${fault.code} ${fault.field?.join('.') ?? ''}`.trim());
    throw error;
  }
};

const events = (id: string, type: string) => room.foundation.events.events.find({ subjectId: id, type }).lean().exec();

const approve = async (article: Article): Promise<Article> => {
  const { reviews } = room.articles;
  const { revision } = await reviews.submit(editor, article._id, { expectedVersion: article.revision });
  return reviews.approve(editorTwo, article._id, { expectedVersion: revision, reason: 'Checked.' });
};

const go = async (article: Article, more: object = {}): Promise<Article> => {
  const { revision } = await approve(article);
  return room.articles.publishing.publish(editor, article._id, { expectedVersion: revision, ...more });
};

/** A policy that is live, and open to the public. */
async function live(title: string): Promise<Article> {
  const article = await room.articles.drafts.create(editor, {
    kind: ArticleKind.POLICY,
    locale: Locale.EN,
    content: { title, bodyMarkdown: 'Thirty days.' },
  });
  return go(article, { audience: Audience.PUBLIC, confirmWidening: true });
}

const change = (article: Article, content: object): Promise<Article> =>
  room.articles.drafts.update(editor, article._id, { expectedVersion: article.revision, content });

const seenBy = async (viewer: typeof agent, id: string, here: ArticlesFixture = room): Promise<Article | null> => {
  const loaders = new Map<unknown, unknown>();
  const context = {
    viewer,
    clock: here.clock,
    loaders: {
      get: (factory: (given: unknown) => unknown) => {
        if (!loaders.has(factory)) loaders.set(factory, factory(context));
        return loaders.get(factory);
      },
    },
  };
  return here.articles.loaders.articles(context as never).load(id);
};

const stored = async (id: string): Promise<Article> =>
  (await room.connection.collection<Article>('articles').findOne({ _id: id as never })) as unknown as Article;

/** Both copies look at the clock at the same moment. */
const tick = async (): Promise<void> => {
  await Promise.all([room.jobs.runDue(), beside.jobs.runDue()]);
};

describe('a live policy that changes on the first of next month', () => {
  it('keeps its text for everybody until that moment, and holds at it on every copy before anybody wrote it down', async () => {
    const policy = await live('Returns');
    const next = await go(await change(policy, { bodyMarkdown: 'Sixty days.', effectiveFrom: local }));
    expect(next.next?.effectiveFrom).toBe(first.getTime());
    expect([next.version, next.next?.version]).toEqual([1, 2]);
    for (const viewer of [partner, agent])
      expect((await seenBy(viewer, policy._id))?.bodyMarkdown).toBe('Thirty days.');
    room.clock.set(justBefore);
    expect((await seenBy(partner, policy._id))?.bodyMarkdown).toBe('Thirty days.');
    room.clock.set(first);
    for (const copy of [room, beside])
      expect(await seenBy(partner, policy._id, copy)).toMatchObject({ bodyMarkdown: 'Sixty days.', version: 2 });
    expect((await stored(policy._id)).version).toBe(1);
    await tick();
    await tick();
    expect(await stored(policy._id)).toMatchObject({
      version: 2,
      next: null,
      bodyMarkdown: 'Sixty days.',
      clockAt: null,
    });
    expect(await events(policy._id, 'article.took-effect')).toHaveLength(1);
  });

  it('shows outsiders nothing of a new policy before, and internal viewers all of it', async () => {
    const made = await room.articles.drafts.create(editor, {
      kind: ArticleKind.POLICY,
      locale: Locale.EN,
      content: { title: 'New', bodyMarkdown: 'From December.', effectiveFrom: local },
    });
    const policy = await go(made, { audience: Audience.PUBLIC, confirmWidening: true });
    expect(await seenBy(partner, policy._id)).toBeNull();
    expect((await seenBy(agent, policy._id))?.version).toBe(1);
    room.clock.set(first);
    expect((await seenBy(partner, policy._id))?.version).toBe(1);
    await tick();
    expect(await events(policy._id, 'article.took-effect')).toHaveLength(1);
    await tick();
    expect(await events(policy._id, 'article.took-effect')).toHaveLength(1);
  });

  it('follows a text that ends at the same moment without a gap', async () => {
    const policy = await live('Seam');
    const ending = await go(await change(policy, { effectiveTo: local }));
    await go(await change(ending, { bodyMarkdown: 'After.', effectiveFrom: local, effectiveTo: null }));
    room.clock.set(justBefore);
    expect((await seenBy(partner, policy._id))?.bodyMarkdown).toBe('Thirty days.');
    room.clock.set(first);
    expect((await seenBy(partner, policy._id))?.bodyMarkdown).toBe('After.');
  });

  it('can be taken back before, and is the working copy then', async () => {
    const policy = await live('Back');
    const waiting = await go(await change(policy, { bodyMarkdown: 'Never.', effectiveFrom: local }));
    expect(
      await codesOf(
        approve(await change(waiting, { bodyMarkdown: 'Now.', effectiveFrom: null })).then(({ revision }) =>
          room.articles.publishing.publish(editor, policy._id, { expectedVersion: revision }),
        ),
      ),
    ).toEqual(['WRONG_STATE']);
    const now = await stored(policy._id);
    const discarded = await room.articles.drafts.discard(editor, policy._id, { expectedVersion: now.revision });
    const { publishing } = room.articles;
    const back = await publishing.withdrawNext(editor, policy._id, { expectedVersion: discarded.revision });
    expect([back.next, back.draft?.bodyMarkdown]).toEqual([null, 'Never.']);
    expect(await codesOf(publishing.withdrawNext(editor, policy._id, { expectedVersion: back.revision }))).toEqual([
      'WRONG_STATE',
    ]);
    room.clock.set(first);
    await tick();
    expect((await seenBy(partner, policy._id))?.bodyMarkdown).toBe('Thirty days.');
    expect(await events(policy._id, 'article.took-effect')).toHaveLength(0);
  });

  it('cannot open the article to more people at the same time', async () => {
    const policy = await live('Reach');
    const ready = await approve(await change(policy, { effectiveFrom: local }));
    expect(
      await codesOf(
        room.articles.publishing.publish(editor, policy._id, {
          expectedVersion: ready.revision,
          audience: Audience.INTERNAL,
        }),
      ),
    ).toEqual(['INVALID audience']);
  });
});

describe('an end', () => {
  it('takes the text from outsiders by the clock, is told once, and leaves it to insiders', async () => {
    const policy = await live('Ends');
    const ending = await go(await change(policy, { effectiveTo: { instant: first } }));
    room.clock.set(first);
    expect(await seenBy(partner, policy._id)).toBeNull();
    expect((await seenBy(agent, policy._id))?.version).toBe(2);
    await tick();
    await tick();
    expect(await events(policy._id, 'article.expired')).toHaveLength(1);
    expect((await stored(policy._id)).state).toBe(ArticleState.PUBLISHED);
    expect(ending.effectiveTo).toBe(first.getTime());
  });
});

describe('publishing at a set time', () => {
  const schedule = async (title: string, more: object = {}): Promise<Article> => {
    const policy = await live(title);
    const ready = await approve(await change(policy, { bodyMarkdown: 'Scheduled.' }));
    return room.articles.publishing.publish(editor, policy._id, {
      expectedVersion: ready.revision,
      publishAt: local,
      ...more,
    });
  };

  it('happens once with two copies, with all that was ordered', async () => {
    const policy = await schedule('Once', { priority: FeedPriority.MUST_READ, changeSummary: 'Sixty days' });
    expect(policy.draft?.schedule?.at).toEqual(first);
    room.clock.set(justBefore);
    await tick();
    expect((await stored(policy._id)).version).toBe(1);
    room.clock.set(first);
    await tick();
    await tick();
    expect(await stored(policy._id)).toMatchObject({ version: 2, bodyMarkdown: 'Scheduled.', draft: null });
    const [published, ...more] = await events(policy._id, 'article.published').then((all) =>
      all.filter((event) => event.version === 2),
    );
    expect(published).toMatchObject({ priority: 'MUST_READ', actorId: 'system', summary: 'Sixty days' });
    expect(more).toEqual([]);
  });

  it('still happens when every copy was away at that moment', async () => {
    const policy = await schedule('Late');
    room.clock.set(new Date(first.getTime() + 3 * 86_400_000));
    await tick();
    expect((await stored(policy._id)).version).toBe(2);
  });

  it('is given up, and told, when who ordered it may not publish any more', async () => {
    const policy = await schedule('Left');
    fixtureLeft.add(editor.id);
    room.clock.set(first);
    await tick();
    expect(await stored(policy._id)).toMatchObject({ version: 1, draft: { schedule: null, state: 'APPROVED' } });
    expect(await events(policy._id, 'article.schedule-failed')).toHaveLength(1);
  });

  it('can be taken back, and goes with a change of the text', async () => {
    const policy = await schedule('Changed mind');
    const { publishing } = room.articles;
    const free = await publishing.cancelSchedule(editor, policy._id, { expectedVersion: policy.revision });
    expect([free.draft?.schedule, free.clockAt]).toEqual([null, null]);
    expect(await codesOf(publishing.cancelSchedule(editor, policy._id, { expectedVersion: free.revision }))).toEqual([
      'WRONG_STATE',
    ]);
    const again = await publishing.publish(editor, policy._id, { expectedVersion: free.revision, publishAt: local });
    expect((await change(again, { title: 'Other' })).draft?.schedule).toBeNull();
  });

  it('refuses moments that cannot be meant', async () => {
    const policy = await live('Refused');
    const times = { effectiveFrom: { instant: first }, effectiveTo: { instant: first } };
    expect(await codesOf(change(policy, times))).toEqual(['OUT_OF_RANGE content.effectiveTo']);
    expect(await codesOf(change(policy, { effectiveFrom: { instant: first, local: '2026-12-01T00:00' } }))).toEqual([
      'INVALID content.effectiveFrom',
    ]);
    expect(await codesOf(change(policy, { effectiveFrom: { local: '2026-02-30T00:00', siteId } }))).toEqual([
      'INVALID content.effectiveFrom.local',
    ]);
    expect(await codesOf(change(policy, { effectiveTo: { local: '2026-12-01T00:00', siteId: 'site_no' } }))).toEqual([
      'NOT_FOUND content.effectiveTo.siteId',
    ]);
    const ready = await approve(await change(policy, { bodyMarkdown: 'X', effectiveTo: { instant: first } }));
    const at = (publishAt: object): Promise<string[]> =>
      codesOf(room.articles.publishing.publish(editor, policy._id, { expectedVersion: ready.revision, publishAt }));
    expect(await at({ instant: today })).toEqual(['OUT_OF_RANGE publishAt']);
    expect(await at({ instant: first })).toEqual(['OUT_OF_RANGE publishAt']);
    expect((await stored(policy._id)).draft).toMatchObject({ schedule: null });
  });
});
