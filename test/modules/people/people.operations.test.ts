import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../../src/platform/auth/viewer.js';
import { SessionKind, type User, systemViewer } from '../../../src/modules/people/index.js';
import { type TestClient, dig } from '../../support/client.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { makePerson, makeSite, makeTeam } from './centre-builder.js';

const password = 'correct horse';
const name = { zhCN: '白色家电', en: 'White goods' };

let app: TestApp;
let admin: TestClient;
beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  admin = await as(await makePerson(app.container.people, [Role.ADMIN], { password }));
});
afterAll(() => app.end());

async function as(user: User): Promise<TestClient> {
  const { accounts } = app.container.people;
  const { session } = await accounts.login(
    { identifier: user.email ?? '', password, session: SessionKind.TOKENS },
    '192.0.2.9',
  );
  return app.client.as(session.accessToken);
}

const codes = async (client: TestClient, document: string, variables: Record<string, unknown>): Promise<unknown> => {
  const { data } = await client.run(document, variables);
  return (Object.values(data ?? {})[0] as { userErrors: { code: string }[] } | undefined)?.userErrors.map(
    ({ code }) => code,
  );
};

describe('managing the centre over HTTP', () => {
  it('makes, changes and deletes a site; a conflict carries it as it is now', async () => {
    const create =
      'mutation ($input: SiteCreateInput!) { siteCreate(input: $input) { site { id key revision name { text zhCN } workingHours { weekday opensAt } } userErrors { code field } } }';
    const input = {
      key: 'qingdao',
      name: { zhCN: '青岛', en: 'Qingdao' },
      kind: 'MAIN',
      timeZone: 'Asia/Shanghai',
      workingHours: [{ weekday: 1, opensAt: '08:00', closesAt: '20:00' }],
      holidays: ['2040-10-01'],
    };
    const { site } = await admin.change<{ site: { id: string } }>('siteCreate', create, { input });
    expect(site).toEqual({
      id: site.id,
      key: 'qingdao',
      revision: 1,
      name: { text: 'Qingdao', zhCN: '青岛' },
      workingHours: [{ weekday: 1, opensAt: '08:00' }],
    });
    const update =
      'mutation ($id: ID!, $input: SiteUpdateInput!) { siteUpdate(id: $id, input: $input) { site { kind revision } userErrors { code } } }';
    const variables = { id: site.id, input: { expectedVersion: 1, kind: 'RESERVE' } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => admin.run(update, variables)));
    const refused = answers.filter(({ data }) => (dig(data, 'siteUpdate.userErrors') as unknown[]).length > 0);
    expect(refused).toHaveLength(19);
    for (const { data } of refused)
      expect(dig(data, 'siteUpdate')).toEqual({
        site: { kind: 'RESERVE', revision: 2 },
        userErrors: [{ code: 'CONFLICT' }],
      });
    const remove =
      'mutation ($id: ID!, $input: SiteDeleteInput!) { siteDelete(id: $id, input: $input) { site { id } userErrors { code } } }';
    expect(await codes(admin, remove, { id: site.id, input: { expectedVersion: 1 } })).toEqual(['CONFLICT']);
    expect(await codes(admin, remove, { id: site.id, input: { expectedVersion: 2 } })).toEqual([]);
    expect(await codes(admin, remove, { id: site.id, input: { expectedVersion: 2 } })).toEqual(['NOT_FOUND']);
  });

  it('makes lines, tiers, teams and departments that name each other', async () => {
    const line = await admin.change<{ productLine: { id: string } }>(
      'productLineCreate',
      'mutation ($input: ProductLineCreateInput!) { productLineCreate(input: $input) { productLine { id } userErrors { code } } }',
      { input: { key: 'white-goods', name } },
    );
    const tiers = await admin.change<{ tiers: { id: string; rank: number }[] }>(
      'supportTiersSet',
      'mutation ($input: SupportTiersSetInput!) { supportTiersSet(input: $input) { tiers { id rank } userErrors { code } } }',
      {
        input: {
          tiers: [
            { key: 'primary', rank: 1, name },
            { key: 'expert', rank: 2, name },
          ],
        },
      },
    );
    const { people } = app.container;
    const site = await makeSite(people);
    const lead = await makePerson(people, [Role.SUPERVISOR]);
    const team = await makeTeam(people, site._id, { leadIds: [lead._id] });
    const agent = await makePerson(people, [Role.AGENT], {
      siteId: site._id,
      teamIds: [team._id],
      tierId: tiers.tiers[1]?.id ?? '',
      productLineIds: [line.productLine.id],
    });
    const shown = await admin.get(
      'user',
      `query ($id: ID!) { user(id: $id) { tier { rank } productLines { key } site { key } teams { key memberCount parent { id } leads { id } site { id } } } }`,
      { id: agent._id },
    );
    expect(shown).toEqual({
      tier: { rank: 2 },
      productLines: [{ key: 'white-goods' }],
      site: { key: site.key },
      teams: [{ key: team.key, memberCount: 1, parent: null, leads: [{ id: lead._id }], site: { id: site._id } }],
    });
    expect(
      await admin.get('node.__typename', 'query ($id: ID!) { node(id: $id) { __typename id } }', { id: team._id }),
    ).toBe('Team');
  });

  it('shows addresses to whom the rule names, and outsiders nobody but themselves', async () => {
    const { people } = app.container;
    const team = await makeTeam(people, (await makeSite(people))._id);
    const other = await makePerson(people, [Role.AGENT], { teamIds: [team._id], password });
    const supervisor = await makePerson(people, [Role.SUPERVISOR], { password });
    const partner = await makePerson(people, [Role.PARTNER], { password });
    const document = 'query ($id: ID!) { user(id: $id) { id name email staffNumber } node(id: $id) { id } }';
    const see = async (viewer: User | null, user: User): Promise<unknown> =>
      (await (viewer ? await as(viewer) : admin).run(document, { id: user._id })).data;
    expect(await see(null, other)).toMatchObject({ user: { email: other.email } });
    expect(await see(other, supervisor)).toMatchObject({ user: { name: supervisor.name, email: null } });
    expect(await see(supervisor, other)).toMatchObject({ user: { email: null } });
    await people.teams.update(systemViewer, team._id, { expectedVersion: 1, leadIds: [supervisor._id] });
    expect(await see(supervisor, other)).toMatchObject({ user: { email: other.email } });
    expect(await see(partner, other)).toEqual({ user: null, node: null });
    expect(await see(partner, { ...other, _id: 'user_00000000000000000000000000' })).toEqual({
      user: null,
      node: null,
    });
    expect(await see(partner, partner)).toMatchObject({ user: { email: partner.email }, node: { id: partner._id } });
  });

  it('gives client keys once, and a client finds no people', async () => {
    const document =
      'mutation ($input: ClientKeyCreateInput!) { clientKeyCreate(input: $input) { key clientKey { id lastFour scopes } userErrors { code } } }';
    const made = await admin.change<{ key: string; clientKey: { id: string; lastFour: string } }>(
      'clientKeyCreate',
      document,
      { input: { name: 'Shop', scopes: ['KNOWLEDGE_READ'] } },
    );
    const client = app.client.as(made.key);
    expect(await client.get('viewer', '{ viewer { id scopes audience user { id } desks } }')).toEqual({
      id: made.clientKey.id,
      scopes: ['KNOWLEDGE_READ'],
      audience: 'PUBLIC',
      user: null,
      desks: [],
    });
    expect(Object.values(Scope)).toContain('knowledge:read');
    expect(await client.get('productLines', '{ productLines { key } }')).toEqual([{ key: 'white-goods' }]);
    expect((await client.run('{ users(first: 1) { nodes { id } } }')).errors[0]?.extensions.code).toBe('FORBIDDEN');
    await admin.change(
      'clientKeyRevoke',
      'mutation ($id: ID!) { clientKeyRevoke(id: $id) { clientKey { revokedAt } userErrors { code } } }',
      { id: made.clientKey.id },
    );
    expect((await client.run('{ productLines { key } }')).status).toBe(401);
  });
});

