import { deviationsOf } from '../../../platform/rules/outliers.js';
import { type SamplingStratum, StratumKind } from './sampling-plan.js';

/** What a draw reads of a call. */
export interface FrameCall {
  readonly _id: string;
  readonly agentId: string;
  readonly queue: string;
  readonly channel: string;
  readonly lineId: string | null;
  readonly offeredAt: Date;
  readonly satisfaction: number | null;
  readonly handleSeconds: number | null;
  readonly unhappyWords: number;
}

/** Mean handling time of an agent on a product line and channel. */
export interface AgentMean {
  readonly agentId: string;
  readonly lineId: string | null;
  readonly channel: string;
  readonly mean: number | null;
  readonly count: number;
}

/** Calls that a mean has to be of before an agent counts as an outlier, or as somebody to be compared with. */
export const enoughCalls = 10;

const groupKey = ({ lineId, channel }: { lineId: string | null; channel: string }): string =>
  JSON.stringify([lineId, channel]);

/** How far the mean of each agent lies from that of the others on the line and channel, in standard deviations; by agent and group. */
export function agentDeviations(means: readonly AgentMean[]): ReadonlyMap<string, number> {
  const groups = new Map<string, AgentMean[]>();
  for (const mean of means) groups.set(groupKey(mean), [...(groups.get(groupKey(mean)) ?? []), mean]);
  const found = new Map<string, number>();
  for (const [group, members] of groups) {
    const measured = members.map(({ agentId, mean, count }) => ({ key: agentId, value: mean, of: count }));
    for (const [agentId, { deviation, peersMean }] of deviationsOf(measured, enoughCalls)) {
      const own = members.find((one) => one.agentId === agentId);
      if (!own || own.count < enoughCalls || own.mean === null || peersMean === null) continue;
      // All others alike: whoever differs at all is infinitely far away.
      const away = deviation ?? (own.mean === peersMean ? 0 : Infinity);
      found.set(`${agentId} ${group}`, Math.abs(away));
    }
  }
  return found;
}

/** What is known beside the call itself. */
export interface StratumFacts {
  /** When each agent's account was made. */
  readonly since: ReadonlyMap<string, Date>;
  readonly deviations: ReadonlyMap<string, number>;
}

const dayMs = 86_400_000;

function fits(stratum: SamplingStratum, call: FrameCall, facts: StratumFacts): boolean {
  switch (stratum.kind) {
    case StratumKind.QUEUE:
      return stratum.queues.includes(call.queue);
    case StratumKind.NEW_AGENT: {
      const since = facts.since.get(call.agentId);
      return since !== undefined && call.offeredAt.getTime() - since.getTime() <= (stratum.tenureDays ?? 0) * dayMs;
    }
    case StratumKind.LOW_SATISFACTION:
      return call.satisfaction !== null && call.satisfaction <= (stratum.maxSatisfaction ?? 0);
    case StratumKind.LONG_CALL:
      return (call.handleSeconds ?? 0) >= (stratum.minSeconds ?? Infinity);
    case StratumKind.UNHAPPY_WORDS:
      return call.unhappyWords >= (stratum.minWords ?? Infinity);
    case StratumKind.OUTLIER_AGENT:
      return (facts.deviations.get(`${call.agentId} ${groupKey(call)}`) ?? 0) > (stratum.deviations ?? Infinity);
  }
}

/** Place of the first stratum that a call fits; as many as there are for the rest. */
export function stratumOf(strata: readonly SamplingStratum[], call: FrameCall, facts: StratumFacts): number {
  const place = strata.findIndex((stratum) => fits(stratum, call, facts));
  return place < 0 ? strata.length : place;
}
