import { fold } from '../analysis.js';
import { codeKey, cutText } from '../passages.js';
import { localesOf, partOf, timesOf, type SearchEntry } from '../source.js';
import type { Steps } from './breath.js';
import { facesOf, type FaceText, type QuestionFace } from './face.js';
import { passageOf, type FaceParts, type PassageUnits, type Spelling } from './layout.js';
import type { Shared } from './shared.js';
import { trigramCount } from './trigrams.js';
import type { Vocabulary } from './vocabulary.js';

/** A face with what it says in the numbers of one vocabulary. */
export interface PreparedFace {
  face: QuestionFace;
  parts: FaceParts;
}

/** A document that is ready to be put into the index whose vocabulary it was read with. */
export interface Prepared {
  did: string;
  faces: readonly PreparedFace[];
}

/** Longer texts are cut at an end of a line first, and each piece by itself. */
const PIECE = 20_000;

function* piecesOf(text: string): Generator<string, void, undefined> {
  let at = 0;
  while (text.length - at > PIECE) {
    const end = text.lastIndexOf('\n', at + PIECE);
    const to = end > at ? end + 1 : at + PIECE;
    yield text.slice(at, to);
    at = to;
  }
  yield text.slice(at);
}

/** Reads a document, a passage a step. */
export function* preparing(vocabulary: Vocabulary, shared: Shared, entry: SearchEntry): Steps<Prepared> {
  const faces: PreparedFace[] = [];
  const { did, type, kind, policy, updatedAt } = entry;
  const locales = localesOf(entry);
  const part = partOf(did);
  const whole = part && shared.text(part.id);
  for (const text of facesOf(entry)) {
    // What is kept of them is the same in all faces.
    const wordings = faces[0]?.face.wordings ?? [entry.title, ...text.alternatives].map(fold);
    const fields = shared.fields({
      type: shared.text(type),
      kind: shared.text(kind),
      locale: typeof locales === 'string' ? shared.text(locales) : shared.list(locales),
      categories: shared.list(entry.categories),
      tierRank: policy.tierRank,
      teams: shared.list(policy.teams),
      lines: shared.list(policy.lines),
      state: shared.text(policy.state),
      ...timesOf(policy),
      riskRank: entry.riskRank ?? 0,
      audience: shared.text(text.audience),
    });
    const codeKeys = shared.list([...new Set(text.codes.map(codeKey).filter(Boolean))]);
    const parts = yield* partsOf(vocabulary, wordings, text);
    faces.push({ face: { did, whole, type: shared.text(type), fields, wordings, codeKeys, updatedAt }, parts });
  }
  return { did, faces };
}

function* partsOf(vocabulary: Vocabulary, wordings: readonly string[], text: FaceText): Steps<FaceParts> {
  const terms = new Set<number>();
  const spellings: Spelling[] = [];
  const inWordings = wordings.map((folded) => {
    const own = new Set<number>();
    const read = vocabulary.read(folded, own);
    for (const term of own) terms.add(term);
    spellings.push({ trigrams: trigramCount(folded), terms: Uint32Array.from(own) });
    return read;
  });
  const headings = text.headings.map((heading) => vocabulary.read(fold(heading), terms));
  const passages: PassageUnits[] = [];
  for (const { heading, text: under } of text.texts) {
    const before = passages.length;
    // A passage is read under its heading.
    const read = (passage: string): void =>
      void passages.push(passageOf(vocabulary.read(fold(`${heading}\n${passage}`), terms)));
    for (const piece of piecesOf(under)) {
      for (const passage of cutText(piece)) {
        read(passage);
        yield;
      }
    }
    if (passages.length === before) read('');
  }
  return { wordings: inWordings, headings, passages, terms: Uint32Array.from(terms), spellings };
}

/** A face in the numbers of another vocabulary, a passage a step. */
export function* translating(
  { wordings, headings, passages, terms, spellings }: FaceParts,
  unit: (id: number) => number,
  term: (id: number) => number,
): Steps<FaceParts> {
  const translated: PassageUnits[] = [];
  for (const { length, pairs } of passages) {
    translated.push({ length, pairs: pairs.map((value, at) => (at % 2 === 0 ? unit(value) : value)) });
    yield;
  }
  return {
    wordings: wordings.map((list) => list.map(unit)),
    headings: headings.map((list) => list.map(unit)),
    passages: translated,
    terms: terms.map(term),
    spellings: spellings.map((spelling) => ({ trigrams: spelling.trigrams, terms: spelling.terms.map(term) })),
  };
}
