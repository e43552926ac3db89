import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { writeAndPublish } from '../../../support/publish.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;
let supervisor: TestClient;
let second: { id: string; client: TestClient };

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
  supervisor = await centre.as(Role.SUPERVISOR);
  const { user, client } = await centre.add('second', { roles: [Role.KNOWLEDGE_EDITOR] });
  second = { id: user._id, client };
});
afterAll(() => app.end());

interface Article {
  id: string;
  revision: number;
  risk: Record<string, unknown> | null;
  viewerCanMarkRisk: boolean;
  viewerCanAskRiskRemoval: boolean;
  viewerCanDecideRiskRemoval: boolean;
}
interface Payload {
  article: Article | null;
  userErrors: { code: string; field: string[] | null }[];
}

const fields = `id revision risk { kind reason setBy { id } removal { reason by { id } } } viewerCanMarkRisk viewerCanAskRiskRemoval viewerCanDecideRiskRemoval`;

const read = (client: TestClient, id: string): Promise<Article | null> =>
  client.get('article', `query ($id: ID!) { article(id: $id) { ${fields} } }`, { id });

async function step(client: TestClient, field: string, id: string, input: Record<string, unknown>): Promise<Payload> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const revision = await editor.get('article.revision', 'query ($id: ID!) { article(id: $id) { revision } }', { id });
  return client.get(
    field,
    `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { article { ${fields} } userErrors { code field } } }`,
    { id, input: { expectedVersion: revision, ...input } },
  );
}

async function done(...args: Parameters<typeof step>): Promise<Article> {
  const { article, userErrors } = await step(...args);
  expect([args[1], userErrors]).toEqual([args[1], []]);
  if (!article) throw new Error('no article');
  return article;
}

const eventsOf = async (id: string): Promise<{ type: string; kind: string | null; priority: string | null }[]> =>
  (
    await app.container.foundation.connection
      .collection('events')
      .find({ subjectId: id, type: /^article\.risk/ })
      .sort({ _id: 1 })
      .toArray()
  ).map(({ type, kind, priority }) => ({
    type: String(type),
    kind: (kind as string | undefined) ?? null,
    priority: (priority as string | undefined) ?? null,
  }));

const toldOf = async (id: string, kind: string): Promise<string[]> =>
  (await app.container.foundation.connection.collection('notices').find({ subjectId: id, kind }).toArray()).map(
    ({ userId }) => String(userId),
  );

const inbox = (
  client: TestClient,
): Promise<{ kind: string; priority: string; title: string; summary: string; viewerMustAcknowledge: boolean }[]> =>
  client.get(
    'knowledgeInbox.nodes',
    '{ knowledgeInbox(first: 20) { nodes { kind priority title summary viewerMustAcknowledge } } }',
  );

