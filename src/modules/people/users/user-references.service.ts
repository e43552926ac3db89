import type { DepartmentStore } from '../departments/department.store.js';
import type { ProductLineStore } from '../lines/product-line.store.js';
import type { ReferenceHolder, ReferenceKind } from '../shared/references.service.js';
import type { Faults } from '../shared/text.rules.js';
import type { SiteStore } from '../sites/site.store.js';
import type { TeamStore } from '../teams/team.store.js';
import type { SupportTierStore } from '../tiers/support-tier.store.js';
import type { User } from './user.js';
import type { UserStore } from './user.store.js';

/** The references of a person as a client gives them; undefined where they stay. */
export interface GivenReferences {
  readonly siteId?: string | null;
  readonly teamIds?: readonly string[] | null;
  readonly departmentIds?: readonly string[] | null;
  readonly tierId?: string | null;
  readonly productLineIds?: readonly string[] | null;
}

const mostTeams = 20;
const mostDepartments = 20;
const mostLines = 100;

/** What people, teams and departments of this room refer to: checks it, counts it, and moves it to a successor. */
export class UserReferences implements ReferenceHolder {
  constructor(
    private readonly users: UserStore,
    private readonly sites: SiteStore,
    private readonly teams: TeamStore,
    private readonly departments: DepartmentStore,
    private readonly lines: ProductLineStore,
    private readonly tiers: SupportTierStore,
  ) {}

  /** The given references as a person keeps them; notes NOT_FOUND for each that does not exist. */
  async checked(faults: Faults, given: GivenReferences): Promise<Partial<User>> {
    const result: Partial<User> = {};
    if (given.siteId !== undefined) {
      if (given.siteId !== null && !(await this.sites.byId(given.siteId))) faults.missing('siteId');
      result.siteId = given.siteId;
    }
    if (given.tierId !== undefined) {
      const tier = given.tierId === null ? null : (await this.tiers.all()).find(({ _id }) => _id === given.tierId);
      if (tier === undefined) faults.missing('tierId');
      result.tierRank = tier?.rank ?? 0;
    }
    if (given.teamIds) result.teamIds = await this.#all(faults, this.teams, given.teamIds, mostTeams, 'teamIds');
    if (given.departmentIds) {
      result.departmentIds = await this.#all(
        faults,
        this.departments,
        given.departmentIds,
        mostDepartments,
        'departmentIds',
      );
    }
    if (given.productLineIds)
      result.lineIds = await this.#all(faults, this.lines, given.productLineIds, mostLines, 'productLineIds');
    return result;
  }

  /** Rank of a tier; for an unknown one a rank that nobody has. */
  async tierRank(id: string): Promise<number> {
    return (await this.tiers.all()).find(({ _id }) => _id === id)?.rank ?? -1;
  }

  async countReferences(kind: ReferenceKind, id: string): Promise<number> {
    switch (kind) {
      case 'site':
        return (await this.users.countAt(id)) + (await this.teams.countAt(id));
      case 'department':
        return this.users.countReferring('departmentIds', id);
      case 'team':
        return (await this.users.countReferring('teamIds', id)) + (await this.teams.countBelow(id));
      case 'line':
        return this.users.countReferring('lineIds', id);
      case 'tier':
        return this.users.countInTier(Number(id));
      case 'user':
        return (await this.teams.countLedBy(id)) + (await this.departments.countNaming(id));
    }
  }

  async moveReferences(kind: ReferenceKind, from: string, to: string): Promise<void> {
    switch (kind) {
      case 'site':
        await this.users.moveSite(from, to);
        return this.teams.moveSite(from, to);
      case 'department':
        return this.users.moveReferring('departmentIds', from, to);
      case 'team':
        await this.users.moveReferring('teamIds', from, to);
        return this.teams.moveParent(from, to);
      case 'line':
        return this.users.moveReferring('lineIds', from, to);
      case 'tier':
        return;
      case 'user':
        await this.teams.moveLead(from, to);
        return this.departments.movePerson(from, to);
    }
  }

  async #all(
    faults: Faults,
    store: { byIds(ids: readonly string[]): Promise<{ _id: string }[]> },
    ids: readonly string[],
    most: number,
    field: string,
  ): Promise<string[]> {
    const wanted = [...new Set(ids)];
    faults.atMost(wanted, most, field);
    const asked = wanted.slice(0, most);
    if ((await store.byIds(asked)).length < asked.length) faults.missing(field);
    return wanted;
  }
}
