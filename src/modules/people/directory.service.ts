import { Role, type Viewer, staffRoles } from '../../platform/auth/viewer.js';
import { viewerOf } from './accounts/viewer.rules.js';
import type { ProductLine } from './lines/product-line.js';
import type { PeopleLoaders, PeopleStores } from './shared/people.loaders.js';
import type { Structure } from './shared/structure.service.js';
import type { Site } from './sites/site.js';
import type { Department } from './departments/department.js';
import type { Team } from './teams/team.js';
import type { TeamTree } from './teams/team.rules.js';
import type { SupportTier } from './tiers/support-tier.js';
import type { User } from './users/user.js';

const all = Object.values(Role);

/** What other rooms may ask about people and the centre. It answers without regard to a viewer, except `loaders.users`. */
export class Directory {
  constructor(
    private readonly stores: PeopleStores,
    private readonly structure: Structure,
    /** Batch loaders for field resolvers: `context.loaders.get(directory.loaders.users).load(id)`. */
    readonly loaders: PeopleLoaders,
  ) {}

  user(id: string): Promise<User | null> {
    return this.stores.users.byId(id);
  }

  /** By e-mail address in lower case. */
  userByEmail(email: string): Promise<User | null> {
    return this.stores.users.byIdentifier('email', email);
  }

  /** People by id, e-mail address or staff number, asked in lower case; the answer is keyed by what was asked. Deactivated people too. */
  usersNamed(names: readonly string[]): Promise<Map<string, User>> {
    return this.stores.users.named(names);
  }

  /** The active people of these teams and of all teams below them, by name. */
  async teamMembers(teamIds: readonly string[]): Promise<User[]> {
    return this.stores.users.activeInTeams((await this.structure.tree()).withDescendants(teamIds));
  }

  /** Every active person who works inside the centre, as a viewer (without a session). Read in batches; the tree of teams is that of the start. */
  activeStaff(): AsyncIterable<Viewer> {
    return this.#active(staffRoles);
  }

  /** Every active person, outsiders and department contacts included, as a viewer (without a session). */
  activeViewers(): AsyncIterable<Viewer> {
    return this.#active(all);
  }

  /** At most `most` active people with one of the roles, those who came first before the others. */
  async activeWith(some: readonly Role[], most: number): Promise<User[]> {
    const found: User[] = [];
    for await (const user of this.stores.users.active(some)) {
      if (found.push(user) >= most) break;
    }
    return found;
  }

  /** The viewers of these people as they are now, without sessions; deactivated and unknown ones are missing. */
  async viewersOf(userIds: readonly string[]): Promise<Viewer[]> {
    const tree = await this.structure.tree();
    return (await this.stores.users.activeAmong(userIds)).map((user) => viewerOf(user, tree, null));
  }

  /** The tree of teams, at most two seconds old. */
  teamTree(): Promise<TeamTree> {
    return this.structure.tree();
  }

  teams(): Promise<Team[]> {
    return this.stores.teams.all();
  }

  teamsByIds(ids: readonly string[]): Promise<Team[]> {
    return this.stores.teams.byIds(ids);
  }

  teamByKey(key: string): Promise<Team | null> {
    return this.stores.teams.byKey(key);
  }

  sites(): Promise<Site[]> {
    return this.stores.sites.all();
  }

  sitesByIds(ids: readonly string[]): Promise<Site[]> {
    return this.stores.sites.byIds(ids);
  }

  siteByKey(key: string): Promise<Site | null> {
    return this.stores.sites.byKey(key);
  }

  /** Time zone of a site; null for an unknown id. */
  async zoneOfSite(id: string): Promise<string | null> {
    return (await this.stores.sites.byId(id))?.timeZone ?? null;
  }

  departmentByKey(key: string): Promise<Department | null> {
    return this.stores.departments.byKey(key);
  }

  departments(): Promise<Department[]> {
    return this.stores.departments.all();
  }

  lines(): Promise<ProductLine[]> {
    return this.stores.lines.all();
  }

  linesByIds(ids: readonly string[]): Promise<ProductLine[]> {
    return this.stores.lines.byIds(ids);
  }

  lineByKey(key: string): Promise<ProductLine | null> {
    return this.stores.lines.byKey(key);
  }

  /** All tiers by rank. */
  tiers(): Promise<SupportTier[]> {
    return this.stores.tiers.all();
  }

  async tierByRank(rank: number): Promise<SupportTier | null> {
    return (await this.stores.tiers.all()).find((tier) => tier.rank === rank) ?? null;
  }

  async tierById(id: string): Promise<SupportTier | null> {
    return (await this.stores.tiers.all()).find((tier) => tier._id === id) ?? null;
  }

  /** Rank of a support tier; null for an unknown id. */
  async tierRank(id: string): Promise<number | null> {
    return (await this.tierById(id))?.rank ?? null;
  }

  /** Which of these ids name a team. */
  async knownTeams(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.stores.teams.byIds(ids)).map((team) => team._id));
  }

  /** Which of these ids name a department. */
  async knownDepartments(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.stores.departments.byIds(ids)).map((department) => department._id));
  }

  /** Which of these ids name a product line. */
  async knownLines(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.stores.lines.byIds(ids)).map((line) => line._id));
  }

  async *#active(roles: readonly Role[]): AsyncIterable<Viewer> {
    const tree = await this.structure.tree();
    for await (const user of this.stores.users.active(roles)) yield viewerOf(user, tree, null);
  }
}
