/** What the shape of the tree of teams is made of. */
export interface TeamShape {
  readonly _id: string;
  readonly parentId: string | null;
  readonly leadIds: readonly string[];
}

/** How deep teams may be nested; deeper trees are refused. */
export const deepestTeam = 10;

/** The tree of teams as it was at one moment; answers in memory. */
export class TeamTree {
  readonly #teams: ReadonlyMap<string, TeamShape>;
  readonly #children = new Map<string, string[]>();
  readonly #led = new Map<string, string[]>();

  constructor(teams: readonly TeamShape[]) {
    this.#teams = new Map(teams.map((team) => [team._id, team]));
    for (const team of teams) {
      if (team.parentId) this.#children.set(team.parentId, [...(this.#children.get(team.parentId) ?? []), team._id]);
      for (const lead of team.leadIds) this.#led.set(lead, [...(this.#led.get(lead) ?? []), team._id]);
    }
  }

  /** These teams with all teams above them, each once. Unknown ids are left out. */
  withAncestors(ids: readonly string[]): string[] {
    const found = new Set<string>();
    for (const id of ids) {
      for (let team = this.#teams.get(id); team && !found.has(team._id); team = this.#teams.get(team.parentId ?? ''))
        found.add(team._id);
    }
    return [...found];
  }

  /** These teams with all teams below them, each once. Unknown ids are left out. */
  withDescendants(ids: readonly string[]): string[] {
    const found = new Set<string>();
    const open = ids.filter((id) => this.#teams.has(id));
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...(this.#children.get(id) ?? []));
    }
    return [...found];
  }

  /** The teams that a person leads, with all teams below them. */
  ledBy(userId: string): string[] {
    return this.withDescendants(this.#led.get(userId) ?? []);
  }

  /** Whether the team may hang below that parent: not below itself, and not too deep. */
  mayHangBelow(teamId: string, parentId: string): boolean {
    const above = this.withAncestors([parentId]);
    return !above.includes(teamId) && above.length + this.#height(teamId) <= deepestTeam;
  }

  #height(id: string): number {
    const children = this.#children.get(id) ?? [];
    return 1 + Math.max(0, ...children.map((child) => this.#height(child)));
  }
}
