import type { Audience } from '../../../gql/trees/graphql';

/** Audiences from the narrowest to the widest. */
export const AUDIENCES = ['INTERNAL', 'PARTNER', 'PUBLIC'] as const satisfies readonly Audience[];

/** Who may walk a tree, as far as a person can set it. */
export interface Reach {
  readonly audience: Audience;
  /** 0: every tier. */
  readonly tierRank: number;
  /** Empty: every team. */
  readonly teamIds: readonly string[];
}

/** Whether somebody may walk it after the change who may not now. Such a change must be confirmed. */
export function isWider(from: Reach, to: Reach): boolean {
  if (AUDIENCES.indexOf(to.audience) > AUDIENCES.indexOf(from.audience)) return true;
  if (to.tierRank < from.tierRank) return true;
  if (from.teamIds.length === 0) return false;
  return to.teamIds.length === 0 || to.teamIds.some((id) => !from.teamIds.includes(id));
}
