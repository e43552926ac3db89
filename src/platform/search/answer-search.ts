import { lightShare } from './question/bonus.js';
import { askedCandidates, partsBrought, textCandidates } from './question/candidates.js';
import { codeBonus, facesOfCodes } from './question/codes.js';
import type { Features } from './question/features.js';
import { broughtBy } from './question/learned.js';
import { countMatches, matching, type Matches } from './question/matches.js';
import type { QuestionIndex } from './question/question-index.js';
import { Scorer } from './question/scorer.js';
import { FilteredSight, type Sight } from './question/sight.js';
import { slotsOf, type Slots } from './question/slots.js';
import { variantsOf } from './question/synonyms.js';
import type { AnswerOptions, FoundBy, RankedDocument } from './answer.js';
import type { EngineAnswer } from './engine-queries.js';
import { codeKey } from './passages.js';
import { wholeId } from './source.js';
import { planQuery, type QueryPlan } from './query.js';
import { wordsOf } from './analysis.js';
import { withWords } from './mending.js';

/** Candidates that the question index brings by what documents ask, and by all their text. */
const ASKED = 50;
const TEXTS = 30;
/** A wording that an editor's synonym made counts nearly as the person's own. */
const VARIANT = 0.97;
/** Among so many first hits a mended word has to be, and so many scores tell how far the first one leads. */
const LOOKED_AT = 3;
const COMPARED = 10;
/** So many are shown whether they match or not; so many are listed at most. */
const ALWAYS_SHOWN = 10;
const MOST_SHOWN = 200;

/** One wording of the query: as typed, or with a synonym. */
interface Wording {
  plan: QueryPlan;
  slots: Slots;
  scorer: Scorer;
  factor: number;
}

/** A document with the face that was scored, and its score by words alone. */
interface Known extends RankedDocument {
  number: number;
  base: number;
}

/** One search on its way to an answer: its wordings, its candidates so far, and how they rank. */
export class Search {
  readonly wordings: Wording[];
  readonly variants: string[];
  readonly foundBy = new Map<string, Set<FoundBy>>();
  readonly types = new Map<string, string>();
  /** What confirmed questions give to documents. */
  readonly #learned: ReadonlyMap<string, number>;
  scoreMs = 0;

