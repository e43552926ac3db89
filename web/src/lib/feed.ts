import { useEffect, useRef } from 'react';
import type { Client } from 'urql';
import {
  FeedEntryForViewerDocument,
  KnowledgeFeedDocument,
  type KnowledgeFeedSubscription,
} from '../gql/shell/graphql';
import { followLine } from './live-line';
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

/** Follows the feed for a signed-in person until the returned function is called; what was missed comes with the next look at the inbox. */
export function followFeed(client: Client): () => void {
  const onMessage = (message: Message): void => {
    feedStore.set({ isReady: true, lastAt: new Date() });
    if (message.__typename !== 'FeedNews') return;
    const { entry } = message;
    tell(entry);
    // Whether this person must confirm it is not pushed: one look, only for what matters.
    if (entry.priority !== 'INFO')
      void client.query(FeedEntryForViewerDocument, { id: entry.id }, { requestPolicy: 'network-only' }).toPromise();
  };
  const stop = followLine(client, KnowledgeFeedDocument, {
    messageOf: (data) => data.knowledgeFeed,
    onMessage,
    onLost: () => feedStore.set({ ...feedStore.get(), isReady: false }),
  });
  return () => {
    stop();
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
