import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArticleKind, type Article } from '../../../../src/modules/articles/index.js';
import type { ArticleParts } from '../../../../src/modules/articles/article-draft.service.js';
import { ArticleStore } from '../../../../src/modules/articles/article.store.js';
import { AsOfService } from '../../../../src/modules/articles/versions/as-of.service.js';
import { liveAt } from '../../../../src/modules/articles/versions/as-of.rules.js';
import { VersionsStore } from '../../../../src/modules/articles/versions/versions.store.js';
import { endless } from '../../../../src/modules/articles/time/validity.rules.js';
import { Audience, Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import {
  type ArticlesFixture,
  agent,
  editor,
  editorTwo,
  partner,
  person,
  siteId,
  startArticles,
  tierId,
} from '../articles-fixture.js';

let room: ArticlesFixture;
let past: AsOfService;

const hour = 3_600_000;

beforeAll(async () => {
  room = await startArticles();
  const { connection, cursors, clock, events } = room.foundation;
  const store = new ArticleStore(connection, cursors, clock);
  const people = { zoneOfSite: (id: string) => Promise.resolve(id === siteId ? 'Asia/Shanghai' : null) };
  const parts = { foundation: room.foundation, store, people } as unknown as ArticleParts;
  past = new AsOfService(parts, new VersionsStore(store, events), people.zoneOfSite);
});
afterAll(() => room.end());

const now = (): Date => room.clock.now();
const later = (hours = 1): void => {
  room.clock.advance(hours * hour);
};

async function publish(article: Article, title: string, more: object = {}, content: object = {}): Promise<Article> {
  const { drafts, publishing, reviews } = room.articles;
  const { _id: id } = article;
  let at = article;
  at = await drafts.update(editor, id, { expectedVersion: at.revision, content: { title, ...content } });
  at = await reviews.submit(editor, id, { expectedVersion: at.revision });
  at = await reviews.approve(editorTwo, id, { expectedVersion: at.revision });
  at = await publishing.publish(editor, id, { expectedVersion: at.revision, ...more });
  later();
  return at;
}

const written = (title: string): Promise<Article> =>
  room.articles.drafts.create(editor, {
    kind: ArticleKind.POLICY,
    locale: Locale.EN,
    content: { title, bodyMarkdown: `About ${title}` },
  });

const saying = async (viewer: Viewer, id: string, at: Date): Promise<string> => {
  const answer = await past.at(viewer, id, at);
  return answer ? `${answer.standing} ${answer.version?.title ?? '-'}` : 'nothing';
};

describe('what an article said at a moment', () => {
  it('is answered over a whole life: published, changed, archived, restored', async () => {
    const before = now();
    later();
    let article = await written('one');
    const draft = now();
    later();
    article = await publish(article, 'one');
    const first = now();
    later();
    article = await publish(article, 'two');
    const second = now();
    later();
    article = await room.articles.publishing.archive(editor, article._id, {
      expectedVersion: article.revision,
      reason: 'old',
    });
    later();
    const gone = now();
    later();
    article = await room.articles.publishing.restore(editor, article._id, { expectedVersion: article.revision });
    later();
    const back = now();
    for (const viewer of [editor, agent]) {
      expect(await saying(viewer, article._id, before)).toBe('NONE -');
      expect(await saying(viewer, article._id, draft)).toBe('NONE -');
      expect(await saying(viewer, article._id, first)).toBe('VALID one');
      expect(await saying(viewer, article._id, second)).toBe('VALID two');
      expect(await saying(viewer, article._id, gone)).toBe('ARCHIVED -');
      expect(await saying(viewer, article._id, back)).toBe('VALID two');
    }
    // The very moment of a change belongs to what comes then.
    expect(await saying(agent, article._id, article.publishedAt ?? now())).toBe('VALID two');
  });

  it('knows that a text begins to hold after it is published, and ceases', async () => {
    let article = await publish(await written('old'), 'old');
    const published = now();
    article = await publish(article, 'new', {}, { effectiveFrom: new Date(now().getTime() + 48 * hour) });
    expect(article).toMatchObject({ version: 1, next: { version: 2 } });
    const waiting = now();
    later(50);
    const holding = now();
    expect(await saying(agent, article._id, published)).toBe('VALID old');
    expect(await saying(agent, article._id, waiting)).toBe('VALID old');
    expect(await saying(agent, article._id, holding)).toBe('VALID new');

    let short = await written('short');
    short = await publish(
      short,
      'short',
      {},
      {
        effectiveFrom: new Date(now().getTime() + 5 * hour),
        effectiveTo: new Date(now().getTime() + 10 * hour),
      },
    );
    const early = now();
    later(6);
    const inside = now();
    later(10);
    expect(await saying(agent, short._id, early)).toBe('NOT_YET_VALID short');
    expect(await saying(agent, short._id, inside)).toBe('VALID short');
    expect(await saying(agent, short._id, now())).toBe('NO_LONGER_VALID short');
  });

  it('is read under the rule of today for the article, and the narrower of then and now for its text', async () => {
    const expert = person('expert', [Role.AGENT], { tierRank: 3 });
    let article = await publish(await written('secret'), 'secret');
    article = await room.articles.publishing.changeAudience(editor, article._id, {
      expectedVersion: article.revision,
      audience: Audience.INTERNAL,
      minimumTierId: tierId,
      teamIds: [],
      reason: 'experts only',
    });
    later();
    article = await publish(article, 'experts');
    const narrow = now();
    later();
    expect(await saying(agent, article._id, narrow)).toBe('nothing');
    expect(await saying(expert, article._id, narrow)).toBe('VALID experts');
    article = await room.articles.publishing.changeAudience(editor, article._id, {
      expectedVersion: article.revision,
      audience: Audience.PARTNER,
      minimumTierId: null,
      teamIds: [],
      reason: 'for all',
      confirmWidening: true,
    });
    later();
    article = await publish(article, 'for all');
    const wide = now();
    // The article is the agent's to read now; the text that was the experts' is not. It looks as if there was none.
    expect(await saying(agent, article._id, narrow)).toBe('NONE -');
    expect(await saying(agent, article._id, wide)).toBe('VALID for all');
    expect(await saying(expert, article._id, narrow)).toBe('VALID experts');
    // Outsiders read the live version only.
    expect(await saying(partner, article._id, narrow)).toBe('NONE -');
    expect(await saying(partner, article._id, wide)).toBe('VALID for all');
    article = await room.articles.publishing.changeAudience(editor, article._id, {
      expectedVersion: article.revision,
      audience: Audience.INTERNAL,
      teamIds: [],
      reason: 'inside again',
    });
    expect(await saying(partner, article._id, wide)).toBe('nothing');
  });

  it('takes a moment by the clock on a wall, and none that is to come', async () => {
    const article = await publish(await written('wall'), 'wall');
    const wall = new Date(now().getTime() + 8 * hour).toISOString().slice(0, 16);
    expect(await past.at(agent, article._id, { local: wall, siteId })).toMatchObject({ standing: 'VALID' });
    await expect(past.at(agent, article._id, new Date(now().getTime() + hour))).rejects.toThrow('has not come');
    await expect(past.at(agent, article._id, { local: 'yesterday', siteId })).rejects.toThrow('INVALID');
    await expect(past.at(agent, article._id, { local: wall, siteId: 'site_none' })).rejects.toThrow('NOT_FOUND');
    expect(await past.at(agent, 'article_none', now())).toBeNull();
  });

  it('never takes a version that was taken back before it held', () => {
    const at = (ms: number): Date => new Date(ms);
    const version = (number: number, publishedAt: number, effectiveFrom = 0, withdrawnAt: Date | null = null) => ({
      number,
      publishedAt: at(publishedAt),
      effectiveFrom,
      effectiveTo: endless,
      withdrawnAt,
    });
    const versions = [version(1, 10), version(2, 20, 50, at(30)), version(3, 40)];
    expect(liveAt(versions, at(9))).toBeNull();
    expect(liveAt(versions, at(25))?.number).toBe(1);
    expect(liveAt(versions, at(45))?.number).toBe(3);
    expect(liveAt(versions, at(60))?.number).toBe(3);
    expect(liveAt([version(1, 10, 90)], at(20))?.number).toBe(1);
  });
});
