import { indexedIds, type SearchSource } from './source.js';

/** Entries that changed documents have, with the stamps that say so. */
export interface ChangedIds {
  ids: readonly string[];
  /** Stored documents whose earlier stamps hold no longer: to be forgotten before anything is written. */
  outdated: readonly string[];
  /** Stamp of each stored document whose entries are among them, where its source gives stamps: to be kept when all is written. */
  stamps: ReadonlyMap<string, string>;
}

/**
 * What has to be written anew of stored documents that were changed: nothing of one whose stamp is known. Stamps are read before the
 * entries: what changes in between comes once more, never too seldom.
 * @param known the stamps by which entries were written last.
 */
export async function changedIds(
  source: SearchSource,
  ids: readonly string[],
  known: (ids: readonly string[]) => ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>,
): Promise<ChangedIds> {
  if (!source.stampsOf) return { ids: await indexedIds(source, ids), outdated: [], stamps: new Map() };
  const now = await source.stampsOf(ids);
  const before = await known(ids);
  const changed = ids.filter((id) => !now.has(id) || now.get(id) !== (before.get(id) ?? ''));
  const stamps = new Map([...now].filter(([id, stamp]) => stamp !== (before.get(id) ?? '')));
  const outdated = changed.filter((id) => before.has(id));
  return { ids: await indexedIds(source, changed, before), outdated, stamps };
}

/** A long list in pieces. */
export function* piecesOf<T>(list: readonly T[], size: number): Generator<readonly T[], void, undefined> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