describe('the audit over HTTP', () => {
  const document = `query ($filter: AuditFilter, $first: Int, $after: Cursor) {
    auditEvents(filter: $filter, first: $first, after: $after) {
      nodes { id type actor { id } actorLabel subjectType subjectId before after requestId at }
      pageInfo { hasNextPage endCursor } totalCount
    }
  }`;
  interface Row {
    id: string;
    type: string;
    actor: { id: string } | null;
    before: string | null;
    after: string | null;
    requestId: string | null;
    at: string;
  }

  it('shows who did what in which request, and nothing secret', async () => {
    const actor = await makePerson(app.container.people, [Role.ADMIN], { password });
    const client = await as(actor);
    await client.run(
      'mutation ($input: ProductLineCreateInput!) { productLineCreate(input: $input) { userErrors { code } } }',
      { input: { key: 'brown-goods', name } },
      { 'x-request-id': 'audit-test-request' },
    );
    const rows = await admin.get<Row[]>('auditEvents.nodes', document, { filter: { actorId: actor._id }, first: 10 });
    expect(rows.map(({ type }) => type)).toEqual(['line.created', 'session.started']);
    expect(rows[0]).toMatchObject({ actor: { id: actor._id }, requestId: 'audit-test-request', before: null });
    expect(JSON.parse(rows[0]?.after ?? '')).toEqual({ key: 'brown-goods', name });
    const all = JSON.stringify(await admin.get('auditEvents.nodes', document, { first: 100 }));
    expect(all).not.toMatch(/correct horse|argon2|cgr_|cgk_|cgl_/);
    expect(
      await admin.get('node', 'query ($id: ID!) { node(id: $id) { __typename id } }', { id: rows[0]?.id }),
    ).toEqual({ __typename: 'AuditEvent', id: rows[0]?.id });
  });

  it('pages through everything once, newest first, within its filter', async () => {
    const total = await admin.get<number>('auditEvents.totalCount', document, { first: 1 });
    const seen: Row[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await admin.get(
        'auditEvents',
        document,
        { first: 7, after },
      );
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    const middle = seen[Math.floor(seen.length / 2)]?.at ?? '';
    const [before, since] = [{ to: middle }, { from: middle }];
    const count = (filter: object): Promise<number> =>
      admin.get('auditEvents.totalCount', document, { filter, first: 1 });
    expect((await count(before)) + (await count(since))).toBe(total);
    expect(await count({ type: 'nothing.happened' })).toBe(0);
  });

  it('is for ADMIN only, by the list and by node', async () => {
    const manager = await as(await makePerson(app.container.people, [Role.MANAGER], { password }));
    expect((await manager.run(document, { first: 1 })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const [row] = await admin.get<Row[]>('auditEvents.nodes', document, { first: 1 });
    expect(await manager.get('node', 'query ($id: ID!) { node(id: $id) { id } }', { id: row?.id })).toBeNull();
  });
});
