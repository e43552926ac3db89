import { useEffect, useRef } from 'react';
import type { Client } from 'urql';
import {
  FeedEntryForViewerDocument,
  KnowledgeFeedDocument,
  type KnowledgeFeedSubscription,
} from '../gql/shell/graphql';
import { Store } from './store';

type Message = KnowledgeFeedSubscription['knowledgeFeed'];

/** A pushed piece of knowledge, without what depends on the person. */
export type FeedNewsEntry = Extract<Message, { __typename?: 'FeedNews' }>['entry'];

/** `isReady` once the server has said from where it pushes; `lastAt` is when this client last heard of its position. */
export const feedStore = new Store<{ isReady: boolean; lastAt: Date | null }>({ isReady: false, lastAt: null });

const listeners = new Set<(entry: FeedNewsEntry) => void>();

/** Entries told already: a replay that overlaps tells nothing twice. */
const RECENT_MAX = 500;
const recent = new Set<string>();

function tell(entry: FeedNewsEntry): void {
  if (recent.has(entry.id)) return;
  recent.add(entry.id);
  const [oldest] = recent;
  if (recent.size > RECENT_MAX && oldest !== undefined) recent.delete(oldest);
  for (const listener of [...listeners]) listener(entry);
}

const RESTART_MS = 3_000;

/**
 * Follows the feed for a signed-in person until the returned function is called. Lost connections resume by themselves
 * (see `client.ts`); a subscription that the server ended is started again behind the last message.
 */
export function followFeed(client: Client): () => void {
  let after: string | undefined;
  let isStopped = false;
  let current: { unsubscribe: () => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onMessage = (message: Message): void => {
    after = message.cursor;
    feedStore.set({ isReady: true, lastAt: new Date() });
    if (message.__typename !== 'FeedNews') return;
    const { entry } = message;
    tell(entry);
    // Whether this person must confirm it is not pushed: one look, only for what matters.
    if (entry.priority !== 'INFO')
      void client.query(FeedEntryForViewerDocument, { id: entry.id }, { requestPolicy: 'network-only' }).toPromise();
  };

  const start = (): void => {
    current = client.subscription(KnowledgeFeedDocument, after === undefined ? {} : { after }).subscribe((result) => {
      if (result.data) onMessage(result.data.knowledgeFeed);
      if (!result.error || isStopped) return;
      current?.unsubscribe();
      // A place that the server does not accept is forgotten; what was missed comes with the next look at the inbox.
      if (result.error.graphQLErrors.some((error) => error.extensions['code'] === 'BAD_USER_INPUT')) {
        after = undefined;
        feedStore.set({ ...feedStore.get(), isReady: false });
      }
      clearTimeout(timer);
      timer = setTimeout(start, RESTART_MS);
    });
  };
  start();

  return () => {
    isStopped = true;
    clearTimeout(timer);
    current?.unsubscribe();
    recent.clear();
    feedStore.set({ isReady: false, lastAt: null });
  };
}

/** Calls back for each pushed entry, once, while the component is shown. */
export function useFeedNews(onNews: (entry: FeedNewsEntry) => void): void {
  const current = useRef(onNews);
  current.current = onNews;
  useEffect(() => {
    const listener = (entry: FeedNewsEntry): void => current.current(entry);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
