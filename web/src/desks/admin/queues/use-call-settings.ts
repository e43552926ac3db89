import { useQuery } from 'urql';
import { CallSettingsDocument, type CallSettingsQuery } from '../../../gql/admin/graphql';
import { inOrder } from './target-rows';

const NONE: CallSettingsQuery = { callSettingsRevision: 0, callQueues: [], callLevels: [], callTargets: [] };

/** Where calls come in, who the callers are and how fast they want an answer. Empty until it is there. */
export function useCallSettings() {
  const [{ data, error, fetching }, ask] = useQuery({
    query: CallSettingsDocument,
    requestPolicy: 'cache-and-network',
  });
  const settings = data ?? NONE;
  return {
    ...settings,
    callTargets: inOrder(
      settings.callTargets,
      settings.callLevels.map(({ key }) => key),
    ),
    isReady: data !== undefined,
    isLoading: fetching,
    error: error ?? null,
    reload: () => ask({ requestPolicy: 'network-only' }),
  };
}
