import { createHash } from 'node:crypto';
import { actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { badInput } from '../../platform/errors/app-error.js';
import { UserError, UserErrorCode, fault, wrongState } from '../../platform/errors/user-error.js';
import type { Foundation } from '../../platform/room.js';
import { EngineAwayError } from '../../platform/search/client.js';
import { find, type FacetCounts } from '../../platform/search/find.js';
import { maxQueryLength, planQuery, type QueryPlan } from '../../platform/search/query.js';
import type { IndexStatus, SearchIndex } from '../../platform/search/search-index.js';
import { marksIn, snippetOf, type TextRange } from '../../platform/search/snippet.js';
import type { FacetName, SearchNarrowing, SearchSubjectProvider, SubjectHit } from '../../platform/search/subject.js';
import type { Metrics } from '../../platform/telemetry/metrics.js';
import { engineFilter, facetNames, fallbackUnits, rankByUnits } from './search.rules.js';

/** A search, checked for its shape by the resolver's input classes only. */
export interface SearchRequest {
  query: string;
  narrowing: SearchNarrowing;
  first: number;
  after: string | null;
}

/** A hit as it is shown. */
export interface ShownHit {
  subject: SubjectHit;
  titleMarks: TextRange[];
  snippet: string;
  snippetMarks: TextRange[];
  cursor: string;
}

export interface FacetValueCount {
  value: string;
  label: string;
  count: number;
}

export interface SearchResult {
  hits: ShownHit[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount: number;
  /** Counted values with their names; asked for only when somebody wants them. */
  facets(): Promise<{ name: FacetName; values: FacetValueCount[] }[]>;
  isDegraded: boolean;
  tookMs: number;
}

/** A ranked list before the last check. */
interface Ranked {
  hits: { id: string; type: string }[];
  total: number;
  facets: FacetCounts;
  isDegraded: boolean;
}

/** How many documents each list brings for an ordinary page. */
const DEPTH = 60;
/** Most documents that a search without the engine ranks. */
const FALLBACK_LIMIT = 500;
/** After a failure the engine is left alone for so long, in milliseconds; the database answers at once. */
const REST_MS = 1_000;
const FACET_VALUES = 50;

/** Finds documents of all kinds in one ranked list, filtered in the engine and checked once more before they leave. */
export class SearchService {
  readonly #subjects: ReadonlyMap<string, SearchSubjectProvider>;
  #restUntil = 0;
  #isUp = true;
  #askedAt = 0;

  constructor(
    private readonly foundation: Pick<Foundation, 'cursors' | 'log' | 'transactions'>,
    private readonly index: SearchIndex | null,
    private readonly subjects: readonly SearchSubjectProvider[],
    private readonly metrics: Pick<Metrics, 'searchDuration' | 'searchDegraded'>,
  ) {
    this.#subjects = new Map(subjects.map((subject) => [subject.type, subject]));
  }

  /**
   * Searches for a viewer. A query without words finds nothing; one over 200 characters, a page outside 1 to 100 and a
   * cursor of another query are refused with BAD_USER_INPUT. An engine that is away never makes it fail.
   */
  async search(viewer: Viewer, { query, narrowing, first, after }: SearchRequest): Promise<SearchResult> {
    const started = performance.now();
    if ([...query].length > maxQueryLength) throw badInput(`A query has at most ${maxQueryLength} characters.`);
    if (!Number.isInteger(first) || first < 1 || first > 100) throw badInput('A page holds 1 to 100 rows.');
    if ((narrowing.lineIds?.length ?? 0) > 100) throw badInput('At most 100 product lines.');
    const plan = planQuery(query);
    const list = listName(viewer, plan, narrowing);
    const [offset = 0, depth = Math.min(200, Math.max(DEPTH, first + 20))] = after
      ? this.foundation.cursors.decode(list, after).map(Number)
      : [];

    const ranked = await this.#rank(viewer, plan, narrowing, depth);
    const { shown, hasNextPage, dropped } = await this.#show(viewer, plan, ranked, offset, first);
    const tookMs = performance.now() - started;
    this.metrics.searchDuration.observe({ degraded: String(ranked.isDegraded) }, tookMs / 1_000);
    return {
      hits: shown.map(({ at, ...hit }) => ({ ...hit, cursor: this.foundation.cursors.encode(list, [at + 1, depth]) })),
      hasNextPage,
      hasPreviousPage: offset > 0,
      totalCount: Math.max(0, ranked.total - dropped),
      facets: () => this.#name(viewer, ranked.facets),
      isDegraded: ranked.isDegraded,
      tookMs: Math.round(tookMs),
    };
  }

  /** How the index stands. */
  async status(): Promise<IndexStatus> {
    if (this.index) return this.index.status();
    return { indexedCount: 0, lagSeconds: 0, isRebuilding: false, parkedCount: 0, isEngineUp: false, rebuild: null };
  }

  /** Asks for a rebuild and leaves an audit event. It goes on in the background. */
  async requestRebuild(viewer: Viewer, reason: string): Promise<IndexStatus> {
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
    return index.status();
  }

  /** Whether the engine answered lately. Asks it in the background, at most every two seconds. */
  isEngineUp(): boolean {
    const now = performance.now();
    if (this.index && now - this.#askedAt > 2_000) {
      this.#askedAt = now;
      void this.index.engine.isUp().then((isUp) => (this.#isUp = isUp));
    }
    return this.index !== null && this.#isUp;
  }

  async #rank(viewer: Viewer, plan: QueryPlan, narrowing: SearchNarrowing, depth: number): Promise<Ranked> {
    const nothing: Ranked = { hits: [], total: 0, facets: {}, isDegraded: false };
    const filter = engineFilter(viewer, this.subjects, narrowing);
    if (plan.slots.length === 0 || filter === null) return nothing;
    if (this.index && performance.now() >= this.#restUntil) {
      try {
        const found = await find(this.index.engine, plan, { filter, depth, facets: facetNames });
        this.metrics.searchDegraded.set(0);
        this.#isUp = true;
        const hits = found.ids.map((id) => ({ id, type: found.types.get(id) ?? '' }));
        return { hits, total: found.total, facets: found.facets, isDegraded: false };
      } catch (error) {
        // Refusals too (no index yet, or an old one without a field): people get an answer, the log gets the fault.
        this.foundation.log.warn({ err: error }, 'the search engine did not answer; the database does');
        if (error instanceof EngineAwayError) this.#restUntil = performance.now() + REST_MS;
      }
    }
    this.metrics.searchDegraded.set(1);
    return this.#rankWithoutEngine(viewer, plan, narrowing);
  }

  async #rankWithoutEngine(viewer: Viewer, plan: QueryPlan, narrowing: SearchNarrowing): Promise<Ranked> {
    const wanted = fallbackUnits(plan.slots);
    const found: { id: string; type: string; units: readonly string[] }[] = [];
    for (const subject of this.subjects) {
      for (const hit of await subject.fallback(viewer, wanted, narrowing, FALLBACK_LIMIT))
        found.push({ ...hit, type: subject.type });
    }
    return { hits: rankByUnits(found, wanted), total: found.length, facets: {}, isDegraded: true };
  }

  /** Reads documents as they are now, page by page, until the page is full; what the viewer may no longer see is left out. */
  async #show(
    viewer: Viewer,
    plan: QueryPlan,
    { hits }: Ranked,
    offset: number,
    first: number,
  ): Promise<{ shown: (Omit<ShownHit, 'cursor'> & { at: number })[]; hasNextPage: boolean; dropped: number }> {
    const found: { at: number; subject: SubjectHit }[] = [];
    let dropped = 0;
    for (let at = offset; at < hits.length && found.length <= first;) {
      const part = hits.slice(at, at + first + 1 - found.length);
      const documents = await this.#load(viewer, part);
      part.forEach(({ id }, n) => {
        const subject = documents.get(id);
        if (subject) found.push({ at: at + n, subject });
        else dropped += 1;
      });
      at += part.length;
    }
    const shown = found.slice(0, first).map(({ at, subject }) => {
      const text = subject.say ? `${subject.say}\n${subject.text}` : subject.text;
      const { snippet, marks } = snippetOf(text, plan);
      return { at, subject, titleMarks: marksIn(subject.title, plan), snippet, snippetMarks: marks };
    });
    return { shown, hasNextPage: found.length > first, dropped };
  }

  async #load(viewer: Viewer, hits: readonly { id: string; type: string }[]): Promise<Map<string, SubjectHit>> {
    const byType = new Map<string, string[]>();
    for (const { id, type } of hits) byType.set(type, [...(byType.get(type) ?? []), id]);
    const all = new Map<string, SubjectHit>();
    for (const [type, ids] of byType) {
      const documents = await this.#subjects.get(type)?.hits(viewer, ids);
      for (const [id, document] of documents ?? []) all.set(id, document);
    }
    return all;
  }

  async #name(viewer: Viewer, facets: FacetCounts): Promise<{ name: FacetName; values: FacetValueCount[] }[]> {
    const named: { name: FacetName; values: FacetValueCount[] }[] = [];
    for (const name of facetNames) {
      const counts = Object.entries(facets[name] ?? {})
        .sort((a, b) => b[1] - a[1])
        .slice(0, FACET_VALUES);
      if (counts.length === 0) continue;
      const labels = new Map<string, string>();
      for (const subject of this.subjects) {
        for (const [value, label] of await subject.facetLabels(
          viewer,
          name,
          counts.map(([value]) => value),
        ))
          labels.set(value, label);
      }
      const values = counts.flatMap(([value, count]) => {
        const label = labels.get(value);
        return label === undefined ? [] : [{ value, label, count }];
      });
      named.push({ name, values });
    }
    return named;
  }
}

/** A cursor belongs to one person, query and filter. */
function listName(viewer: Viewer, plan: QueryPlan, narrowing: SearchNarrowing): string {
  const { kinds, locales, categoryId, lineIds } = narrowing;
  const sorted = [kinds, locales, lineIds].map((values) => (values ? [...values].sort() : null));
  const key = JSON.stringify([viewer.id, plan.folded, sorted, categoryId ?? null]);
  return `search:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
}
