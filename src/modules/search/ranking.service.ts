import type { Viewer } from '../../platform/auth/viewer.js';
import type { Foundation } from '../../platform/room.js';
import { all, any, isIn, toPredicate, type Rule } from '../../platform/rules/rules.js';
import { answer, type Answer, type AnswerOptions } from '../../platform/search/answer.js';
import type { SearchEngine } from '../../platform/search/client.js';
import { find } from '../../platform/search/find.js';
import type { QueryPlan } from '../../platform/search/query.js';
import type { Light } from '../../platform/search/question/bonus.js';
import type { FaceFilter } from '../../platform/search/question/candidates.js';
import type { LearnedQueries } from '../../platform/search/question/learned.js';
import type { Matches } from '../../platform/search/question/matches.js';
import type { QuestionFeed, QuestionFeedStatus } from '../../platform/search/question/question-feed.js';
import type { CompiledTuning } from '../../platform/search/question/synonyms.js';
import type { SearchIndex } from '../../platform/search/search-index.js';
import { followedId, wholeId } from '../../platform/search/source.js';
import type { SearchNarrowing, SearchSubjectProvider } from '../../platform/search/subject.js';
import type { Metrics } from '../../platform/telemetry/metrics.js';
import { type FoundApart, findApart } from '../../platform/search/apart.js';
import { addedCounts, woven } from './apart.rules.js';
import { withoutCrowds } from './crowding.rules.js';
import { inOrderOfUse } from './use-order.rules.js';
import { engineFilter, facetNames, ruleOfNarrowing } from './search.rules.js';

/** A ranked list before the last check. */
export interface Ranked {
  hits: readonly { id: string; type: string }[];
  /** How many documents match, and how many of each kind, language … */
  counted: Matches;
  isDegraded: boolean;
  /** How it was worked out; null while the question index is loading, and for a query that finds nothing. */
  answer: Answer | null;
  /** False while the question index is loading: nothing can be said then of how good the hits are. */
  isJudgeable: boolean;
  /** Whether parts of documents alone were asked for. */
  isForParts: boolean;
  /** Whether something was found apart from the kinds that answer questions. */
  hasApart?: boolean;
}

const nothing: Ranked = {
  hits: [],
  counted: { total: 0, facets: {}, has: () => false },
  isDegraded: false,
  answer: null,
  isJudgeable: true,
  isForParts: false,
};

/** What ranking takes beside who asks and what. */
export interface RankOptions {
  narrowing: SearchNarrowing;
  depth: number;
  tuning: CompiledTuning;
  light: Light | null;
  learned: LearnedQueries | null;
  /** Whether kinds that are found apart are wanted too; left out, they are not. */
  withApart?: boolean;
  /** By the question index alone, for what goes along with typing. */
  isQuick?: boolean;
  /** What the engine's natural search gets in place of the query; for trying out settings. */
  natural?: string | undefined;
}

/** How long a person waits for the engine, in milliseconds: for the first round, and for the second one. */
export interface SearchPace {
  engineMs: number;
  secondRoundMs: number;
}

/** After a failure the engine is left alone for so long, in milliseconds; the question index answers at once. */
const REST_MS = 1_000;
const LATE_IN_A_ROW = 3;

/** Ranks documents for a viewer, by the engine and the question index, or by one of them alone. */
export class RankingService {
  private readonly subjects: readonly SearchSubjectProvider[];
  readonly #apart: readonly SearchSubjectProvider[];
  #restUntil = 0;
  #isUp = true;
  #isAnswering = true;
  #isProbing = false;
  #lateInARow = 0;
  #askedAt = 0;

  constructor(
    private readonly foundation: Pick<Foundation, 'log' | 'clock'>,
    private readonly index: SearchIndex | null,
    private readonly questions: QuestionFeed,
    subjects: readonly SearchSubjectProvider[],
    private readonly metrics: Pick<Metrics, 'searchDegraded'>,
    /** Other patience than the usual one. */
    private readonly pace: SearchPace | null = null,
  ) {
    this.subjects = subjects.filter(({ isApart }) => !isApart);
    this.#apart = subjects.filter(({ isApart }) => isApart);
  }

