import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { dig } from '../../support/client.js';
import { writeAndPublish } from '../../support/publish.js';
import { type CallsFixture, record, row, startCalls } from './calls-fixture.js';

let fixture: CallsFixture;
let article: { id: string; code: string };
let callId: string;

beforeAll(async () => {
  fixture = await startCalls();
  const editor = await fixture.centre.as(Role.KNOWLEDGE_EDITOR);
  article = await writeAndPublish(editor, 'Fee for a visit');
});
afterAll(() => fixture.app.end());
beforeEach(async () => {
  const { db } = fixture.app.container.foundation.connection;
  for (const name of ['calls', 'events']) await db?.collection(name).deleteMany({});
  await record(fixture.clients.key, [row()]);
  callId = String((await fixture.stored('calls'))[0]?._id);
});

const text = `mutation ($input: CallLinkArticleInput!) { callLinkArticle(input: $input) { userErrors { code field }
  call { articles { code } } } }`;
const link = async (client = fixture.clients.agent, change: object = {}): Promise<unknown> =>
  dig(
    (await client.run(text, { input: { callId, articleId: article.id, isLinked: true, ...change } })).data,
    'callLinkArticle',
  );

describe('callLinkArticle', () => {
  it('says that an article was used, once, and takes that back', async () => {
    const linked = { userErrors: [], call: { articles: [{ code: article.code }] } };
    expect(await link()).toEqual(linked);
    expect(await fixture.events('call.linked')).toMatchObject([
      { subjectId: callId, after: { articleId: article.id } },
    ]);
    expect(await link(fixture.clients.analyst)).toEqual(linked);
    expect(await fixture.events('call.linked')).toHaveLength(1);
    expect(await link(fixture.clients.lead, { isLinked: false })).toEqual({ userErrors: [], call: { articles: [] } });
    expect(await fixture.events('call.unlinked')).toHaveLength(1);
  });

  it('is not lost to the next report of the call', async () => {
    await link();
    await record(fixture.clients.key, [row({ satisfaction: 3, articles: [] })]);
    expect(await fixture.stored('calls')).toMatchObject([{ satisfaction: 3, articleIds: [article.id] }]);
  });

  it('may come with the report, by code', async () => {
    await record(fixture.clients.key, [row({ articles: [article.code] })]);
    expect(await fixture.stored('calls')).toMatchObject([{ articleIds: [article.id] }]);
  });

  it('refuses what is not there or not to be seen, and changes nothing', async () => {
    const other = await fixture.centre.add('other', { roles: [Role.AGENT], teamIds: [fixture.centre.teams.two] });
    const before = await fixture.snapshot();
    expect(await link(fixture.clients.agent, { articleId: 'article_x' })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['articleId'] }],
    });
    expect(await link(other.client)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['callId'] }] });
    const manager = await fixture.centre.as(Role.MANAGER);
    expect(await link(manager)).toBeUndefined();
    expect(await fixture.snapshot()).toBe(before);
  });
});

describe('callLinkWalk', () => {
  const walkText = `mutation ($input: CallLinkWalkInput!) { callLinkWalk(input: $input) { userErrors { code field } call { id } } }`;

  it('refuses a walk that is not there, and is not for trainers', async () => {
    const input = { callId, walkId: 'walk_x', isLinked: true };
    const before = await fixture.snapshot();
    expect(dig((await fixture.clients.agent.run(walkText, { input })).data, 'callLinkWalk.userErrors')).toEqual([
      { code: 'NOT_FOUND', field: ['walkId'] },
    ]);
    const trainer = await fixture.centre.as(Role.TRAINER);
    expect((await trainer.run(walkText, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await fixture.snapshot()).toBe(before);
  });
});
