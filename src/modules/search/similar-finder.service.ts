import { fold, units } from '../../platform/search/analysis.js';
import { cutText } from '../../platform/search/passages.js';
import { type FaceFilter, askedCandidates, textCandidates } from '../../platform/search/question/candidates.js';
import type { FaceParts } from '../../platform/search/question/layout.js';
import type { QuestionIndex } from '../../platform/search/question/question-index.js';
import { FilteredSight } from '../../platform/search/question/sight.js';
import type { Slot, Slots } from '../../platform/search/question/slots.js';
import type { SearchSection } from '../../platform/search/source.js';
import { type Outline, likeness, outlineOf, tellingUnits } from './shared/likeness.rules.js';
import { documentLikeness, passageLikeness, questionLikeness, sharedPart, trigramsOf } from './similar.rules.js';

/** What somebody is writing. */
export interface WrittenText {
  readonly title: string;
  readonly alternatives: readonly string[];
  readonly sections: readonly SearchSection[];
}

/** A document that is like it. */
export interface Alike {
  readonly id: string;
  readonly likeness: number;
  /** Whether the whole of it, with internal parts, was looked at. */
  readonly isWhole: boolean;
  /** Which of its passages is most alike, counted as the question index cuts them, and which of ours; null where its question is. */
  readonly passage: { readonly theirs: number; readonly ours: string } | null;
  /** Our question that is most alike, and which of theirs: 0 is the title, then its other wordings in order. */
  readonly wording: { readonly ours: string; readonly theirs: number };
}

/** What is looked at of a text: a book is told by its first pages. */
const mostPassages = 24;
const mostWordings = 12;
const theirWordings = 20;
/** Units that candidates are found by, the most telling ones: in questions, in texts. */
const askedUnits = 24;
const textUnits = 32;
/** Documents that are looked at closely. */
const candidateCount = 30;
/** Passages of a document that are looked at. */
const theirPassages = 400;

interface OurPassage {
  readonly text: string;
  readonly norm: number;
  readonly length: number;
}

interface Written {
  readonly outlines: readonly {
    readonly text: string;
    readonly outline: Outline;
    readonly trigrams: ReadonlySet<string>;
  }[];
  readonly passages: readonly OurPassage[];
  /** Which of our passages have a unit, by its id. */
  readonly holders: ReadonlyMap<number, readonly number[]>;
}

/**
 * Finds documents that are like a text, among the faces that pass: by the question index alone, with its units and their rarity. A word
 * that stands only where the writer may not look counts as one that stands nowhere.
 */
