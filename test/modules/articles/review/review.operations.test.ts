import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { type TestClient, dig } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;
/** Three more editors, with their ids. */
const others: { id: string; client: TestClient }[] = [];

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
  for (const key of ['ed-two', 'ed-three', 'ed-four']) {
    const { user, client } = await centre.add(key, { roles: [Role.KNOWLEDGE_EDITOR] });
    others.push({ id: user._id, client });
  }
});
afterAll(() => app.end());

const other = (at: number): TestClient => {
  const found = others[at];
  if (!found) throw new Error(`There is no editor ${at}.`);
  return found.client;
};

interface Made {
  id: string;
  code: string;
  revision: number;
  draft: { state: string; approvals: { have: number; need: number; missing: number; possible: number } } | null;
}
interface Payload {
  article: Made | null;
  userErrors: { code: string; field: string[] | null }[];
}

const selection = `article { id code revision state draft { state approvals { have need missing possible by { id } } pins { quote remark isFound by { id } } lastEditor { id } } } userErrors { code field message }`;

async function step(
  client: TestClient,
  field: string,
  article: Pick<Made, 'id' | 'revision'>,
  input: Record<string, unknown> = {},
): Promise<Payload> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  return client.get<Payload>(
    field,
    `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { ${selection} } }`,
    {
      id: article.id,
      input: { expectedVersion: article.revision, ...input },
    },
  );
}

/** As `step`, for what has to work. */
async function done(...args: Parameters<typeof step>): Promise<Made> {
  const { article, userErrors } = await step(...args);
  expect([args[1], userErrors]).toEqual([args[1], []]);
  if (!article) throw new Error('no article');
  return article;
}

async function write(
  client: TestClient,
  title: string,
  content: Record<string, unknown> = {},
  kind = 'FAQ',
): Promise<Made> {
  const { article } = await client.change<{ article: Made }>(
    'articleCreate',
    `mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { ${selection} } }`,
    { input: { kind, locale: 'EN', content: { title, bodyMarkdown: `What to do about ${title}.`, ...content } } },
  );
  return article;
}

const handIn = async (client: TestClient, article: Made): Promise<Made> => done(client, 'articleSubmit', article);

const eventsOf = async (id: string): Promise<string[]> =>
  (
    await app.container.foundation.connection.collection('events').find({ subjectId: id }).sort({ _id: 1 }).toArray()
  ).map((event) => String(event.type));

const noticesOf = async (id: string, kind: string): Promise<string[]> =>
  (await app.container.foundation.connection.collection('notices').find({ subjectId: id, kind }).toArray()).map(
    (notice) => String(notice.userId),
  );

const category = async (key: string, more: Record<string, unknown>): Promise<string> =>
  editor.get(
    'categoryCreate.category.id',
    'mutation ($input: CategoryCreateInput!) { categoryCreate(input: $input) { category { id } userErrors { code } } }',
    { input: { key, name: { zhCN: key, en: key }, needsTwoPairsOfEyes: false, ...more } },
  );

