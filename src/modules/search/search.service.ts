import { createHash } from 'node:crypto';
import { actorOf } from '../../platform/auth/actor.js';
import { hasRole, Role, type Viewer } from '../../platform/auth/viewer.js';
import { badInput } from '../../platform/errors/app-error.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../platform/errors/user-error.js';
import type { Foundation } from '../../platform/room.js';
import type { Answer, RankedDocument } from '../../platform/search/answer.js';
import { fold, units } from '../../platform/search/analysis.js';
import { maxQueryLength, planQuery, type QueryPlan } from '../../platform/search/query.js';
import type { LearnedQueries } from '../../platform/search/question/learned.js';
import { compileTuning, type CompiledTuning } from '../../platform/search/question/synonyms.js';
import { trialText } from '../../platform/search/trial-text.js';
import type { IndexStatus, SearchIndex } from '../../platform/search/search-index.js';
import type { SearchTuning } from '../../platform/search/tuning.js';
import type { FacetName, SearchNarrowing } from '../../platform/search/subject.js';
import type { Metrics } from '../../platform/telemetry/metrics.js';
import type { HitReader, HitText } from './hit-reader.service.js';
import type { RankingService } from './ranking.service.js';
import type { Receipts } from './receipt.js';
import { type CallLight, judge, lightOf, type Verdict } from './verdict.rules.js';

/** A search, checked for its shape by the resolver's input classes only. */
export interface SearchRequest {
  query: string;
  narrowing: SearchNarrowing;
  light?: CallLight | null;
  first: number;
  after: string | null;
  /** Whether hits and query are to be explained; heard for knowledge staff only. */
  explain?: boolean;
}

/** A hit as it is shown. */
export interface ShownHit extends HitText {
  isBestBet: boolean;
  /** Why it stands where it stands; null unless asked by knowledge staff. */
  explanation: (RankedDocument & { wording: string | null }) | null;
  cursor: string;
}

export interface SearchResult {
  hits: ShownHit[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount: number;
  /** Counted values with their names; asked for only when somebody wants them. */
  facets(): Promise<{ name: FacetName; values: { value: string; label: string; count: number }[] }[]>;
  verdict: Verdict;
  confidence: number | null;
  didYouMean: string | null;
  isShortened: boolean;
  isDegraded: boolean;
  receipt: string;
  /** How the query was understood; null unless asked by knowledge staff. */
  explanation: (Answer & { settingsVersion: number }) | null;
  tookMs: number;
}

/** Settings, best bets and what was learned, as this process knows them. */
export interface SearchKnowledge {
  tuning(): SearchTuning;
  learned(): LearnedQueries | null;
  bets(queryUnits: readonly string[], locale: 'zh-CN' | 'en', now: Date): readonly string[];
}

/** How index and question index stand. */
export interface SearchStanding extends IndexStatus {
  isQuestionIndexLoaded: boolean;
  questionIndexCount: number;
  questionIndexMegabytes: number;
}

/** How many documents each list brings for an ordinary page. */
const DEPTH = 60;
const SHOWN_IN_RECEIPT = 10;

/** Finds documents of all kinds in one ranked list, filtered while ranking and checked once more before they leave. */
export class SearchService {
  readonly #compiled = new WeakMap<SearchTuning, CompiledTuning>();

  constructor(
    private readonly foundation: Pick<Foundation, 'cursors' | 'log' | 'transactions' | 'clock'>,
    private readonly index: SearchIndex | null,
    private readonly ranking: RankingService,
    private readonly reader: HitReader,
    private readonly receipts: Receipts,
    private readonly knowledge: SearchKnowledge,
    private readonly metrics: Pick<Metrics, 'searchDuration'>,
  ) {}

