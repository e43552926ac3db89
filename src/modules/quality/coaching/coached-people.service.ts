import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Directory, type User, type WorkingCalendar } from '../../people/index.js';
import { coachedVisibleTo } from './coaching.policy.js';
import { toPredicate } from '../../../platform/rules/rules.js';

/** Somebody who is talked with, with what rules read of them. */
export interface CoachedPerson {
  readonly user: User;
  readonly agentId: string;
  /** Own teams and those above them. */
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
}

/** A site without hours of its own works from Monday to Friday. */
const everywhere: WorkingCalendar = { timeZone: 'Asia/Shanghai', workingHours: [], holidays: [] };

/** Finds agents, their leads and their calendar. */
export class CoachedPeople {
  constructor(private readonly directory: Directory) {}

  /** An agent with their teams; null for an unknown id. */
  async person(agentId: string): Promise<CoachedPerson | null> {
    const user = await this.directory.user(agentId);
    if (!user) return null;
    const tree = await this.directory.teamTree();
    return { user, agentId, teamIds: tree.withAncestors(user.teamIds), siteId: user.siteId };
  }

  /** The same, where the viewer leads or checks this agent. */
  async visible(viewer: Viewer, agentId: string): Promise<CoachedPerson | null> {
    const person = await this.person(agentId);
    return person && toPredicate(coachedVisibleTo(viewer))({ ...person }) ? person : null;
  }

  /** Those who lead an agent next: the leads of the own teams, else of the team above, and so on. Never the agent, never who left. */
  async leadsOf(agentId: string, teamIds: readonly string[]): Promise<string[]> {
    const teams = new Map((await this.directory.teamsByIds(teamIds)).map((team) => [team._id, team]));
    // The teams' order is from the own one upwards.
    for (const id of teamIds) {
      const ids = (teams.get(id)?.leadIds ?? []).filter((leadId) => leadId !== agentId);
      if (!ids.length) continue;
      const active = await this.directory.viewersOf(ids);
      if (active.length) return active.map((viewer) => viewer.id);
    }
    return [];
  }

  /** When the site works; from Monday to Friday, Chinese time, for who has none. */
  async calendar(siteId: string | null): Promise<WorkingCalendar> {
    const [site] = siteId === null ? [] : await this.directory.sitesByIds([siteId]);
    return site ?? everywhere;
  }
}
