import type { TeamRowFragment } from '../../../gql/admin/graphql';

/** A team with its place in the tree. */
export interface TeamNode extends TeamRowFragment {
  /** 0 at the top. */
  level: number;
  /** How many teams stand directly below. */
  childCount: number;
}

/** The teams from the top down, each followed by those below it. Teams whose parent is unknown stand at the top. */
export function treeOf(teams: readonly TeamRowFragment[], isOpen: (id: string) => boolean): TeamNode[] {
  const ids = new Set(teams.map(({ id }) => id));
  const below = new Map<string | null, TeamRowFragment[]>();
  for (const team of teams) {
    const parent = team.parent && ids.has(team.parent.id) ? team.parent.id : null;
    below.set(parent, [...(below.get(parent) ?? []), team]);
  }
  const walk = (parent: string | null, level: number): TeamNode[] =>
    (below.get(parent) ?? []).flatMap((team) => [
      { ...team, level, childCount: below.get(team.id)?.length ?? 0 },
      ...(isOpen(team.id) ? walk(team.id, level + 1) : []),
    ]);
  return walk(null, 0);
}

/** A team and all teams below it: none of them can be its parent. */
export function withBelow(teams: readonly TeamRowFragment[], id: string): Set<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const team of teams) if (team.parent && found.has(team.parent.id)) found.add(team.id);
  }
  return found;
}
