import { diffArrays } from 'diff';

/** Lines of a text that two people changed: what both still have or only one changed, or a place where both did, each in another way. */
export type MergePart =
  | { kind: 'settled'; lines: readonly string[] }
  | { kind: 'contested'; base: readonly string[]; mine: readonly string[]; theirs: readonly string[] };

/** Lines `from` to `to` (exclusive) of the base, and what stands there instead. */
interface Change {
  from: number;
  to: number;
  lines: string[];
}

function changesOf(base: readonly string[], text: readonly string[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: Change | null = null;
  for (const { added, removed, value } of diffArrays([...base], [...text])) {
    if (!added && !removed) {
      open = null;
      at += value.length;
      continue;
    }
    if (!open) changes.push((open = { from: at, to: at, lines: [] }));
    if (removed) {
      at += value.length;
      open.to = at;
    } else {
      open.lines.push(...value);
    }
  }
  return changes;
}

/** A stretch of the base as one side has it. */
function stretch(base: readonly string[], changes: readonly Change[], from: number, to: number): string[] {
  const lines: string[] = [];
  let at = from;
  for (const change of changes) {
    lines.push(...base.slice(at, change.from), ...change.lines);
    at = change.to;
  }
  return [...lines, ...base.slice(at, to)];
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, at) => line === other[at]);

/** Joins two texts that began from the same one, line by line. Changes that touch each other are left to a person. */
export function threeWay(base: string, mine: string, theirs: string): MergePart[] {
  const lines = base.split('\n');
  const own = changesOf(lines, mine.split('\n'));
  const other = changesOf(lines, theirs.split('\n'));
  const parts: MergePart[] = [];
  const settle = (found: readonly string[]): void => {
    if (found.length === 0) return;
    const last = parts.at(-1);
    if (last?.kind === 'settled') last.lines = [...last.lines, ...found];
    else parts.push({ kind: 'settled', lines: found });
  };
  let at = 0;
  while (own.length > 0 || other.length > 0) {
    const from = Math.min(own[0]?.from ?? Infinity, other[0]?.from ?? Infinity);
    let to = from;
    const [mineHere, theirsHere]: [Change[], Change[]] = [[], []];
    // Everything that overlaps or touches belongs to one place.
    for (let isGrowing = true; isGrowing;) {
      isGrowing = false;
      for (const [queue, here] of [
        [own, mineHere],
        [other, theirsHere],
      ] as const) {
        while (queue[0] && queue[0].from <= to) {
          const change = queue.shift() as Change;
          here.push(change);
          to = Math.max(to, change.to);
          isGrowing = true;
        }
      }
    }
    settle(lines.slice(at, from));
    const [a, b] = [stretch(lines, mineHere, from, to), stretch(lines, theirsHere, from, to)];
    if (theirsHere.length === 0 || isSame(a, b)) settle(a);
    else if (mineHere.length === 0) settle(b);
    else parts.push({ kind: 'contested', base: lines.slice(from, to), mine: a, theirs: b });
    at = to;
  }
  settle(lines.slice(at));
  return parts;
}

/** What is taken at a place that both changed. */
export type Choice = 'mine' | 'theirs' | 'both';

/** The joined text; null while a contested place has no choice. */
export function joined(parts: readonly MergePart[], choices: readonly (Choice | undefined)[]): string | null {
  let place = 0;
  const lines: string[] = [];
  for (const part of parts) {
    if (part.kind === 'settled') {
      lines.push(...part.lines);
      continue;
    }
    const choice = choices[place];
    place += 1;
    if (choice === undefined) return null;
    if (choice !== 'theirs') lines.push(...part.mine);
    if (choice !== 'mine') lines.push(...part.theirs);
  }
  return lines.join('\n');
}
