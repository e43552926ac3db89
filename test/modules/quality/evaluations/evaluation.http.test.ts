import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import { Received, type TestClient } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { formContent, greetWrong } from './evaluated-form.js';

let app: TestApp;
let centre: Centre;
let analyst: TestClient;
let agent: TestClient;
let scorecardId: string;

beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true, roles: ['web'], feedPace: { heartbeatMs: 200 } });
  centre = await createCentre(app);
  analyst = await centre.as(Role.QA_ANALYST);
  agent = await centre.as(Role.AGENT);
  const at = app.container.foundation.clock.now();
  const planted = await app.container.quality.scorecards.planting.plant([
    {
      code: 'QC-1',
      authorId: null,
      createdAt: at,
      versions: [{ content: formContent(), activatedAt: at, activatedById: null }],
    },
  ]);
  scorecardId = planted.get('QC-1')?._id ?? '';
}, 120_000);
afterAll(() => app.end());

/** A call of the centre's agent, as the past has it. */
async function plantedCall(reference: string): Promise<string> {
  const now = app.container.foundation.clock.now().getTime();
  const { _id: agentId, teamIds, siteId } = centre.person(Role.AGENT);
  const [id = ''] = await app.container.calls.planting.plant([
    {
      ...{ reference, channel: 'PHONE' as never, queue: 'care', agentId, teamId: teamIds[0] ?? null },
      ...{ teamIds: [centre.teams.one, centre.teams.top], siteId, lineId: null, customerReference: null },
      ...{ customerLevel: null, offeredAt: new Date(now - 400_000), answeredAt: new Date(now - 390_000) },
      ...{ abandonedAt: null, endedAt: new Date(now - 100_000), firstResponseAt: null, holdSeconds: 0, wrapSeconds: 0 },
      ...{ transferOf: null, satisfaction: null, disposition: null, reasonTreeId: null, reasonNodeKey: null },
      ...{ isSolved: null, isVerified: null, isRecordComplete: null, articleIds: [], walkIds: [], tags: [] },
    },
  ]);
  return id;
}

const start = `mutation($input: EvaluationStartInput!) { evaluationStart(input: $input) { evaluation { id revision } userErrors { code } } }`;
const update = `mutation($id: ID!, $input: EvaluationDraftUpdateInput!) { evaluationDraftUpdate(id: $id, input: $input) { evaluation { id } userErrors { code } } }`;
const submit = `mutation($id: ID!) { evaluationSubmit(id: $id, input: { expectedRevision: 2 }) { evaluation { id state } userErrors { code } } }`;

async function evaluated(reference: string): Promise<string> {
  const input = { callId: await plantedCall(reference), scorecardId };
  const { evaluation } = await analyst.change<{ evaluation: { id: string } }>('evaluationStart', start, { input });
  const { id } = evaluation;
  await analyst.change('evaluationDraftUpdate', update, { id, input: { expectedRevision: 1, answers: greetWrong } });
  await analyst.change('evaluationSubmit', submit, { id });
  return id;
}

describe('an evaluation over the wire', () => {
  it('reaches its agent by subscription and by the list, and nobody else', async () => {
    const { client: colleague } = await centre.add('colleague', { roles: [Role.AGENT], teamIds: [centre.teams.one] });
    const live = 'subscription { noticeFeed { __typename ... on NoticeNews { notice { kind subjectCode } } } }';
    const sockets = [agent.socket(), colleague.socket()];
    const [mine, theirs] = sockets.map(
      (socket) =>
        new Received<{ noticeFeed: { __typename: string; notice?: { kind: string; subjectCode: string } } }>(
          socket,
          live,
        ),
    );
    if (!mine || !theirs) throw new Error('There are no sockets.');
    const kinds = (received: typeof mine) => received.items.map(({ noticeFeed }) => noticeFeed.__typename);
    await mine.until((received) => kinds(received).includes('FeedReady'));
    await theirs.until((received) => kinds(received).includes('FeedReady'));
    const id = await evaluated('H-1');
    await mine.until((received) => kinds(received).includes('NoticeNews'));
    expect(mine.items.find(({ noticeFeed }) => noticeFeed.notice)?.noticeFeed.notice).toMatchObject({
      ...{ kind: 'EVALUATION_RELEASED', subjectCode: 'H-1' },
    });
    // A heartbeat after it: the colleague has been asked about it by then, and got nothing.
    const before = theirs.items.length;
    await theirs.until((received) => received.items.length > before + 1);
    expect(kinds(theirs)).not.toContain('NoticeNews');
    for (const received of [mine, theirs]) received.stop();
    for (const socket of sockets) await socket.dispose();

    const list = 'query { notices(first: 5) { totalCount } }';
    expect(await agent.get('notices.totalCount', list)).toBe(1);
    expect(await colleague.get('notices.totalCount', list)).toBe(0);
    const one = `query { evaluation(id: "${id}") { result { raw } } node(id: "${id}") { id } }`;
    expect((await agent.run(one)).data).toMatchObject({ evaluation: { result: { raw: 75 } }, node: { id } });
    expect((await colleague.run(one)).data).toMatchObject({ evaluation: null, node: null });
  });

  it('stands beside its call, for who reads it', async () => {
    const id = await evaluated('H-2');
    const call = 'query { callByReference(reference: "H-2") { evaluations { id scorecardVersion { version } } } }';
    expect(await agent.get('callByReference.evaluations', call)).toEqual([{ id, scorecardVersion: { version: 1 } }]);
    const admin = await centre.as(Role.ADMIN);
    expect(await admin.get('callByReference.evaluations', call)).toEqual([]);
    expect(await admin.get('evaluation', `query { evaluation(id: "${id}") { viewerCanRead result { raw } } }`)).toEqual(
      {
        ...{ viewerCanRead: false, result: null },
      },
    );
  });

  it('is nothing for outsiders, and no client key comes near it', async () => {
    for (const who of [
      'anonymous',
      Role.PARTNER,
      Role.CUSTOMER,
      Role.DEPARTMENT_CONTACT,
      'client calls:write',
    ] as const) {
      const { errors } = await (await centre.as(who)).run('query { evaluations(first: 1) { totalCount } }');
      expect(errors[0]?.extensions.code).toBe(who === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
  });
});
