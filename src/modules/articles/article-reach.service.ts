import type { Audience } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/ids.js';
import { asPolicyList } from './article-content.rules.js';
import type { Reach } from './article-reach.rules.js';

/** Most teams that a thing can be kept to. */
const mostTeams = 100;

/** Whom somebody wants to reach. */
export interface ReachGiven {
  readonly audience: Audience;
  /** Left out: as it was; null: all tiers. */
  readonly minimumTierId?: string | null;
  /** Empty: all teams. */
  readonly teamIds: readonly string[];
}

/** What has to be known of people for that. */
export interface ReachPeople {
  knownTeams(ids: readonly string[]): Promise<ReadonlySet<string>>;
  tierRank(id: string): Promise<number | null>;
}

async function tierRankOf(people: ReachPeople, id: string | null | undefined, unchanged: number): Promise<number> {
  if (id === undefined) return unchanged;
  if (id === null) return 0;
  const rank = isId(id) ? await people.tierRank(id) : null;
  if (rank === null) {
    throw new UserError(
      fault(UserErrorCode.NOT_FOUND, '找不到支持级别。', 'The support tier does not exist.', 'minimumTierId'),
    );
  }
  return rank;
}

async function teamsOf(people: ReachPeople, ids: readonly string[]): Promise<string[]> {
  if (ids.length > mostTeams)
    throw new UserError(fault(UserErrorCode.TOO_MANY, '最多 100 个团队。', 'At most 100 teams.', 'teamIds'));
  const known = ids.length && ids.every(isId) ? await people.knownTeams(ids) : new Set<string>();
  if (ids.some((id) => !known.has(id)))
    throw new UserError(fault(UserErrorCode.NOT_FOUND, '找不到团队。', 'A team does not exist.', 'teamIds'));
  return asPolicyList(ids);
}

/** The reach that somebody gives to a thing, with tiers and teams that exist. Errors: NOT_FOUND, TOO_MANY. */
export const reachGiven = async (people: ReachPeople, given: ReachGiven, unchangedRank: number): Promise<Reach> => ({
  audience: given.audience,
  tierRank: await tierRankOf(people, given.minimumTierId, unchangedRank),
  teams: await teamsOf(people, given.teamIds),
});
