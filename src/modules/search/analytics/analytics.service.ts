import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import type { FacetName, SearchSubjectProvider } from '../../../platform/search/subject.js';
import type { Directory } from '../../people/index.js';
import { keepsSearch } from '../search.policy.js';
import { teamsAsked, teamsSeenBy } from './analytics.policy.js';
import { type Cell, csvOf } from './csv.rules.js';
import { type CountFilter, before, daysOf, faultOf } from '../shared/days.rules.js';
import {
  type Figures,
  figuresOf,
  leastRisingCount,
  leastShownCount,
  mostOpenedShare,
  riseOf,
} from './figures.rules.js';
import type { ArticleCount, FiguresStore } from './figures.store.js';
import { type Tuple, noKind, noSums } from './measure.rules.js';

/** What searches are counted by, as the schema names it. */
export type Dimension = 'DAY' | 'TEAM' | 'PRODUCT_LINE' | 'LOCALE' | 'KIND';

/** What somebody asks for. */
export interface AnalyticsQuestion {
  readonly from: string;
  readonly to: string;
  readonly teamId?: string | null;
  readonly productLineId?: string | null;
  readonly locale?: string | null;
  readonly kind?: string | null;
}

/** Figures of one value of a dimension. */
export interface AnalyticsRow {
  readonly value: string | null;
  readonly label: string;
  readonly figures: Figures;
}

/** A query that is asked more often than before. */
export interface RisingQuery {
  readonly text: string;
  readonly locale: 'zh-CN' | 'en';
  readonly count: number;
  readonly previousCount: number;
  readonly successRate: number | null;
}

const fieldOf: Readonly<Record<Dimension, keyof Tuple>> = {
  DAY: 'day',
  TEAM: 'teamId',
  PRODUCT_LINE: 'lineId',
  LOCALE: 'locale',
  KIND: 'kind',
};

type Words = Readonly<Record<'zh-CN' | 'en', string>>;

const withoutOne: Readonly<Record<Dimension, Words>> = {
  DAY: { 'zh-CN': '', en: '' },
  TEAM: { 'zh-CN': '无班组', en: 'No team' },
  PRODUCT_LINE: { 'zh-CN': '未指定产品线', en: 'No product line' },
  LOCALE: { 'zh-CN': '', en: '' },
  KIND: { 'zh-CN': '未打开', en: 'Nothing opened' },
};
const removed: Words = { 'zh-CN': '（已删除）', en: '(removed)' };

/** Headings of an export, in the order of its columns. */
const headings: readonly (readonly [keyof Figures, Words])[] = [
  ['intentCount', { 'zh-CN': '搜索次数', en: 'Searches' }],
  ['successRate', { 'zh-CN': '成功率', en: 'Success rate' }],
  ['clickThroughRate', { 'zh-CN': '点击率（有打开的搜索占比）', en: 'Click-through rate (searches with an open)' }],
  ['clicksPerSearch', { 'zh-CN': '点击率（打开次数/搜索次数）', en: 'Clicks per search (opens / searches)' }],
  ['meanClickRank', { 'zh-CN': '平均点击位次', en: 'Mean click rank' }],
  ['firstHitShare', { 'zh-CN': '首条命中占比', en: 'First hit share' }],
  ['medianSecondsToOpen', { 'zh-CN': '打开用时中位数（秒）', en: 'Median time to open (s)' }],
  ['ninthDecileSecondsToOpen', { 'zh-CN': '打开用时九分位（秒）', en: '9th decile time to open (s)' }],
  ['zeroResultRate', { 'zh-CN': '零结果率', en: 'Zero-result rate' }],
  ['noGoodAnswerRate', { 'zh-CN': '无好答案率', en: 'No-good-answer rate' }],
  ['lowConfidenceRate', { 'zh-CN': '低把握率', en: 'Low-confidence rate' }],
  ['nothingOpenedRate', { 'zh-CN': '未打开率', en: 'Nothing-opened rate' }],
  ['linkRate', { 'zh-CN': '关联率', en: 'Link rate' }],
  ['degradedRate', { 'zh-CN': '降级率', en: 'Degraded rate' }],
];
const headingOf: Readonly<Record<Dimension, Words>> = {
  DAY: { 'zh-CN': '日期', en: 'Day' },
  TEAM: { 'zh-CN': '班组', en: 'Team' },
  PRODUCT_LINE: { 'zh-CN': '产品线', en: 'Product line' },
  LOCALE: { 'zh-CN': '语言', en: 'Language' },
  KIND: { 'zh-CN': '类型', en: 'Kind' },
};

/** No query outside of the most frequent ones of a period can be among the top rising, see `riseOf`. */
const mostCompared = 2_000;
/** How many candidates are looked at, so that hidden articles leave no short list. */
const mostCandidates = 200;

/** Throws BAD_USER_INPUT unless it is a whole number within its limits. */
export function checkCount(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) throw badInput(`\`${name}\` is 1 to ${most}.`);
}

