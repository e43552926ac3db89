import type { CallPlantService } from '../../src/modules/calls/index.js';
import type { Cast } from './cast.js';
import { day, hour, midnightOf, works } from './making.js';

type PlantedDay = Parameters<CallPlantService['plantDays']>[0][number];

/** What agents did on each of the past days, as the telephony counts it: of all their calls, not only of those that are here. */
export function agentDays({ agents, now, roll }: Cast, count: number): PlantedDay[] {
  const today = midnightOf(now);
  const made: PlantedDay[] = [];
  for (let age = count; age >= 1; age -= 1) {
    const at = today - age * day + 12 * hour;
    for (const agent of agents.filter((one) => works(one, at))) {
      const loggedInSeconds = Math.round(7.4 * 3_600 + roll() * 2_400);
      const busy = 0.7 + roll() * 0.14;
      const talk = (0.46 + roll() * 0.1) * Math.min(1.25, agent.pace);
      const part = (share: number): number => Math.round(loggedInSeconds * busy * share);
      const [hold, wrap] = [0.03 + roll() * 0.03, 0.11 + roll() * 0.05];
      made.push({
        ...{ agentId: agent.id, teamId: agent.teamId, teamIds: agent.teamIds, siteId: agent.siteId },
        day: new Date(at + 8 * hour).toISOString().slice(0, 10),
        ...{ loggedInSeconds, talkSeconds: part(talk), holdSeconds: part(hold), wrapSeconds: part(wrap) },
        waitingSeconds: part(Math.max(0, 1 - talk - hold - wrap)),
      });
    }
  }
  return made;
}
