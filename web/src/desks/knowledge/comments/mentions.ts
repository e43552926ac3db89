interface Mentioned {
  id: string;
  name: string;
}

const MENTION = /@\[(user_[0-9a-z]+)\]/g;

/** A piece of a comment: words, or somebody who is mentioned. */
export type CommentPiece = { kind: 'text'; text: string } | { kind: 'mention'; id: string };

/** A comment as the server keeps it, cut at its mentions. */
export function piecesOf(body: string): CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let from = 0;
  for (const match of body.matchAll(MENTION)) {
    if (match.index > from) pieces.push({ kind: 'text', text: body.slice(from, match.index) });
    pieces.push({ kind: 'mention', id: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < body.length) pieces.push({ kind: 'text', text: body.slice(from) });
  return pieces;
}

/** What is written in the field (names after `@`) as the server keeps it (ids). Longer names first: one may begin another. */
export function toBody(written: string, people: readonly Mentioned[]): string {
  const byLength = [...people].sort((one, other) => other.name.length - one.name.length);
  return byLength.reduce((text, { id, name }) => text.replaceAll(`@${name}`, `@[${id}]`), written);
}

/** What the server keeps as it stands in the field. */
export const toWritten = (body: string, nameOf: (id: string) => string): string =>
  piecesOf(body)
    .map((piece) => (piece.kind === 'text' ? piece.text : `@${nameOf(piece.id)}`))
    .join('');

/** The beginning of a name that stands before the cursor, after an `@`; null where nobody is being named. */
export function nameBefore(text: string, cursor: number): string | null {
  return /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}.'-]{0,20})$/u.exec(text.slice(0, cursor))?.[1] ?? null;
}
