import { diffArrays } from 'diff';

/** A stretch of text that both have, or only one of them. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A part of a comparison: lines that are equal, or a changed stretch as words. */
export type Hunk =
  | { kind: 'same'; lines: string[]; isInternal: boolean }
  | { kind: 'changed'; pieces: Piece[]; isInternal: boolean };

/** Unchanged runs up to this length between two changes belong to the change: a difference of single characters is noise. */
const FOLD_UP_TO = 3;
/** Beyond this many differing words the search for the shortest difference costs more than it tells. */
const MOST_EDITS = 4_000;

const words = (text: string, locale: string): string[] =>
  Array.from(new Intl.Segmenter(locale, { granularity: 'word' }).segment(text), ({ segment }) => segment);

/** Merges neighbours of one kind and puts what was removed before what took its place. */
function tidy(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed) out.push({ kind: 'removed', text: removed });
    if (added) out.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'added') added += piece.text;
    else {
      flush();
      const last = out.at(-1);
      if (last?.kind === 'same') last.text += piece.text;
      else out.push({ ...piece });
    }
  }
  flush();
  return out;
}

/** Takes short unchanged runs between two changes into the change. */
function fold(pieces: readonly Piece[]): Piece[] {
  const folded = pieces.flatMap((piece, at): Piece[] => {
    const isShort = piece.kind === 'same' && [...piece.text.trim()].length <= FOLD_UP_TO && !piece.text.includes('\n');
    if (!isShort || at === 0 || at === pieces.length - 1) return [piece];
    return [
      { kind: 'removed', text: piece.text },
      { kind: 'added', text: piece.text },
    ];
  });
  return tidy(folded);
}

/** The difference of two texts by words; `locale` is the language they are written in. */
export function wordDifference(before: string, after: string, locale: string): Piece[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : [];
  const changes = diffArrays(words(before, locale), words(after, locale), { maxEditLength: MOST_EDITS });
  if (!changes)
    return tidy([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  const pieces = changes.map(({ added, removed, value }): Piece => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
  return fold(tidy(pieces));
}

const opensInternal = (line: string): boolean => /^\s*[:：]{3,}\s*(?:internal|内部)/iu.test(line);
const closesBlock = (line: string): boolean => /^\s*[:：]{3,}\s*$/u.test(line);

/**
 * The difference of two Markdown texts: lines first, then words inside what changed, so that long texts stay quick and
 * a moved paragraph does not smear over its neighbours.
 */
export function textDifference(before: string, after: string, locale: string): Hunk[] {
  const changes = diffArrays(before.split('\n'), after.split('\n'));
  const hunks: Hunk[] = [];
  let isInternal = false;
  const walk = (lines: readonly string[]): boolean => {
    let touches = isInternal;
    for (const line of lines) {
      if (opensInternal(line)) isInternal = true;
      else if (closesBlock(line)) isInternal = false;
      touches ||= isInternal;
    }
    return touches;
  };
  for (let at = 0; at < changes.length; at += 1) {
    const change = changes[at];
    if (!change) continue;
    if (!change.added && !change.removed) {
      // An equal stretch is cut where an internal block begins or ends, so that each part is marked rightly.
      let lines: string[] = [];
      let inside: boolean = isInternal;
      for (const line of change.value) {
        if (opensInternal(line) && lines.length > 0) {
          hunks.push({ kind: 'same', lines, isInternal: inside });
          lines = [];
        }
        if (opensInternal(line)) inside = true;
        lines.push(line);
        if (closesBlock(line) && inside) {
          hunks.push({ kind: 'same', lines, isInternal: true });
          lines = [];
          inside = false;
        }
      }
      if (lines.length > 0) hunks.push({ kind: 'same', lines, isInternal: inside });
      isInternal = inside;
      continue;
    }
    const next = changes[at + 1];
    const pair =
      next && (next.added !== change.added || next.removed !== change.removed) && (next.added || next.removed)
        ? next
        : null;
    const removed = [change, pair].find((part) => part?.removed)?.value ?? [];
    const added = [change, pair].find((part) => part?.added)?.value ?? [];
    if (pair) at += 1;
    const touches = walk(added.length > 0 ? added : []) || removed.some(opensInternal);
    hunks.push({
      kind: 'changed',
      pieces: wordDifference(removed.join('\n'), added.join('\n'), locale),
      isInternal: touches,
    });
  }
  return hunks;
}

/** How many characters were added and removed. */
export function countChanges(pieces: readonly Piece[]): { added: number; removed: number } {
  const count = (kind: Piece['kind']): number =>
    pieces
      .filter((piece) => piece.kind === kind)
      .reduce((sum, { text }) => sum + [...text.replace(/\s/g, '')].length, 0);
  return { added: count('added'), removed: count('removed') };
}

/** What a list of short texts (questions, keywords) gained and lost. */
export function listDifference(
  before: readonly string[],
  after: readonly string[],
): { text: string; kind: Piece['kind'] }[] {
  return [
    ...before.map((text) => ({ text, kind: after.includes(text) ? ('same' as const) : ('removed' as const) })),
    ...after.filter((text) => !before.includes(text)).map((text) => ({ text, kind: 'added' as const })),
  ];
}
