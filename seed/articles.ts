import { createReadStream } from 'node:fs';
import type { Container } from '../src/app/container.js';
import { ArticleKind, DraftState, FeedPriority, type PlantedArticle, readRows } from '../src/modules/articles/index.js';
import { systemViewer } from '../src/modules/people/index.js';
import { Audience } from '../src/platform/auth/viewer.js';
import { Locale } from '../src/platform/graphql/enums.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { DemoArticle, DemoCentre } from './demo/types.js';
import { Keeper, type Keeping } from './keeping.js';
import type { PlantedKeys } from './people.js';

/** Rows of the two packed files; only for showing how far the seed is. */
const realArticles = 1_892;
const hour = 3_600_000;
const day = 24 * hour;

const one = <T>(map: ReadonlyMap<string, T>, key: string, where: string): T => {
  const found = map.get(key);
  if (found === undefined) throw new Error(`${where} refers to "${key}", which is not there.`);
  return found;
};

async function plantCategories(
  container: Container,
  centre: DemoCentre,
  tiers: PlantedKeys['tiers'],
): Promise<Map<string, string>> {
  const { categories } = container.articles;
  const ids = new Map<string, string>((await categories.tree()).all.map((category) => [category.key, category._id]));
  for (const { key, parent, verifierTier, ...rest } of centre.categories) {
    if (ids.has(key)) continue;
    const parentId = parent === null ? null : one(ids, parent, `category ${key}`);
    const verifierTierId = verifierTier === undefined ? null : one(tiers, verifierTier, `category ${key}`).id;
    ids.set(key, (await categories.create(systemViewer, { key, parentId, verifierTierId, ...rest }))._id);
  }
  return ids;
}

