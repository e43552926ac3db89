/** A stretch of text that both have, or only one of them. */
export interface Piece {
  readonly kind: 'SAME' | 'ADDED' | 'REMOVED';
  readonly text: string;
}

/** Merges neighbours of one kind and puts what was removed before what took its place. */
export function tidied(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let removed = '';
  let added = '';
  let same = '';
  const flush = (): void => {
    if (removed) out.push({ kind: 'REMOVED', text: removed });
    if (added) out.push({ kind: 'ADDED', text: added });
    removed = '';
    added = '';
  };
  const flushSame = (): void => {
    if (same) out.push({ kind: 'SAME', text: same });
    same = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'SAME') {
      flush();
      same += text;
    } else {
      flushSame();
      if (kind === 'REMOVED') removed += text;
      else added += text;
    }
  }
  flush();
  flushSame();
  return out;
}

const lettersOf = (text: string): number => [...text.replace(/\s/gu, '')].length;

/** Unchanged runs up to this length between two changes belong to the change: single characters that stay are noise. */
const alwaysFolded = 3;
/** So do longer ones between changes that are this much longer than the run. */
const overgrown = 6;

/** The pieces of one changed line as people read them: short unchanged runs inside a change are part of it. */
export function edited(pieces: readonly Piece[]): Piece[] {
  const tidy = tidied(pieces);
  const around = (at: number, step: -1 | 1): number => {
    let length = 0;
    for (let next = at + step; tidy[next] && tidy[next]?.kind !== 'SAME'; next += step)
      length += lettersOf(tidy[next]?.text ?? '');
    return length;
  };
  return tidied(
    tidy.flatMap((piece, at): Piece[] => {
      if (piece.kind !== 'SAME' || at === 0 || at === tidy.length - 1 || piece.text.includes('\n')) return [piece];
      const length = lettersOf(piece.text);
      const isNoise = length <= alwaysFolded || length * overgrown < Math.min(around(at, -1), around(at, 1));
      return isNoise
        ? [
            { kind: 'REMOVED', text: piece.text },
            { kind: 'ADDED', text: piece.text },
          ]
        : [piece];
    }),
  );
}

/** At least this share of the letters of the shorter text has to have stayed, for its words to be shown one by one. */
const leastStayed = 0.3;

/** Whether enough of a line stayed that single words tell more than the whole line before and after. */
export function mostlyEqual(before: readonly string[], after: readonly string[]): boolean {
  const counts = new Map<string, number>();
  let left = 0;
  for (const word of before) {
    left += lettersOf(word);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  let right = 0;
  let common = 0;
  for (const word of after) {
    const length = lettersOf(word);
    right += length;
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    common += length;
  }
  return common >= leastStayed * Math.min(left, right);
}

/** Characters without blanks that were added and removed. */
export function countedPieces(pieces: Iterable<Piece>): { added: number; removed: number } {
  const counts = { added: 0, removed: 0 };
  for (const { kind, text } of pieces) {
    if (kind === 'SAME') continue;
    let count = 0;
    for (const character of text) if (character.trim() !== '') count += 1;
    if (kind === 'ADDED') counts.added += count;
    else counts.removed += count;
  }
  return counts;
}
