import { Role, Scope } from '../../src/platform/auth/viewer.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { SessionKind, SiteKind, systemViewer, type User } from '../../src/modules/people/index.js';
import type { Principal } from '../contract/permission-matrix.js';
import type { TestClient } from './client.js';
import type { TestApp } from './start-app.js';

/** Password of everybody in a test centre. */
export const password = 'a test password';

const name = (en: string) => ({ zhCN: `${en}中`, en });

export interface PersonOptions {
  readonly roles: readonly Role[];
  readonly teamIds?: readonly string[];
  readonly tierId?: string | null;
  readonly lineIds?: readonly string[];
  readonly siteId?: string | null;
}

/** A small centre: one site, two teams under a supervisor's, three tiers, and one person of each role. */
export interface Centre {
  readonly siteId: string;
  readonly teams: { readonly top: string; readonly one: string; readonly two: string };
  readonly tiers: { readonly primary: string; readonly advanced: string; readonly expert: string };
  readonly lines: { readonly washing: string; readonly tv: string };
  /** A client of its own for somebody, freshly signed in. */
  as(principal: Principal): Promise<TestClient>;
  /** The person behind a role. The supervisor leads all teams, the agent is in team one. */
  person(role: Role): User;
  /** Another person. */
  add(key: string, options: PersonOptions): Promise<{ user: User; client: TestClient }>;
}

export async function createCentre(app: TestApp): Promise<Centre> {
  const { people } = app.container;
  const site = await people.sites.create(systemViewer, {
    key: 'main',
    name: name('Main'),
    kind: SiteKind.MAIN,
    timeZone: 'Asia/Shanghai',
    workingHours: [],
    holidays: [],
  });
  const team = async (key: string, parentId: string | null) =>
    (await people.teams.create(systemViewer, { key, name: name(key), siteId: site._id, parentId, leadIds: [] }))._id;
  const top = await team('top', null);
  const teams = { top, one: await team('one', top), two: await team('two', top) };
  const [primary, advanced, expert] = await people.tiers.set(systemViewer, {
    tiers: ['primary', 'advanced', 'expert'].map((key, index) => ({ key, rank: index + 1, name: name(key) })),
  });
  const line = async (key: string) => (await people.lines.create(systemViewer, { key, name: name(key) }))._id;
  const lines = { washing: await line('washing'), tv: await line('tv') };
  const tiers = { primary: primary?._id ?? '', advanced: advanced?._id ?? '', expert: expert?._id ?? '' };

  const create = async (
    key: string,
    { roles, teamIds = [], tierId = null, lineIds = [], siteId = site._id }: PersonOptions,
  ): Promise<User> => {
    const { user } = await people.users.create(
      systemViewer,
      {
        name: `${key}名`,
        nameEn: key,
        email: `${key}@test.example`,
        staffNumber: null,
        roles: [...roles],
        siteId,
        teamIds: [...teamIds],
        departmentIds: [],
        tierId,
        productLineIds: [...lineIds],
        locale: Locale.EN,
      },
      password,
    );
    return user;
  };
  const signIn = async (email: string): Promise<TestClient> => {
    // Each sign-in comes from an address of its own, so that the limit on logins does not meet the tests.
    const signed = await people.accounts.login(
      { identifier: email, password, session: SessionKind.TOKENS },
      `test-${Math.random()}`,
    );
    return app.client.as(signed.session.accessToken);
  };

  const persons = new Map<Role, User>();
  for (const role of Object.values(Role)) {
    const inTeam = role === Role.AGENT ? [teams.one] : [];
    persons.set(
      role,
      await create(role.toLowerCase().replaceAll('_', '-'), {
        roles: [role],
        teamIds: inTeam,
        tierId: role === Role.AGENT ? tiers.primary : null,
      }),
    );
  }
  const supervisor = persons.get(Role.SUPERVISOR);
  const topTeam = await people.directory.teamByKey('top');
  if (supervisor && topTeam)
    await people.teams.update(systemViewer, top, { expectedVersion: topTeam.revision, leadIds: [supervisor._id] });

  const keys = new Map<string, string>();
  for (const scope of Object.values(Scope)) {
    const { key } = await people.clientKeys.create(systemViewer, { name: scope, scopes: [scope] });
    keys.set(`client ${scope}`, key ?? '');
  }
  const person = (role: Role): User => {
    const found = persons.get(role);
    if (!found) throw new Error(`Nobody is ${role}.`);
    return found;
  };

  return {
    siteId: site._id,
    teams,
    tiers,
    lines,
    person,
    async as(principal) {
      if (principal === 'anonymous') return app.client.as(null);
      const key = keys.get(principal);
      return key === undefined ? signIn(person(principal as Role).email ?? '') : app.client.as(key);
    },
    async add(key, options) {
      const user = await create(key, options);
      return { user, client: await signIn(user.email ?? '') };
    },
  };
}
