import { useQuery } from 'urql';
import { WalkTiersDocument, type WalkTiersQuery } from '../../../gql/walks/graphql';

export type Tier = WalkTiersQuery['supportTiers'][number];

/** The support tiers by rank, and the one above this person's own. */
export function useTiers(): { tiers: readonly Tier[]; next: Tier | null } {
  const [{ data }] = useQuery({ query: WalkTiersDocument });
  const tiers = [...(data?.supportTiers ?? [])].sort((one, other) => one.rank - other.rank);
  const mine = data?.viewer?.user?.tier?.rank ?? 1;
  return {
    tiers: tiers.filter(({ rank }) => rank > 1),
    next: tiers.find(({ rank }) => rank > mine) ?? null,
  };
}
