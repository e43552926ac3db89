import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

let first: TestApp;
let second: TestApp;
let centre: Centre;
let editor: TestClient;
/** The same agent at either copy. */
let here: TestClient;
let there: TestClient;
let fridge: { id: string };
let recall: { id: string };
let database: Connection;

interface Found {
  receipt: string;
  isDegraded: boolean;
  nodes: { id: string; title: string; isBestBet: boolean }[];
}
const search = (client: TestClient, query: string): Promise<Found> =>
  client.get(
    'search',
    'query ($query: String!) { search(query: $query, first: 5) { receipt isDegraded nodes { id title isBestBet } } }',
    { query },
  );
const firstOf = async (client: TestClient, query: string): Promise<string | undefined> =>
  (await search(client, query)).nodes[0]?.id;

beforeAll(async () => {
  first = await startTestApp();
  second = await startTestApp({ beside: first });
  centre = await createCentre(first);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  here = await centre.as(Role.AGENT);
  there = second.client.as(here.token);
  fridge = await writeAndPublish(editor, 'Refrigerator is warm', { priority: null });
  recall = await writeAndPublish(editor, 'Door seal campaign', { priority: null });
  await first.container.search.whenCaughtUp();
  await second.container.search.whenCaughtUp();
  database = await mongoose
    .createConnection(process.env['TEST_MONGODB_URI'] ?? '', { dbName: first.database })
    .asPromise();
}, 90_000);
afterAll(async () => {
  await database.close();
  await second.end();
  await first.end();
}, 60_000);

