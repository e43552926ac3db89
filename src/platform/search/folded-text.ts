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

const CLUSTER = /\P{M}\p{M}*|\p{M}+/suy;
const ONLY_ASCII = /^[\x00-\x7f]*$/;

/** Characters that were folded lately: a few thousand come again and again. */
const foldedOf = new Map<string, string>();
const FOLDED_KEPT = 20_000;

function foldCluster(cluster: string): string {
  const known = foldedOf.get(cluster);
  if (known !== undefined) return known;
  const folded = fold(cluster);
  // Accents can be piled up without end.
  if (cluster.length > 8) return folded;
  if (foldedOf.size >= FOLDED_KEPT) foldedOf.clear();
  foldedOf.set(cluster, folded);
  return folded;
}

/** Whether a UTF-16 unit is a whole character that no accent and no half of a pair is: what most texts consist of. */
const isPlain = (code: number): boolean =>
  code < 0x300 ||
  (code >= 0x3001 && code < 0x3029) ||
  (code >= 0x3041 && code < 0x3097) ||
  (code >= 0x30a1 && code < 0xa000) ||
  (code >= 0xff01 && code < 0xff9e);

/** Folds `text` with positions. Positions are UTF-16 code units. */
export function foldWithPositions(text: string): FoldedText {
  if (ONLY_ASCII.test(text))
    return { folded: fold(text), starts: Int32Array.from({ length: text.length + 1 }, (_, at) => at) };
  let folded = '';
  const starts: number[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + 1;
    // Two plain ones in a row: the first stands for itself.
    const isAlone = isPlain(text.charCodeAt(at)) && (end === text.length || isPlain(text.charCodeAt(end)));
    if (!isAlone) {
      CLUSTER.lastIndex = at;
      end = at + (CLUSTER.exec(text)?.[0].length ?? 1);
    }
    const part = foldCluster(text.slice(at, end));
    folded += part;
    for (let n = 0; n < part.length; n++) starts.push(at);
    at = end;
  }
  starts.push(text.length);
  return { folded, starts: Int32Array.from(starts) };
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
