import { useQuery } from 'urql';
import { CentreDocument, type CentreQuery } from '../../../gql/admin/graphql';
import { useDeskPath } from '../../../lib/use-desk-path';

/** Where the administration desk stands, and how it moves. */
export const useAdminPath = () => useDeskPath('/admin');

const NONE: CentreQuery = { sites: [], teams: [], departments: [], productLines: [], supportTiers: [] };

/** How the centre is built. Empty until it is there; `isReady` tells which of the two it is. */
export function useCentre() {
  const [{ data, error, fetching }, ask] = useQuery({ query: CentreDocument, requestPolicy: 'cache-and-network' });
  return {
    ...(data ?? NONE),
    isReady: data !== undefined,
    isLoading: fetching,
    error: error ?? null,
    reload: () => ask({ requestPolicy: 'network-only' }),
  };
}
