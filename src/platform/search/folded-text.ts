import { fold } from './analysis.js';

/**
 * Folded text that knows where each of its characters comes from, so that marks found in it can be set on the original.
 * It is folded character by character (a character and the accents that follow it together).
 */
export interface FoldedText {
  folded: string;
  /** Position in the original of the character that gave `folded[i]`; one entry more than `folded` has characters. */
  starts: Int32Array;
}

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;

/** Folds `text` with positions. Positions are UTF-16 code units. */
export function foldWithPositions(text: string): FoldedText {
  const parts: string[] = [];
  const starts: number[] = [];
  for (const match of text.matchAll(CLUSTER)) {
    const part = fold(match[0]);
    parts.push(part);
    for (let i = 0; i < part.length; i++) starts.push(match.index);
  }
  starts.push(text.length);
  return { folded: parts.join(''), starts: Int32Array.from(starts) };
}

/** A range of the original text for a range of the folded one. Characters that folded into one count whole. */
export function originalRange(text: FoldedText, start: number, end: number): { start: number; length: number } {
  const from = text.starts[start] ?? 0;
  let after = end;
  // The end is where the next original character begins, even when one original character gave several folded ones.
  const last = text.starts[Math.max(start, end - 1)] ?? from;
  while (after < text.starts.length - 1 && text.starts[after] === last) after++;
  const to = text.starts[after] ?? from;
  return { start: from, length: to - from };
}
