import type { Client } from 'graphql-ws';
import { type Actor, systemActor } from '../../../src/platform/auth/actor.js';
import type { NewNotice } from '../../../src/platform/events/index.js';
import { Received, type TestClient } from '../../support/client.js';
import type { TestApp } from '../../support/start-app.js';

export interface NoticeItem {
  noticeFeed: {
    __typename: string;
    cursor: string;
    reason?: string;
    notice?: { id: string; kind: string; subjectCode: string; title: string; text: string };
  };
}

const feedDocument = `subscription ($after: Cursor) { noticeFeed(after: $after) {
  __typename
  ... on FeedReady { cursor } ... on FeedHeartbeat { cursor } ... on FeedRefetch { cursor reason }
  ... on NoticeNews { cursor notice { id kind subjectCode title text } }
} }`;

/** Opens the subscription and waits until it stands. */
export async function follow(socket: Client, after: string | null = null): Promise<Received<NoticeItem>> {
  const received = new Received<NoticeItem>(socket, feedDocument, { after });
  await received.until(({ items, errors }) => items.length + errors.length > 0);
  return received;
}

export const titlesOf = (received: Received<NoticeItem>): string[] =>
  received.items.flatMap(({ noticeFeed: { notice } }) => (notice ? [notice.title] : []));

export const namesOf = (received: Received<NoticeItem>): string[] =>
  received.items.map(({ noticeFeed }) => noticeFeed.__typename);

export const lastCursor = (received: Received<NoticeItem>): string => received.items.at(-1)?.noticeFeed.cursor ?? '';

/** Tells some people about an article, once a title, each in a transaction of its own as real acts are. */
export async function tell(
  app: TestApp,
  to: readonly string[],
  articleId: string,
  titles: readonly string[],
  more: Partial<NewNotice> & { actor?: Actor } = {},
): Promise<void> {
  const { actor = systemActor, ...notice } = more;
  for (const title of titles)
    await app.container.foundation.transactions.run(async (transaction) => {
      transaction.append({ type: 'article.noted', subject: { type: 'article', id: articleId }, actor });
      transaction.notify({
        to,
        kind: 'MENTIONED',
        subject: { type: 'article', id: articleId },
        code: 'K-9',
        title,
        text: { 'zh-CN': `关于${title}`, en: `About ${title}` },
        ...notice,
      });
      await Promise.resolve();
    });
}

export interface Listed {
  id: string;
  title: string;
  readAt: string | null;
}

/** What somebody's list holds, newest first. */
export const listOf = (client: TestClient, isUnread: boolean | null = null): Promise<Listed[]> =>
  client.get(
    'notices.nodes',
    'query ($isUnread: Boolean) { notices(isUnread: $isUnread, first: 100) { nodes { id title readAt } } }',
    { isUnread },
  );

export const unreadOf = (client: TestClient): Promise<number> =>
  client.get('noticeCounts.unreadCount', '{ noticeCounts { unreadCount } }');

/** `from` to `to`, in words: titles that are easy to compare. */
export const numbered = (word: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${word} ${from + index}`);
