import { afterAll, beforeAll, expect } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre } from '../support/centre.js';
import { type Answer, dig, type TestClient } from '../support/client.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

export const search = `query ($query: String!, $first: Int!, $filter: SearchFilter, $light: SearchLight, $after: Cursor) {
  search(query: $query, first: $first, filter: $filter, light: $light, after: $after) {
    totalCount isDegraded isShortened verdict didYouMean receipt
    nodes { id title titleMarks { start length } snippet snippetMarks { start length } }
    facets { field values { value count } }
  }
}`;

/** A small centre to be rude to. */
export interface BadInputFixture {
  app: TestApp;
  editor: TestClient;
  agent: TestClient;
  customer: TestClient;
  leak: { id: string };
  database: Connection;
}

/** Starts it before the tests of a file and ends it after them. */
export function badInputFixture(): BadInputFixture {
  const fixture = {} as BadInputFixture;
  beforeAll(async () => {
    const app = await startTestApp();
    const centre = await createCentre(app);
    const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    const agent = await centre.as(Role.AGENT);
    const customer = await centre.as(Role.CUSTOMER);
    const open = { audience: 'PUBLIC', priority: null };
    const leak = await writeAndPublish(editor, 'Washing machine leaks', open);
    await writeAndPublish(editor, 'Washing machine is noisy', open);
    await writeAndPublish(editor, '洗衣机漏水怎么办', { ...open, locale: 'ZH_CN' });
    await writeAndPublish(editor, 'Internal margin of spare parts', { priority: null });
    await app.container.search.whenCaughtUp();
    const database = await mongoose
      .createConnection(process.env['TEST_MONGODB_URI'] ?? '', { dbName: app.database })
      .asPromise();
    Object.assign(fixture, { app, editor, agent, customer, leak, database });
  }, 90_000);
  afterAll(async () => {
    await fixture.database.close();
    await fixture.app.end();
  }, 60_000);
  return fixture;
}

export interface Result {
  totalCount: number;
  isDegraded: boolean;
  isShortened: boolean;
  receipt: string;
  nodes: { id: string; title: string; titleMarks: { start: number; length: number }[] }[];
}

/** An answer, or an error with a code that says whose fault it is; never an inner one, and nothing of the inside in its words. */
function sound(answer: Answer): Result | string {
  expect(answer.status).toBeLessThan(500);
  for (const { message, extensions } of answer.errors) {
    expect([
      'BAD_USER_INPUT',
      'GRAPHQL_VALIDATION_FAILED',
      'GRAPHQL_PARSE_FAILED',
      'TOO_LARGE',
      'PAYLOAD_TOO_LARGE',
      'QUERY_TOO_COSTLY',
    ]).toContain(extensions.code);
    expect(message).not.toMatch(/meili|mongo|index_|attribute|at .*\.js|filter expression|stack/i);
  }
  if (answer.errors.length) return answer.errors[0]?.extensions.code ?? '';
  return dig(answer.data, 'search') as Result;
}
export const ask = async (
  client: TestClient,
  query: string,
  more: Record<string, unknown> = {},
): Promise<Result | string> => sound(await client.run(search, { query, first: 20, ...more }));
export const found = async (client: TestClient, query: string): Promise<string[]> => {
  const result = await ask(client, query);
  if (typeof result === 'string') throw new Error(result);
  expect([query, result.isDegraded]).toEqual([query, false]);
  for (const { title, titleMarks } of result.nodes)
    for (const { start, length } of titleMarks)
      expect(start >= 0 && length > 0 && start + length <= title.length).toBe(true);
  return result.nodes.map(({ title }) => title).sort();
};

/** Half a character, as JSON can carry it. */
export const lone = String.fromCharCode(0xd83d);

/** Queries without a word. */
export const nothing: readonly [string, string][] = [
  ['nothing', ''],
  ['spaces', '   \t\n'],
  ['a star', '*'],
  ['a pattern', '.*'],
  ['punctuation', '。，！？；：…—“”()[]{}<>|\\/~^&%$#@'],
  ['brackets', '('.repeat(3_000)],
  ['closing brackets', ']'.repeat(3_000)],
  ['nul', '\0'],
  ['control characters', Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')],
  ['right-to-left marks', '\u202e\u200f\u2067\u2069'],
  ['zero width', '\u200b\u200c\u200d\ufeff\u2060'],
  ['a lone surrogate', lone],
  ['emoji', '👋🏽👩‍👩‍👧'],
  ['dashes', '-- --- -'],
];
/** Each has to find no more than the words in it do. */
export const dressed: readonly [string, string, string][] = [
  ['(a+)+$', '(a+)+$', 'a '],
  ['a quote that does not end', '"leaks', 'leaks'],
  ['a quoted phrase', '"machine leaks"', 'machine leaks'],
  ['brackets', 'leaks ((((', 'leaks'],
  ['a minus', '-leaks', 'leaks'],
  ['a minus inside', 'machine -leaks', 'machine leaks'],
  ['a minus before a quote', 'machine -"leaks"', 'machine leaks'],
  ['a plus', '+leaks', 'leaks'],
  ['a star behind', 'leaks*', 'leaks'],
  ['OR', 'leaks OR', 'leaks or'],
  ['NUL inside', 'lea\0ks machine', 'lea ks machine'],
  ['zero width inside', 'leaks\u200b machine', 'leaks machine'],
  ['right to left', '\u202eleaks', 'leaks'],
  ['a lone surrogate behind', `leaks ${lone}`, 'leaks '],
  ['emoji behind', 'leaks 👩‍👩‍👧', 'leaks '],
  ['SQL', "leaks' OR 1=1 --", 'leaks or 1 1'],
  ['a Mongo operator', '{"$gt":""}', 'gt'],
  ['a filter', 'state = DRAFT', 'state draft'],
  ['a filter that closes', '"] OR audience = "INTERNAL', 'or audience internal'],
  ['a filter on everything', 'x) OR (did EXISTS', 'x or did exists'],
];

/** Pieces of other languages. */
export const fragments = [
  "' OR 1=1 --",
  '{"$gt":""}',
  '"] OR audience = "INTERNAL',
  'state = DRAFT',
  '*',
  '\0',
  lone,
  '('.repeat(3_000),
  'x'.repeat(10_000),
];
