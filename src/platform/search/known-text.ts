import { isHanUnit, unitsAt, type UnitAt } from './analysis.js';
import type { QuestionIndex } from './question/question-index.js';
import type { Slots } from './question/slots.js';

const PLAIN_WORD = /^[a-z]+$/;
/** Shorter parts of a word are no words. */
const SHORTEST_PART = 2;

/** Whether the engine may find a word that nobody wrote so: as two words, or as one with its neighbour. */
function isJoint(
  index: QuestionIndex,
  folded: string,
  word: UnitAt,
  neighbours: readonly (UnitAt | undefined)[],
): boolean {
  const text = ({ start, end }: UnitAt): string => folded.slice(start, end);
  const isWord = (one: string): boolean => index.terms.find(one) !== undefined;
  const own = text(word);
  for (let at = SHORTEST_PART; at <= own.length - SHORTEST_PART; at++)
    if (isWord(own.slice(0, at)) && isWord(own.slice(at))) return true;
  const [before, after] = neighbours;
  return (before !== undefined && isWord(text(before) + own)) || (after !== undefined && isWord(own + text(after)));
}

/**
 * A query without what its slots know nothing for. The engine drops the commonest words first and one that nothing has before
 * all others; which documents it counts is not told by its filter. So a word of hidden documents alone would be the last that
 * is dropped, and what else is found would tell that it exists. Nothing is left out where nothing would remain.
 */
export function textOfKnown(index: QuestionIndex, folded: string, { slots }: Slots): string {
  const unknown = new Set(slots.filter(({ ids }) => ids.length === 0).map(({ unit }) => unit));
  if (unknown.size === 0 || unknown.size === slots.length) return folded;
  const found = unitsAt(folded);
  const isLeftOut = new Uint8Array(folded.length);
  const known: UnitAt[] = [];
  found.forEach((at, n) => {
    const { unit, start, end } = at;
    const goes =
      unknown.has(unit) &&
      (isHanUnit(unit) ||
        (PLAIN_WORD.test(folded.slice(start, end)) && !isJoint(index, folded, at, [found[n - 1], found[n + 1]])));
    if (goes) isLeftOut.fill(1, start, end);
    else known.push(at);
  });
  // A Chinese character stands in two pairs: one of them is enough.
  for (const { start, end } of known) isLeftOut.fill(0, start, end);
  let text = '';
  for (let at = 0; at < folded.length; at++) text += isLeftOut[at] ? ' ' : folded[at];
  return text;
}
