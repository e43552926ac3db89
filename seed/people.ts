import type { Container } from '../src/app/container.js';
import { SiteKind, systemViewer } from '../src/modules/people/index.js';
import { Role, Scope } from '../src/platform/auth/viewer.js';
import { Locale } from '../src/platform/graphql/enums.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { DemoCentre, DemoPerson } from './demo/types.js';

/** Password of all demo logins; printed at the start, and only these accounts have it. */
const demoPassword = 'caregraph';

/** Ids of what was planted, by the keys of the data files. */
export interface PlantedKeys {
  readonly sites: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
  readonly tiers: ReadonlyMap<string, { id: string; rank: number }>;
  readonly lines: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, string>;
}

const needed = <T>(map: ReadonlyMap<string, T>, key: string): T => {
  const found = map.get(key);
  if (found === undefined) throw new Error(`The demo data refer to "${key}", which is not there.`);
  return found;
};

/** Makes what is not there yet, in order, and returns all ids by key. */
async function byKey<T extends { key: string }>(
  list: readonly T[],
  find: (key: string) => Promise<{ _id: string } | null>,
  make: (item: T) => Promise<{ _id: string }>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const item of list) ids.set(item.key, ((await find(item.key)) ?? (await make(item)))._id);
  return ids;
}

/** Plants sites, tiers, product lines, teams, people and departments, and one client key. */
export async function plantPeople(
  container: Container,
  centre: DemoCentre,
  people: readonly DemoPerson[],
  progress: Progress,
): Promise<PlantedKeys> {
  const { sites, departments, teams, tiers, lines, users, directory } = container.people;
  const siteIds = await byKey(
    centre.sites,
    (key) => directory.siteByKey(key),
    (site) => sites.create(systemViewer, { ...site, kind: SiteKind[site.kind] }),
  );
  const ranked = await tiers.set(systemViewer, { tiers: centre.supportTiers });
  const tierIds = new Map(ranked.map((tier) => [tier.key, { id: tier._id, rank: tier.rank }]));
  const lineIds = await byKey(
    centre.productLines,
    (key) => directory.lineByKey(key),
    (line) => lines.create(systemViewer, line),
  );
  const teamIds = new Map<string, string>();
  for (const team of centre.teams) {
    const known = await directory.teamByKey(team.key);
    const parentId = team.parent === null ? null : needed(teamIds, team.parent);
    const made =
      known ??
      (await teams.create(systemViewer, {
        key: team.key,
        name: team.name,
        siteId: needed(siteIds, team.site),
        parentId,
        leadIds: [],
      }));
    teamIds.set(team.key, made._id);
  }

  const userIds = new Map<string, string>();
  for (const [index, person] of people.entries()) {
    if (index % 10 === 0) progress('Seeding the demo centre: people', { done: index, total: people.length });
    const known = await directory.userByEmail(person.email);
    if (known) {
      userIds.set(person.key, known._id);
      continue;
    }
    const { user } = await users.create(
      systemViewer,
      {
        name: person.name,
        nameEn: person.nameEn,
        email: person.email,
        staffNumber: person.staffNumber,
        roles: person.roles.map((role) => Role[role]),
        siteId: person.site === null ? null : needed(siteIds, person.site),
        teamIds: person.teams.map((key) => needed(teamIds, key)),
        departmentIds: [],
        tierId: person.tier === null ? null : needed(tierIds, person.tier).id,
        productLineIds: person.productLines.map((key) => needed(lineIds, key)),
        locale: person.locale === 'en' ? Locale.EN : Locale.ZH_CN,
      },
      person.isDemoLogin ? demoPassword : null,
    );
    userIds.set(person.key, user._id);
  }

  // Departments name people and people name departments: people first, then departments, then the way back.
  const departmentIds = await byKey(
    centre.departments,
    (key) => directory.departmentByKey(key),
    (department) =>
      departments.create(systemViewer, {
        key: department.key,
        name: department.name,
        workingHours: department.workingHours,
        contactIds: department.contacts.map((key) => needed(userIds, key)),
        deputyId: department.deputy ? needed(userIds, department.deputy) : null,
      }),
  );
  for (const person of people.filter(({ departments: keys }) => keys.length)) {
    const user = await directory.user(needed(userIds, person.key));
    if (!user || user.departmentIds.length) continue;
    await users.update(systemViewer, user._id, {
      expectedVersion: user.revision,
      departmentIds: person.departments.map((key) => needed(departmentIds, key)),
    });
  }
  for (const team of centre.teams) {
    const known = await directory.teamByKey(team.key);
    if (!known || known.leadIds.length || !team.leads.length) continue;
    await teams.update(systemViewer, known._id, {
      expectedVersion: known.revision,
      leadIds: team.leads.map((key) => needed(userIds, key)),
    });
  }

  const scopes = new Map<string, Scope>(Object.entries(Scope));
  for (const { name, scopes: wanted } of centre.clientKeys) {
    const { key } = await container.people.clientKeys.create(systemViewer, {
      name,
      scopes: wanted.map((scope) => needed(scopes, scope)),
      idempotencyKey: `demo ${name}`,
    });
    if (key) progress(`Client key of the demo, shown this once: ${key} (${name})`);
  }
  return { sites: siteIds, departments: departmentIds, teams: teamIds, tiers: tierIds, lines: lineIds, users: userIds };
}