interface QueuePage {
  nodes: { title: string; draft: { reviewNature: string; reviewDueAt: string; submittedAt: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  totalCount: number;
}

const queue = (client: TestClient, scope: string, first: number, after: string | null = null): Promise<QueuePage> =>
  client.get(
    'reviewQueue',
    `query ($scope: ReviewQueueScope!, $first: Int!, $after: Cursor) { reviewQueue(scope: $scope, first: $first, after: $after) {
      nodes { title draft { reviewNature reviewDueAt submittedAt approvals { have } } } pageInfo { hasNextPage endCursor } totalCount } }`,
    { scope, first, after },
  );

describe('the review queue', () => {
  it('puts risk first, then what waits longest, page by page, while others hand in', async () => {
    const small = await write(editor, 'Queue small');
    const outside = await write(editor, 'Queue outside');
    const risky = await write(editor, 'Queue risky');
    const fromCase = await write(
      editor,
      'Queue case',
      { technicalCase: { problem: 'p', environment: 'e', cause: 'c', solution: 's' } },
      'TECHNICAL_CASE',
    );
    const harmful = await write(editor, 'Queue harmful');
    const opened = await done(editor, 'articleAudienceChange', outside, {
      audience: 'PUBLIC',
      teamIds: [],
      reason: 'For all.',
      confirmWidening: true,
    });
    await handIn(editor, fromCase);
    await handIn(editor, small);
    const later = await write(editor, 'Queue later');
    await handIn(editor, later);
    await handIn(editor, opened);
    const marked = await done(editor, 'articleRiskSet', risky, { kind: 'BUSINESS_RISK', reason: 'Costly.' });
    await handIn(editor, marked);
    const waiting = await handIn(editor, harmful);
    // A mark that is set while it waits moves it to the front at once.
    await done(other(0), 'articleRiskSet', waiting, { kind: 'SAFETY', reason: 'Fire.' });

    const expected = ['Queue harmful', 'Queue risky', 'Queue outside', 'Queue small', 'Queue later', 'Queue case'];
    const found: QueuePage['nodes'] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const page: QueuePage = await queue(other(0), 'ALL', 2, after);
      found.push(...page.nodes);
      if (pages === 0) {
        // Somebody hands in while the pages are read: nothing is repeated and nothing is left out.
        await handIn(editor, await write(editor, 'Queue meanwhile'));
      }
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    const titles = found.map(({ title }) => title);
    expect(titles.filter((title) => title !== 'Queue meanwhile')).toEqual(expected);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.indexOf('Queue meanwhile')).toBe(5);
    expect(found.map(({ draft }) => draft.reviewNature)).toEqual([
      'SAFETY',
      'BUSINESS_RISK',
      'OUTSIDE',
      'SUBSTANTIAL',
      'SUBSTANTIAL',
      'SUBSTANTIAL',
      'FROM_CASE',
    ]);
    const hours = ({ draft }: QueuePage['nodes'][number]): number =>
      (Date.parse(draft.reviewDueAt) - Date.parse(draft.submittedAt)) / 3_600_000;
    expect(found.map(hours)).toEqual([4, 24, 24, 24, 24, 24, 24]);
  });

  it('leaves out of one’s own part what one may not decide', async () => {
    const strict = await category('queue-strict', { needsTwoPairsOfEyes: true });
    const two = await category('queue-two', { minimumApprovals: 2 });
    const reviewer = { id: others[0]?.id, client: other(0) };
    const mine = await handIn(editor, await write(editor, 'Strict own', { categoryId: strict }));
    const free = await handIn(editor, await write(editor, 'Free own'));
    const several = await handIn(editor, await write(editor, 'Two own', { categoryId: two }));
    const titles = async (client: TestClient, scope: string): Promise<string[]> =>
      (await queue(client, scope, 100)).nodes.map(({ title }) => title);
    const own = await titles(editor, 'FOR_ME');
    expect(own).toContain('Free own');
    expect(own).not.toContain('Strict own');
    expect(own).not.toContain('Two own');
    expect(await titles(reviewer.client, 'FOR_ME')).toEqual(
      expect.arrayContaining(['Strict own', 'Free own', 'Two own']),
    );
    expect(await titles(editor, 'SENT_BY_ME')).toEqual(expect.arrayContaining(['Strict own', 'Free own', 'Two own']));
    expect(await titles(reviewer.client, 'SENT_BY_ME')).toEqual([]);
    expect((await queue(editor, 'ALL', 1)).totalCount).toBe((await titles(editor, 'ALL')).length);

    await done(reviewer.client, 'articleApprove', several);
    expect(await titles(reviewer.client, 'FOR_ME')).not.toContain('Two own');
    expect(await titles(other(1), 'FOR_ME')).toContain('Two own');
    await done(reviewer.client, 'articleApprove', mine);
    await done(editor, 'articleWithdraw', free);
    const left = await titles(reviewer.client, 'ALL');
    expect(left).not.toContain('Strict own');
    expect(left).not.toContain('Free own');
  });

  it('is for those who keep knowledge', async () => {
    for (const role of [Role.AGENT, Role.SUPERVISOR, Role.PARTNER] as const) {
      const answer = await (await centre.as(role)).run('{ reviewQueue(first: 5) { totalCount } }');
      expect([role, answer.errors[0]?.extensions.code]).toEqual([role, 'FORBIDDEN']);
    }
  });
});

describe('minimum approvals', () => {
  it('counts different people, also when two decide at the same moment', async () => {
    const three = await category('approvals-three', { minimumApprovals: 3 });
    const waiting = await handIn(editor, await write(editor, 'Three needed', { categoryId: three }));
    expect(waiting.draft?.approvals).toMatchObject({ have: 0, need: 3, missing: 3 });
    expect((await step(editor, 'articleApprove', waiting)).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);

    const both = await Promise.all(others.slice(0, 2).map(({ client }) => step(client, 'articleApprove', waiting)));
    const codes = both.map(({ userErrors }) => userErrors[0]?.code ?? 'done').sort();
    expect(codes).toEqual(['CONFLICT', 'done']);
    const refused = both.findIndex(({ userErrors }) => userErrors.length > 0);
    const present = both[refused]?.article;
    if (!present) throw new Error('a conflict carries the article as it is now');
    expect(present?.draft?.approvals).toMatchObject({ have: 1, missing: 2 });
    const second = await done(other(refused), 'articleApprove', present);
    expect(second.draft).toMatchObject({ state: 'IN_REVIEW', approvals: { have: 2, need: 3, missing: 1 } });
    expect((await step(other(0), 'articleApprove', second)).userErrors).toMatchObject([{ code: 'SAME_PERSON' }]);
    expect((await step(editor, 'articlePublish', second)).userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect(await noticesOf(waiting.id, 'REVIEW_DECIDED')).toEqual([]);

    const third = await done(other(2), 'articleApprove', second);
    expect(third.draft).toMatchObject({ state: 'APPROVED', approvals: { have: 3, missing: 0 } });
    expect((await eventsOf(waiting.id)).filter((type) => type === 'article.approved')).toHaveLength(3);
    expect(await noticesOf(waiting.id, 'REVIEW_DECIDED')).toEqual([centre.person(Role.KNOWLEDGE_EDITOR)._id]);
    await done(editor, 'articlePublish', third);
  });

  it('tells when there are too few people, and begins anew after a withdrawal', async () => {
    const five = await category('approvals-five', { minimumApprovals: 5 });
    const known = await editor.get<{ key: string; neededApprovals: number; possibleApprovers: number }[]>(
      'categories',
      '{ categories { key neededApprovals possibleApprovers } }',
    );
    // Four editors and the administrator; one of them always is the author.
    expect(known.find(({ key }) => key === 'approvals-five')).toMatchObject({
      neededApprovals: 5,
      possibleApprovers: 5,
    });
    expect(await agent.get('categories.0.possibleApprovers', '{ categories { possibleApprovers } }')).toBeNull();
    const waiting = await handIn(editor, await write(editor, 'Five needed', { categoryId: five }));
    expect(waiting.draft?.approvals).toMatchObject({ missing: 5, possible: 4 });
    const one = await done(other(0), 'articleApprove', waiting);
    expect(one.draft?.approvals).toMatchObject({ have: 1, missing: 4, possible: 3 });
    const again = await handIn(editor, await done(editor, 'articleWithdraw', one));
    expect(again.draft?.approvals).toMatchObject({ have: 0, missing: 5 });
  });
});

describe('a rejection', () => {
  it('carries pins that are shown at their place until the draft is handed in again', async () => {
    const reviewer = { id: others[0]?.id, client: other(0) };
    const waiting = await handIn(
      editor,
      await write(editor, 'Pinned', { bodyMarkdown: 'Press **Start** twice.\n\nWait 30 seconds.' }),
    );
    const pins = [
      { quote: 'Press Start twice', remark: 'Once is enough.' },
      { quote: 'Wait 30 seconds', remark: 'It says 60 on the plate.' },
    ];
    const refused = await step(reviewer.client, 'articleReject', waiting, {
      reason: 'Two faults.',
      pins: [...pins, { quote: 'Press Stop', remark: 'x' }],
    });
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field: ['pins', '2', 'quote'] }]);
    expect((await eventsOf(waiting.id)).filter((type) => type === 'article.rejected')).toEqual([]);
    expect((await step(reviewer.client, 'articleReject', waiting, { reason: ' ', pins })).userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['reason'] },
    ]);

