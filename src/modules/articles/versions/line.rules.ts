import { diffArrays } from 'diff';

/** A line with whether it lies in an internal block. */
export interface Line {
  readonly text: string;
  readonly isInternal: boolean;
}

/** Lines with their ends, so that joined they are the text again. */
export const linesWithEnds = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** A stretch of lines that both texts have, or that differs. */
export interface Run {
  readonly kind: 'SAME' | 'CHANGED';
  readonly from: readonly Line[];
  readonly to: readonly Line[];
}

/** Equal and changed stretches of lines, in turn. */
export function runsOf(from: readonly Line[], to: readonly Line[]): Run[] {
  const isSame = (a: Line | undefined, b: Line | undefined): boolean => a !== undefined && a.text === b?.text;
  let head = 0;
  while (head < from.length && isSame(from[head], to[head])) head += 1;
  let tail = 0;
  while (
    tail < Math.min(from.length, to.length) - head &&
    isSame(from[from.length - 1 - tail], to[to.length - 1 - tail])
  )
    tail += 1;
  const runs: Run[] = [];
  const push = (kind: Run['kind'], left: readonly Line[], right: readonly Line[]): void => {
    if (left.length || right.length) runs.push({ kind, from: left, to: right });
  };
  push('SAME', from.slice(0, head), to.slice(0, head));
  let at = { from: head, to: head };
  const end = { from: from.length - tail, to: to.length - tail };
  for (const anchor of [...anchorsOf(from, to, at, end), end]) {
    runs.push(...shortRuns(from.slice(at.from, anchor.from), to.slice(at.to, anchor.to)));
    if (anchor === end) break;
    push('SAME', from.slice(anchor.from, anchor.from + 1), to.slice(anchor.to, anchor.to + 1));
    at = { from: anchor.from + 1, to: anchor.to + 1 };
  }
  push('SAME', from.slice(from.length - tail), to.slice(to.length - tail));
  return merged(runs);
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Lines that stand once in each text, as far as they keep their order: what holds the two together, however long they are. */
function anchorsOf(from: readonly Line[], to: readonly Line[], start: Place, end: Place): Place[] {
  const once = (lines: readonly Line[], first: number, last: number): Map<string, number> => {
    const places = new Map<string, number>();
    for (let at = first; at < last; at += 1) {
      const text = lines[at]?.text ?? '';
      places.set(text, places.has(text) ? -1 : at);
    }
    return places;
  };
  const there = once(to, start.to, end.to);
  const common: Place[] = [];
  for (const [text, at] of once(from, start.from, end.from)) {
    const other = there.get(text) ?? -1;
    if (at >= 0 && other >= 0 && text.trim() !== '') common.push({ from: at, to: other });
  }
  common.sort((a, b) => a.from - b.from);
  return longestRising(common);
}

/** The longest part of the places that rises in `to` (patience sorting). */
function longestRising(places: readonly Place[]): Place[] {
  const tops: number[] = [];
  const before: number[] = [];
  places.forEach((place, at) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[tops[middle] ?? 0]?.to ?? 0) < place.to) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = at;
  });
  const rising: Place[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const place = places[at];
    if (place) rising.push(place);
  }
  return rising.reverse();
}

/** What lies between two anchors: by the shortest way where that is quick, else as one change. */
function shortRuns(from: readonly Line[], to: readonly Line[]): Run[] {
  if (!from.length && !to.length) return [];
  if (!from.length || !to.length) return [{ kind: 'CHANGED', from, to }];
  const changes = diffArrays([...from], [...to], { comparator: (a, b) => a.text === b.text, maxEditLength: 200 });
  if (!changes) return [{ kind: 'CHANGED', from, to }];
  const runs: Run[] = [];
  let left = 0;
  let right = 0;
  for (const { added, removed, value } of changes) {
    const one = {
      kind: added || removed ? ('CHANGED' as const) : ('SAME' as const),
      from: added ? [] : from.slice(left, left + value.length),
      to: removed ? [] : to.slice(right, right + value.length),
    };
    left += one.from.length;
    right += one.to.length;
    runs.push(one);
  }
  return runs;
}

/** Neighbours of one kind become one; equal blank lines between two changes belong to the change. */
function merged(runs: readonly Run[]): Run[] {
  const out: { kind: Run['kind']; from: Line[]; to: Line[] }[] = [];
  runs.forEach((run, at) => {
    const last = out.at(-1);
    const isBlank = run.kind === 'SAME' && run.to.every((line) => line.text.trim() === '');
    const joins = isBlank && last?.kind === 'CHANGED' && runs[at + 1]?.kind === 'CHANGED';
    if (last && (last.kind === run.kind || joins)) {
      for (const line of run.from) last.from.push(line);
      for (const line of run.to) last.to.push(line);
    } else out.push({ kind: run.kind, from: [...run.from], to: [...run.to] });
  });
  return out;
}