  /**
   * Searches for a viewer. A query without words finds nothing; of one over 512 characters the beginning is searched. A page
   * outside 1 to 100 and a cursor of another query are refused with BAD_USER_INPUT. An engine that is away never makes it fail.
   */
  async search(viewer: Viewer, request: SearchRequest): Promise<SearchResult> {
    const { query, narrowing, first, after } = request;
    const started = performance.now();
    if (!Number.isInteger(first) || first < 1 || first > 100) throw badInput('A page holds 1 to 100 rows.');
    if ((narrowing.lineIds?.length ?? 0) > 100) throw badInput('At most 100 product lines.');
    checkLight(request.light);
    const plan = planQuery(query);
    const list = listName(viewer, plan, narrowing);
    const [offset = 0, depth = Math.min(200, Math.max(DEPTH, first + 20))] = after
      ? this.foundation.cursors.decode(list, after).map(Number)
      : [];
    const tuning = this.#compile(this.knowledge.tuning());
    const light = lightOf(viewer, plan, request.light);
    const learned = tuning.isLearningOn ? this.knowledge.learned() : null;
    const ranked = await this.ranking.rank(viewer, plan, { narrowing, depth, tuning, light, learned });
    const bets = this.#bets(plan);
    const hits = [
      ...bets.map((id) => ({ id, type: 'article' })),
      ...ranked.hits.filter(({ id }) => !bets.includes(id)),
    ];
    const page = await this.reader.page(viewer, hits, offset, first, narrowing);
    const explains = request.explain === true && hasRole(viewer, Role.KNOWLEDGE_EDITOR, Role.ADMIN);
    const { answer } = ranked;
    const placeOf = new Map(answer?.ranked.map((document) => [document.id, document]));
    const shown = page.found.map(({ at, subject }): ShownHit => {
      const known = explains ? placeOf.get(subject.id) : undefined;
      const wording = known && answer ? answer.bestWording(subject.id) : null;
      return {
        ...this.reader.mark(subject, plan, answer),
        isBestBet: bets.includes(subject.id),
        explanation: known ? { ...known, wording } : null,
        cursor: this.foundation.cursors.encode(list, [at + 1, depth]),
      };
    });
    const { verdict, confidence } = judge(plan, answer, shown.length + offset);
    const counted = ranked.counted();
    const totalCount = Math.max(shown.length + offset, counted.total - page.dropped);
    const tookMs = performance.now() - started;
    this.metrics.searchDuration.observe({ degraded: String(ranked.isDegraded) }, tookMs / 1_000);
    const isBet = shown[0]?.isBestBet === true;
    return {
      hits: shown,
      hasNextPage: page.hasMore,
      hasPreviousPage: offset > 0,
      totalCount,
      facets: () => this.reader.nameFacets(viewer, counted.facets),
      verdict: isBet ? 'LIKELY_ANSWER' : verdict,
      confidence,
      didYouMean: mendedQuery(plan, answer, shown),
      isShortened: [...query].length > maxQueryLength,
      isDegraded: ranked.isDegraded,
      receipt: this.receipts.seal(viewer, {
        query: query.slice(0, maxQueryLength),
        locale: plan.locale,
        shown: shown.slice(0, SHOWN_IN_RECEIPT).map(({ subject }) => subject.id),
        totalCount,
        verdict: isBet ? 'LIKELY_ANSWER' : verdict,
        confidence,
        isDegraded: ranked.isDegraded,
        kinds: [...(narrowing.kinds ?? [])],
        productLineId: request.light?.productLineId ?? null,
        at: this.foundation.clock.now().getTime(),
      }),
      explanation: explains && answer ? { ...answer, settingsVersion: tuning.version } : null,
      tookMs: Math.round(tookMs),
    };
  }

  /** Ids of what a viewer would find with other settings than the live ones (or with the live ones), best first; best bets left out. */
  async ranked(
    viewer: Viewer,
    query: string,
    other: { tuning?: SearchTuning; learned?: LearnedQueries | null } = {},
  ): Promise<{ ids: string[]; types: ReadonlyMap<string, string>; isDegraded: boolean }> {
    const plan = planQuery(query);
    const tuning = this.#compile(other.tuning ?? this.knowledge.tuning());
    const learned = other.learned === undefined ? this.knowledge.learned() : other.learned;
    const light = lightOf(viewer, plan, null);
    const { hits, isDegraded } = await this.ranking.rank(viewer, plan, {
      ...{ narrowing: {}, depth: DEPTH, tuning, light },
      natural: trialText(plan.folded, this.knowledge.tuning(), other.tuning ?? this.knowledge.tuning()),
      learned: tuning.isLearningOn ? learned : null,
    });
    const { found } = await this.reader.page(viewer, hits, 0, 10, {});
    const types = new Map(hits.map(({ id, type }) => [id, type]));
    return { ids: found.map(({ subject }) => subject.id), types, isDegraded };
  }

