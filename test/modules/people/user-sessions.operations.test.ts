import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionKind, type User } from '../../../src/modules/people/index.js';
import { Role } from '../../../src/platform/auth/viewer.js';
import { dig, type TestClient } from '../../support/client.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { makePerson } from './centre-builder.js';

const password = 'correct horse';
const sessionsDocument =
  'query ($id: ID!) { user(id: $id) { lastSeenAt sessions { id kind startedAt lastUsedAt expiresAt address isCurrent } } }';
const endDocument = 'mutation ($id: ID!) { userSessionEnd(id: $id) { user { id } userErrors { code field } } }';
const endAllDocument =
  'mutation ($id: ID!) { userSessionsEnd(id: $id) { user { id sessions { id } } userErrors { code field } } }';
const linkDocument =
  'mutation ($id: ID!) { userPasswordLinkCreate(id: $id) { user { id } inviteUrl userErrors { code } } }';
const nobody = 'user_00000000000000000000000000';

interface Seen {
  lastSeenAt: string | null;
  sessions: { id: string; kind: string; address: string; isCurrent: boolean }[];
}

let app: TestApp;
let admin: TestClient;
let boss: User;
beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  boss = await makePerson(app.container.people, [Role.ADMIN], { password });
  admin = await as(boss);
});
afterAll(() => app.end());

async function as(user: User, address = '192.0.2.9'): Promise<TestClient> {
  const { session } = await app.container.people.accounts.login(
    { identifier: user.email ?? '', password, session: SessionKind.TOKENS },
    address,
  );
  return app.client.as(session.accessToken);
}

const see = (client: TestClient, user: User): Promise<Seen> =>
  client.get<Seen>('user', sessionsDocument, { id: user._id });
const eventsOf = (type: string, subjectId: string) =>
  app.container.foundation.connection.collection('events').find({ type, subjectId }).toArray();
const isSignedIn = async (client: TestClient): Promise<boolean> =>
  (await client.run('{ viewer { id } }')).status === 200;