describe('a risk mark', () => {
  it('takes effect at once, is pushed to the readers, and tells the owner', async () => {
    const { id } = await writeAndPublish(editor, 'Gas smell', { priority: null });
    const marked = await done(second.client, 'articleRiskSet', id, { kind: 'BUSINESS_RISK', reason: 'Refunds.' });
    expect(marked).toMatchObject({
      risk: { kind: 'BUSINESS_RISK', reason: 'Refunds.', setBy: { id: second.id }, removal: null },
      viewerCanMarkRisk: true,
    });
    expect(await inbox(agent)).toMatchObject([
      {
        kind: 'ARTICLE_MARKED',
        priority: 'INFO',
        title: 'Gas smell',
        summary: 'Refunds.',
        viewerMustAcknowledge: false,
      },
    ]);
    expect(await toldOf(id, 'RISK_MARKED')).toEqual([centre.person(Role.KNOWLEDGE_EDITOR)._id]);

    // It may be raised, by a supervisor too; not set twice and not lowered.
    const raised = await done(supervisor, 'articleRiskSet', id, { kind: 'SAFETY', reason: 'Explosion.' });
    expect(raised).toMatchObject({ risk: { kind: 'SAFETY' }, viewerCanMarkRisk: false });
    expect((await inbox(agent))[0]).toMatchObject({
      kind: 'ARTICLE_MARKED',
      priority: 'MUST_READ',
      summary: 'Explosion.',
      viewerMustAcknowledge: true,
    });
    for (const kind of ['SAFETY', 'BUSINESS_RISK'])
      expect((await step(editor, 'articleRiskSet', id, { kind, reason: 'x' })).userErrors).toMatchObject([
        { code: 'WRONG_STATE', field: ['kind'] },
      ]);
    expect(await eventsOf(id)).toEqual([
      { type: 'article.risk-set', kind: 'ARTICLE_MARKED', priority: 'INFO' },
      { type: 'article.risk-set', kind: 'ARTICLE_MARKED', priority: 'MUST_READ' },
    ]);
  });

  it('of what is not published is told to nobody who reads', async () => {
    const { id } = await editor.get<{ id: string }>(
      'articleCreate.article',
      'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id } userErrors { code } } }',
      { input: { kind: 'FAQ', locale: 'EN', content: { title: 'Draft with a risk' } } },
    );
    await done(editor, 'articleRiskSet', id, { kind: 'SAFETY', reason: 'Fire.' });
    expect(await eventsOf(id)).toEqual([{ type: 'article.risk-set', kind: null, priority: null }]);
    expect((await inbox(agent)).some(({ title }) => title === 'Draft with a risk')).toBe(false);
  });

  it('is taken away by two people with a reason, and kept where the second says so', async () => {
    const { id } = await writeAndPublish(editor, 'Two people');
    await done(editor, 'articleRiskSet', id, { kind: 'SAFETY', reason: 'Hot.' });
    expect((await step(editor, 'articleRiskRemovalDecide', id, { isConfirmed: true })).userErrors).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
    expect((await step(editor, 'articleRiskRemovalAsk', id, { reason: '  ' })).userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['reason'] },
    ]);
    const asked = await done(editor, 'articleRiskRemovalAsk', id, { reason: 'Mended.' });
    expect(asked).toMatchObject({
      risk: { kind: 'SAFETY', removal: { reason: 'Mended.', by: { id: centre.person(Role.KNOWLEDGE_EDITOR)._id } } },
      viewerCanAskRiskRemoval: false,
      viewerCanDecideRiskRemoval: false,
    });
    // Whoever asked is the owner and the only one who would be told: the other keepers of knowledge hear of it.
    expect((await toldOf(id, 'RISK_REMOVAL_ASKED')).sort()).toEqual([centre.person(Role.ADMIN)._id, second.id].sort());
    expect((await step(editor, 'articleRiskRemovalAsk', id, { reason: 'Again.' })).userErrors).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
    expect(
      (await step(editor, 'articleRiskRemovalDecide', id, { isConfirmed: true, reason: 'Me too.' })).userErrors,
    ).toMatchObject([{ code: 'SAME_PERSON' }]);
    expect(
      (await step(second.client, 'articleRiskRemovalDecide', id, { isConfirmed: false })).userErrors,
    ).toMatchObject([{ code: 'REQUIRED', field: ['reason'] }]);
    expect(await read(second.client, id)).toMatchObject({ viewerCanDecideRiskRemoval: true });
    const kept = await done(second.client, 'articleRiskRemovalDecide', id, {
      isConfirmed: false,
      reason: 'Still hot.',
    });
    expect(kept).toMatchObject({ risk: { kind: 'SAFETY', removal: null } });

    await done(second.client, 'articleRiskRemovalAsk', id, { reason: 'Now it is.' });
    const gone = await done(editor, 'articleRiskRemovalDecide', id, { isConfirmed: true });
    expect(gone).toMatchObject({ risk: null, viewerCanMarkRisk: true });
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
      'article.risk-set',
      'article.risk-removal-asked',
      'article.risk-kept',
      'article.risk-removal-asked',
      'article.risk-removed',
    ]);
    const stored = await app.container.foundation.connection.collection('articles').findOne({ _id: id as never });
    expect(stored).toMatchObject({ risk: null, riskRank: 0 });
  });

  it('is for those who answer for knowledge, and two at once decide once', async () => {
    const { id } = await writeAndPublish(editor, 'Whose risk', { audience: 'PUBLIC', priority: null });
    expect((await step(agent, 'articleRiskSet', id, { kind: 'SAFETY', reason: 'x' })).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    expect(await read(agent, id)).toMatchObject({ viewerCanMarkRisk: false });
    const set = (client: TestClient): Promise<Payload> =>
      step(client, 'articleRiskSet', id, { kind: 'SAFETY', reason: 'x' });
    const both = await Promise.all([set(editor), set(second.client)]);
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'done').sort()).toEqual([
      expect.stringMatching(/CONFLICT|WRONG_STATE/),
      'done',
    ]);
    expect(await eventsOf(id)).toHaveLength(1);
    // Readers inside see it; outsiders do not know of it.
    expect(await read(agent, id)).toMatchObject({ risk: { kind: 'SAFETY' } });
    for (const role of [Role.PARTNER, Role.CUSTOMER] as const) {
      const outsider = await centre.as(role);
      expect(await read(outsider, id)).toMatchObject({ risk: null, viewerCanMarkRisk: false });
      const answer = await outsider.run(
        'mutation ($id: ID!, $input: ArticleRiskSetInput!) { articleRiskSet(id: $id, input: $input) { userErrors { code } } }',
        { id, input: { expectedVersion: 1, kind: 'SAFETY', reason: 'x' } },
      );
      expect([role, answer.errors[0]?.extensions.code]).toEqual([role, 'FORBIDDEN']);
    }
  });
});