describe('two copies of the server', () => {
  it('both find what was published at one of them, by their own question indexes, within a second', async () => {
    const started = performance.now();
    const made = await writeAndPublish(editor, 'Quibblestone in the drum', { priority: null });
    for (const app of [first, second])
      await eventually(() => app.container.search.questionStatus().documentCount === 3, 5_000);
    const took = performance.now() - started;
    process.stderr.write(
      `  in the question index of both copies ${Math.round(took)} ms after the writing of a new article began\n`,
    );
    expect(took).toBeLessThan(5_000);
    await eventually(async () => expect(await firstOf(there, 'quibblestone')).toBe(made.id), 5_000);
  });

  it('a best bet holds at both, and is gone at both', async () => {
    const { bestBet } = await editor.change<{ bestBet: { id: string; revision: number } }>(
      'searchBestBetCreate',
      'mutation ($input: SearchBestBetCreateInput!) { searchBestBetCreate(input: $input) { bestBet { id revision } userErrors { code field } } }',
      { input: { articleId: recall.id, phrases: ['refrigerator'], match: 'CONTAINS', note: '' } },
    );
    for (const client of [here, there])
      await eventually(
        async () =>
          expect((await search(client, 'refrigerator warm')).nodes[0]).toMatchObject({
            id: recall.id,
            isBestBet: true,
          }),
        10_000,
      );
    await editor.change(
      'searchBestBetDelete',
      'mutation ($id: ID!, $input: SearchBestBetDeleteInput!) { searchBestBetDelete(id: $id, input: $input) { userErrors { code field } } }',
      { id: bestBet.id, input: { expectedVersion: bestBet.revision } },
    );
    for (const client of [here, there])
      await eventually(async () => expect(await firstOf(client, 'refrigerator warm')).toBe(fridge.id), 10_000);
  });

  it('settings that are published at one answer at both, and so does what they are rolled back to', async () => {
    expect((await search(there, 'cooler')).nodes.map(({ id }) => id)).not.toContain(fridge.id);
    const settings =
      'mutation ($input: SearchSettingsUpdateInput!) { searchSettingsUpdate(input: $input) { settings { revision } userErrors { code message } } }';
    await editor.change('searchSettingsUpdate', settings, {
      input: {
        expectedVersion: 0,
        synonyms: [{ locale: 'EN', words: ['cooler'], means: ['refrigerator'], isMutual: false }],
      },
    });
    const publish =
      'mutation ($input: SearchSettingsPublishInput!) { searchSettingsPublish(input: $input) { settings { revision } userErrors { code message } } }';
    const published = await editor.change<{ settings: { revision: number } }>('searchSettingsPublish', publish, {
      input: { expectedVersion: 1, note: 'as callers say' },
    });
    for (const client of [here, there])
      await eventually(async () => expect(await firstOf(client, 'cooler')).toBe(fridge.id), 30_000);
    const back =
      'mutation ($input: SearchSettingsRollBackInput!) { searchSettingsRollBack(input: $input) { userErrors { code message } } }';
    await editor.change('searchSettingsRollBack', back, {
      input: { expectedVersion: published.settings.revision, version: 0, note: 'not so' },
    });
    for (const client of [here, there])
      await eventually(
        async () => expect((await search(client, 'cooler')).nodes.map(({ id }) => id)).not.toContain(fridge.id),
        30_000,
      );
    expect((await search(there, 'refrigerator')).isDegraded).toBe(false);
  }, 90_000);

  it('an intention that is recorded at one, with the receipt of the other, gets its outcome at the other, once', async () => {
    const intentKey = randomUUID();
    const { receipt } = await search(there, 'refrigerator warm');
    const record =
      'mutation ($input: SearchIntentRecordInput!) { searchIntentRecord(input: $input) { isNew userErrors { code } } }';
    expect(
      await here.change('searchIntentRecord', record, { input: { intentKey, receipt, end: 'OPEN' } }),
    ).toMatchObject({ isNew: true });
    expect(
      await there.change('searchIntentRecord', record, { input: { intentKey, receipt, end: 'OPEN' } }),
    ).toMatchObject({ isNew: false });
    const outcome =
      'mutation ($input: SearchOutcomeRecordInput!) { searchOutcomeRecord(input: $input) { isRecorded userErrors { code } } }';
    const input = { intentKey, action: 'OPENED', articleId: fridge.id, rank: 1, afterMs: 900 };
    await Promise.all(
      [here, there, there, here].map((client) => client.change('searchOutcomeRecord', outcome, { input })),
    );
    await there.change('searchOutcomeRecord', outcome, { input: { ...input, action: 'HELPFUL' } });
    const stored = await database.collection('search_intents').find({ key: intentKey }).toArray();
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({
      query: 'refrigerator warm',
      end: 'OPEN',
      opened: [{ articleId: fridge.id, rank: 1 }],
      helpful: [fridge.id],
    });
    const day = await editor.get<{ intentCount: number; successRate: number }>(
      'searchAnalytics.total',
      'query ($filter: SearchAnalyticsFilter!) { searchAnalytics(filter: $filter) { total { intentCount successRate } } }',
      { filter: { from: today(-1), to: today(1) } },
    );
    expect(day).toEqual({ intentCount: 1, successRate: 1 });
    // The person's own last search is offered by either copy; another person's copy of the key is another intention.
    for (const client of [here, there])
      expect(
        await client.get('searchSuggestions', '{ searchSuggestions(text: "", first: 5) { kind text } }'),
      ).toContainEqual({ kind: 'RECENT', text: 'refrigerator warm' });
    const trainer = second.client.as((await centre.as(Role.TRAINER)).token);
    const refused = await trainer.get<{ userErrors: unknown[] }>('searchOutcomeRecord', outcome, { input });
    expect(refused.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
  });

  it('the words of a gap that are reported at both are one gap', async () => {
    const { receipt } = await search(here, 'wine cabinet hums');
    const record =
      'mutation ($input: SearchGapRecordInput!) { searchGapRecord(input: $input) { isNew reportCount userErrors { code } } }';
    const answers = await Promise.all(
      [here, there, here, there].map((client) =>
        client.change<{ isNew: boolean; reportCount: number }>('searchGapRecord', record, {
          input: { receipt, words: 'wine cabinet hums at night' },
        }),
      ),
    );
    expect(answers.map(({ reportCount }) => reportCount).sort((a, b) => a - b)).toEqual([1, 2, 3, 4]);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(
      await editor.get('searchGaps', '{ searchGaps(first: 5) { totalCount nodes { reportCount peopleCount } } }'),
    ).toEqual({ totalCount: 1, nodes: [{ reportCount: 4, peopleCount: 1 }] });
  });

  it('what was learned reaches a copy by itself', async () => {
    await database.collection('search_learned').insertOne({
      _id: recall.id as never,
      queries: [{ text: 'rubber lip torn', units: ['rubber', 'lip', 'torn'], count: 5 }],
      changedAt: new Date(),
    });
    for (const client of [here, there])
      await eventually(async () => expect(await firstOf(client, 'rubber lip torn')).toBe(recall.id), 40_000);
  }, 60_000);
});

function today(shift: number): string {
  return new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
}
