import { useEffect, useMemo, useRef } from 'react';
import { type CombinedError, useClient, useMutation, useQuery } from 'urql';
import { AgentInboxDocument, AgentMarkReadDocument, type InboxEntryFragment } from '../../gql/agent/graphql';
import { feedStore } from '../../lib/feed';
import { useStore } from '../../lib/store';
import { type Action, outboxStore } from './outbox';

export type InboxEntry = InboxEntryFragment;

/** Whether an entry tells of a tree: it is opened by its code. */
export const isOfTree = ({ kind }: Pick<InboxEntry, 'kind'>): boolean => kind.startsWith('TREE');

const OPEN_FIRST = 50;
const RECENT_FIRST = 30;

export interface Inbox {
  /** Stop-work notices that this person has not yet understood, newest first. */
  stopWork: readonly InboxEntry[];
  /** Must-reads that this person has not yet confirmed, the most urgent first. */
  mustRead: readonly InboxEntry[];
  /** Everything else, newest first. */
  rest: readonly InboxEntry[];
  unreadCount: number;
  mustAcknowledgeCount: number;
  isLoading: boolean;
  error: CombinedError | null;
  reload: () => void;
  markRead: (entry: InboxEntry) => void;
}

const isAcknowledgedHere = (waiting: readonly Action[], entry: InboxEntry): boolean =>
  waiting.some((action) => action.kind === 'acknowledge' && action.input.entryId === entry.id);

const byTime = (one: InboxEntry, other: InboxEntry): number => other.at.localeCompare(one.at);
const byDue = (one: InboxEntry, other: InboxEntry): number =>
  (one.dueAt ?? '9').localeCompare(other.dueAt ?? '9') || byTime(one, other);

/** What was pushed to this person; stays current by the feed, and is asked for again when the feed cannot say. */
export function useInbox(): Inbox {
  const client = useClient();
  const [reply, execute] = useQuery({
    query: AgentInboxDocument,
    variables: { openFirst: OPEN_FIRST, recentFirst: RECENT_FIRST },
    requestPolicy: 'cache-and-network',
  });
  const [, sendRead] = useMutation(AgentMarkReadDocument);
  const waiting = useStore(outboxStore);
  const { isReady } = useStore(feedStore);
  const wasReady = useRef(isReady);

  // Between the first look and the start of the feed something may have been published: look once more.
  useEffect(() => {
    if (isReady && !wasReady.current) execute({ requestPolicy: 'network-only' });
    wasReady.current = isReady;
  }, [execute, isReady]);

  // The server's counts include what the feed alone does not tell, such as a person's new team.
  useEffect(() => {
    const onVisible = (): void => {
      if (document.visibilityState === 'visible')
        void client
          .query(
            AgentInboxDocument,
            { openFirst: OPEN_FIRST, recentFirst: RECENT_FIRST },
            { requestPolicy: 'network-only' },
          )
          .toPromise();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [client]);

  return useMemo(() => {
    const data = reply.data;
    const all = [
      ...new Map(
        [...(data?.open.nodes ?? []), ...(data?.recent.nodes ?? [])].map((entry) => [entry.id, entry]),
      ).values(),
    ];
    const isOpen = (entry: InboxEntry): boolean =>
      entry.viewerMustAcknowledge &&
      entry.acknowledgedAt === null &&
      !entry.isSuperseded &&
      !isAcknowledgedHere(waiting, entry);
    const stopWork = all.filter((entry) => entry.priority === 'STOP_WORK' && isOpen(entry)).sort(byTime);
    const mustRead = all.filter((entry) => entry.priority === 'MUST_READ' && isOpen(entry)).sort(byDue);
    const rest = all.filter((entry) => !stopWork.includes(entry) && !mustRead.includes(entry)).sort(byTime);
    return {
      stopWork,
      mustRead,
      rest,
      unreadCount: data?.viewer?.unreadCount ?? 0,
      mustAcknowledgeCount: data?.viewer?.mustAcknowledgeCount ?? stopWork.length + mustRead.length,
      isLoading: !data && reply.fetching,
      error: reply.error ?? null,
      reload: () => execute({ requestPolicy: 'network-only' }),
      markRead: (entry) => {
        if (entry.readAt === null) void sendRead({ input: { entryId: entry.id } });
      },
    };
  }, [execute, reply.data, reply.error, reply.fetching, sendRead, waiting]);
}
