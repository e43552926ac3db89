import type { MultiSearchQuery } from 'meilisearch';
import { EngineAwayError, type SearchEngine } from './client.js';
import { firstQueries, secondQueries, type EngineAnswer, type EngineScope } from './engine-queries.js';
import { Search } from './answer-search.js';
import type { QueryPlan } from './query.js';
import type { Light } from './question/bonus.js';
import type { FaceFilter } from './question/candidates.js';
import type { Features } from './question/features.js';
import type { LearnedQueries } from './question/learned.js';
import type { Matches } from './question/matches.js';
import type { QuestionIndex } from './question/question-index.js';
import type { Slots } from './question/slots.js';
import type { CompiledTuning } from './question/synonyms.js';
import type { WeightClass, Weights } from './question/weights.js';

/** Who asks, for how much, and what else is known. */
export interface AnswerOptions extends Omit<EngineScope, 'indexUid'> {
  /** Fields that matches are counted by. */
  facets: readonly string[];
  /** The same rule as `filter`, for the question index. */
  pass: FaceFilter;
  tuning: CompiledTuning;
  light: Light | null;
  learned: LearnedQueries | null;
  /** What the engine's natural search gets in place of the folded query; for trying out settings. */
  natural?: string | undefined;
  /** Most parts of one document among the candidates; the usual few where left out. */
  parts?: number | undefined;
  /** Most milliseconds that the engine may take at first; then the question index answers alone. */
  engineDeadlineMs?: number;
  /** Most milliseconds that the second round may take; what comes later is not waited for. */
  deadlineMs?: number;
  /** Other weights than the usual ones; for fitting. */
  weights?: Readonly<Record<WeightClass, Weights>>;
}

/** Which search came upon a document. */
export type FoundBy = 'natural' | 'units' | 'questionIndex' | 'synonym' | 'second' | 'text' | 'code' | 'learned';

/** A document with its score and where that comes from. */
export interface RankedDocument {
  id: string;
  type: string;
  score: number;
  /** Null for a document that the question index does not know yet. */
  features: Features | null;
  /** Raised by: a code, the call's light, confirmed questions. */
  bonus: { code: number; light: number; learned: number };
  foundBy: FoundBy[];
}

export interface Answer {
  ranked: RankedDocument[];
  /** Counts of what matches, by field. */
  counted: Matches;
  /** The chance that the first three answer, 0 to 1; null where nothing was found. */
  confidence: number | null;
  /** Rounds that the engine was asked in; 0 when it was away. */
  rounds: 0 | 1 | 2;
  slots: Slots;
  variants: readonly string[];
  /** Misspelled words with the known ones that the first hits have. */
  mended: { unit: string; to: string }[];
  weightClass: WeightClass;
  weights: Weights;
  engineMs: number;
  scoreMs: number;
  /** Whether the engine was away or late, so that the question index answered alone. */
  isDegraded: boolean;
  /** Whether the engine was only late. */
  isLate: boolean;
  /** The wording of a document that fits the query best. */
  bestWording(did: string): string | null;
}

const FIRST_DEPTH = 30;
/** Below this confidence a question is asked once more. */
const UNSURE = 0.5;
const FIRST_DEADLINE_MS = 500;
const SECOND_DEADLINE_MS = 120;
/** Stands for an answer that did not come in time. */
const late = Symbol('late');

/** Waits for work at most so long. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<typeof late>((resolve) => {
    // Where this process was what is late, the answer may be here, unread: it is read before this is decided.
    timer = setTimeout(() => setImmediate(() => resolve(late)), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Answers a query in two stages: the engine and the question index bring candidates, the scorer ranks them. Where the first
 * three are not likely to answer, a second round asks more widely. Without an engine (`null`, or one that is away) the
 * question index answers alone. Throws what the engine refuses.
 */
export async function answer(
  engine: SearchEngine | null,
  index: QuestionIndex,
  plan: QueryPlan,
  options: AnswerOptions,
): Promise<Answer> {
  const search = new Search(index, plan, options);
  const scope: EngineScope = {
    ...options,
    indexUid: engine?.indexUid ?? '',
    depth: Math.max(FIRST_DEPTH, options.depth / 2),
  };
  let engineMs = 0;
  const ask = async (queries: MultiSearchQuery[]): Promise<EngineAnswer[]> => {
    const started = performance.now();
    const { results } = await (engine as SearchEngine).call((client) => client.multiSearch({ queries }));
    engineMs += performance.now() - started;
    return results as unknown as EngineAnswer[];
  };
  const { slots, scorer } = search.main;

  let isDegraded = engine === null;
  let isLate = false;
  const asked = engine
    ? ask(firstQueries(index, { ...plan, folded: options.natural ?? plan.folded }, slots, scope))
    : null;
  asked?.catch(() => undefined);
  // While the engine works, so does this process.
  const started = performance.now();
  search.ask();
  search.scoreMs += performance.now() - started;
  try {
    const answers = asked ? await within(asked, options.engineDeadlineMs ?? FIRST_DEADLINE_MS) : late;
    if (answers === late) {
      isDegraded = true;
      isLate = engine !== null;
    } else {
      search.noteHits(answers[0], 'natural');
      search.noteHits(answers[1], 'units');
    }
  } catch (error) {
    if (!(error instanceof EngineAwayError)) throw error;
    isDegraded = true;
  }
  let ranked = search.rank();
  let confidence = search.confidenceOf(ranked);
  let rounds: 0 | 1 | 2 = isDegraded ? 0 : 1;
  const queries = isDegraded || (confidence ?? 0) >= UNSURE ? [] : secondQueries(index, slots, scope);
  if (queries.length) {
    // It is an extra: what fails or comes late is left out.
    const wider = ask(queries).catch((): typeof late => late);
    const more = await within(wider, options.deadlineMs ?? SECOND_DEADLINE_MS);
    if (more !== late) {
      rounds = 2;
      for (const one of more) search.noteHits(one, 'second');
      ranked = search.rank();
      confidence = search.confidenceOf(ranked);
    }
  }
  return {
    ...search.finish(ranked),
    confidence,
    rounds,
    slots,
    variants: search.variants,
    mended: search.mended(ranked),
    weightClass: scorer.weightClass,
    weights: scorer.weights,
    engineMs,
    scoreMs: search.scoreMs,
    isDegraded,
    isLate,
    bestWording: (did) => search.bestWording(did),
  };
}
