import type { TreeVersion } from './tree-version.js';

/** Most nodes of versions that one process keeps in memory, about 1 kB each. */
const mostNodes = 100_000;

/** Versions that were read, those used last; they never change, so nothing is ever out of date. */
export class VersionCache {
  readonly #known = new Map<string, TreeVersion>();
  #nodes = 0;

  /** Versions by id, in any order; `read` is asked for those that are not known. */
  async get(
    ids: readonly string[],
    read: (missing: readonly string[]) => Promise<readonly TreeVersion[]>,
  ): Promise<TreeVersion[]> {
    const wanted = [...new Set(ids)];
    const found: TreeVersion[] = [];
    const missing: string[] = [];
    for (const id of wanted) {
      const version = this.#known.get(id);
      if (!version) {
        missing.push(id);
        continue;
      }
      // Newest use last: the first of the map is what was not needed longest.
      this.#known.delete(id);
      this.#known.set(id, version);
      found.push(version);
    }
    for (const version of missing.length ? await read(missing) : []) {
      found.push(version);
      this.#keep(version);
    }
    return found;
  }

  #keep(version: TreeVersion): void {
    if (this.#known.has(version._id)) return;
    this.#known.set(version._id, version);
    this.#nodes += version.nodeCount;
    for (const [id, { nodeCount }] of this.#known) {
      if (this.#nodes <= mostNodes || id === version._id) break;
      this.#known.delete(id);
      this.#nodes -= nodeCount;
    }
  }
}
