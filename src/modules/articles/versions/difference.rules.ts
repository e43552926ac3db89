import { diffArrays } from 'diff';
import { type Line, linesWithEnds, runsOf } from './line.rules.js';
import { type Piece, edited, mostlyEqual, tidied } from './piece.rules.js';
import { wordCost, wordsOf } from './word.rules.js';

export type { Piece } from './piece.rules.js';

/**
 * A part of a comparison: a stretch that both texts have, or a changed one. The texts can be put together again: SAME and REMOVED pieces
 * in their order are the first text, SAME and ADDED ones the second.
 */
export interface Hunk {
  readonly kind: 'SAME' | 'CHANGED';
  readonly isInternal: boolean;
  /** Lines (or items) of the second text, of the first where all was removed. */
  readonly lineCount: number;
  readonly pieces: readonly Piece[];
}

export interface Difference {
  readonly hunks: readonly Hunk[];
  /** Whether a changed stretch is shown by lines because comparing its words would have taken too long. */
  readonly isByLines: boolean;
}

/** What one comparison may spend: together about 150 ms of one core. Counted, not timed, so that the answer is always the same. */
interface Purse {
  /** Characters that may be cut into words. */
  words: number;
  /** Steps of the search for the shortest way: the square of the number of differing words. */
  steps: number;
  isSpent: boolean;
}

const fullPurse = (): Purse => ({ words: 50_000, steps: 800_000, isSpent: false });

/** Most lines on both sides together of a stretch whose lines are paired by likeness. */
const mostPairings = 4_000;
/** Two lines this much alike are one line that was changed. */
const alike = 0.35;

/**
 * The difference of two texts: lines first, then words inside what changed, so that a long text stays quick and a moved paragraph does
 * not smear over its neighbours. `inside` tells which lines of a text are internal; `locale` is the language of the texts.
 */
export function textDifference(
  before: string,
  after: string,
  locale: string,
  inside: (text: string) => readonly boolean[] = () => [],
): Difference {
  const linesOf = (text: string): Line[] => {
    const flags = inside(text);
    return linesWithEnds(text).map((line, at) => ({ text: line, isInternal: flags[at] ?? false }));
  };
  const from = linesOf(before);
  const to = linesOf(after);
  const purse = fullPurse();
  const hunks: Hunk[] = [];
  for (const run of runsOf(from, to)) {
    if (run.kind === 'SAME') hunks.push(...sameHunks(run.to));
    else hunks.push(...changedHunks(run.from, run.to, locale, purse));
  }
  return { hunks: joined(hunks), isByLines: purse.isSpent };
}

/** The difference of two lists, item by item; an item is never cut. `keyOf` tells what makes two items the same. */
export function listDifference<T>(
  before: readonly T[],
  after: readonly T[],
  textOf: (item: T) => string,
  keyOf: (item: T) => string = textOf,
): Difference {
  const changes = diffArrays([...before], [...after], { comparator: (a, b) => keyOf(a) === keyOf(b) });
  const hunks = changes.map((change): Hunk => {
    const kind = change.added ? 'ADDED' : change.removed ? 'REMOVED' : 'SAME';
    return {
      kind: kind === 'SAME' ? 'SAME' : 'CHANGED',
      isInternal: false,
      lineCount: change.value.length,
      pieces: change.value.map((item) => ({ kind, text: textOf(item) })),
    };
  });
  return { hunks, isByLines: false };
}

const textOf = (lines: readonly Line[]): string => lines.map((line) => line.text).join('');

