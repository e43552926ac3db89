import { isHanUnit } from '../analysis.js';
import { frameWords } from '../frame-words.js';
import type { QueryPlan } from '../query.js';
import type { Numbers } from './numbers.js';
import { inverseFrequency, type QuestionIndex } from './question-index.js';
import { seesAll, type Sight } from './sight.js';

/** One thing that a query asks for: a unit, and the known units that stand for it. */
export interface Slot {
  unit: string;
  /** Ids of units that answer it; empty when nothing known does. */
  ids: readonly number[];
  /** How much it counts: its rarity, less for a frame word, a mended or a completed one. */
  weight: number;
  /** The same by its rarity in titles, alternatives and headings alone. */
  askedWeight: number;
  /** Words that stand for it, as they are written, when it was completed or mended; best first. */
  alternatives: readonly string[];
  /** How the alternatives came about. */
  change: 'none' | 'completed' | 'mended';
}

/** A query's slots with their sum of weights. */
export interface Slots {
  slots: readonly Slot[];
  total: number;
}

/** Most completions of an unfinished word. */
const COMPLETIONS = 40;
/** Most known words that stand for a misspelled one. */
const MENDINGS = 4;
/** A word that had to be completed or mended counts less. */
export const CHANGED = 0.8;
/** A frame word counts less, in questions of more than three units. */
export const FRAMING = 0.5;

interface Choice {
  ids: number[];
  words: string[];
}

const dfOfTerm = (index: QuestionIndex, term: number): number => {
  const unit = index.unitOfTerm.get(term);
  // A word whose unit nobody has any more is forgotten.
  return unit === 0 || index.text.df.get(unit - 1) === 0 ? 0 : index.terms.df.get(term);
};

function choose(
  index: QuestionIndex,
  terms: readonly { id: number; df: number }[],
  most: number,
  sight: Sight,
): Choice {
  const ids = new Set<number>();
  const words: string[] = [];
  for (const { id } of [...terms].sort((a, b) => b.df - a.df || a.id - b.id)) {
    if (words.length >= most) break;
    if (!sight.term(id)) continue;
    ids.add(index.unitOfTerm.get(id) - 1);
    words.push(index.terms.texts[id] ?? '');
  }
  return { ids: [...ids], words };
}

const occurring = (index: QuestionIndex, terms: readonly number[]): { id: number; df: number }[] =>
  terms.map((id) => ({ id, df: dfOfTerm(index, id) })).filter(({ df }) => df > 0);

function completions(index: QuestionIndex, start: string, sight: Sight): Choice {
  return choose(index, occurring(index, index.words.beginningWith(start)), COMPLETIONS, sight);
}

/** Nearest first; of equally near ones those that most documents have. */
function mendings(index: QuestionIndex, word: string, sight: Sight): Choice {
  const near = index.words.spelledLike(word).filter(({ id }) => dfOfTerm(index, id) > 0 && sight.term(id));
  const nearest = Math.min(...near.map(({ distance }) => distance));
  // A word two changes away is a guess: it is taken only where none is nearer.
  const taken = near.filter(({ distance }) => distance === nearest).map(({ id }) => id);
  return choose(index, occurring(index, taken), MENDINGS, sight);
}

/**
 * The slots of a query by what the index knows. `frames` are the centre's own frame words, as units; `sight` says what of the
 * index's words the asker may know of.
 */
export function slotsOf(
  index: QuestionIndex,
  plan: QueryPlan,
  frames: ReadonlySet<string> = new Set(),
  sight: Sight = seesAll,
): Slots {
  const { slots: units } = plan;
  const slots = units.map((unit): Slot => {
    const isOpen = unit === plan.unfinished && plan.openWord !== null;
    const own = index.units.find(unit);
    const df = own === undefined ? 0 : index.text.df.get(own);
    const isKnown = own !== undefined && df > 0 && sight.unit(own);
    let choice: Choice = { ids: [], words: [] };
    let change: Slot['change'] = 'none';
    if (isOpen && plan.openWord !== null) {
      choice = completions(index, plan.openWord, sight);
      if (choice.ids.some((id) => id !== own)) change = 'completed';
    }
    if (!isKnown && choice.ids.length === 0 && !isHanUnit(unit)) {
      choice = mendings(index, plan.words.get(unit) ?? unit, sight);
      if (choice.ids.length) change = 'mended';
    }
    const ids = [...new Set([...(isKnown ? [own] : []), ...choice.ids])];
    const held = (df: Numbers): number => ids.reduce((sum, id) => sum + df.get(id), 0);
    const isFrame = units.length > 3 && !isOpen && (frameWords.has(unit) || frames.has(unit));
    const factor = (isKnown || ids.length === 0 ? 1 : CHANGED) * (isFrame ? FRAMING : 1);
    const weight = factor * inverseFrequency(index.size, held(index.text.df));
    const askedWeight = factor * inverseFrequency(index.size, held(index.asked.df));
    return { unit, ids, weight, askedWeight, alternatives: change === 'none' ? [] : choice.words, change };
  });
  return { slots, total: slots.reduce((sum, { weight }) => sum + weight, 0) };
}
