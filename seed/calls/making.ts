import type { CallPlantService } from '../../src/modules/calls/index.js';
import { Channel } from '../../src/modules/calls/index.js';
import { type Cast, type CastAgent, pick } from './cast.js';

export type PlantedCall = Parameters<CallPlantService['plant']>[0][number];

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** `C-1123-0417`: the day in the centre's time, and a number of the day. */
export const referenceOf = (at: number, number: number): string => {
  const local = new Date(at + 8 * hour).toISOString();
  return `C-${local.slice(5, 7)}${local.slice(8, 10)}-${String(number % 10_000).padStart(4, '0')}`;
};

/** The local midnight that begins the day of a moment. */
export const midnightOf = (at: number): number => Math.floor((at + 8 * hour) / day) * day - 8 * hour;

/** Whether somebody works on a day: five of seven, not all the same. */
export const works = ({ place }: CastAgent, at: number): boolean =>
  (Math.floor((at + 8 * hour) / day) + place * 3) % 7 < 5;

/** How long customers wait, talk and so on, by channel, in seconds. */
const spans: Readonly<Record<Channel, { readonly wait: number; readonly talk: number; readonly patience: number }>> = {
  [Channel.PHONE]: { wait: 11, talk: 230, patience: 28 },
  [Channel.CHAT]: { wait: 19, talk: 420, patience: 90 },
  [Channel.MAIL]: { wait: 9_000, talk: 540, patience: Infinity },
  [Channel.WEB]: { wait: 7_000, talk: 480, patience: Infinity },
  [Channel.SOCIAL]: { wait: 300, talk: 360, patience: Infinity },
  [Channel.COUNTER]: { wait: 240, talk: 600, patience: Infinity },
};

/** A span that is short mostly and long sometimes. */
const exponential = (mean: number, roll: () => number): number => Math.round(-mean * Math.log(1 - roll() * 0.995));

/** What one call is about. */
export interface Occasion {
  readonly reference: string;
  readonly at: number;
  readonly agent: CastAgent;
  readonly customer: string;
  readonly level: string;
  readonly reason: { readonly treeId: string; readonly nodeKey: string } | null;
  readonly transferOf?: string;
  readonly lineId?: string | null;
  readonly queue?: string;
  readonly walkIds?: string[];
  /** Whether somebody took it in any case. */
  readonly isTaken?: boolean;
  /** Seconds of talk, where they are known. */
  readonly talk?: number;
}

/** The queue of a call, by the shares of the plan. */
function queueOf({ plan, roll }: Cast, wanted: string | undefined): Cast['plan']['queues'][number] {
  let left = roll();
  const found = plan.queues.find(({ key, share }) => (wanted === undefined ? (left -= share) < 0 : key === wanted));
  return found ?? pick(plan.queues.slice(0, 1), roll);
}

const markOf = (warmth: number, isSolved: boolean, roll: () => number): number => {
  const luck = roll() * warmth * (isSolved ? 1.15 : 0.55);
  return luck > 0.5 ? 5 : luck > 0.28 ? 4 : luck > 0.16 ? 3 : luck > 0.08 ? 2 : 1;
};

/** A call as the telephony and the CRM would have written it down. */
export function callOf(cast: Cast, occasion: Occasion): PlantedCall {
  const { plan, roll } = cast;
  const { reference, at, agent, customer, level, reason, transferOf = null, walkIds = [] } = occasion;
  const queue = queueOf(cast, occasion.queue);
  const channel = queue.channel as Channel;
  const span = spans[channel];
  const hurry = level === 'vip' ? 0.3 : 1;
  const wait = transferOf ? Math.round(roll() * 6) : exponential(span.wait * hurry, roll);
  const time = (seconds: number): Date => new Date(at + seconds * 1_000);
  const known = {
    ...{ reference, channel, queue: queue.key, siteId: agent.siteId, transferOf, walkIds },
    lineId: occasion.lineId ?? (agent.lineIds.length ? pick(agent.lineIds, roll) : null),
    ...{ customerReference: customer, customerLevel: level, offeredAt: time(0) },
    ...{ reasonTreeId: reason?.treeId ?? null, reasonNodeKey: reason?.nodeKey ?? null },
  };
  if (!occasion.isTaken && !transferOf && wait > span.patience * (0.6 + roll() * 1.5))
    return {
      ...{ ...known, agentId: null, teamId: agent.teamId, teamIds: agent.teamIds, answeredAt: null },
      ...{ abandonedAt: time(wait), endedAt: time(wait), firstResponseAt: null, holdSeconds: 0, wrapSeconds: 0 },
      ...{ reasonTreeId: null, reasonNodeKey: null, satisfaction: null, disposition: null, isSolved: null },
      ...{ isVerified: null, isRecordComplete: null, articleIds: [], tags: [] },
    };
  const hold = channel === Channel.PHONE && roll() < 0.28 ? 8 + exponential(35, roll) : 0;
  const talk = occasion.talk ?? Math.round(span.talk * agent.pace * (0.35 + roll() + roll() * 0.6));
  const isSolved = roll() < 0.8;
  const hasMark = roll() < 0.42;
  return {
    ...{ ...known, agentId: agent.id, teamId: agent.teamId, teamIds: agent.teamIds },
    ...{ answeredAt: time(wait), abandonedAt: null, endedAt: time(wait + talk + hold) },
    firstResponseAt: time(wait + (channel === Channel.PHONE ? 0 : Math.round(roll() * 20))),
    ...{ holdSeconds: hold, wrapSeconds: 8 + exponential(28 * agent.pace, roll) },
    satisfaction: hasMark ? markOf(agent.warmth, isSolved, roll) : null,
    disposition: isSolved ? pick(plan.dispositions.slice(0, 2), roll) : pick(plan.dispositions, roll),
    ...{ isSolved, isVerified: roll() < 0.94, isRecordComplete: roll() < 0.96 },
    articleIds: cast.articleIds.length && roll() < 0.2 ? [pick(cast.articleIds, roll)] : [],
    tags: roll() < 0.3 ? [pick(plan.tags, roll)] : [],
  };
}