  /** How the index stands, and the question index of this process. */
  async status(): Promise<SearchStanding> {
    const { isLoaded, documentCount, bytes } = this.ranking.questionStatus();
    const questions = {
      isQuestionIndexLoaded: isLoaded,
      questionIndexCount: documentCount,
      questionIndexMegabytes: Math.round(bytes / 1e5) / 10,
    };
    if (this.index) return { ...(await this.index.status()), ...questions };
    const none = {
      indexedCount: 0,
      lagSeconds: 0,
      isRebuilding: false,
      parkedCount: 0,
      isEngineUp: false,
      rebuild: null,
    };
    return { ...none, ...questions };
  }

  /** Asks for a rebuild and leaves an audit event. It goes on in the background. */
  async requestRebuild(viewer: Viewer, reason: string): Promise<SearchStanding> {
    const clean = reason.trim();
    if (clean === '') throw new UserError(fault(UserErrorCode.REQUIRED, '请填写原因。', 'Say why.', 'reason'));
    if (clean.length > 200)
      throw new UserError(
        fault(UserErrorCode.TOO_LONG, '原因最多 200 个字符。', 'The reason has at most 200 characters.', 'reason'),
      );
    const { index } = this;
    if (!index) throw wrongState('没有配置搜索引擎。', 'No search engine is set up.');
    await this.foundation.transactions.run(async (transaction) => {
      await index.requestRebuild(clean);
      transaction.append({
        type: 'search.rebuildRequested',
        subject: { type: 'SearchIndex', id: 'search' },
        actor: actorOf(viewer),
        after: { reason: clean },
      });
    });
    return this.status();
  }

  #compile(tuning: SearchTuning): CompiledTuning {
    const known = this.#compiled.get(tuning);
    if (known) return known;
    const compiled = compileTuning(tuning);
    this.#compiled.set(tuning, compiled);
    return compiled;
  }

  #bets(plan: QueryPlan): readonly string[] {
    if (plan.slots.length === 0) return [];
    return this.knowledge.bets(units(plan.folded), plan.locale, this.foundation.clock.now());
  }
}

function checkLight(light: CallLight | null | undefined): void {
  if ((light?.customerLevel?.length ?? 0) > 40) throw badInput('A customer level has at most 40 characters.');
  if ((light?.reason?.length ?? 0) > 200) throw badInput('A reason has at most 200 characters.');
}

/** The query with its misspelled words mended, where one of the shown hits has the right ones: no other word may be told. */
function mendedQuery(plan: QueryPlan, answer: Answer | null, shown: readonly ShownHit[]): string | null {
  if (!answer?.mended.length) return null;
  const seen = shown.slice(0, 5).map(({ subject }) => fold(`${subject.title}\n${subject.say ?? ''}\n${subject.text}`));
  let text = plan.folded.trim();
  let isMended = false;
  for (const { from, to } of answer.mended) {
    if (!seen.some((one) => one.includes(to))) continue;
    text = text.replace(from, () => to);
    isMended = true;
  }
  return isMended ? text : null;
}

/** A cursor belongs to one person, query and filter. */
function listName(viewer: Viewer, plan: QueryPlan, narrowing: SearchNarrowing): string {
  const { kinds, locales, categoryId, lineIds } = narrowing;
  const sorted = [kinds, locales, lineIds].map((values) => (values ? [...values].sort() : null));
  const key = JSON.stringify([viewer.id, plan.folded, sorted, categoryId ?? null]);
  return `search:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
}