  /** Ranks for a viewer. An engine that is away never makes it fail. */
  async rank(viewer: Viewer, plan: QueryPlan, options: RankOptions): Promise<Ranked> {
    const { withApart = false, ...rest } = options;
    const apart = withApart ? this.#findApart(viewer, plan, rest) : null;
    const [ranked, found] = await Promise.all([this.#rankOthers(viewer, plan, rest), apart]);
    if (!found) return ranked;
    if (found === 'AWAY') return { ...ranked, isDegraded: true };
    if (found.hits.length === 0) return ranked;
    const { counted } = ranked;
    const ids = new Set(found.hits.map(({ id }) => id));
    return {
      ...ranked,
      hits: woven(ranked.hits, found.hits, found.exact),
      counted: {
        total: counted.total + found.total,
        facets: addedCounts(counted.facets, found.facets),
        has: (did) => ids.has(did) || counted.has(did),
      },
      hasApart: true,
    };
  }

  /** What is found apart; null where the viewer finds nothing of it, `AWAY` where the engine does not answer. */
  async #findApart(
    viewer: Viewer,
    plan: QueryPlan,
    { narrowing, depth }: RankOptions,
  ): Promise<FoundApart | 'AWAY' | null> {
    const filter = engineFilter(viewer, this.#apart, narrowing, this.foundation.clock.now());
    if (plan.slots.length === 0 || filter === null) return null;
    if (!this.index || performance.now() < this.#restUntil) return 'AWAY';
    try {
      return await findApart(this.index.engine, plan, { filter, depth, facets: facetNames });
    } catch (error) {
      this.foundation.log.debug({ err: error }, 'what is found apart could not be looked for');
      return 'AWAY';
    }
  }

  /** The kinds that answer questions. */
  async #rankOthers(viewer: Viewer, plan: QueryPlan, options: RankOptions): Promise<Ranked> {
    const { narrowing, depth, natural, isQuick = false, ...rest } = options;
    const filter = engineFilter(viewer, this.subjects, narrowing, this.foundation.clock.now());
    if (plan.slots.length === 0 || filter === null) return nothing;
    const pass = this.#passFor(viewer, narrowing);
    const isForParts = this.#isForParts(narrowing);
    const common = { filter, depth, facets: facetNames, isForParts, parts: isForParts ? Infinity : undefined };
    const { index: questions, isLoaded } = this.questions;
    const shown = (found: Answer): Ranked => {
      const { ranked, counted, isDegraded } = found;
      const ordered = inOrderOfUse(ranked, (id) => questions.fieldsOf(id), followedId, this.foundation.clock.now());
      const hits = isForParts ? ordered : withoutCrowds(ordered, wholeId);
      return { hits, counted, isDegraded, answer: found, isJudgeable: isLoaded, isForParts };
    };
    const engine = isQuick ? null : this.#engine();
    if (engine) {
      try {
        if (!isLoaded) {
          const found = await find(engine, plan, common, questions);
          this.#note(true);
          const hits = found.ids.map((id) => ({ id, type: found.types.get(id) ?? '' }));
          const counted = { total: found.total, facets: found.facets, has: (did: string) => found.types.has(did) };
          return { hits, counted, isDegraded: false, answer: null, isJudgeable: false, isForParts };
        }
        const found = await answer(engine, questions, plan, { ...common, ...rest, ...this.#patience(), pass, natural });
        // One late answer is a busy moment; several in a row are an engine that does not keep up.
        this.#lateInARow = found.isLate ? this.#lateInARow + 1 : 0;
        if (!found.isLate || this.#lateInARow >= LATE_IN_A_ROW) this.#note(!found.isDegraded);
        return shown(found);
      } catch (error) {
        // Refusals too (no index yet, or an old one without a field): people get an answer, the log gets the fault.
        this.#note(false, error);
      } finally {
        this.#isProbing = false;
      }
    }
    if (!isQuick) this.metrics.searchDegraded.set(1);
    return shown(await answer(null, questions, plan, { ...common, ...rest, pass }));
  }

  /** How the question index of this process stands. */
  questionStatus(): QuestionFeedStatus {
    return this.questions.status();
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

  /** Whether a search is for parts of documents alone: then as many of one document are listed as there are. */
  #isForParts({ kinds = [] }: SearchNarrowing): boolean {
    return kinds.length > 0 && kinds.every((kind) => this.subjects.some(({ partKind }) => partKind === kind));
  }

  #patience(): Pick<AnswerOptions, 'engineDeadlineMs' | 'deadlineMs'> {
    return this.pace ? { engineDeadlineMs: this.pace.engineMs, deadlineMs: this.pace.secondRoundMs } : {};
  }

  /** The rule of the engine's filter as a predicate over faces. */
  #passFor(viewer: Viewer, narrowing: SearchNarrowing): FaceFilter {
    const now = this.foundation.clock.now();
    const findable = this.subjects.map((subject): Rule => all(isIn('type', [subject.type]), subject.rule(viewer, now)));
    const predicate = toPredicate(all(any(...findable), ruleOfNarrowing(narrowing)));
    return (face) => predicate(face.fields);
  }

  /**
   * The engine, unless it is left alone for now. After a failure one search at a time tries it again; the others are answered
   * at once by the question index.
   */
  #engine(): SearchEngine | null {
    if (!this.index || performance.now() < this.#restUntil) return null;
    if (this.#isAnswering) return this.index.engine;
    if (this.#isProbing) return null;
    this.#isProbing = true;
    return this.index.engine;
  }

  #note(isAnswering: boolean, error?: unknown): void {
    this.metrics.searchDegraded.set(isAnswering ? 0 : 1);
    if (isAnswering) this.#isUp = true;
    else this.#restUntil = performance.now() + REST_MS;
    if (isAnswering === this.#isAnswering) return;
    this.#isAnswering = isAnswering;
    if (isAnswering) this.foundation.log.info('the search engine answers again');
    else this.foundation.log.warn({ err: error }, 'the search engine does not answer in time; the question index does');
  }
}
