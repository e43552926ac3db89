import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { writeAndPublish } from '../../../support/publish.js';
import { startTestApp, type TestApp } from '../../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let fridge: { id: string };
let recall: { id: string };

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  fridge = await writeAndPublish(editor, 'Refrigerator is warm');
  recall = await writeAndPublish(editor, 'Door seal campaign');
  await eventually(async () => expect(await found(editor, 'refrigerator')).toEqual([fridge.id]));
}, 90_000);
afterAll(() => app.end(), 60_000);

const found = async (client: TestClient, query: string): Promise<string[]> => {
  const nodes = await client.get<{ id: string }[]>(
    'search.nodes',
    'query ($query: String!) { search(query: $query, first: 10) { nodes { id } } }',
    { query },
  );
  return nodes.map(({ id }) => id);
};

const standing = `revision liveVersion live { version note publishedBy { name } synonyms { words means } }
  draft { basedOn synonyms { locale words means isMutual } updatedBy { name } }
  goingLive { version doneCount totalCount fault } changes { kind version by { name } }`;
const settings = (): Promise<{ revision: number; liveVersion: number }> =>
  editor.get('searchSettings', `{ searchSettings { ${standing} } }`);
const updateDocument = `mutation ($input: SearchSettingsUpdateInput!) {
  searchSettingsUpdate(input: $input) { settings { ${standing} } userErrors { code field message } } }`;
const publishDocument = `mutation ($input: SearchSettingsPublishInput!) {
  searchSettingsPublish(input: $input) { settings { ${standing} }
    goldenRun { triedCount passedCount worseCount results(onlyChanged: true) { query rankBefore rank change expected { id } } }
    userErrors { code field message } } }`;
const row = (words: string[], means: string[]) => ({ locale: 'EN', words, means, isMutual: false });

describe('settings of the search', () => {
  it('name the row that is refused, in the caller’s language', async () => {
    const payload = await editor.get<{ userErrors: unknown[] }>('searchSettingsUpdate', updateDocument, {
      input: { expectedVersion: 0, synonyms: [row(['fridge'], ['refrigerator']), row(['tv'], ['TV'])] },
    });
    expect(payload.userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['synonyms', '1', 'means', '0'],
        message: 'Row 2: “TV” is the same as its word.',
      },
    ]);
    expect(await settings()).toMatchObject({ revision: 0, draft: null });
  });

  it('are drafted, previewed, tried, published, and found by; then rolled back', async () => {
    await editor.change(
      'searchGoldenQueryCreate',
      `mutation ($input: SearchGoldenQueryCreateInput!) {
        searchGoldenQueryCreate(input: $input) { goldenQuery { id maxRank expected { id } createdBy { name } } userErrors { code field } } }`,
      { input: { query: 'my cooler', locale: 'EN', expectedIds: [fridge.id], note: '' } },
    );
    await editor.change('searchSettingsUpdate', updateDocument, {
      input: { expectedVersion: 0, synonyms: [row(['cooler'], ['refrigerator'])] },
    });
    const preview = await editor.get<{ changed: unknown[] }>(
      'searchSettingsPreview',
      `{ searchSettingsPreview(first: 10) { goldenCount changedCount isDegraded
        changed { text golden { id } expectedBefore expectedAfter places { id article { title } before after } } } }`,
    );
    expect(preview).toMatchObject({ goldenCount: 1, isDegraded: false });
    expect(preview.changed).toContainEqual(
      expect.objectContaining({ text: 'my cooler', expectedBefore: null, expectedAfter: 1 }),
    );
    const run = await editor.change<{ goldenRun: { id: string } }>(
      'searchGoldenRun',
      `mutation { searchGoldenRun(input: { settings: DRAFT }) { goldenRun { id settings triedCount passedCount betterCount by { name }
        results { query rankBefore rank passed change expected { title } } } userErrors { code } } }`,
    );
    expect(run.goldenRun).toMatchObject({ triedCount: 1, passedCount: 1, betterCount: 1 });

    const published = await editor.change<{ settings: { revision: number } }>(
      'searchSettingsPublish',
      publishDocument,
      {
        input: { expectedVersion: 1, note: 'callers say cooler' },
      },
    );
    expect(published.settings).toMatchObject({ revision: 2, draft: null });
    await eventually(async () => expect(await settings()).toMatchObject({ liveVersion: 1, goingLive: null }), 30_000);
    await eventually(async () => expect(await found(editor, 'cooler')).toContain(fridge.id));
    const agent = await centre.as(Role.AGENT);
    expect(await found(agent, 'cooler')).toContain(fridge.id);
    expect(await settings()).toMatchObject({
      live: { note: 'callers say cooler', publishedBy: { name: 'knowledge-editor名' } },
      changes: [{ kind: 'PUBLISH', version: 1 }],
    });
    expect(
      await editor.get(
        'searchSettingsVersions.nodes',
        '{ searchSettingsVersions(first: 5) { nodes { id version synonyms { words } } } }',
      ),
    ).toHaveLength(1);

    await editor.change(
      'searchSettingsRollBack',
      `mutation { searchSettingsRollBack(input: { expectedVersion: 2, version: 0, note: "back" }) { settings { revision } userErrors { code field } } }`,
    );
    await eventually(async () => expect(await settings()).toMatchObject({ liveVersion: 0, goingLive: null }), 30_000);
    await eventually(async () => expect(await found(editor, 'cooler')).not.toContain(fridge.id));
  }, 90_000);

  it('tell a conflict with the present state', async () => {
    const payload = await editor.get('searchSettingsUpdate', updateDocument, {
      input: { expectedVersion: 0, isLearningOn: false },
    });
    expect(payload).toMatchObject({
      userErrors: [{ code: 'CONFLICT', field: ['expectedVersion'] }],
      settings: { revision: 3 },
    });
  });
});

