import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { publish, writeAndPublish } from '../../support/publish.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

interface Row {
  id: string;
  title: string;
  version: number;
  earlierAcknowledgement: { version: number; at: string } | null;
}

describe('what was acknowledged of a thing before', () => {
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let agent: TestClient;

  const inbox = (client: TestClient): Promise<Row[]> =>
    client.get(
      'knowledgeInbox.nodes',
      '{ knowledgeInbox(first: 20) { nodes { id title version earlierAcknowledgement { version at } } } }',
    );
  const acknowledge = async (client: TestClient, version: number): Promise<void> => {
    const entry = (await inbox(client)).find((row) => row.title === 'Seal recall' && row.version === version);
    await client.change(
      'feedEntryAcknowledge',
      'mutation ($input: FeedEntryAcknowledgeInput!) { feedEntryAcknowledge(input: $input) { userErrors { code } } }',
      { input: { entryId: entry?.id, version } },
    );
  };
  const versionsOf = (rows: readonly Row[]): [number, number | null][] =>
    rows
      .filter(({ title }) => title === 'Seal recall')
      .map(({ version, earlierAcknowledgement }) => [version, earlierAcknowledgement?.version ?? null]);

  beforeAll(async () => {
    app = await startTestApp();
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    agent = await centre.as(Role.AGENT);
  });

  afterAll(() => app.end());

  it('is the latest version below the entry’s that this person acknowledged, and nobody else’s', async () => {
    await writeAndPublish(editor, 'Another thing', { priority: 'MUST_READ' });
    let made = await writeAndPublish(editor, 'Seal recall', { priority: 'MUST_READ' });
    await acknowledge(agent, 1);
    for (const word of ['one', 'two', 'three']) {
      const { article } = await editor.change<{ article: { id: string; code: string; revision: number } }>(
        'articleDraftUpdate',
        'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code message } } }',
        { id: made.id, input: { expectedVersion: made.revision, content: { bodyMarkdown: `Batch ${word}.` } } },
      );
      made = await publish(editor, article, { priority: 'MUST_READ' });
      if (word === 'one') await acknowledge(agent, 2);
    }
    expect(versionsOf(await inbox(agent))).toEqual([
      [4, 2],
      [3, 2],
      [2, 1],
      [1, null],
    ]);
    const [newest] = await inbox(agent);
    expect(Date.parse(newest?.earlierAcknowledgement?.at ?? '')).toBeGreaterThan(0);
    expect(versionsOf(await inbox(await centre.as(Role.TRAINER)))).toEqual([
      [4, null],
      [3, null],
      [2, null],
      [1, null],
    ]);
    // Other things are not mixed up with it.
    expect((await inbox(agent)).find(({ title }) => title === 'Another thing')?.earlierAcknowledgement).toBeNull();
  });
});
