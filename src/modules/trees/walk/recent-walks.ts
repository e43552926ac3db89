import type { WalkRecord } from './walk-record.js';

/** Most walks that are remembered, and the longest path of one: what a process holds of them stays small. */
const mostWalks = 1_000;
const mostMoves = 100;

/**
 * Walks as this process stored them last, so that the next step of whoever goes on needs no read. Another process may have gone on
 * meanwhile: what is remembered is good for a write on the condition that it still stands so, and for nothing else.
 */
export class RecentWalks {
  readonly #known = new Map<string, WalkRecord>();

  /** The walk as it was stored last, if that was at this step. */
  at(id: string, step: number): WalkRecord | null {
    const walk = this.#known.get(id);
    return walk?.step === step ? walk : null;
  }

  /** Whether this very object is what is remembered. */
  has(walk: WalkRecord): boolean {
    return this.#known.get(walk._id) === walk;
  }

  keep(walk: WalkRecord): void {
    // Newest last: the first of the map is what nobody went on with longest.
    this.#known.delete(walk._id);
    // Drafts that are tried out carry the whole drawing.
    if (walk.isPreview || walk.endedAt !== null || walk.moves.length > mostMoves) return;
    this.#known.set(walk._id, walk);
    for (const id of this.#known.keys()) {
      if (this.#known.size <= mostWalks) break;
      this.#known.delete(id);
    }
  }

  forget(id: string): void {
    this.#known.delete(id);
  }
}
