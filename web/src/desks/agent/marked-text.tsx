import type { ReactNode } from 'react';

interface Range {
  start: number;
  length: number;
}

/** A text with the places marked that were found; overlapping marks join, marks outside of the text are ignored. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Range[] }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const mark of [...marks].sort((one, other) => one.start - other.start)) {
    const start = Math.max(at, mark.start);
    const end = Math.min(text.length, mark.start + mark.length);
    if (end <= start) continue;
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
