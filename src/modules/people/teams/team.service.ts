import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserErrorCode } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import { Keeper, type KeeperParts } from '../shared/keeper.service.js';
import type { Faults } from '../shared/text.rules.js';
import type { SiteStore } from '../sites/site.store.js';
import type { UserStore } from '../users/user.store.js';
import type { Team } from './team.js';
import type { TeamCreateInput, TeamDeleteInput, TeamUpdateInput } from './team.inputs.js';
import { TeamTree } from './team.rules.js';
import type { TeamStore } from './team.store.js';

const mostLeads = 20;

/** Managing teams. Every call is for ADMIN; FORBIDDEN otherwise. */
export class TeamService {
  readonly #keeper: Keeper<Team>;

  constructor(
    private readonly parts: KeeperParts,
    private readonly teams: TeamStore,
    private readonly sites: SiteStore,
    private readonly users: UserStore,
  ) {
    this.#keeper = new Keeper(parts, teams, {
      kind: 'team',
      payload: 'team',
      audited: ['name', 'siteId', 'parentId', 'leadIds'],
    });
  }

  /** Makes a team. */
  create(viewer: Viewer, input: TeamCreateInput): Promise<Team> {
    return this.#keeper.create(viewer, 'teamCreate', input, async (faults) => {
      const _id = newId('team', this.parts.foundation.clock);
      return {
        _id,
        key: faults.key(input.key, 'key'),
        name: faults.localized(input.name, 120, 'name'),
        siteId: await this.#site(faults, input.siteId),
        parentId: await this.#parent(faults, _id, input.parentId ?? null),
        leadIds: await this.#leads(faults, input.leadIds),
        revision: 1,
      };
    });
  }

  /** Changes a team; what is left out stays. */
  update(viewer: Viewer, id: string, input: TeamUpdateInput): Promise<Team> {
    return this.#keeper.update(viewer, id, input.expectedVersion, async (_current, faults) => ({
      ...(input.name ? { name: faults.localized(input.name, 120, 'name') } : {}),
      ...(input.siteId ? { siteId: await this.#site(faults, input.siteId) } : {}),
      ...(input.parentId !== undefined ? { parentId: await this.#parent(faults, id, input.parentId) } : {}),
      ...(input.leadIds ? { leadIds: await this.#leads(faults, input.leadIds) } : {}),
    }));
  }

  /** Deletes a team; members and the teams below go to the successor. */
  delete(viewer: Viewer, id: string, input: TeamDeleteInput): Promise<Team> {
    return this.#keeper.delete(viewer, id, input, async (current, successorId) => {
      if (!successorId) return;
      // A successor from below is lifted to where the team stood, so that the rest can hang below it.
      const below = new TeamTree(await this.teams.shapes()).withDescendants([id]);
      if (below.includes(successorId)) await this.teams.setParent(successorId, current.parentId);
    });
  }

  async #site(faults: Faults, siteId: string): Promise<string> {
    if (!(await this.sites.byId(siteId))) faults.missing('siteId');
    return siteId;
  }

  async #parent(faults: Faults, id: string, parentId: string | null): Promise<string | null> {
    if (parentId === null) return null;
    const tree = new TeamTree(await this.teams.shapes());
    if (!tree.withAncestors([parentId]).length) faults.missing('parentId');
    else if (!tree.mayHangBelow(id, parentId)) {
      faults.add(
        UserErrorCode.INVALID,
        '上级不能是自己或下级，且最多十层。',
        'A team cannot hang below itself, and there are at most ten levels.',
        'parentId',
      );
    }
    return parentId;
  }

  async #leads(faults: Faults, ids: readonly string[]): Promise<string[]> {
    const wanted = [...new Set(ids)];
    faults.atMost(wanted, mostLeads, 'leadIds');
    const found = await this.users.activeStaffAmong(wanted.slice(0, mostLeads));
    if (found.length < Math.min(wanted.length, mostLeads)) faults.missing('leadIds');
    return wanted;
  }
}