    const back = await done(reviewer.client, 'articleReject', waiting, { reason: 'Two faults.', pins });
    expect(back.draft).toMatchObject({
      state: 'DRAFT',
      pins: pins.map((pin) => ({ ...pin, isFound: true, by: { id: reviewer.id } })),
    });
    expect(await noticesOf(waiting.id, 'REVIEW_DECIDED')).toEqual([centre.person(Role.KNOWLEDGE_EDITOR)._id]);
    expect((await eventsOf(waiting.id)).filter((type) => type === 'article.rejected')).toHaveLength(1);

    const mended = await done(other(1), 'articleDraftUpdate', back, {
      content: { bodyMarkdown: 'Press **Start** once.\n\nWait  30\nseconds.' },
    });
    expect(mended.draft).toMatchObject({
      pins: [{ isFound: false }, { isFound: true }],
      lastEditor: { id: others[1]?.id },
    });
    // In a list, too, where long texts are not read unless somebody asks for what depends on them.
    const listed = await editor.get(
      'articles.nodes',
      'query ($code: String!) { articles(first: 5, filter: { codePrefix: $code }) { nodes { draft { pins { isFound } } } } }',
      { code: waiting.code },
    );
    expect(listed).toEqual([{ draft: { pins: [{ isFound: false }, { isFound: true }] } }]);
    const again = await handIn(editor, mended);
    expect(dig(again, 'draft.pins')).toEqual([]);
  });

  it('keeps both texts when two people write at once', async () => {
    const article = await write(editor, 'Both write', { bodyMarkdown: 'Start.' });
    const [first, second] = await Promise.all([
      step(editor, 'articleDraftUpdate', article, { content: { bodyMarkdown: 'Mine.' } }),
      step(other(0), 'articleDraftUpdate', article, { content: { bodyMarkdown: 'Theirs.' } }),
    ]);
    const lost = [first, second].find(({ userErrors }) => userErrors.length);
    expect(lost?.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['expectedVersion'] }]);
    expect(lost?.article?.revision).toBe(article.revision + 1);
  });
});
