import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { Role, Scope } from '../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../support/centre.js';
import { type Answer, type TestClient, dig } from '../../support/client.js';
import { writeAndPublish } from '../../support/publish.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';

const dayMs = 86_400_000;

let app: TestApp;
let centre: Centre;
let database: Connection;
let editor: TestClient;
let agent: TestClient;
let partner: TestClient;

beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
  partner = await centre.as(Role.PARTNER);
  database = await mongoose.createConnection(process.env.TEST_MONGODB_URI ?? '', { dbName: app.database }).asPromise();
});
afterAll(async () => {
  await database.close();
  await app.end();
});

interface Published {
  id: string;
  code: string;
  revision: number;
}

const make = (title: string, more: object = {}): Promise<Published> => writeAndPublish(editor, title, more);

/** Puts dates and risks as they come to be after months. */
async function age(id: string, days: number, riskRank = 0): Promise<void> {
  const verifyDueAt = new Date(Date.now() + days * dayMs);
  await database.collection('articles').updateOne({ _id: id } as never, { $set: { verifyDueAt, riskRank } });
}

const codes = ({ data }: Answer, field: string): string[] =>
  (dig(data, `${field}.userErrors`) as { code: string; field: string[] | null }[]).map(({ code, field: path }) =>
    [code, ...(path ?? [])].join(' '),
  );

const change = (by: TestClient, field: string, input: string, variables: Record<string, unknown>) =>
  by.run(
    `mutation ($id: ID!, $input: ${input}!) { ${field}(id: $id, input: $input) { article { id revision } userErrors { code field } } }`,
    variables,
  );

const list = `query ($scope: VerificationScope!, $state: VerificationState, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  articlesToVerify(scope: $scope, state: $state, first: $first, after: $after, last: $last, before: $before) {
    nodes { id title verification { state dueAt } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`;

