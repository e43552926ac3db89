import type { Clock } from '../../../platform/clock/clock.js';
import { UserErrorCode } from '../../../platform/errors/index.js';
import type { AgentPlace, CallNames, TeamPlace } from '../import/call-names.js';
import { CallRowOutcome } from '../import/call-import.js';
import type { KindRun, SeenReferences } from '../import/import-kind.js';
import { type RowFault, rowFault, unknownName } from '../import/row-fault.js';
import type { RawRow } from '../import/row-reader.rules.js';
import type { Taken, TakenRow } from '../import/taken.js';
import type { AgentDay } from './agent-day.js';
import { type AgentDayReading, agentDayOf, readAgentDay, secondsChanged } from './agent-day.rules.js';
import type { AgentDayStore } from './agent-day.store.js';

/** Takes rows of agents' times over: a day that is known and equal is left, another one changed, none is there twice. */
export class AgentDayTaker {
  constructor(
    private readonly days: AgentDayStore,
    private readonly names: Pick<CallNames, 'agents' | 'teams'>,
    private readonly clock: Clock,
  ) {}

  /** `site`: the only one whose agents go in; null: all. */
  run(site: string | null): KindRun<AgentDayReading> {
    return new AgentDayRun(this.days, this.names, this.clock, site);
  }
}

class AgentDayRun implements KindRun<AgentDayReading> {
  constructor(
    private readonly days: AgentDayStore,
    private readonly names: Pick<CallNames, 'agents' | 'teams'>,
    private readonly clock: Clock,
    private readonly site: string | null,
  ) {}

  read(raw: RawRow, at: number): AgentDayReading {
    return readAgentDay(raw, at, this.clock.now().getTime());
  }

  async take(
    readings: readonly AgentDayReading[],
    { importId, seen }: { readonly importId: string | null; readonly seen: SeenReferences },
  ): Promise<Taken> {
    const named = readings.flatMap(({ row }) => (row ? [row.agent.toLowerCase()] : []));
    const agents = await this.names.agents([...new Set(named)]);
    const teams = await this.names.teams();
    const ids = readings.flatMap(({ row }) => {
      const agent = row && agents.get(row.agent.toLowerCase());
      return agent ? [`${agent._id}:${row.day}`] : [];
    });
    const known = await this.days.byIds(ids);
    const written: AgentDay[] = [];
    const changes: Taken['changes'][number][] = [];
    // The same agent may be named in several ways.
    const mine = new Set<string>();
    const report = { importId, updatedAt: this.clock.now() };
    const rows = readings.map((reading): TakenRow => {
      const { at, reference, row } = reading;
      const end = (outcome: CallRowOutcome, fault: RowFault | null = null): TakenRow => ({
        ...{ at, reference, outcome, fault, id: null },
      });
      if (!row || reference === null) return end(CallRowOutcome.REFUSED, reading.fault);
      const agent = agents.get(row.agent.toLowerCase());
      if (!agent) return end(CallRowOutcome.REFUSED, unknownName('agent', '找不到座席。', 'There is no such agent.'));
      const place = placeOf(agent, teams);
      if (this.site !== null && place.siteId !== this.site)
        return end(
          CallRowOutcome.REFUSED,
          rowFault(UserErrorCode.NOT_ALLOWED, 'agent', '只能上报本站点的座席。', 'Only agents of your own site.'),
        );
      const id = `${agent._id}:${row.day}`;
      if (mine.has(id) || seen.has(reference))
        return end(
          CallRowOutcome.REFUSED,
          rowFault(UserErrorCode.DUPLICATE, 'day', '同一座席同一天重复。', 'This agent and day stand here twice.'),
        );
      mine.add(id);
      const before = known.get(id);
      // The team of that time stays: who moved since is still seen by who led them then.
      const { teamId, teamIds, siteId } = before ?? place;
      const day = agentDayOf(row, agent, { teamId, teamIds, siteId }, report);
      if (!before) {
        written.push(day);
        return end(CallRowOutcome.CREATED);
      }
      const change = secondsChanged(before, day);
      if (!change) return end(CallRowOutcome.UNCHANGED);
      written.push(day);
      changes.push({ reference, ...change });
      return end(CallRowOutcome.UPDATED);
    });
    await this.days.write(written);
    return { rows, changes };
  }
}

function placeOf(
  agent: AgentPlace,
  teams: ReadonlyMap<string, TeamPlace>,
): { teamId: string | null; teamIds: string[]; siteId: string | null } {
  const team = agent.teamId === null ? null : (teams.get(agent.teamId.toLowerCase()) ?? null);
  return { teamId: team?._id ?? null, teamIds: [...(team?.teamIds ?? [])], siteId: team?.siteId ?? agent.siteId };
}
