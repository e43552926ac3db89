import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestClient, dig } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

const submitText = `mutation ($input: ArticleCaseSubmitInput!) { articleCaseSubmit(input: $input) { submittedCase { id code state title problem alternativeQuestions callReference decidedAt decisions { outcome reason } article { id } } userErrors { code field } } }`;
const mineText =
  '{ myCases(first: 20) { totalCount nodes { id code state title decisions { outcome reason } article { id title } } } }';
const written = {
  title: 'Machine stops in the middle',
  problem: 'It stops after ten minutes.',
  environment: 'XQG100, 220 V',
  cause: 'The lid switch is loose.',
  solution: 'Fasten the lid switch.',
};

interface Case {
  id: string;
  code: string;
  state: string;
}

describe('cases from calls', () => {
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let agent: TestClient;

  const submit = async (client: TestClient, input: Record<string, unknown> = {}): Promise<Case> =>
    (await client.change<{ submittedCase: Case }>('articleCaseSubmit', submitText, { input: { ...written, ...input } }))
      .submittedCase;
  const articleOf = (code: string) =>
    editor.get<{ id: string; revision: number; state: string; [field: string]: unknown }>(
      'articleByCode',
      'query ($code: String!) { articleByCode(code: $code) { id revision state kind confidence audience draft { state title technicalCase { problem solution } alternativeQuestions } } }',
      { code },
    );
  const step = async (field: string, type: string, code: string, more: Record<string, unknown> = {}): Promise<void> => {
    const article = await articleOf(code);
    await editor.change(
      field,
      `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { article { id } userErrors { code field } } }`,
      { id: article.id, input: { expectedVersion: article.revision, ...more } },
    );
  };
  const told = async (client: TestClient): Promise<string[]> =>
    (
      await client.get<{ kind: string; text: string }[]>(
        'notices.nodes',
        '{ notices(first: 50) { nodes { kind text } } }',
      )
    )
      .filter(({ kind }) => kind === 'CASE_DECIDED')
      .map(({ text }) => text);

  beforeAll(async () => {
    app = await startTestApp({ withoutEngine: true });
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    agent = await centre.as(Role.AGENT);
  });
  afterAll(() => app.end());

  it('become a technical case in review, not validated, internal, with somebody who answers for it', async () => {
    const made = await submit(agent, {
      alternativeQuestions: ['洗到一半停了'],
      callReference: 'C-77',
      productLineIds: [centre.lines.washing],
    });
    expect(made).toMatchObject({
      state: 'IN_REVIEW',
      callReference: 'C-77',
      decidedAt: null,
      decisions: [],
      article: null,
    });
    expect(await articleOf(made.code)).toMatchObject({
      state: 'IN_REVIEW',
      kind: 'TECHNICAL_CASE',
      confidence: 'NOT_VALIDATED',
      audience: 'INTERNAL',
      draft: {
        state: 'IN_REVIEW',
        title: written.title,
        technicalCase: { problem: written.problem },
        alternativeQuestions: ['洗到一半停了'],
      },
    });
    const stored = await app.container.foundation.connection.collection('articles').findOne({ code: made.code });
    expect(stored).toMatchObject({ ownerId: centre.person(Role.SUPERVISOR)._id, lines: [centre.lines.washing] });
    const events = await app.container.foundation.connection
      .collection('events')
      .find({ subjectId: String(stored?._id) })
      .toArray();
    expect(events.map(({ type }) => type as string)).toEqual(['article-case.submitted']);
  });

  it('go to the team that looks after their category', async () => {
    const { category } = await editor.change<{ category: { id: string } }>(
      'categoryCreate',
      'mutation ($input: CategoryCreateInput!) { categoryCreate(input: $input) { category { id } userErrors { code } } }',
      { input: { key: 'devices', name: { zhCN: '设备', en: 'Devices' }, needsTwoPairsOfEyes: false } },
    );
    await app.container.articles.planting.plantArticle({
      kind: 'FAQ' as never,
      locale: 'en' as never,
      content: { title: 'Kept by team two', bodyMarkdown: 'Text.', categoryId: category.id },
      authorId: null,
      createdAt: new Date(),
      audience: 'INTERNAL' as never,
      versions: [{ publishedAt: new Date() }],
    });
    await app.container.foundation.connection
      .collection('articles')
      .updateOne({ title: 'Kept by team two' }, { $set: { ownerId: null, ownerTeamId: centre.teams.two } });
    const made = await submit(agent, { categoryId: category.id });
    expect(await app.container.foundation.connection.collection('articles').findOne({ code: made.code })).toMatchObject(
      {
        ownerId: null,
        ownerTeamId: centre.teams.two,
      },
    );
  });

  it('are followed by whoever handed them in, who sees nothing else of the draft', async () => {
    const made = await submit(agent, { title: 'Followed' });
    const hidden = await agent.run('query ($code: String!) { articleByCode(code: $code) { id } }', { code: made.code });
    expect(hidden.data).toEqual({ articleByCode: null });
    const before = await told(agent);
    await step('articleReject', 'ArticleRejectInput', made.code, { reason: 'Which lid?' });
    expect(
      await agent.get(
        'node',
        'query ($id: ID!) { node(id: $id) { ... on SubmittedCase { state decisions { outcome reason } } } }',
        { id: made.id },
      ),
    ).toEqual({
      state: 'REJECTED',
      decisions: [{ outcome: 'REJECTED', reason: 'Which lid?' }],
    });
    expect(await told(agent)).toHaveLength(before.length + 1);
    expect((await told(agent))[0]).toContain('Which lid?');
    await step('articleDraftUpdate', 'ArticleDraftUpdateInput', made.code, {
      content: { title: 'An editor wrote this' },
    });
    await step('articleSubmit', 'ArticleSubmitInput', made.code);
    const [mine] = await agent.get<Record<string, unknown>[]>('myCases.nodes', mineText);
    expect(mine).toMatchObject({ id: made.id, state: 'IN_REVIEW', title: 'Followed', article: null });
    await step('articleApprove', 'ArticleApproveInput', made.code);
    await step('articlePublish', 'ArticlePublishInput', made.code, { changeSummary: 'New.' });
    expect((await agent.get<Record<string, unknown>[]>('myCases.nodes', mineText))[0]).toMatchObject({
      state: 'PUBLISHED',
      title: 'Followed',
      article: { title: 'An editor wrote this' },
      decisions: [{ outcome: 'REJECTED' }, { outcome: 'APPROVED' }],
    });
    expect(await told(agent)).toHaveLength(before.length + 2);
    const other = await centre.as(Role.TRAINER);
    expect(await other.get('node', 'query ($id: ID!) { node(id: $id) { id } }', { id: made.id })).toBeNull();
    expect(await other.get('myCases.totalCount', mineText)).toBe(0);
  });

  it('tell whoever handed them in when the draft is dropped', async () => {
    const made = await submit(agent, { title: 'Dropped' });
    await step('articleWithdraw', 'ArticleWithdrawInput', made.code);
    await step('articleDraftDiscard', 'ArticleDraftDiscardInput', made.code);
    expect((await agent.get<Record<string, unknown>[]>('myCases.nodes', mineText))[0]).toMatchObject({
      title: 'Dropped',
      state: 'REJECTED',
      decisions: [{ outcome: 'REJECTED', reason: null }],
    });
  });

  it('are made once by a repeated call', async () => {
    const [one, two] = [
      await submit(agent, { idempotencyKey: 'once' }),
      await submit(agent, { idempotencyKey: 'once' }),
    ];
    expect(two.id).toBe(one.id);
  });

  it.each([
    ['without a title', { title: ' ' }, 'REQUIRED', 'title'],
    ['without a cause', { cause: '' }, 'REQUIRED', 'cause'],
    ['with a problem that is too long', { problem: 'x'.repeat(20_001) }, 'TOO_LONG', 'problem'],
    [
      'with too many questions',
      { alternativeQuestions: Array.from({ length: 51 }, (_, n) => `q${n}`) },
      'TOO_MANY',
      'alternativeQuestions',
    ],
    [
      'with an unknown product line',
      { productLineIds: ['line_01h455vb4pex5vsknk084sn02q'] },
      'NOT_FOUND',
      'productLineIds',
    ],
    ['with an unknown category', { categoryId: 'category_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND', 'categoryId'],
    ['with a bad reference', { callReference: 'a b' }, 'INVALID', 'callReference'],
  ])('are refused %s; the field is named and nothing is stored', async (_what, input, code, field) => {
    const count = () => app.container.foundation.connection.collection('articles').countDocuments();
    const before = await count();
    const answer = await agent.run(submitText, { input: { ...written, ...input } });
    expect(dig(answer.data, 'articleCaseSubmit')).toEqual({
      submittedCase: null,
      userErrors: [{ code, field: [field] }],
    });
    expect(await count()).toBe(before);
  });

  it('are for people of the centre', async () => {
    for (const role of [Role.PARTNER, Role.CUSTOMER, Role.DEPARTMENT_CONTACT] as const) {
      const answer = await (await centre.as(role)).run(submitText, { input: written });
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  });
});
