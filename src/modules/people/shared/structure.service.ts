import type { Clock } from '../../../platform/clock/clock.js';
import { TeamTree } from '../teams/team.rules.js';
import type { TeamStore } from '../teams/team.store.js';

/** How long the tree may be out of date after a change on another server copy, in ms. */
const freshMs = 2_000;

/** The tree of teams, kept in memory for two seconds, because every request asks for it. */
export class Structure {
  #tree: Promise<TeamTree> | null = null;
  #readAt = 0;

  constructor(
    private readonly teams: TeamStore,
    private readonly clock: Clock,
  ) {}

  /** The tree, at most two seconds old. */
  tree(): Promise<TeamTree> {
    const now = this.clock.now().getTime();
    if (!this.#tree || Math.abs(now - this.#readAt) >= freshMs) {
      this.#readAt = now;
      const reading = this.teams.shapes().then((shapes) => new TeamTree(shapes));
      this.#tree = reading;
      reading.catch(() => {
        if (this.#tree === reading) this.#tree = null;
      });
    }
    return this.#tree;
  }

  /** After a change in this process: it acts at once here. */
  forget(): void {
    this.#tree = null;
  }
}
