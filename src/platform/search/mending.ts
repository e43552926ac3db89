import { unitsAt } from './analysis.js';

/** A folded text with other words in place of those that have certain units; the rest stays as it is. */
export function withWords(folded: string, words: ReadonlyMap<string, string>): string {
  let text = '';
  let from = 0;
  for (const { unit, start, end } of unitsAt(folded)) {
    const word = words.get(unit);
    if (word === undefined) continue;
    text += folded.slice(from, start) + word;
    from = end;
  }
  return text + folded.slice(from);
}
