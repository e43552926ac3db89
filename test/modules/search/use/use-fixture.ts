import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import { CountsStore, countModels } from '../../../../src/modules/search/analytics/counts.store.js';
import { IntentCounting } from '../../../../src/modules/search/analytics/intent-counter.service.js';
import { createUse, type SearchReceipt, type UseParts } from '../../../../src/modules/search/use/index.js';
import { type Article, ArticleKind, type FeedPriority } from '../../../../src/modules/articles/index.js';
import { Role, type Audience, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { Leases } from '../../../../src/platform/jobs/index.js';
import { ensureIndexes } from '../../../../src/platform/mongo/connect.js';
import {
  type ArticlesFixture,
  editor,
  editorTwo,
  lineId,
  person,
  startArticles,
} from '../../articles/articles-fixture.js';
import { demoWeights } from './gap-pairs.js';

export { agent, editor, editorTwo, lineId, partner, person } from '../../articles/articles-fixture.js';

export const colleagues: readonly Viewer[] = ['one', 'two', 'three', 'four'].map((name) =>
  person(`colleague.${name}`, [Role.AGENT], { teamIds: ['team_a', 'team_top'], siteId: 'site_a' }),
);

export interface UseFixture extends ArticlesFixture {
  readonly use: UseParts;
  /** What grouping has to wait for; nothing at first. */
  readonly weights: { ready: Promise<void> };
  /** How often documents were read to see what somebody may find. */
  readonly reads: { count: number };
  /** What the search hands out: here a plain text that only its person may open, for 12 hours. */
  receipt(viewer: Viewer, about: Partial<SearchReceipt> & { query: string }): string;
  /** A published article. */
  publish(title: string, more?: { audience?: Audience; alternativeQuestions?: string[] }): Promise<Article>;
  /** Takes a draft through review to publication, silently unless told otherwise. */
  goLive(article: Article, priority?: FeedPriority | null): Promise<Article>;
  /** Records an intention that ended at an answer, and returns its key. */
  ask(viewer: Viewer, about: Partial<SearchReceipt> & { query: string }, opened?: string): Promise<string>;
}

/** People and product lines of a centre that has everybody: what is asked for is there. */
const named = (): DataLoader<string, { _id: string; name: { zhCN: string; en: string } }> =>
  new DataLoader((ids) => Promise.resolve(ids.map((_id) => ({ _id, name: { zhCN: _id, en: _id } }))));

/** The log of use over a real database and the real articles; `beside`: another server copy on the same database. */
export async function startUse(beside?: ArticlesFixture): Promise<UseFixture> {
  const fixture = await startArticles(beside);
  const { connection, clock, foundation, articles, jobs } = fixture;
  const reads = { count: 0 };
  const weights = { ready: Promise.resolve() };
  const use = createUse(foundation, {
    receipts: {
      open: (viewer, text) => {
        const { by, ...receipt } = JSON.parse(text) as SearchReceipt & { by: string };
        return by === viewer.id && clock.now().getTime() - receipt.at <= 12 * 3_600_000 ? receipt : null;
      },
    },
    counter: new IntentCounting(new CountsStore(countModels(connection)), clock),
    visible: (viewer, ids) => {
      reads.count += 1;
      return articles.searchSubject.hits(viewer, ids);
    },
    weightOf: demoWeights(),
    weightsReady: () => weights.ready,
    jobs,
    leases: new Leases(connection, clock, foundation.log),
    articles: {
      drafts: articles.drafts,
      collection: articles.searchSource.collection,
      live: (ids) => articles.feedSubject.policyNow(ids),
      byId: articles.loaders.articles,
    },
    people: {
      knownLines: async (ids) => new Set(ids.filter((id) => id === lineId)),
      users: named as never,
      lines: named as never,
    },
  });
  if (!beside) await ensureIndexes(connection);

  const goLive = async (article: Article, priority: FeedPriority | null = null): Promise<Article> => {
    const step = { expectedVersion: article.revision };
    const submitted = await articles.reviews.submit(editor, article._id, step);
    const approved = await articles.reviews.approve(editorTwo, article._id, { expectedVersion: submitted.revision });
    return articles.publishing.publish(editor, article._id, {
      expectedVersion: approved.revision,
      priority,
      changeSummary: 'New.',
    });
  };
  const receipt: UseFixture['receipt'] = (viewer, about) =>
    JSON.stringify({
      by: viewer.id,
      id: randomUUID(),
      offset: 0,
      isJudgeable: true,
      locale: 'zh-CN',
      shown: [],
      totalCount: about.shown?.length ?? 0,
      verdict: 'RESULTS',
      confidence: null,
      isDegraded: false,
      kinds: [],
      productLineId: null,
      at: clock.now().getTime(),
      ...about,
    });
  return {
    ...fixture,
    use,
    reads,
    weights,
    receipt,
    goLive,
    async publish(title, { audience, alternativeQuestions = [] } = {}) {
      const article = await articles.drafts.create(editor, {
        kind: ArticleKind.FAQ,
        locale: Locale.ZH_CN,
        content: { title, bodyMarkdown: `答：${title}。`, alternativeQuestions },
      });
      const live = await goLive(article);
      if (!audience) return live;
      return articles.publishing.changeAudience(editor, live._id, {
        expectedVersion: live.revision,
        audience,
        teamIds: [],
        reason: 'Told by the test.',
        confirmWidening: true,
      });
    },
    async ask(viewer, about, opened) {
      const intentKey = randomUUID();
      await use.intents.record(viewer, {
        intentKey,
        receipt: receipt(viewer, about),
        end: opened ? 'OPEN' : 'PAUSE',
      });
      if (opened)
        await use.intents.recordOutcome(viewer, {
          intentKey,
          action: 'OPENED' as never,
          articleId: opened,
          afterMs: 4_000,
        });
      return intentKey;
    },
    async end() {
      await use.stop();
      await fixture.end();
    },
  };
}
