import { isHanUnit, unitsAt } from './analysis.js';
import { foldWithPositions, originalRange } from './folded-text.js';
import { frameWords } from './frame-words.js';
import type { QueryPlan } from './query.js';

/** A part of a text, in UTF-16 code units. */
export interface TextRange {
  start: number;
  length: number;
}

/** Longest snippet, in characters. */
export const snippetLength = 160;

const LOOKED_AT = 20_000;

/** Units that are worth marking: not the frame of the question, unless there is nothing else. */
function markable(plan: QueryPlan): string[] {
  const content = plan.slots.filter((unit) => !frameWords.has(unit));
  return content.length ? content : plan.slots;
}

/** Where words of the query stand in a text. Ranges do not overlap, are in order, and lie on the original text. */
export function marksIn(text: string, plan: QueryPlan): TextRange[] {
  const wanted = new Set(markable(plan));
  if (wanted.size === 0 || text === '') return [];
  const lone = [...wanted].filter((unit) => isHanUnit(unit) && [...unit].length === 1);
  const mapped = foldWithPositions(text);
  const found: { start: number; end: number }[] = [];
  for (const { unit, start, end } of unitsAt(mapped.folded)) {
    if (wanted.has(unit)) found.push({ start, end });
    else if (plan.openWord !== null && mapped.folded.startsWith(plan.openWord, start)) {
      found.push({ start, end: start + plan.openWord.length });
    }
  }
  for (const unit of lone) {
    for (let at = mapped.folded.indexOf(unit); at >= 0; at = mapped.folded.indexOf(unit, at + unit.length)) {
      found.push({ start: at, end: at + unit.length });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const ranges: TextRange[] = [];
  for (const { start, end } of found) {
    const range = originalRange(mapped, start, end);
    const last = ranges.at(-1);
    const lastEnd = last ? last.start + last.length : -1;
    // `K` and `2031` of `K-2031` are one mark.
    const isJoined = last && range.start === lastEnd + 1 && /[-._/]/.test(text[lastEnd] ?? '');
    if (last && (range.start <= lastEnd || isJoined)) {
      last.length = Math.max(lastEnd, range.start + range.length) - last.start;
    } else {
      ranges.push(range);
    }
  }
  return ranges;
}

/** What is looked for when a place is chosen: quick and rough, the marks are set exactly afterwards. */
function roughTerms(plan: QueryPlan): string[] {
  return markable(plan).map((unit) => (isHanUnit(unit) || unit.length < 5 ? unit : unit.slice(0, unit.length - 1)));
}

/** The start of the stretch of `length` characters that holds most of the query's words; 0 when none is found. */
function bestPlace(text: string, plan: QueryPlan, length: number): number {
  const lower = text.toLowerCase();
  const places: { at: number; term: number }[] = [];
  roughTerms(plan).forEach((term, number) => {
    let at = lower.indexOf(term);
    for (let count = 0; at >= 0 && count < 50; count++) {
      places.push({ at, term: number });
      at = lower.indexOf(term, at + term.length);
    }
  });
  places.sort((a, b) => a.at - b.at);
  let best = 0;
  let bestCount = 0;
  for (let first = 0; first < places.length; first++) {
    const from = places[first]?.at ?? 0;
    const terms = new Set<number>();
    for (let next = first; next < places.length; next++) {
      const place = places[next];
      if (!place || place.at >= from + length * 0.8) break;
      terms.add(place.term);
    }
    if (terms.size > bestCount) {
      bestCount = terms.size;
      best = from;
    }
  }
  return best;
}

/** Moves a place back to where a sentence or at least a word begins. */
function beginBefore(text: string, place: number): number {
  const from = Math.max(0, place - 60);
  const before = text.slice(from, place);
  const sentence = Math.max(
    ...['\n', '。', '！', '？', '；', '. ', '! ', '? '].map((end) => {
      const at = before.lastIndexOf(end);
      return at < 0 ? -1 : at + end.length;
    }),
  );
  if (sentence >= 0) return from + sentence;
  if (from === 0) return 0;
  const space = before.indexOf(' ', 30);
  const at = space >= 0 ? from + space + 1 : Math.max(from, place - 20);
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at;
}

/** The most telling part of a text for a query, at most `snippetLength` characters (and an ellipsis on each cut side), with marks. */
export function snippetOf(text: string, plan: QueryPlan): { snippet: string; marks: TextRange[] } {
  const looked = text.slice(0, LOOKED_AT);
  const start = beginBefore(looked, bestPlace(looked, plan, snippetLength));
  let end = Math.min(looked.length, start + snippetLength);
  if (/[\ud800-\udbff]/.test(looked[end - 1] ?? '')) end -= 1;
  if (end < looked.length) {
    const space = looked.lastIndexOf(' ', end);
    if (space > end - 20) end = space;
  }
  const body = looked.slice(start, end).replace(/\s/g, ' ').trimEnd();
  const snippet = `${start > 0 ? '…' : ''}${body}${end < text.length ? '…' : ''}`;
  return { snippet, marks: marksIn(snippet, plan) };
}
