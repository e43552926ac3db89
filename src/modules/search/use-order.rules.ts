import type { FilterFields } from '../../platform/search/question/face.js';

/** A document with how well it fits; what the engine alone brought has no score. */
interface Placed {
  readonly id: string;
  readonly type: string;
  readonly score?: number;
}

/** Rank of a safety problem. */
const safety = 2;
/** A marked document goes first where it fits at least so well, compared with the best. */
const fitsNearly = 0.75;
/** How far down a marked document is looked for. */
const looksAt = 10;

const numberOf = (fields: FilterFields | null, name: string, otherwise: number): number => {
  const value = fields?.[name];
  return typeof value === 'number' ? value : otherwise;
};

/**
 * Documents in the order in which they are of use, out of the order in which they fit: what warns of a safety problem and fits nearly
 * as well as the best comes first, what no longer holds comes after everything that does, and a text that begins to hold later never
 * stands before the one that it follows.
 */
export function inOrderOfUse<T extends Placed>(
  ranked: readonly T[],
  fieldsOf: (id: string) => FilterFields | null,
  followedId: (id: string) => string | null,
  now: Date,
): T[] {
  const best = ranked[0]?.score ?? 0;
  const marked: T[] = [];
  const holding: T[] = [];
  const over: T[] = [];
  ranked.forEach((document, place) => {
    const fields = fieldsOf(document.id);
    if (numberOf(fields, 'effectiveTo', Infinity) <= now.getTime()) over.push(document);
    else if (place < looksAt && numberOf(fields, 'riskRank', 0) >= safety && (document.score ?? 0) >= best * fitsNearly)
      marked.push(document);
    else holding.push(document);
  });
  return followersBehind([...marked, ...holding, ...over], followedId);
}

function followersBehind<T extends Placed>(ranked: readonly T[], followedId: (id: string) => string | null): T[] {
  const placeOf = new Map(ranked.map(({ id }, place) => [id, place]));
  const held = new Map<string, T>();
  const ordered: T[] = [];
  ranked.forEach((document, place) => {
    const followed = followedId(document.id);
    if (followed !== null && (placeOf.get(followed) ?? -1) > place) {
      held.set(followed, document);
      return;
    }
    ordered.push(document);
    const follower = held.get(document.id);
    if (follower) ordered.push(follower);
  });
  return ordered;
}