/** Codes of other articles become links; in the data files they stand as plain text, which is easier to write and to read. */
const linked = (text: string, codes: ReadonlySet<string>): string =>
  text.replace(/(?<![\w[`-])[A-Z]-\d{3,5}(?![\w\]`-])/g, (code) => (codes.has(code) ? `[[${code}]]` : code));

/** Turns a line of the data files into an article with its past; ages count back from the moment of the seed. */
function grow(
  demo: DemoArticle,
  keys: PlantedKeys,
  categories: ReadonlyMap<string, string>,
  codes: ReadonlySet<string>,
  now: number,
): PlantedArticle {
  const ago = (days: number): Date => new Date(now - days * day);
  const authorId = one(keys.users, demo.author, demo.code);
  const published = demo.state === 'PUBLISHED';
  const submittedAt = demo.submittedHoursAgo === null ? null : new Date(now - demo.submittedHoursAgo * hour);
  const past = demo.versions.map((version) => ({
    content: {
      bodyMarkdown: linked(version.body, codes),
      ...(version.title ? { title: version.title } : {}),
      ...(version.say ? { say: version.say } : {}),
    },
    note: version.note,
    changeSummary: version.note,
    publishedAt: ago(version.daysAgo),
  }));
  const oldest = Math.max(demo.daysAgo ?? 0, ...demo.versions.map((version) => version.daysAgo));
  return {
    code: demo.code,
    kind: ArticleKind[demo.kind],
    locale: demo.locale === 'en' ? Locale.EN : Locale.ZH_CN,
    content: {
      title: demo.title,
      say: demo.say || null,
      bodyMarkdown: linked(demo.body, codes),
      technicalCase: demo.technicalCase,
      alternativeQuestions: demo.alternativeQuestions,
      keywords: demo.keywords,
      environment: demo.environment,
      models: demo.models,
      errorCodes: demo.errorCodes,
      categoryId: one(categories, demo.category, demo.code),
      productLineIds: demo.productLines.map((key) => one(keys.lines, key, demo.code)),
    },
    authorId,
    createdAt: new Date(now - oldest * day - 2 * day),
    audience: Audience[demo.audience],
    tierRank: demo.minimumTier === null ? 0 : one(keys.tiers, demo.minimumTier, demo.code).rank,
    teamIds: demo.teams.map((key) => one(keys.teams, key, demo.code)),
    versions: published
      ? [...past, { note: demo.note, changeSummary: demo.changeSummary, publishedAt: ago(demo.daysAgo ?? 0) }]
      : [],
    draft: published
      ? null
      : {
          state: demo.state === 'IN_REVIEW' ? DraftState.IN_REVIEW : DraftState.DRAFT,
          authorId,
          updatedAt: submittedAt ?? ago(1),
          submittedAt,
          note: demo.note,
        },
    push:
      demo.priority === null
        ? null
        : {
            priority: FeedPriority[demo.priority],
            dueAt: demo.dueInHours === null ? null : new Date(now + demo.dueInHours * hour),
          },
  };
}

/** Quiet notes first, then must-read, then the stop-work: the newest entry of the feed is the most urgent. */
const urgency: readonly (string | null)[] = [null, 'INFO', 'MUST_READ', 'STOP_WORK'];

/** The Chinese article of each subject: what an English one translates. */
const sourcesOf = (articles: readonly DemoArticle[]): Map<string, DemoArticle> =>
  new Map(articles.filter(({ locale }) => locale === 'zh-CN').map((article) => [article.translationKey, article]));

/** How an English article follows the Chinese one; undefined where there is none that is published. */
function translates(
  { locale, translationKey, code }: DemoArticle,
  sources: ReadonlyMap<string, DemoArticle>,
  { articles: kept }: Keeping,
): PlantedArticle['translates'] {
  const source = locale === 'en' ? sources.get(translationKey) : undefined;
  if (source?.state !== 'PUBLISHED') return undefined;
  const live = (kept[source.code]?.versions ?? source.versions).length + 1;
  return { code: source.code, version: kept[code]?.follows ?? live };
}

/**
 * Plants the categories and the centre's own articles in both languages; with `keeping` also who answers for them, what is wrong with
 * them, when they hold, and which of them translates which.
 */
export async function plantArticles(
  container: Container,
  centre: DemoCentre,
  articles: readonly DemoArticle[],
  keys: PlantedKeys,
  progress: Progress,
  keeping?: Keeping,
): Promise<void> {
  const now = container.foundation.clock.now().getTime();
  const categories = await plantCategories(container, centre, keys.tiers);
  const codes = new Set(articles.map((article) => article.code));
  const known = await container.articles.planting.knownCodes([...codes]);
  const sources = sourcesOf(articles);
  // A subject's languages stand together, the Chinese article first: the English one translates it.
  const urgencyOf = ({ translationKey, priority }: DemoArticle): number =>
    urgency.indexOf(sources.get(translationKey)?.priority ?? priority);
  const places = new Map([...new Set(articles.map((article) => article.translationKey))].map((key, at) => [key, at]));
  const placeOf = ({ translationKey }: DemoArticle): number => places.get(translationKey) ?? 0;
  const missing = articles
    .filter((article) => !known.has(article.code))
    .sort((a, b) => urgencyOf(a) - urgencyOf(b) || placeOf(a) - placeOf(b));
  progress('Seeding the demo centre: articles', { done: articles.length - missing.length, total: articles.length });
  const keeper = keeping && new Keeper(keys, now, (text) => linked(text, codes), keeping.files);
  await container.articles.planting.plantArticles(
    missing.map((article) => {
      const planted = grow(article, keys, categories, codes, now);
      if (!keeping || !keeper) return planted;
      const kept = keeping.articles[article.code] ?? {};
      return keeper.kept(planted, article, kept, translates(article, sources, keeping));
    }),
  );
  progress('Seeding the demo centre: articles', { done: articles.length, total: articles.length });
}

/** Imports the packed real articles, published for everybody. */
export async function plantRealArticles(container: Container, folder: string, progress: Progress): Promise<void> {
  let done = 0;
  for (const file of ['zh.jsonl.gz', 'en.jsonl.gz']) {
    const before = done;
    const rows = readRows(createReadStream(`${folder}${file}`), file);
    const options = {
      system: null,
      audience: Audience.PUBLIC,
      publish: true,
      isDryRun: false,
      categoryId: null,
      lineIds: [],
    };
    await container.articles.importRows.importRows(rows, options, {
      onProgress: (counts) => {
        done = before + counts.done;
        progress('Seeding real articles', { done, total: realArticles });
      },
    });
  }
}