/** Figures of searches, from counts only. */
export class AnalyticsService {
  constructor(
    private readonly store: FiguresStore,
    private readonly people: Pick<Directory, 'teamTree' | 'teams' | 'teamsByIds'>,
    private readonly subjects: readonly Pick<SearchSubjectProvider, 'facetLabels'>[],
  ) {}

  /** What a viewer's question counts; null where the viewer may not see the team. Throws BAD_USER_INPUT for a bad period. */
  async filterFor(viewer: Viewer, question: AnalyticsQuestion): Promise<CountFilter | null> {
    const { from, to, teamId = null, productLineId = null, locale = null, kind = null } = question;
    const fault = faultOf({ from, to });
    if (fault) throw badInput(fault);
    const seen = teamsSeenBy(viewer, await this.people.teams());
    const asked =
      teamId === null ? null : { teamId, withBelow: (await this.people.teamTree()).withDescendants([teamId]) };
    const teamIds = teamsAsked(seen, asked);
    return teamIds === undefined ? null : { from, to, teamIds, lineId: productLineId, locale, kind };
  }

  async total(filter: CountFilter): Promise<Figures> {
    const [all] = await this.store.sums(filter, null);
    return figuresOf(all?.sums ?? noSums);
  }

  previous(filter: CountFilter): Promise<Figures> {
    return this.total({ ...filter, ...before(filter) });
  }

  /** Rows by a dimension: every day in order, or the values that occur, most searches first. */
  async by(viewer: Viewer, filter: CountFilter, dimension: Dimension): Promise<AnalyticsRow[]> {
    const groups = await this.store.sums(filter, fieldOf[dimension]);
    if (dimension === 'DAY') {
      const byDay = new Map(groups.map(({ value, sums }) => [value, sums]));
      return daysOf(filter).map((day) => ({ value: day, label: day, figures: figuresOf(byDay.get(day) ?? noSums) }));
    }
    const values = groups.flatMap(({ value }) => (value === null || value === noKind ? [] : [value]));
    const labels = await this.#labels(viewer, dimension, values);
    return groups
      .sort((a, b) => b.sums.intents - a.sums.intents || String(a.value).localeCompare(String(b.value)))
      .map(({ value: stored, sums }) => {
        const value = stored === noKind ? null : stored;
        const label = value === null ? withoutOne[dimension] : removed;
        return { value, label: labels.get(value ?? '') ?? label[viewer.locale], figures: figuresOf(sums) };
      });
  }

  /** Rows by a dimension as CSV, with headings in the viewer's language. */
  async csv(viewer: Viewer, filter: CountFilter, dimension: Dimension): Promise<string> {
    const rows = await this.by(viewer, filter, dimension);
    const head: Cell[] = [headingOf[dimension][viewer.locale], ...headings.map(([, words]) => words[viewer.locale])];
    return csvOf([head, ...rows.map(({ label, figures }) => [label, ...headings.map(([name]) => figures[name])])]);
  }

  /** Queries asked more often than in the equally long time before, the surest first. Nothing for who may not read words. */
  async rising(viewer: Viewer, filter: CountFilter, first: number): Promise<RisingQuery[]> {
    checkCount('first', first, 50);
    if (!keepsSearch(viewer)) return [];
    const frequent = await this.store.frequentQueries(filter, leastRisingCount, mostCompared);
    const ids = frequent.map(({ queryId }) => queryId);
    const earlier = await this.store.queryCounts({ ...filter, ...before(filter) }, ids);
    const risen = frequent
      .map((query) => ({ ...query, previousCount: earlier.get(query.queryId) ?? 0 }))
      .map((query) => ({ ...query, rise: riseOf(query) }))
      .filter(({ rise }) => rise > 0)
      .sort((a, b) => b.rise - a.rise || (a.queryId < b.queryId ? -1 : 1));
    const texts = await this.store.texts(risen.map(({ queryId }) => queryId));
    return risen
      .flatMap(({ queryId, count, previousCount, successCount }) => {
        const known = texts.get(queryId);
        return known ? [{ ...known, count, previousCount, successRate: successCount / count }] : [];
      })
      .slice(0, first);
  }

  /** Articles found but not opened, most shown first, before it is judged who may see them. */
  foundNotOpened(filter: CountFilter): Promise<ArticleCount[]> {
    return this.store.rarelyOpened(filter, leastShownCount, mostOpenedShare, mostCandidates);
  }

  async #labels(viewer: Viewer, dimension: Dimension, values: readonly string[]): Promise<Map<string, string>> {
    if (dimension === 'TEAM') {
      const teams = await this.people.teamsByIds(values);
      return new Map(teams.map(({ _id, name }) => [_id, viewer.locale === 'en' ? name.en : name.zhCN]));
    }
    const facets: Partial<Record<Dimension, FacetName>> = { PRODUCT_LINE: 'lines', LOCALE: 'locale', KIND: 'kind' };
    const facet = facets[dimension];
    const labels = new Map<string, string>();
    if (facet !== undefined)
      for (const subject of this.subjects)
        for (const [value, label] of await subject.facetLabels(viewer, facet, values)) labels.set(value, label);
    return labels;
  }
}
