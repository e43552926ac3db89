import { createHash } from 'node:crypto';
import { actorOf } from '../../platform/auth/actor.js';
import { hasRole, Role, type Viewer } from '../../platform/auth/viewer.js';
import { badInput } from '../../platform/errors/app-error.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../platform/errors/user-error.js';
import type { Foundation } from '../../platform/room.js';
import type { Answer, RankedDocument } from '../../platform/search/answer.js';
import { newId } from '../../platform/ids/ids.js';
import { fold, units, wordsOf } from '../../platform/search/analysis.js';
import { withWords } from '../../platform/search/mending.js';
import { maxQueryLength, planQuery, type QueryPlan } from '../../platform/search/query.js';
import type { LearnedQueries } from '../../platform/search/question/learned.js';
import { compileTuning, type CompiledTuning } from '../../platform/search/question/synonyms.js';
import { wholeId } from '../../platform/search/source.js';
import { trialText } from '../../platform/search/trial-text.js';
import type { IndexStatus, SearchIndex } from '../../platform/search/search-index.js';
import type { SearchTuning } from '../../platform/search/tuning.js';
import type { FacetName, SearchNarrowing } from '../../platform/search/subject.js';
import type { Metrics } from '../../platform/telemetry/metrics.js';
import { withoutCrowds } from './crowding.rules.js';
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
  /** Whether there is such a product line. */
  isLine(id: string): Promise<boolean>;
  bets(queryUnits: readonly string[], locale: 'zh-CN' | 'en', now: Date): readonly string[];
}

