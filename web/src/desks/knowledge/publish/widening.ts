import type { Audience } from '../../../gql/knowledge/graphql';

/** Audiences from the narrowest to the widest. */
export const AUDIENCES = ['INTERNAL', 'PARTNER', 'PUBLIC'] as const satisfies readonly Audience[];

/** Who may read, as far as a person can set it. */
export interface Reach {
  audience: Audience;
  /** 0: every tier. */
  tierRank: number;
  /** Empty: every team. */
  teamIds: readonly string[];
}

/** Whether somebody may read after the change who may not read now. Such a change must be confirmed. */
export function isWider(from: Reach, to: Reach): boolean {
  if (AUDIENCES.indexOf(to.audience) > AUDIENCES.indexOf(from.audience)) return true;
  if (to.tierRank < from.tierRank) return true;
  if (from.teamIds.length === 0) return false;
  return to.teamIds.length === 0 || to.teamIds.some((id) => !from.teamIds.includes(id));
}
