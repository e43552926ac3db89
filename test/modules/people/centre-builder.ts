import { type Role } from '../../../src/platform/auth/viewer.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import {
  SiteKind,
  type People,
  type Site,
  type Team,
  type User,
  systemViewer,
} from '../../../src/modules/people/index.js';

let count = 0;

/** A name that no other thing of the run has. */
export const unique = (prefix: string): string => `${prefix}-${(count += 1)}`;

export const named = (text: string): { zhCN: string; en: string } => ({ zhCN: `${text} 中文`, en: text });

export function makeSite(people: People, key = unique('site')): Promise<Site> {
  return people.sites.create(systemViewer, {
    key,
    name: named(key),
    kind: SiteKind.BRANCH,
    timeZone: 'Asia/Shanghai',
    workingHours: [],
    holidays: [],
  });
}

export function makeTeam(
  people: People,
  siteId: string,
  more: { parentId?: string; leadIds?: string[] } = {},
): Promise<Team> {
  const key = unique('team');
  return people.teams.create(systemViewer, { key, name: named(key), siteId, leadIds: [], ...more });
}

/** What a person of a test may have beside a name. */
export interface PersonOptions {
  readonly email?: string;
  readonly name?: string;
  readonly nameEn?: string;
  readonly staffNumber?: string;
  readonly siteId?: string;
  readonly teamIds?: string[];
  readonly departmentIds?: string[];
  readonly tierId?: string;
  readonly productLineIds?: string[];
  readonly password?: string;
}

export async function makePerson(people: People, roles: Role[], options: PersonOptions = {}): Promise<User> {
  const { password, ...given } = options;
  const name = unique('person');
  const { user } = await people.users.create(
    systemViewer,
    {
      name,
      nameEn: name,
      email: `${name}@test.example`,
      roles,
      teamIds: [],
      departmentIds: [],
      productLineIds: [],
      locale: Locale.EN,
      ...given,
    },
    password ?? null,
  );
  return user;
}