describe('best bets', () => {
  it('are made, listed by state and found by their id', async () => {
    const { bestBet } = await editor.change<{ bestBet: { id: string } }>(
      'searchBestBetCreate',
      `mutation ($input: SearchBestBetCreateInput!) {
        searchBestBetCreate(input: $input) { bestBet { id state article { title } revision createdBy { name } } userErrors { code field } } }`,
      { input: { articleId: recall.id, phrases: ['recall'], match: 'CONTAINS', note: '' } },
    );
    expect(bestBet).toMatchObject({ state: 'ACTIVE', article: { title: 'Door seal campaign' }, revision: 1 });
    const list = (states: string) =>
      editor.get(
        'searchBestBets',
        `{ searchBestBets(first: 5, filter: { states: [${states}] }) { totalCount nodes { id } } }`,
      );
    expect(await list('ACTIVE')).toEqual({ totalCount: 1, nodes: [{ id: bestBet.id }] });
    expect(await list('EXPIRED, SCHEDULED')).toEqual({ totalCount: 0, nodes: [] });
    const node = 'query ($id: ID!) { node(id: $id) { id __typename } }';
    expect(await editor.get('node', node, { id: bestBet.id })).toMatchObject({ __typename: 'SearchBestBet' });
    const agent = await centre.as(Role.AGENT);
    expect(await agent.get('node', node, { id: bestBet.id })).toBeNull();
  });
});

describe('rights', () => {
  it('are those of editors and administrators; a refusal changes nothing', async () => {
    const before = await settings();
    const documents = [
      '{ searchSettings { revision } }',
      '{ searchSettingsVersions(first: 1) { totalCount } }',
      '{ searchSettingsPreview(first: 1) { changedCount } }',
      '{ searchBestBets(first: 1) { totalCount } }',
      '{ searchGoldenQueries(first: 1) { totalCount } }',
      '{ searchGoldenRuns(first: 1) { totalCount } }',
      'mutation { searchSettingsUpdate(input: { expectedVersion: 3, isLearningOn: false }) { userErrors { code } } }',
      'mutation { searchSettingsDiscard(input: { expectedVersion: 3 }) { userErrors { code } } }',
      'mutation { searchSettingsPublish(input: { expectedVersion: 3, note: "x" }) { userErrors { code } } }',
      'mutation { searchSettingsRollBack(input: { expectedVersion: 3, version: 1, note: "x" }) { userErrors { code } } }',
      'mutation { searchGoldenRun(input: { settings: LIVE }) { userErrors { code } } }',
      'mutation { searchBestBetDelete(id: "x", input: { expectedVersion: 1 }) { userErrors { code } } }',
      'mutation { searchGoldenQueryDelete(id: "x", input: { expectedVersion: 1 }) { userErrors { code } } }',
    ];
    for (const principal of [
      'anonymous',
      Role.AGENT,
      Role.SUPERVISOR,
      Role.CUSTOMER,
      'client knowledge:read',
    ] as const) {
      const client = await centre.as(principal);
      for (const document of documents) {
        const { errors } = await client.run(document);
        const code = principal === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect([principal, document, errors[0]?.extensions.code]).toEqual([principal, document, code]);
      }
    }
    expect(await settings()).toEqual(before);
    const admin = await centre.as(Role.ADMIN);
    expect(await admin.get('searchSettings.revision', '{ searchSettings { revision } }')).toBe(3);
  }, 60_000);
});
