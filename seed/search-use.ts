import type { Container } from '../src/app/container.js';
import { type Article, visibleTo } from '../src/modules/articles/index.js';
import type { PlantedGap, PlantedReport, PlantedSearch } from '../src/modules/search/index.js';
import { Role, type Viewer } from '../src/platform/auth/viewer.js';
import { toPredicate } from '../src/platform/rules/rules.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { DemoPerson } from './demo/types.js';
import {
  chineseTopics,
  englishTopics,
  type GapTopic,
  gapTopics,
  type SearchTopic,
  vainQueries,
} from './search-use-topics.js';

/** How many searches of the last 30 days the demo has. */
const searchCount = 1_500;
const days = 30;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Numbers from 0 up to 1 that are the same on every machine. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Roll = () => number;

const pick = <T>(roll: Roll, list: readonly T[]): T => {
  const found = list[Math.floor(roll() * list.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
};

/** What the searches are drawn from. */
interface World {
  readonly roll: Roll;
  readonly now: number;
  readonly agents: Readonly<Record<'zh-CN' | 'en', readonly Viewer[]>>;
  readonly articles: ReadonlyMap<string, Article>;
  readonly lines: ReadonlyMap<string, string>;
  /** Published articles that somebody may see, by language. */
  readonly visible: (viewer: Viewer, locale: string) => readonly Article[];
}

function visibility(articles: readonly Article[]): World['visible'] {
  const known = new Map<string, readonly Article[]>();
  return (viewer, locale) => {
    const key = `${viewer.id} ${locale}`;
    const sees = toPredicate(visibleTo(viewer, new Date()));
    const found =
      known.get(key) ??
      articles.filter((article) => article.locale === locale && article.version !== null && sees({ ...article }));
    known.set(key, found);
    return found;
  };
}

/**
 * Searches of the last month by the demo centre's agents, with what came of them, and knowledge gaps that they reported. Nothing happens
 * where somebody has searched already.
 */
export async function plantSearchUse(
  container: Container,
  people: readonly DemoPerson[],
  progress: Progress,
): Promise<void> {
  const { planting } = container.search.use;
  if (!(await planting.isEmpty())) return;
  progress('Seeding the demo centre: searches and knowledge gaps');
  const names = new Set(people.filter(({ roles }) => roles.includes('AGENT')).map(({ name }) => name));
  const agents: Viewer[] = [];
  for await (const viewer of container.people.directory.activeStaff())
    if (viewer.roles.includes(Role.AGENT) && names.has(viewer.name)) agents.push(viewer);
  agents.sort((a, b) => (a.name < b.name ? -1 : 1));

  const codes = [...chineseTopics, ...englishTopics, ...gapTopics].flatMap(({ code }) => code ?? []);
  const articles = new Map<string, Article>();
  for (const code of new Set(codes)) {
    const article = await container.articles.planting.byCode(code);
    if (article) articles.set(code, article);
  }
  const world: World = {
    roll: dice(20_261_125),
    now: container.foundation.clock.now().getTime(),
    agents: { 'zh-CN': agents, en: agents.filter(({ locale }) => locale === 'en') },
    articles,
    visible: visibility([...articles.values()]),
    lines: new Map((await container.people.directory.lines()).map((line) => [line.key, line._id])),
  };
  const claimers = new Map<string, string>();
  for (const { claimedBy } of gapTopics) {
    const user = claimedBy === null ? null : await container.people.directory.userByEmail(claimedBy);
    if (user && claimedBy) claimers.set(claimedBy, user._id);
  }
  if (agents.length === 0 || world.agents.en.length === 0) return;
  await planting.plant(
    searchesOf(world),
    gapTopics.map((topic) => gapOf(world, topic, claimers)),
  );
}

/** A moment of a working day, more of them lately. */
function momentOf({ roll, now }: World): Date {
  const age = Math.floor(days * roll() ** 1.15);
  const morning = Math.floor((now - age * dayMs + 8 * hourMs) / dayMs) * dayMs + hourMs;
  return new Date(Math.min(now - 60_000, morning + roll() * 10 * hourMs));
}

function searchesOf(world: World): PlantedSearch[] {
  const { roll } = world;
  const wheels = {
    'zh-CN': chineseTopics.flatMap((topic) => Array.from({ length: topic.weight }, () => topic)),
    en: englishTopics.flatMap((topic) => Array.from({ length: topic.weight }, () => topic)),
  };
  const vain = vainQueries.map(([locale, query]) => ({ locale, query, isEmpty: false }));
  const unanswered = gapTopics.flatMap(({ locale, cause, words }) =>
    words.map(([query]) => ({ locale, query, isEmpty: cause === 'NO_RESULT' })),
  );
  return Array.from({ length: searchCount }, () => {
    if (roll() < 0.09) {
      const { locale, query, isEmpty } = roll() < 0.45 ? pick(roll, unanswered) : pick(roll, vain);
      return inVain(world, locale, query, isEmpty);
    }
    const locale = roll() < 0.14 ? 'en' : 'zh-CN';
    return answered(world, locale, pick(roll, wheels[locale]));
  });
}

const nothing = {
  kinds: [],
  opened: [],
  copied: [],
  linked: [],
  helpful: [],
  notHelpful: [],
  saidNoAnswer: false,
  isDegraded: false,
} as const;

/** Documents that stand beside the one that is meant, of the same language. */
function neighbours({ roll, visible }: World, locale: string, viewer: Viewer, count: number): Article[] {
  const all = visible(viewer, locale);
  const begin = Math.floor(roll() * all.length);
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => all[(begin + at) % all.length]).flatMap(
    (article) => article ?? [],
  );
}

function inVain(world: World, locale: 'zh-CN' | 'en', query: string, isEmpty: boolean): PlantedSearch {
  const { roll } = world;
  const person = pick(roll, world.agents[locale]);
  const shown = isEmpty ? [] : neighbours(world, locale, person, 6).map(({ _id }) => _id);
  const said = roll() < 0.4;
  return {
    ...nothing,
    person,
    locale,
    productLineId: null,
    query,
    shown,
    totalCount: shown.length,
    verdict: 'NO_GOOD_ANSWER',
    confidence: isEmpty ? null : 0.04 + roll() * 0.24,
    end: said ? 'GAP' : roll() < 0.5 ? 'PAUSE' : 'LEFT',
    saidNoAnswer: said,
    at: momentOf(world),
  };
}

function answered(world: World, locale: 'zh-CN' | 'en', { code, line, queries }: SearchTopic): PlantedSearch {
  const { roll, articles, lines } = world;
  const person = pick(roll, world.agents[locale]);
  const article = articles.get(code);
  const others = neighbours(world, locale, person, 7).filter(({ _id }) => _id !== article?._id);
  const isThere = article !== undefined && world.visible(person, locale).includes(article);
  const luck = roll();
  const rank = luck < 0.7 ? 1 : luck < 0.83 ? 2 : luck < 0.9 ? 3 : 4 + Math.floor(roll() * 2);
  const shown = others.map(({ _id }) => _id);
  if (isThere) shown.splice(rank - 1, 0, article._id);
  const opens = isThere && roll() < 0.91;
  // Half of the opens come within about four seconds, some take half a minute.
  const afterMs = Math.round(4_200 * Math.exp((roll() + roll() + roll() - 1.5) * 1.3));
  const helps = opens && roll() < 0.22;
  return {
    ...nothing,
    person,
    locale,
    productLineId: line !== null && roll() < 0.6 ? (lines.get(line) ?? null) : null,
    query: pick(roll, queries),
    shown: shown.slice(0, 10),
    totalCount: shown.length + Math.floor(roll() * 30),
    verdict: opens && rank === 1 ? 'LIKELY_ANSWER' : 'RESULTS',
    confidence: roll() < 0.3 ? null : opens ? 0.62 + roll() * 0.36 : 0.3 + roll() * 0.3,
    end: opens ? 'OPEN' : roll() < 0.6 ? 'PAUSE' : 'LEFT',
    opened: opens ? [{ articleId: article._id, kind: article.kind, rank, afterMs }] : [],
    linked: opens && roll() < 0.4 ? [article._id] : [],
    copied: opens && roll() < 0.15 ? [article._id] : [],
    helpful: helps ? [article._id] : [],
    at: momentOf(world),
  };
}

function gapOf(world: World, topic: GapTopic, claimers: ReadonlyMap<string, string>): PlantedGap {
  const { roll, now, lines, articles } = world;
  const crew = world.agents[topic.locale];
  const size = Math.min(crew.length, 6 + Math.floor(roll() * 9));
  const first = Math.floor(roll() * crew.length);
  const people = Array.from({ length: size }, (_, at) => crew[(first + at) % crew.length]).flatMap((one) => one ?? []);
  const all = topic.words.flatMap(([words, count]) => Array.from({ length: count }, () => words));
  const reports = all
    .map((words, at): PlantedReport => {
      // Asked more and more often over the last three weeks.
      const age = Math.floor(21 * roll() ** 1.7) * dayMs + roll() * 9 * hourMs;
      return {
        person: pick(roll, people),
        words,
        cause: topic.cause,
        productLineId: topic.line === null ? null : (lines.get(topic.line) ?? null),
        callReference: roll() < 0.8 ? `C-11${10 + (at % 20)}-${2_000 + Math.floor(roll() * 7_000)}` : null,
        at: new Date(now - hourMs - age),
      };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    locale: topic.locale,
    claimedById: topic.claimedBy === null ? null : (claimers.get(topic.claimedBy) ?? null),
    articleId: (topic.code !== null && articles.get(topic.code)?._id) || null,
    reports,
  };
}