/** An equal stretch, cut where an internal block begins or ends. */
function sameHunks(lines: readonly Line[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (let at = 0; at < lines.length;) {
    const isInternal = lines[at]?.isInternal ?? false;
    let end = at;
    while (end < lines.length && lines[end]?.isInternal === isInternal) end += 1;
    const part = lines.slice(at, end);
    hunks.push({
      kind: 'SAME',
      isInternal,
      lineCount: part.length,
      pieces: [{ kind: 'SAME', text: textOf(part) }],
    });
    at = end;
  }
  return hunks;
}

/** One line of a changed stretch: changed, only removed or only added. */
interface Row {
  readonly from: Line | null;
  readonly to: Line | null;
}

function changedHunks(from: readonly Line[], to: readonly Line[], locale: string, purse: Purse): Hunk[] {
  const rows = rowsOf(from, to, locale, purse);
  if (!rows) {
    purse.isSpent = true;
    return [hunkOf(tidied([removedPiece(textOf(from)), addedPiece(textOf(to))]), from, to)];
  }
  const hunks: Hunk[] = [];
  const isInternal = (row: Row): boolean => (row.from?.isInternal ?? false) || (row.to?.isInternal ?? false);
  for (let at = 0; at < rows.length;) {
    const first = rows[at];
    if (!first) break;
    let end = at;
    for (let row = rows[end]; row && isInternal(row) === isInternal(first); row = rows[end]) end += 1;
    const part = rows.slice(at, end);
    const pieces = part.flatMap((row) => rowPieces(row, locale, purse));
    hunks.push(hunkOf(tidied(pieces), lineList(part, 'from'), lineList(part, 'to')));
    at = end;
  }
  return hunks;
}

const lineList = (rows: readonly Row[], side: 'from' | 'to'): Line[] =>
  rows.flatMap((row) => {
    const line = row[side];
    return line ? [line] : [];
  });

const removedPiece = (text: string): Piece => ({ kind: 'REMOVED', text });
const addedPiece = (text: string): Piece => ({ kind: 'ADDED', text });

const hunkOf = (pieces: readonly Piece[], from: readonly Line[], to: readonly Line[]): Hunk => ({
  kind: 'CHANGED',
  isInternal: [...from, ...to].some((line) => line.isInternal),
  lineCount: to.length || from.length,
  pieces,
});

/** Pairs the lines of a changed stretch with those they were made from, in order; null where that would take too long. */
function rowsOf(from: readonly Line[], to: readonly Line[], locale: string, purse: Purse): Row[] | null {
  if (!from.length || !to.length || (from.length === 1 && to.length === 1)) {
    return from.length === 1 && to.length === 1
      ? [{ from: from[0] ?? null, to: to[0] ?? null }]
      : [...from.map((line) => ({ from: line, to: null })), ...to.map((line) => ({ from: null, to: line }))];
  }
  if (from.length * to.length > mostPairings)
    // A long table of which every row changed: row by row.
    return from.length === to.length ? from.map((line, at) => ({ from: line, to: to[at] ?? null })) : null;
  const cost = wordCost(textOf(from)) + wordCost(textOf(to));
  if (cost > purse.words) return null;
  purse.words -= cost;
  const bags = [from, to].map((lines) => lines.map((line) => bagOf(wordsOf(line.text, locale))));
  return alignedRows(from, to, (left, right) => likeness(bags[0]?.[left], bags[1]?.[right]));
}

type Bag = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

function bagOf(words: readonly string[]): Bag {
  const counts = new Map<string, number>();
  let size = 0;
  for (const word of words) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    size += 1;
  }
  return { counts, size };
}

/** Share of words that two lines have in common, 0 to 1. */
function likeness(a: Bag | undefined, b: Bag | undefined): number {
  if (!a || !b) return 0;
  // Blank lines and lines of marks alone are one like the other.
  if (a.size === 0 || b.size === 0) return a.size === b.size ? alike : 0;
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** The pairing with the greatest likeness in all that keeps the order of both sides. */
function alignedRows(
  from: readonly Line[],
  to: readonly Line[],
  likenessOf: (left: number, right: number) => number,
): Row[] {
  const width = to.length + 1;
  const best = new Float64Array((from.length + 1) * width);
  const score = new Float64Array(from.length * to.length);
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const value = likenessOf(i, j);
      score[i * to.length + j] = value;
      const paired = value >= alike ? value + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const rows: Row[] = [];
  let i = 0;
  let j = 0;
  while (i < from.length || j < to.length) {
    const here = best[i * width + j] ?? 0;
    const value = i < from.length && j < to.length ? (score[i * to.length + j] ?? 0) : 0;
    if (value >= alike && here === value + (best[(i + 1) * width + j + 1] ?? 0)) {
      rows.push({ from: from[i] ?? null, to: to[j] ?? null });
      i += 1;
      j += 1;
    } else if (i < from.length && (j >= to.length || here === (best[(i + 1) * width + j] ?? 0))) {
      rows.push({ from: from[i] ?? null, to: null });
      i += 1;
    } else {
      rows.push({ from: null, to: to[j] ?? null });
      j += 1;
    }
  }
  return rows;
}

/** The pieces of one line: its words where most of it stayed, else the whole line. */
function rowPieces({ from, to }: Row, locale: string, purse: Purse): Piece[] {
  if (!from || !to) return [from ? removedPiece(from.text) : addedPiece(to?.text ?? '')];
  if (from.text === to.text) return [{ kind: 'SAME', text: to.text }];
  const whole = [removedPiece(from.text), addedPiece(to.text)];
  const cost = wordCost(from.text) + wordCost(to.text);
  if (cost > purse.words) {
    purse.isSpent = true;
    return whole;
  }
  purse.words -= cost;
  const words = [wordsOf(from.text, locale), wordsOf(to.text, locale)] as const;
  if (!mostlyEqual(...words)) return whole;
  const most = Math.floor(Math.sqrt(purse.steps));
  const changes = diffArrays(words[0], words[1], { maxEditLength: most });
  if (!changes) {
    purse.isSpent = true;
    purse.steps = 0;
    return whole;
  }
  purse.steps -= changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0) ** 2;
  return edited(
    changes.map(({ added, removed, value }): Piece => ({
      kind: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
      text: value.join(''),
    })),
  );
}

/** Neighbouring hunks of one kind and one side of the wall become one. */
function joined(hunks: readonly Hunk[]): Hunk[] {
  const out: Hunk[] = [];
  for (const hunk of hunks) {
    const last = out.at(-1);
    if (last && last.kind === hunk.kind && last.isInternal === hunk.isInternal) {
      out[out.length - 1] = {
        ...last,
        lineCount: last.lineCount + hunk.lineCount,
        pieces: tidied([...last.pieces, ...hunk.pieces]),
      };
    } else out.push(hunk);
  }
  return out;
}