interface Page {
  nodes: { id: string; verification: { state: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  totalCount: number;
}

describe('what is due', () => {
  it('comes by risk, then by date, page by page in both directions, of what somebody may see and owns', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 6; at += 1) ids.push((await make(`Due ${at}`)).id);
    const [late, later, risky, safety, soon, far] = ids as [string, string, string, string, string, string];
    await age(late, -1);
    await age(later, -20);
    await age(risky, -1, 1);
    await age(safety, 3, 2);
    await age(soon, 13);
    await age(far, 40);
    const order = [safety, risky, later, late, soon];
    const page = (variables: object, by = editor): Promise<Page> =>
      by.get<Page>('articlesToVerify', list, { scope: 'ALL', ...variables });
    const all = await page({ first: 50 });
    expect(all.nodes.map(({ id }) => id)).toEqual(order);
    expect(all.nodes.map(({ verification }) => verification.state)).toEqual([
      'DUE_SOON',
      'OVERDUE',
      'OVERDUE',
      'OVERDUE',
      'DUE_SOON',
    ]);
    expect(all.totalCount).toBe(5);

    const forward: string[] = [];
    let after: string | null = null;
    do {
      const next: Page = await page({ first: 2, after });
      forward.push(...next.nodes.map(({ id }) => id));
      after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
    } while (after);
    expect(forward).toEqual(order);
    const back = await page({ last: 2, before: all.pageInfo.endCursor });
    expect(back.nodes.map(({ id }) => id)).toEqual([later, late]);
    expect(back.pageInfo.hasPreviousPage).toBe(true);

    expect((await page({ first: 9, state: 'OVERDUE' })).nodes.map(({ id }) => id)).toEqual([risky, later, late]);
    expect((await page({ first: 9, state: 'DUE_SOON' })).nodes.map(({ id }) => id)).toEqual([safety, soon]);
    expect((await page({ first: 9, state: 'CURRENT' })).totalCount).toBe(0);
    expect((await page({ first: 9, scope: 'MINE' })).totalCount).toBe(5);
    expect((await page({ first: 9, scope: 'MINE' }, agent)).totalCount).toBe(0);

    await database
      .collection('articles')
      .updateOne({ _id: late } as never, { $set: { ownerTeamId: centre.teams.top } });
    expect((await page({ first: 9, scope: 'MY_TEAMS' }, agent)).nodes.map(({ id }) => id)).toEqual([late]);
    // What somebody may not read is neither listed nor counted.
    await database.collection('articles').updateOne({ _id: later } as never, { $set: { teams: [centre.teams.two] } });
    expect((await page({ first: 9 }, agent)).totalCount).toBe(4);
    const count = (by: TestClient) => by.get('articlesToVerifyCount', '{ articlesToVerifyCount { overdue dueSoon } }');
    expect(await count(agent)).toEqual({ overdue: 2, dueSoon: 2 });
    expect(await count(editor)).toEqual({ overdue: 3, dueSoon: 2 });
    const bad = await editor.run(list, { scope: 'ALL', first: 2, after: 'bogus.cursor' });
    expect(bad.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('an article', () => {
  const fields = `verification { state dueAt verifiedAt how everyDays ownEveryDays renewsByUse verifiedBy { id } owner { id } ownerTeam { id } verifierTier { id } usesLast30Days { calls people } }
    needsUpdate { reason since by { id } } confidence viewerCanVerify viewerCanChangeOwner viewerCanMarkNeedsUpdate`;
  const read = (by: TestClient, id: string) =>
    by.get<Record<string, unknown> | null>('article', `query ($id: ID!) { article(id: $id) { ${fields} } }`, { id });

  it('says who answers for it, until when, and what is wrong, inside the centre only', async () => {
    const article = await make('Facts', { audience: 'PUBLIC' });
    const me = centre.person(Role.KNOWLEDGE_EDITOR)._id;
    const marked = await change(editor, 'articleNeedsUpdateSet', 'ArticleNeedsUpdateSetInput', {
      ...{ id: article.id, input: { expectedVersion: article.revision, reason: 'E35 is missing' } },
    });
    expect(codes(marked, 'articleNeedsUpdateSet')).toEqual([]);
    for (const call of ['C-1', 'C-2']) {
      await agent.change(
        'articleLinkToCall',
        'mutation ($input: ArticleLinkToCallInput!) { articleLinkToCall(input: $input) { userErrors { code } } }',
        { input: { articleId: article.id, version: 1, callReference: call } },
      );
    }
    expect(await read(agent, article.id)).toMatchObject({
      verification: {
        ...{
          state: 'NONE',
          how: 'PUBLISHED',
          everyDays: null,
          renewsByUse: true,
          owner: { id: me },
          verifiedBy: { id: me },
        },
        usesLast30Days: { calls: 2, people: 1 },
      },
      needsUpdate: { reason: 'E35 is missing', by: { id: me } },
      ...{
        confidence: 'VALIDATED',
        viewerCanVerify: false,
        viewerCanChangeOwner: false,
        viewerCanMarkNeedsUpdate: false,
      },
    });
    expect(await read(editor, article.id)).toMatchObject({ viewerCanVerify: true, viewerCanChangeOwner: true });
    const client = await centre.as(`client ${Scope.KNOWLEDGE_READ}`);
    for (const outsider of [partner, client]) {
      expect(await read(outsider, article.id)).toMatchObject({
        ...{ verification: null, needsUpdate: null, viewerCanVerify: false, viewerCanChangeOwner: false },
      });
    }
  });

  it('is work in progress inside only', async () => {
    const open = await make('Open', { audience: 'PUBLIC' });
    const set = (by: TestClient, article: Published, confidence: string) =>
      change(by, 'articleConfidenceSet', 'ArticleConfidenceSetInput', {
        ...{ id: article.id, input: { expectedVersion: article.revision, confidence } },
      });
    expect(codes(await set(editor, open, 'WORK_IN_PROGRESS'), 'articleConfidenceSet')).toEqual([
      'WRONG_STATE confidence',
    ]);
    const inner = await make('Inner');
    expect(codes(await set(agent, inner, 'VALIDATED'), 'articleConfidenceSet')).toEqual(['NOT_ALLOWED']);
    expect(codes(await set(editor, inner, 'WORK_IN_PROGRESS'), 'articleConfidenceSet')).toEqual([]);
    const widened = await change(editor, 'articleAudienceChange', 'ArticleAudienceChangeInput', {
      id: inner.id,
      input: {
        ...{
          expectedVersion: inner.revision + 1,
          audience: 'PUBLIC',
          teamIds: [],
          reason: 'For all',
          confirmWidening: true,
        },
      },
    });
    expect(codes(widened, 'articleAudienceChange')).toEqual(['WRONG_STATE audience']);
  });

  it('is not told apart from none by who may not read it', async () => {
    const article = await make('Hidden');
    await database
      .collection('articles')
      .updateOne({ _id: article.id } as never, { $set: { teams: [centre.teams.two] } });
    const input = { expectedVersion: article.revision };
    const nothing = 'article_00000000000000000000000000';
    for (const id of [article.id, nothing]) {
      expect(codes(await change(agent, 'articleVerify', 'ArticleVerifyInput', { id, input }), 'articleVerify')).toEqual(
        ['NOT_FOUND id'],
      );
    }
  });
});

describe('the content standard', () => {
  const keys = ['NOT_DUPLICATE', 'COMPLETE', 'CLEAR', 'TITLE', 'LINKS_VALID', 'METADATA', 'CALLER_WORDS', 'ONE_PAGE'];
  const items = (met: number) => keys.map((key, at) => ({ key, isMet: at === 7 ? null : at < met }));
  const record = (by: TestClient, id: string, input: object) =>
    by.run(
      `mutation ($id: ID!, $input: ArticleChecklistRecordInput!) { articleChecklistRecord(id: $id, input: $input) {
        version { number checklist { met applicable score note recordedBy { id } items { key isMet } } } userErrors { code field } } }`,
      { id, input },
    );
  const checklist = (by: TestClient, id: string) =>
    by.get(
      'article.versionNumbered',
      'query ($id: ID!) { article(id: $id) { versionNumbered(number: 1) { viewerCanRecordChecklist checklist { met } } } }',
      { id },
    );

  it('is recorded by another person than the author, and shown to who coaches', async () => {
    const trainer = await centre.as(Role.TRAINER);
    const article = await make('Judged');
    const input = { version: 1, items: items(5), note: 'Title is vague' };
    expect(codes(await record(editor, article.id, input), 'articleChecklistRecord')).toEqual(['SAME_PERSON version']);
    expect((await record(agent, article.id, input)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(codes(await record(trainer, article.id, { ...input, version: 9 }), 'articleChecklistRecord')).toEqual([
      'NOT_FOUND version',
    ]);
    expect(codes(await record(trainer, article.id, { ...input, items: [] }), 'articleChecklistRecord')).toEqual([
      'REQUIRED items',
    ]);
    expect(await checklist(trainer, article.id)).toEqual({ viewerCanRecordChecklist: true, checklist: null });
    const done = await record(trainer, article.id, input);
    expect(dig(done.data, 'articleChecklistRecord.version.checklist')).toMatchObject({
      met: 5,
      applicable: 7,
      score: 5 / 7,
      note: 'Title is vague',
    });
    await record(trainer, article.id, { ...input, items: items(7) });
    expect(await checklist(editor, article.id)).toEqual({ viewerCanRecordChecklist: false, checklist: { met: 7 } });
    expect(await checklist(agent, article.id)).toEqual({ viewerCanRecordChecklist: false, checklist: null });
    const events = await database
      .collection('events')
      .find({ type: 'article.checklist-recorded', subjectId: article.id })
      .sort({ at: 1 })
      .toArray();
    expect(events).toMatchObject([
      { version: 1, after: { met: 5 } },
      { before: { met: 5 }, after: { met: 7 } },
    ]);
  });

  it('adds up by criterion, month and author, for supervisors of the own people only', async () => {
    const trainer = await centre.as(Role.TRAINER);
    const supervisor = await centre.as(Role.SUPERVISOR);
    const own = await centre.add('writer', { roles: [Role.KNOWLEDGE_EDITOR], teamIds: [centre.teams.one] });
    const theirs = await writeAndPublish(own.client, 'Written by a member', {});
    await record(trainer, theirs.id, { version: 1, items: items(2) });
    const query = `query ($from: DateTime!, $to: DateTime!, $authorId: ID) { contentStandard(from: $from, to: $to, authorId: $authorId) {
      versions met applicable share items { key met applicable share } months { month versions } authors { id } } }`;
    const range = { from: new Date(Date.now() - dayMs).toISOString(), to: new Date(Date.now() + dayMs).toISOString() };
    const figures = (by: TestClient, more: object = {}) => by.get('contentStandard', query, { ...range, ...more });
    expect(await figures(supervisor)).toMatchObject({
      versions: 1,
      met: 2,
      applicable: 7,
      authors: [{ id: own.user._id }],
    });
    const other = { authorId: centre.person(Role.KNOWLEDGE_EDITOR)._id };
    expect(await figures(supervisor, other)).toMatchObject({ versions: 0, share: null, months: [] });
    expect(await figures(editor)).toMatchObject({ versions: 2, met: 9, applicable: 14 });
    expect(await figures(trainer, other)).toMatchObject({
      versions: 1,
      items: [
        { key: 'NOT_DUPLICATE', met: 1, applicable: 1, share: 1 },
        {},
        {},
        {},
        {},
        {},
        {},
        { applicable: 0, share: null },
      ],
    });
    expect((await agent.run(query, range)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const wrong = await editor.run(query, { from: range.to, to: range.from });
    expect(wrong.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const criteria = await agent.get<{ key: string }[]>(
      'contentCriteria',
      '{ contentCriteria { key name { zhCN en } hint { zhCN en } } }',
    );
    expect(criteria.map(({ key }) => key)).toEqual(keys);
  });
});
