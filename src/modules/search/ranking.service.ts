import type { Viewer } from '../../platform/auth/viewer.js';
import type { Foundation } from '../../platform/room.js';
import { all, any, isIn, toPredicate, type Rule } from '../../platform/rules/rules.js';
import { answer, type Answer } from '../../platform/search/answer.js';
import { EngineAwayError } from '../../platform/search/client.js';
import { find } from '../../platform/search/find.js';
import type { QueryPlan } from '../../platform/search/query.js';
import type { Light } from '../../platform/search/question/bonus.js';
import type { FaceFilter } from '../../platform/search/question/candidates.js';
import type { LearnedQueries } from '../../platform/search/question/learned.js';
import type { Matches } from '../../platform/search/question/matches.js';
import type { QuestionFeed, QuestionFeedStatus } from '../../platform/search/question/question-feed.js';
import type { CompiledTuning } from '../../platform/search/question/synonyms.js';
import type { SearchIndex } from '../../platform/search/search-index.js';
import type { SearchNarrowing, SearchSubjectProvider } from '../../platform/search/subject.js';
import type { Metrics } from '../../platform/telemetry/metrics.js';
import { engineFilter, facetNames, ruleOfNarrowing } from './search.rules.js';

/** A ranked list before the last check. */
export interface Ranked {
  hits: { id: string; type: string }[];
  /** How many documents match, and how many of each kind, language …; worked out when somebody asks. */
  counted: () => Matches;
  isDegraded: boolean;
  /** How it was worked out; null while the question index is loading, and for a query that finds nothing. */
  answer: Answer | null;
}

/** What ranking takes beside who asks and what. */
export interface RankOptions {
  narrowing: SearchNarrowing;
  depth: number;
  tuning: CompiledTuning;
  light: Light | null;
  learned: LearnedQueries | null;
  /** What the engine's natural search gets in place of the query; for trying out settings. */
  natural?: string | undefined;
}

/** After a failure the engine is left alone for so long, in milliseconds; the question index answers at once. */
const REST_MS = 1_000;

/** Ranks documents for a viewer, by the engine and the question index, or by one of them alone. */
export class RankingService {
  #restUntil = 0;
  #isUp = true;
  #askedAt = 0;

  constructor(
    private readonly foundation: Pick<Foundation, 'log'>,
    private readonly index: SearchIndex | null,
    private readonly questions: QuestionFeed,
    private readonly subjects: readonly SearchSubjectProvider[],
    private readonly metrics: Pick<Metrics, 'searchDegraded'>,
  ) {}

  /** Ranks for a viewer. An engine that is away never makes it fail. */
  async rank(viewer: Viewer, plan: QueryPlan, options: RankOptions): Promise<Ranked> {
    const { narrowing, depth, natural, ...rest } = options;
    const nothing: Ranked = {
      hits: [],
      counted: () => ({ total: 0, facets: {} }),
      isDegraded: false,
      answer: null,
    };
    const filter = engineFilter(viewer, this.subjects, narrowing);
    if (plan.slots.length === 0 || filter === null) return nothing;
    const pass = this.#passFor(viewer, narrowing);
    const engine = performance.now() >= this.#restUntil ? (this.index?.engine ?? null) : null;
    const common = { filter, depth, facets: facetNames };
    if (engine) {
      try {
        if (!this.questions.isLoaded) {
          const found = await find(engine, plan, common);
          this.#note(true);
          const hits = found.ids.map((id) => ({ id, type: found.types.get(id) ?? '' }));
          const counted = (): Matches => ({ total: found.total, facets: found.facets });
          return { hits, counted, isDegraded: false, answer: null };
        }
        const found = await answer(engine, this.questions.index, plan, { ...common, ...rest, pass, natural });
        this.#note(!found.isDegraded);
        const { counted, isDegraded } = found;
        return { hits: found.ranked, counted, isDegraded, answer: found };
      } catch (error) {
        // Refusals too (no index yet, or an old one without a field): people get an answer, the log gets the fault.
        this.foundation.log.warn({ err: error }, 'the search engine did not answer; the question index does');
        this.#note(false, error instanceof EngineAwayError);
      }
    }
    this.metrics.searchDegraded.set(1);
    const found = await answer(null, this.questions.index, plan, { ...common, ...rest, pass });
    return { hits: found.ranked, counted: found.counted, isDegraded: found.isDegraded, answer: found };
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

  /** The rule of the engine's filter as a predicate over faces. */
  #passFor(viewer: Viewer, narrowing: SearchNarrowing): FaceFilter {
    const findable = this.subjects.map((subject): Rule => all(isIn('type', [subject.type]), subject.rule(viewer)));
    const predicate = toPredicate(all(any(...findable), ruleOfNarrowing(narrowing)));
    return (face) => predicate(face.fields);
  }

  #note(isUp: boolean, restsNow = !isUp): void {
    this.metrics.searchDegraded.set(isUp ? 0 : 1);
    if (isUp) this.#isUp = true;
    else if (restsNow) this.#restUntil = performance.now() + REST_MS;
  }
}
