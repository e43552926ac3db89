import { fold, isHanUnit, units, unitsAt } from '../analysis.js';
import type { SearchTuning } from '../tuning.js';

/** A phrase and what may stand in its place; all folded. */
interface Replacement {
  locale: string;
  phrase: string;
  units: readonly string[];
  isHan: boolean;
  others: readonly string[];
}

/** Settings in the shape in which queries use them. */
export interface CompiledTuning {
  version: number;
  replacements: readonly Replacement[];
  frames: ReadonlySet<string>;
  stops: ReadonlySet<string>;
  isLearningOn: boolean;
}

/** Most other wordings of one query that are searched too. */
const VARIANTS = 6;

/** Prepares settings for queries; once a version. */
export function compileTuning(tuning: SearchTuning): CompiledTuning {
  const replacements: Replacement[] = [];
  for (const { locale, words, means, isMutual } of tuning.synonyms) {
    const all = [...words, ...means].map(fold);
    for (const phrase of isMutual ? all : words.map(fold)) {
      const others = (isMutual ? all : means.map(fold)).filter((other) => other !== phrase);
      const found = units(phrase);
      if (found.length) replacements.push({ locale, phrase, units: found, isHan: found.some(isHanUnit), others });
    }
  }
  const unitsOf = (list: readonly string[]): Set<string> => new Set(list.flatMap((word) => units(fold(word))));
  return {
    version: tuning.version,
    // Longer phrases first: they say more than their parts.
    replacements: replacements.sort((a, b) => b.phrase.length - a.phrase.length),
    frames: unitsOf(tuning.frameWords),
    stops: unitsOf(tuning.stopWords),
    isLearningOn: tuning.isLearningOn,
  };
}

/** Where a phrase stands in a folded query, or null. Chinese anywhere in a run, Latin by whole words whatever their endings. */
function placeOf(
  folded: string,
  at: ReturnType<typeof unitsAt>,
  { phrase, units: wanted, isHan }: Replacement,
): [number, number] | null {
  if (isHan) {
    const start = folded.indexOf(phrase);
    return start < 0 ? null : [start, start + phrase.length];
  }
  for (let first = 0; first + wanted.length <= at.length; first++) {
    if (wanted.every((unit, n) => at[first + n]?.unit === unit)) {
      return [at[first]?.start ?? 0, at[first + wanted.length - 1]?.end ?? 0];
    }
  }
  return null;
}

/** Other wordings of a folded query by the synonyms of its language, at most six. */
export function variantsOf(folded: string, locale: string, { replacements }: CompiledTuning): string[] {
  const found = new Set<string>();
  const at = unitsAt(folded);
  for (const replacement of replacements) {
    // A Latin word of a Chinese row (`TV`) is one wherever it stands; English rows are for English queries.
    if (replacement.locale === 'en' && locale !== 'en') continue;
    const place = placeOf(folded, at, replacement);
    if (!place) continue;
    for (const other of replacement.others) {
      if (found.size >= VARIANTS) return [...found];
      const variant = `${folded.slice(0, place[0])}${other}${folded.slice(place[1])}`;
      if (variant !== folded) found.add(variant);
    }
  }
  return [...found];
}
