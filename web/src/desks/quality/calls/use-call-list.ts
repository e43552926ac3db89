import { useQuery } from 'urql';
import { CallListDocument, CallSearchDocument, type ListedCallFragment } from '../../../gql/quality/graphql';
import { usePages } from '../../../lib/use-pages';
import { callFilter, type CallSearch, isReference } from './call-filters';

const PAGE = 50;
const FOUND = 50;

/** A call of the list; one that was found by words says where they stand. */
export type ShownCall = ListedCallFragment & { snippet?: string | undefined };

type CallList = ReturnType<typeof usePages<ListedCallFragment, object, ShownCall>>;

/** The calls of a list: by filters and the beginning of a reference, or, where words are typed, what the search finds in what was said. */
export function useCallList(filters: CallSearch): Omit<CallList, 'client'> {
  const typed = filters.text.trim();
  const byWords = typed !== '' && !isReference(typed);
  const list = usePages(
    CallListDocument,
    { filter: callFilter(filters), orderBy: { field: 'OFFERED_AT', direction: 'DESC' }, first: PAGE },
    (data) => data.calls,
  );
  const [found, ask] = useQuery({
    query: CallSearchDocument,
    variables: { query: typed, first: FOUND },
    pause: !byWords,
  });
  if (!byWords) return list;
  const calls = new Map<string, ShownCall>();
  for (const { subject, snippet } of found.data?.search.nodes ?? []) {
    // A call may be found by its fields and by its words: it is listed once.
    if ('reference' in subject && !calls.has(subject.id)) calls.set(subject.id, { ...subject, snippet });
  }
  const rows = [...calls.values()].filter((call) => fits(call, filters));
  return {
    ...list,
    ...{ rows, total: rows.length, hasMore: false },
    ...{ isLoading: found.fetching, isReady: found.data !== undefined, error: found.error ?? null },
    more: () => undefined,
    reload: () => ask({ requestPolicy: 'network-only' }),
  };
}

/** Whether a call that was found by words fits the other filters; the period does not part words. */
function fits(call: ListedCallFragment, { agent, team, queue, channel, level, recorded }: CallSearch): boolean {
  return (
    (agent === null || call.agent?.id === agent) &&
    (team === null || call.team?.id === team) &&
    (queue === null || call.queue?.key === queue) &&
    (channel === null || call.channel === channel) &&
    (level === null || call.customerLevel?.key === level) &&
    (recorded === null || call.hasRecording === (recorded === 'yes'))
  );
}