export function findAlike(
  index: QuestionIndex,
  text: WrittenText,
  pass: FaceFilter,
  except: ReadonlySet<string>,
): Alike[] {
  const sight = new FilteredSight(index, pass);
  const idOf = (unit: string): number | null => {
    const id = index.units.find(unit);
    return id !== undefined && index.text.df.get(id) > 0 && sight.unit(id) ? id : null;
  };
  const weightOf = (unit: string): number => {
    const id = idOf(unit);
    return index.rarity(id === null ? 0 : index.text.df.get(id));
  };
  const wordings = [text.title, ...text.alternatives].filter((wording) => wording.trim() !== '').slice(0, mostWordings);
  const passages = passagesOf(text.sections);
  const written = prepare(wordings, passages, idOf, weightOf);
  const asked = wordings.flatMap((wording) => units(fold(wording)));
  const all = [...asked, ...passages.flatMap((passage) => units(fold(passage)))];
  const admitted: FaceFilter = (face) => !except.has(face.did) && pass(face);
  const found = [
    ...askedCandidates(index, slotsFor(index, asked, askedUnits, idOf, weightOf), admitted, candidateCount),
    ...(passages.length
      ? textCandidates(index, slotsFor(index, all, textUnits, idOf, weightOf), admitted, candidateCount)
      : []),
  ];
  const best = new Map<string, Alike>();
  for (const number of new Set(found.map((candidate) => candidate.number))) {
    const face = index.face(number);
    if (!face) continue;
    const alike = compare(index, written, number, face.did, face.fields.audience === 'INTERNAL', weightOf);
    if (alike.likeness > (best.get(face.did)?.likeness ?? 0)) best.set(face.did, alike);
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
}

/** Our text in passages as the index cuts them, each under its heading. */
function passagesOf(sections: readonly SearchSection[]): string[] {
  const found: string[] = [];
  for (const { heading, text } of sections) {
    for (const part of cutText(text.slice(0, 20_000))) {
      found.push(heading ? `${heading}\n${part}` : part);
      if (found.length >= mostPassages) return found;
    }
  }
  return found;
}

function prepare(
  wordings: readonly string[],
  passages: readonly string[],
  idOf: (unit: string) => number | null,
  weightOf: (unit: string) => number,
): Written {
  const holders = new Map<number, number[]>();
  const ours = passages.map((text, place): OurPassage => {
    const own = new Set(units(fold(text)));
    let square = 0;
    for (const unit of own) {
      square += weightOf(unit) ** 2;
      const id = idOf(unit);
      if (id === null) continue;
      const known = holders.get(id);
      if (known) known.push(place);
      else holders.set(id, [place]);
    }
    return { text, norm: Math.sqrt(square), length: own.size };
  });
  const outlines = wordings.map((text) => {
    const folded = fold(text);
    return { text, outline: outlineOf(units(folded), weightOf), trigrams: trigramsOf(folded) };
  });
  return { outlines, passages: ours, holders };
}

function slotsFor(
  index: QuestionIndex,
  all: readonly string[],
  most: number,
  idOf: (unit: string) => number | null,
  weightOf: (unit: string) => number,
): Slots {
  const known = [...new Set(all)].filter((unit) => idOf(unit) !== null);
  const slots = tellingUnits(known, weightOf, most).map((unit): Slot => {
    const id = idOf(unit) ?? 0;
    const askedWeight = index.rarity(index.asked.df.get(id));
    return { unit, ids: [id], weight: weightOf(unit), askedWeight, alternatives: [], change: 'none' };
  });
  return { slots, total: slots.reduce((sum, { weight }) => sum + weight, 0) };
}

function compare(
  index: QuestionIndex,
  written: Written,
  number: number,
  id: string,
  isWhole: boolean,
  weightOf: (unit: string) => number,
): Alike {
  const parts = index.partsOf(number);
  let asked = { likeness: 0, wording: { ours: written.outlines[0]?.text ?? '', theirs: 0 } };
  const spelled = index.face(number)?.wordings ?? [];
  parts.wordings.slice(0, theirWordings).forEach((theirs, place) => {
    const outline = outlineOf(
      [...theirs].map((unit) => index.units.texts[unit] ?? ''),
      weightOf,
    );
    const trigrams = trigramsOf(spelled[place] ?? '');
    for (const { text, outline: ours, trigrams: own } of written.outlines) {
      const found = questionLikeness(likeness(ours, outline), sharedPart(own, trigrams));
      if (found > asked.likeness) asked = { likeness: found, wording: { ours: text, theirs: place } };
    }
  });
  const told = written.passages.length ? comparePassages(index, written, parts) : null;
  return {
    id,
    likeness: documentLikeness(asked.likeness, told?.mean ?? null),
    isWhole,
    passage: told && told.best > asked.likeness ? told.passage : null,
    wording: asked.wording,
  };
}

/** How much of what we write stands in one of their passages each, and the pair that is most alike. */
function comparePassages(
  index: QuestionIndex,
  { passages, holders }: Written,
  parts: FaceParts,
): { mean: number; best: number; passage: { theirs: number; ours: string } | null } {
  const held = index.text.df;
  const bestOf = new Float64Array(passages.length);
  const dots = new Float64Array(passages.length);
  let best = 0;
  let pair: { theirs: number; ours: string } | null = null;
  parts.passages.slice(0, theirPassages).forEach(({ pairs }, theirs) => {
    dots.fill(0);
    let square = 0;
    let hasAny = false;
    for (let at = 0; at < pairs.length; at += 2) {
      const unit = pairs[at] ?? 0;
      const weight = index.rarity(held.get(unit)) ** 2;
      square += weight;
      for (const place of holders.get(unit) ?? []) {
        dots[place] = (dots[place] ?? 0) + weight;
        hasAny = true;
      }
    }
    if (!hasAny) return;
    passages.forEach(({ norm, text }, place) => {
      const alike = passageLikeness((dots[place] ?? 0) / ((norm || 1) * Math.sqrt(square || 1)));
      if (alike > (bestOf[place] ?? 0)) bestOf[place] = alike;
      if (alike <= best) return;
      best = alike;
      pair = { theirs, ours: text };
    });
  });
  const length = passages.reduce((sum, passage) => sum + passage.length, 0) || 1;
  const mean = passages.reduce((sum, passage, place) => sum + passage.length * (bestOf[place] ?? 0), 0) / length;
  return { mean, best, passage: pair };
}
