import type { Client } from 'graphql-ws';
import { systemActor } from '../../../src/platform/auth/actor.js';
import { Received, type TestClient } from '../../support/client.js';
import { publish, type PublishOptions } from '../../support/publish.js';
import type { TestApp } from '../../support/start-app.js';

export interface FeedItem {
  knowledgeFeed: {
    __typename: string;
    cursor: string;
    reason?: string;
    entry?: { id: string; code: string; title: string; version: number; summary: string | null };
  };
}

/** Everything that the subscription tells and that depends on nobody. */
export const feedDocument = `subscription ($after: Cursor) { knowledgeFeed(after: $after) {
  __typename
  ... on FeedReady { cursor } ... on FeedHeartbeat { cursor } ... on FeedRefetch { cursor reason }
  ... on FeedNews { cursor entry { id code title version summary } }
} }`;

/** Opens the feed and waits until it stands. */
export async function follow(socket: Client, after: string | null = null): Promise<Received<FeedItem>> {
  const received = new Received<FeedItem>(socket, feedDocument, { after });
  await received.until(({ items, errors }) => items.length + errors.length > 0);
  return received;
}

export const titlesOf = (received: Received<FeedItem>): string[] =>
  received.items.flatMap(({ knowledgeFeed: { entry } }) => (entry ? [entry.title] : []));

export const kindsOf = (received: Received<FeedItem>): string[] =>
  received.items.map(({ knowledgeFeed }) => knowledgeFeed.__typename);

export const lastCursor = (received: Received<FeedItem>): string => received.items.at(-1)?.knowledgeFeed.cursor ?? '';

/** Pushes entries about an article in one transaction, the way a publication does, but a hundred times faster. */
export async function push(
  app: TestApp,
  articleId: string,
  titles: readonly string[],
  more: { summary?: string; priority?: 'INFO' | 'MUST_READ'; teams?: readonly string[] } = {},
): Promise<void> {
  const { transactions } = app.container.foundation;
  await transactions.run(async (transaction) => {
    for (const title of titles) {
      transaction.append({
        type: 'article.published',
        subject: { type: 'article', id: articleId },
        version: 1,
        actor: systemActor,
        push: {
          kind: 'ARTICLE_UPDATED',
          priority: more.priority ?? 'INFO',
          title,
          summary: more.summary ?? null,
          code: 'Q-1',
          dueAt: null,
          audience: 'INTERNAL',
          tierRank: 0,
          teams: more.teams ?? ['*'],
          lines: ['*'],
          effectiveFrom: 0,
          effectiveTo: 8_640_000_000_000_000,
          state: 'PUBLISHED',
        },
      });
    }
    await Promise.resolve();
  });
}

/** `from` to `to`, in words: names of entries that are easy to compare. */
export const numbered = (word: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${word} ${from + index}`);

export interface Reach {
  audience?: string;
  teamIds?: readonly string[];
  minimumTierId?: string | null;
}

/** Writes an article, says who reads it, and publishes it. */
export async function publishFor(
  editor: TestClient,
  title: string,
  reach: Reach | null,
  options: PublishOptions = {},
): Promise<{ id: string; code: string }> {
  const { article } = await editor.change<{ article: { id: string; code: string; revision: number } }>(
    'articleCreate',
    'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id code revision } userErrors { code message } } }',
    {
      input: {
        kind: 'FAQ',
        locale: 'EN',
        content: { title, bodyMarkdown: `What to do about ${title}.`, ...options.content },
      },
    },
  );
  if (reach) await changeReach(editor, article.id, reach);
  return publish(editor, { ...article, revision: article.revision + (reach ? 1 : 0) }, options);
}

/** Changes who reads an article, as an editor does; what is left out is for all inside. */
export async function changeReach(editor: TestClient, id: string, reach: Reach): Promise<void> {
  const expectedVersion = await editor.get<number>(
    'article.revision',
    'query ($id: ID!) { article(id: $id) { revision } }',
    { id },
  );
  await editor.change(
    'articleAudienceChange',
    'mutation ($id: ID!, $input: ArticleAudienceChangeInput!) { articleAudienceChange(id: $id, input: $input) { userErrors { code message } } }',
    {
      id,
      input: {
        expectedVersion,
        audience: 'INTERNAL',
        teamIds: [],
        minimumTierId: null,
        reason: 'Told by the test.',
        confirmWidening: true,
        ...reach,
      },
    },
  );
}