  constructor(
    private readonly index: QuestionIndex,
    readonly plan: QueryPlan,
    private readonly options: AnswerOptions,
  ) {
    const { tuning } = options;
    const sight = new FilteredSight(index, options.pass);
    const main = this.#wording(plan, 1, sight);
    // A synonym of a misspelled word is one of the right word.
    const mended = main.slots.slots.flatMap(({ unit, change, alternatives: [word] }) =>
      change === 'mended' && word !== undefined ? [[unit, word] as const] : [],
    );
    this.variants = variantsOf(withWords(plan.folded, new Map(mended)), plan.locale, tuning);
    this.wordings = [main, ...this.variants.map((text) => this.#wording(planQuery(text), VARIANT, sight))];
    const { learned } = options;
    this.#learned =
      learned && tuning.isLearningOn ? learned.bonuses(index, this.main.slots) : new Map<string, number>();
  }

  #wording(plan: QueryPlan, factor: number, sight: Sight): Wording {
    const { tuning, weights } = this.options;
    const kept = plan.slots.filter((unit) => !tuning.stops.has(unit));
    const wording = kept.length && kept.length < plan.slots.length ? { ...plan, slots: kept } : plan;
    const slots = slotsOf(this.index, wording, tuning.frames, sight);
    return { plan: wording, slots, scorer: new Scorer(this.index, wording, slots, weights, sight), factor };
  }

  get main(): Wording {
    const [first] = this.wordings;
    if (!first) throw new Error('A search has a wording.');
    return first;
  }

  note(did: string, type: string, by: FoundBy): void {
    this.types.set(did, type);
    const known = this.foundBy.get(did);
    if (known) known.add(by);
    else this.foundBy.set(did, new Set([by]));
  }

  noteHits(answer: EngineAnswer | undefined, by: FoundBy): void {
    for (const hit of answer?.hits ?? []) this.note(String(hit['did']), String(hit['type']), by);
  }

  noteFaces(found: readonly { number: number }[], by: FoundBy): void {
    for (const { number } of found) {
      const face = this.index.face(number);
      if (face) this.note(face.did, face.type, by);
    }
  }

  /** Candidates of the question index: asked words, codes, and what questions like this one led to. */
  ask(): void {
    const { pass, depth, parts = partsBrought } = this.options;
    this.wordings.forEach(({ slots }, n) => {
      this.noteFaces(
        askedCandidates(this.index, slots, pass, Math.max(ASKED, depth), parts),
        n === 0 ? 'questionIndex' : 'synonym',
      );
      this.noteFaces(textCandidates(this.index, slots, pass, TEXTS, parts), n === 0 ? 'text' : 'synonym');
    });
    const carriers = this.#thinned(
      facesOfCodes(this.index, this.plan.codeKeys).filter((number) => this.#passes(number)),
      parts,
    );
    this.noteFaces(
      carriers.slice(0, ASKED).map((number) => ({ number })),
      'code',
    );
    const mayShow = (did: string): boolean => this.index.facesOfDocument(did).some((number) => this.#passes(number));
    for (const did of broughtBy(this.#learned, mayShow)) {
      const faces = this.index.facesOfDocument(did).map((number) => ({ number }));
      this.noteFaces(
        faces.filter(({ number }) => this.#passes(number)),
        'learned',
      );
    }
  }

  /** All candidates so far, best first; those that the question index does not know yet come last, as they were found. */
  rank(): RankedDocument[] {
    const started = performance.now();
    const known: Known[] = [];
    const unknown: RankedDocument[] = [];
    const best = this.#bestFaces();
    for (const [did, foundBy] of this.foundBy) {
      const common = { id: did, type: this.types.get(did) ?? '', foundBy: [...foundBy] };
      const face = best.get(did);
      const bonus = { code: 0, light: 0, learned: 0 };
      if (face) known.push({ ...common, ...face, bonus, base: face.score });
      else unknown.push({ ...common, score: 0, features: null, bonus });
    }
    this.#raise(known);
    known.sort((a, b) => b.score - a.score || b.base - a.base || (a.id < b.id ? -1 : 1));
    this.scoreMs += performance.now() - started;
    return [...known, ...unknown];
  }

  /** Faces without those parts of a document that come after its first few. */
  #thinned(numbers: readonly number[], parts: number): number[] {
    const counts = new Map<string, number>();
    return numbers.filter((number) => {
      const whole = this.index.face(number)?.whole ?? null;
      if (whole === null) return true;
      const count = (counts.get(whole) ?? 0) + 1;
      counts.set(whole, count);
      return count <= parts;
    });
  }

  #passes(number: number): boolean {
    const face = this.index.face(number);
    return face !== null && this.options.pass(face);
  }

  /** The best face of each candidate, by the wording of the query that suits it best. */
  #bestFaces(): Map<string, { number: number; score: number; features: Features }> {
    const numbers: number[] = [];
    for (const did of this.foundBy.keys())
      numbers.push(...this.index.facesOfDocument(did).filter((number) => this.#passes(number)));
    const best = new Map<string, { number: number; score: number; features: Features }>();
    for (const { scorer, factor } of this.wordings) {
      for (const { number, score, features } of scorer.score(numbers)) {
        const did = this.index.face(number)?.did ?? '';
        const weighed = factor * score;
        if (weighed > (best.get(did)?.score ?? -1)) best.set(did, { number, score: weighed, features });
      }
    }
    return best;
  }

  #raise(known: Known[]): void {
    const { light } = this.options;
    const top = known.reduce((most, { score }) => Math.max(most, score), 0);
    const typed = codeKey(this.plan.folded);
    for (const document of known) {
      const face = this.index.face(document.number);
      if (!face) continue;
      const { bonus } = document;
      bonus.code = codeBonus(face, typed, this.plan.codeKeys);
      bonus.light = light ? top * lightShare(this.index, face, document.number, light) : 0;
      bonus.learned = this.#learned.get(document.id) ?? 0;
      document.score = document.base + bonus.code + bonus.light + bonus.learned;
    }
  }

  confidenceOf(ranked: readonly RankedDocument[]): number | null {
    const started = performance.now();
    const [first] = ranked;
    if (!first?.features) return null;
    const numbers = this.index.facesOfDocument(first.id).filter((number) => this.#passes(number));
    // Parts of one document do not compete with each other.
    const seen = new Set<string>();
    const scores = ranked
      .slice(0, 2 * COMPARED)
      .filter(({ id }) => !seen.has(wholeId(id)) && seen.add(wholeId(id)))
      .slice(0, COMPARED)
      .map(({ score, bonus }) => score - bonus.light - bonus.code);
    let best: number | null = null;
    for (const number of numbers) {
      for (const { scorer } of this.wordings) best = Math.max(best ?? 0, scorer.confidence(number, scores));
    }
    this.scoreMs += performance.now() - started;
    return best;
  }

  /** The wording of a document that fits best, for who wants to know. */
  bestWording(did: string): string | null {
    let best: { share: number; text: string } | null = null;
    for (const number of this.index.facesOfDocument(did)) {
      const face = this.index.face(number);
      if (!face || !this.options.pass(face)) continue;
      for (const text of face.wordings) {
        const share = this.main.scorer.nearness(text);
        if (!best || share > best.share) best = { share, text };
      }
    }
    return best?.text ?? null;
  }

  /** Misspelled words with the known word that one of the first hits has: nobody is told a word that they may not read. */
  mended(ranked: readonly RankedDocument[]): { unit: string; to: string }[] {
    const found: { unit: string; to: string }[] = [];
    const { slots } = this.main;
    for (const { unit, change, alternatives } of slots.slots) {
      if (change !== 'mended') continue;
      const to = alternatives.find((word) => ranked.slice(0, LOOKED_AT).some(({ id }) => this.#hasWord(id, word)));
      if (to !== undefined) found.push({ unit, to });
    }
    return found;
  }

  #hasWord(did: string, word: string): boolean {
    return this.index
      .facesOfDocument(did)
      .some(
        (number) =>
          this.#passes(number) &&
          (this.index.face(number)?.wordings ?? []).some((text) => wordsOf(text).some((one) => one.word === word)),
      );
  }

  /**
   * The list as it is shown: past the first ten only what matches, and all that matches while that is not too much. What is
   * shown and what is counted then fit together.
   */
  finish(ranked: readonly RankedDocument[]): { ranked: RankedDocument[]; counted: Matches } {
    const matched = matching(
      this.index,
      this.wordings.map(({ slots }) => slots),
    );
    // A part that the viewer may not read does not keep its document in the list.
    const isMatch = (did: string): boolean =>
      this.index.facesOfDocument(did).some((number) => matched.has(number) && this.#passes(number));
    const shown = ranked.filter(({ id, bonus }, at) => at < ALWAYS_SHOWN || bonus.code > 0 || isMatch(id));
    const known = new Set(shown.map(({ id }) => id));
    for (const number of matched.numbers) {
      if (known.size >= MOST_SHOWN) break;
      const face = this.index.face(number);
      if (!face || known.has(face.did) || !this.options.pass(face)) continue;
      known.add(face.did);
      const bonus = { code: 0, light: 0, learned: 0 };
      shown.push({ id: face.did, type: face.type, score: 0, features: null, bonus, foundBy: ['text'] });
    }
    const { pass, facets } = this.options;
    const ids = shown.map(({ id }) => id);
    return { ranked: shown, counted: countMatches(this.index, matched, pass, facets, ids) };
  }
}