/** How index and question index stand. */
export interface SearchStanding extends IndexStatus {
  isQuestionIndexLoaded: boolean;
  questionIndexSilentSince: Date | null;
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
    const light = lightOf(viewer, plan, await this.#knownLine(request.light));
    const learned = tuning.isLearningOn ? this.knowledge.learned() : null;
    const ranked = await this.ranking.rank(viewer, plan, { narrowing, depth, tuning, light, learned, withApart: true });
    const { counted, answer } = ranked;
    const bets = await this.#bets(viewer, plan, narrowing);
    const others = ranked.hits.filter(({ id }) => !bets.some((bet) => bet.id === id));
    // A pinned part counts among those of its document.
    const hits =
      bets.length && !ranked.isForParts ? withoutCrowds([...bets, ...others], wholeId) : [...bets, ...others];
    const page = await this.reader.page(viewer, hits, offset, first);
    const explains = request.explain === true && hasRole(viewer, Role.KNOWLEDGE_EDITOR, Role.ADMIN);
    const placeOf = new Map(answer?.ranked.map((document) => [document.id, document]));
    const shown = page.found.map(({ at, did, subject }): ShownHit => {
      const known = explains ? placeOf.get(did) : undefined;
      const wording = known && answer ? answer.bestWording(did) : null;
      return {
        ...this.reader.mark(subject, plan, answer),
        isBestBet: bets.some(({ id }) => id === did),
        explanation: known ? { ...known, wording } : null,
        cursor: this.foundation.cursors.encode(list, [at + 1, depth]),
      };
    });
    const isBet = offset === 0 && shown[0]?.isBestBet === true;
    const judgement = ranked.isJudgeable
      ? judge(plan, answer, shown.length + offset)
      : ({ verdict: 'RESULTS', confidence: null } as const);
    const { confidence } = judgement;
    // What was found apart is not judged, and must not be folded away with what does not answer.
    const judged = ranked.hasApart && judgement.verdict === 'NO_GOOD_ANSWER' ? 'RESULTS' : judgement.verdict;
    const verdict: Verdict = isBet ? 'LIKELY_ANSWER' : judged;
    const uncounted = bets.filter(({ id }) => !counted.has(id)).length;
    const totalCount = counted.total + uncounted - page.dropped.filter((id) => counted.has(id)).length;
    const tookMs = performance.now() - started;
    this.metrics.searchDuration.observe({ degraded: String(ranked.isDegraded) }, tookMs / 1_000);
    return {
      hits: shown,
      hasNextPage: page.hasMore,
      hasPreviousPage: offset > 0,
      totalCount,
      facets: () => this.reader.nameFacets(viewer, counted.facets),
      verdict,
      confidence,
      didYouMean: mendedQuery(plan, answer, shown),
      isShortened: plan.isShortened,
      isDegraded: ranked.isDegraded,
      receipt: this.receipts.seal(viewer, {
        id: newId('search', this.foundation.clock),
        offset,
        isJudgeable: ranked.isJudgeable,
        query: query.slice(0, maxQueryLength),
        locale: plan.locale,
        shown: [...new Set(shown.slice(0, SHOWN_IN_RECEIPT).map(({ subject }) => subject.id))],
        totalCount,
        verdict,
        confidence,
        isDegraded: ranked.isDegraded,
        kinds: [...(narrowing.kinds ?? [])],
        productLineId: light.lineId,
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
    other: { tuning?: SearchTuning; learned?: LearnedQueries | null; locale?: 'zh-CN' | 'en' | undefined } = {},
  ): Promise<{ ids: string[]; types: ReadonlyMap<string, string>; isDegraded: boolean }> {
    const plan = planQuery(query);
    const tuning = this.#compile(other.tuning ?? this.knowledge.tuning());
    const learned = other.learned === undefined ? this.knowledge.learned() : other.learned;
    // Nobody in particular asks: what is measured today is to be comparable with tomorrow.
    const light = lightOf({ ...viewer, locale: other.locale ?? plan.locale, tierRank: 0 }, plan, null);
    const { hits, isDegraded } = await this.ranking.rank(viewer, plan, {
      ...{ narrowing: {}, depth: DEPTH, tuning, light },
      natural: trialText(plan.folded, this.knowledge.tuning(), other.tuning ?? this.knowledge.tuning()),
      learned: tuning.isLearningOn ? learned : null,
    });
    const { found } = await this.reader.page(viewer, hits, 0, 10);
    const types = new Map(hits.map(({ id, type }) => [id, type]));
    return { ids: [...new Set(found.map(({ subject }) => subject.id))], types, isDegraded };
  }

  /** How the index stands, and the question index of this process. */
  async status(): Promise<SearchStanding> {
    const { isLoaded, documentCount, bytes, silentSince } = this.ranking.questionStatus();
    const questions = {
      isQuestionIndexLoaded: isLoaded,
      questionIndexSilentSince: silentSince,
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

  /** Pinned documents that the viewer may find now and that lie inside the narrowing: what else is pinned changes nothing. */
  async #bets(viewer: Viewer, plan: QueryPlan, narrowing: SearchNarrowing): Promise<{ id: string; type: string }[]> {
    if (plan.slots.length === 0) return [];
    const ids = this.knowledge.bets(units(plan.folded), plan.locale, this.foundation.clock.now());
    if (ids.length === 0) return [];
    const visible = await this.reader.visible(viewer, ids);
    return ids
      .filter((id) => visible.has(id) && this.reader.isWithin(id, narrowing))
      .map((id) => ({ id, type: this.reader.typeOf(id) }));
  }

  /** A call's light whose product line is one that there is: what a client makes up is neither used nor recorded. */
  async #knownLine(light: CallLight | null | undefined): Promise<CallLight | null> {
    const id = light?.productLineId;
    if (!light || !id) return light ?? null;
    return (await this.knowledge.isLine(id)) ? light : { ...light, productLineId: null };
  }
}

function checkLight(light: CallLight | null | undefined): void {
  if ((light?.productLineId?.length ?? 0) > 64) throw badInput('There is no such product line.');
  if ((light?.customerLevel?.length ?? 0) > 40) throw badInput('A customer level has at most 40 characters.');
  if ((light?.reason?.length ?? 0) > 200) throw badInput('A reason has at most 200 characters.');
}

/** The query with its misspelled words mended, where one of the first shown hits has the right ones: no other word may be told. */
function mendedQuery(plan: QueryPlan, answer: Answer | null, shown: readonly ShownHit[]): string | null {
  if (!answer?.mended.length) return null;
  const seen = new Set<string>();
  for (const { subject } of shown.slice(0, 5))
    for (const { word } of wordsOf(fold(`${subject.title}\n${subject.say ?? ''}\n${subject.text}`))) seen.add(word);
  const told = answer.mended.filter(({ to }) => seen.has(to)).map(({ unit, to }) => [unit, to] as const);
  return told.length ? withWords(plan.folded.trim(), new Map(told)) : null;
}

/** A cursor belongs to one person, query and filter. */
function listName(viewer: Viewer, plan: QueryPlan, narrowing: SearchNarrowing): string {
  const { kinds, locales, categoryId, lineIds } = narrowing;
  const sorted = [kinds, locales, lineIds].map((values) => (values ? [...values].sort() : null));
  const key = JSON.stringify([viewer.id, plan.folded, sorted, categoryId ?? null]);
  return `search:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
}
