import { diffArrays } from 'diff';
import type { DifferenceHunk, DifferencePiece } from '../../../components/difference-text';

// What was published or saved is compared by the server. Here only texts that no server has: what somebody is typing.

/** Beyond this many differing lines or words the search for the shortest difference costs more than it tells. */
const MOST_EDITS = 800;
/** The segmenter becomes slower than linear with the length of what it is given. */
const SLICE = 400;
/** Longer lines are shown as replaced: this runs while a dialog opens. */
const LONGEST_LINE = 4_000;

function words(text: string, locale: string): string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  const out: string[] = [];
  for (let from = 0; from < text.length; from += SLICE) {
    for (const { segment } of segmenter.segment(text.slice(from, from + SLICE))) out.push(segment);
  }
  return out;
}

const replaced = (before: string, after: string): DifferencePiece[] => [
  ...(before ? [{ kind: 'REMOVED' as const, text: before }] : []),
  ...(after ? [{ kind: 'ADDED' as const, text: after }] : []),
];

function changedPieces(before: string, after: string, locale: string): DifferencePiece[] {
  if (!before || !after || Math.max(before.length, after.length) > LONGEST_LINE) return replaced(before, after);
  const changes = diffArrays(words(before, locale), words(after, locale), { maxEditLength: MOST_EDITS });
  if (!changes) return replaced(before, after);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
    text: value.join(''),
  }));
}

/** What differs between two texts that are being written: by lines, and by words inside what changed. */
export function typedDifference(before: string, after: string, locale: string): DifferenceHunk[] {
  const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_EDITS }) ?? [
    { value: linesOf(before), removed: true, added: false },
    { value: linesOf(after), removed: false, added: true },
  ];
  const hunks: DifferenceHunk[] = [];
  for (let at = 0; at < changes.length; at += 1) {
    const change = changes[at];
    if (!change) continue;
    const text = change.value.join('');
    const lineCount = change.value.length;
    if (!change.added && !change.removed) {
      hunks.push({ kind: 'SAME', isInternal: false, lineCount, pieces: [{ kind: 'SAME', text }] });
      continue;
    }
    const next = changes[at + 1];
    const pair = next && next.added !== change.added && next.removed !== change.removed ? next : null;
    if (pair) at += 1;
    const [removed, added] = change.removed ? [text, pair?.value.join('') ?? ''] : [pair?.value.join('') ?? '', text];
    hunks.push({ kind: 'CHANGED', isInternal: false, lineCount, pieces: changedPieces(removed, added, locale) });
  }
  return hunks;
}
