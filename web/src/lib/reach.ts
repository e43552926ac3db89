import { useState } from 'react';

/** Audiences from the narrowest to the widest. */
export const AUDIENCES = ['INTERNAL', 'PARTNER', 'PUBLIC'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Who may read, as far as a person can set it. */
interface Reach {
  audience: Audience;
  /** 0: every tier. */
  tierRank: number;
  /** Empty: every team. */
  teamIds: readonly string[];
}

/** What the server says of the reach of a thing. */
interface Reaching {
  audience: Audience;
  minimumTier: { id: string; rank: number } | null;
  teams: readonly { id: string }[];
}

/** Whether somebody may read after the change who may not read now. Such a change must be confirmed. */
function isWider(from: Reach, to: Reach): boolean {
  if (AUDIENCES.indexOf(to.audience) > AUDIENCES.indexOf(from.audience)) return true;
  if (to.tierRank < from.tierRank) return true;
  if (from.teamIds.length === 0) return false;
  return to.teamIds.length === 0 || to.teamIds.some((id) => !from.teamIds.includes(id));
}

/** The reach of a thing while it is being changed; `tiers` are those that can be chosen. */
export function useReach(now: Reaching, tiers: readonly { id: string; rank: number }[]) {
  const [audience, setAudience] = useState<Audience>(now.audience);
  /** The lowest tier that may read; null: every tier. */
  const [tierId, setTierId] = useState<string | null>(now.minimumTier?.id ?? null);
  const [teamIds, setTeamIds] = useState<readonly string[]>(now.teams.map(({ id }) => id));
  const from = {
    audience: now.audience,
    tierRank: now.minimumTier?.rank ?? 0,
    teamIds: now.teams.map(({ id }) => id),
  };
  const to = { audience, tierRank: tiers.find(({ id }) => id === tierId)?.rank ?? 0, teamIds };
  return {
    audience,
    tierId,
    teamIds,
    setAudience,
    setTierId,
    setTeamIds,
    isSame:
      audience === from.audience &&
      tierId === (now.minimumTier?.id ?? null) &&
      [...teamIds].sort().join() === [...from.teamIds].sort().join(),
    widens: isWider(from, to),
  };
}
