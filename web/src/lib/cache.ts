import { type Cache, cacheExchange, type KeyingConfig, type UpdateResolver } from '@urql/exchange-graphcache';
import { gql } from 'urql';
import type { KnowledgeFeedSubscription } from '../gql/shell/graphql';
import { EMBEDDED } from './cache-embedded';

const keys: KeyingConfig = Object.fromEntries(EMBEDDED.map((name) => [name, () => null]));

const EntryState = gql`
  fragment EntryState on FeedEntry {
    id
    readAt
    acknowledgedAt
    isSuperseded
    viewerMustAcknowledge
  }
`;

const ViewerCounts = gql`
  fragment ViewerCountsState on Viewer {
    id
    unreadCount
    mustAcknowledgeCount
  }
`;

const inboxes = (cache: Cache) => cache.inspectFields('Query').filter((field) => field.fieldName === 'knowledgeInbox');

type News = Extract<KnowledgeFeedSubscription['knowledgeFeed'], { __typename?: 'FeedNews' }>;

function addToInboxes(cache: Cache, entry: News['entry']): void {
  const key = cache.keyOfEntity({ __typename: 'FeedEntry', id: entry.id });
  if (!key || cache.resolve(key, 'readAt') !== undefined) return;
  const mustAcknowledge = entry.priority !== 'INFO';
  // Held until the server's word for this person arrives: unread, and to be confirmed when its priority says so.
  cache.writeFragment(EntryState, {
    __typename: 'FeedEntry',
    id: entry.id,
    readAt: null,
    acknowledgedAt: null,
    isSuperseded: false,
    viewerMustAcknowledge: mustAcknowledge,
  });
  for (const field of inboxes(cache)) {
    const wanted = (field.arguments?.['filter'] as { priorities?: string[] | null } | null | undefined)?.priorities;
    const list = cache.resolve('Query', field.fieldKey);
    if (typeof list !== 'string' || (wanted && !wanted.includes(entry.priority))) continue;
    const nodes = cache.resolve(list, 'nodes');
    if (!Array.isArray(nodes)) continue;
    for (const older of nodes as string[]) {
      if (cache.resolve(older, 'code') !== entry.code) continue;
      cache.writeFragment(
        gql`
          fragment Superseded on FeedEntry {
            id
            isSuperseded
          }
        `,
        { __typename: 'FeedEntry', id: cache.resolve(older, 'id'), isSuperseded: true },
      );
    }
    cache.link(list, 'nodes', [key, ...(nodes as string[])]);
  }
  const viewer = cache.resolve('Query', 'viewer');
  if (typeof viewer !== 'string') return;
  const count = (name: string): number => Number(cache.resolve(viewer, name) ?? 0);
  cache.writeFragment(ViewerCounts, {
    __typename: 'Viewer',
    id: cache.resolve(viewer, 'id'),
    unreadCount: count('unreadCount') + 1,
    mustAcknowledgeCount: count('mustAcknowledgeCount') + (mustAcknowledge ? 1 : 0),
  });
}

const onKnowledgeFeed: UpdateResolver<KnowledgeFeedSubscription> = (result, _args, cache) => {
  const message = result.knowledgeFeed;
  if (message.__typename === 'FeedNews') addToInboxes(cache, message.entry);
  if (message.__typename === 'FeedRefetch')
    for (const field of inboxes(cache)) cache.invalidate('Query', field.fieldKey);
};

/**
 * The normalised cache: an answer to a mutation or a pushed entry changes what is shown wherever it is shown, without
 * fetching a list again under the hands of the person who reads it.
 */
export const createCache = () =>
  cacheExchange({ keys, updates: { Subscription: { knowledgeFeed: onKnowledgeFeed as UpdateResolver } } });