describe('where a person is signed in', () => {
  it('is seen by ADMIN and the person, with no token; by nobody else', async () => {
    const agent = await makePerson(app.container.people, [Role.AGENT], { password });
    expect(await see(admin, agent)).toEqual({ lastSeenAt: null, sessions: [] });
    const [first, second] = [await as(agent, '192.0.2.1'), await as(agent, '192.0.2.2')];
    const seen = await see(admin, agent);
    expect(seen.sessions.map(({ kind, address, isCurrent }) => [kind, address, isCurrent])).toEqual([
      ['TOKENS', '192.0.2.2', false],
      ['TOKENS', '192.0.2.1', false],
    ]);
    expect(seen.lastSeenAt).not.toBeNull();
    expect((await see(first, agent)).sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    expect((await see(second, agent)).sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    for (const role of [Role.AGENT, Role.SUPERVISOR, Role.MANAGER]) {
      const other = await as(await makePerson(app.container.people, [role], { password }));
      expect(await see(other, agent)).toEqual({ lastSeenAt: null, sessions: [] });
    }
  });

  it('is ended at one place, once, and the other goes on', async () => {
    const agent = await makePerson(app.container.people, [Role.AGENT], { password });
    const [first, second] = [await as(agent), await as(agent)];
    const id = (await see(first, agent)).sessions.find(({ isCurrent }) => isCurrent)?.id ?? '';
    const manager = await as(await makePerson(app.container.people, [Role.MANAGER], { password }));
    expect((await manager.run(endDocument, { id })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await isSignedIn(first)).toBe(true);

    await admin.change('userSessionEnd', endDocument, { id });
    expect([await isSignedIn(first), await isSignedIn(second)]).toEqual([false, true]);
    expect(await eventsOf('session.ended', id)).toMatchObject([
      { actorId: boss._id, after: { userId: agent._id, reason: 'administrator' } },
    ]);
    expect(dig((await admin.run(endDocument, { id })).data, 'userSessionEnd')).toEqual({
      user: null,
      userErrors: [{ code: 'WRONG_STATE', field: null }],
    });
    expect(dig((await admin.run(endDocument, { id: 'session_none' })).data, 'userSessionEnd.userErrors')).toEqual([
      { code: 'NOT_FOUND', field: ['id'] },
    ]);
    expect(await eventsOf('session.ended', id)).toHaveLength(1);
  });

  it('is ended everywhere at once; the password stays good', async () => {
    const agent = await makePerson(app.container.people, [Role.AGENT], { password });
    const clients = [await as(agent), await as(agent)];
    const other = await as(await makePerson(app.container.people, [Role.AGENT], { password }));
    expect((await other.run(endAllDocument, { id: agent._id })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const { user } = await admin.change<{ user: { sessions: unknown[] } }>('userSessionsEnd', endAllDocument, {
      id: agent._id,
    });
    expect(user.sessions).toEqual([]);
    expect(await Promise.all(clients.map(isSignedIn))).toEqual([false, false]);
    expect(await isSignedIn(other)).toBe(true);
    expect(await eventsOf('user.sessions_ended', agent._id)).toMatchObject([
      { actorId: boss._id, after: { endedSessions: 2 } },
    ]);
    expect(await isSignedIn(await as(agent))).toBe(true);
    expect(dig((await admin.run(endAllDocument, { id: nobody })).data, 'userSessionsEnd.userErrors')).toEqual([
      { code: 'NOT_FOUND', field: ['id'] },
    ]);
  });
});

describe('a link for a forgotten password', () => {
  const set = 'mutation ($input: PasswordSetInput!) { passwordSet(input: $input) { userErrors { code } } }';
  const use = async (link: string, newPassword: string): Promise<unknown> =>
    dig(
      (await app.client.run(set, { input: { token: link.split('#token=')[1], newPassword } })).data,
      'passwordSet.userErrors',
    );

  it('is made by ADMIN, voids the one before, and is in no event', async () => {
    const agent = await makePerson(app.container.people, [Role.AGENT], { password });
    const make = async (): Promise<string> =>
      (
        await admin.change<{ inviteUrl: string }>('userPasswordLinkCreate', linkDocument, {
          id: agent._id,
        })
      ).inviteUrl;
    const [first, second] = [await make(), await make()];
    expect(await isSignedIn(await as(agent))).toBe(true);
    expect(await use(first, 'a new long one')).toEqual([{ code: 'BAD_CREDENTIALS' }]);
    expect(await use(second, 'a new long one')).toEqual([]);
    const events = await eventsOf('user.password_link_made', agent._id);
    expect(events.map(({ actorId }) => actorId as string)).toEqual([boss._id, boss._id]);
    expect(JSON.stringify(events)).not.toContain('cgl_');
  });

  it('is refused to others, for nobody, and for a closed account', async () => {
    const agent = await makePerson(app.container.people, [Role.AGENT], { password });
    const manager = await as(await makePerson(app.container.people, [Role.MANAGER], { password }));
    expect((await manager.run(linkDocument, { id: agent._id })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const codes = async (id: string): Promise<unknown> =>
      dig((await admin.run(linkDocument, { id })).data, 'userPasswordLinkCreate');
    expect(await codes(nobody)).toEqual({ user: null, inviteUrl: null, userErrors: [{ code: 'NOT_FOUND' }] });
    await admin.change(
      'userDeactivate',
      'mutation ($id: ID!) { userDeactivate(id: $id, input: { expectedVersion: 1 }) { userErrors { code } } }',
      { id: agent._id },
    );
    expect(await codes(agent._id)).toEqual({ user: null, inviteUrl: null, userErrors: [{ code: 'WRONG_STATE' }] });
    expect(await eventsOf('user.password_link_made', agent._id)).toEqual([]);
  });
});

describe('finding people', () => {
  const find = async (filter: object): Promise<string[]> =>
    (
      await admin.get<{ name: string }[]>(
        'users.nodes',
        'query ($filter: UserFilter) { users(first: 50, filter: $filter) { nodes { name } } }',
        { filter },
      )
    ).map(({ name }) => name);

  it('by the sounds of a Chinese name and their first letters', async () => {
    await makePerson(app.container.people, [Role.AGENT], { name: '单雄信', nameEn: 'Someone Else' });
    for (const text of ['sxx', 'SX', 'shanxiong', '雄信', 'someone'])
      expect([text, await find({ text })]).toEqual([text, ['单雄信']]);
    expect(await find({ text: 'xx' })).not.toContain('单雄信');
  });

  it('by their support tier', async () => {
    const { tiers } = await admin.change<{ tiers: { id: string }[] }>(
      'supportTiersSet',
      'mutation ($input: SupportTiersSetInput!) { supportTiersSet(input: $input) { tiers { id } userErrors { code } } }',
      {
        input: {
          tiers: ['primary', 'expert'].map((key, index) => ({ key, rank: index + 1, name: { zhCN: key, en: key } })),
        },
      },
    );
    const tierId = tiers[1]?.id ?? '';
    const expert = await makePerson(app.container.people, [Role.AGENT], { tierId });
    await makePerson(app.container.people, [Role.AGENT], { tierId: tiers[0]?.id ?? '' });
    expect(await find({ tierId })).toEqual([expert.name]);
    expect(await find({ tierId: 'tier_none' })).toEqual([]);
  });
});
