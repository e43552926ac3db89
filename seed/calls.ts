import type { Container } from '../src/app/container.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import { type Cast, type CastAgent, castOf, pick } from './calls/cast.js';
import { agentDays } from './calls/days.js';
import { type PlantedCall, callOf, day, hour, midnightOf, minute, referenceOf, works } from './calls/making.js';
import { storyOf } from './calls/story.js';
import type { PlantedKeys } from './people.js';

export { storyAt, storyReference } from './calls/story.js';

const days = 90;
/** Calls beside those in which somebody walked through a tree. */
const others = 1_250;
const customers = 1_700;

/** What is read of walks: somebody had a call on the line with each. */
interface WalkOfCall {
  readonly _id: string;
  readonly callReference: string;
  readonly startedById: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly lines: readonly string[];
}

/**
 * Calls of the past three months by the demo's agents, with what a centre sees in them: transfers, customers who come again within a day,
 * some who give up; what agents did by day; and one customer's three calls. Nothing happens where somebody reported calls already.
 */
export async function plantCalls(container: Container, keys: PlantedKeys, progress: Progress): Promise<void> {
  const { planting } = container.calls;
  if (!(await planting.isEmpty())) return;
  progress('Seeding the demo centre: calls');
  const cast = await castOf(container, keys);
  if (cast.agents.length === 0) return;
  const made = new Map<string, PlantedCall>();
  const add = (call: PlantedCall): void => {
    if (!made.has(call.reference)) made.set(call.reference, call);
  };
  for (const call of storyOf(cast, keys)) add(call);
  for (const call of await callsOfWalks(container, cast)) add(call);
  for (const call of plainCalls(cast)) add(call);
  const planted = [...made.values()].sort((a, b) => a.offeredAt.getTime() - b.offeredAt.getTime());
  await planting.plant(planted);
  await planting.plantDays(agentDays(cast, days));
}

const levelOf = (roll: () => number): string => {
  const luck = roll();
  return luck < 0.08 ? 'vip' : luck < 0.25 ? 'contract' : 'ordinary';
};

/** Customers, the same ones again and again; each with one level. */
function customerOf(number: number): { customer: string; level: string } {
  const roll = ((number * 7_919) % 1_000) / 1_000;
  return {
    customer: `13${String(100_000_000 + ((number * 48_271) % 800_000_000)).padStart(9, '0')}`,
    level: levelOf(() => roll),
  };
}

const reasonOf = ({ reasons, roll }: Cast): Cast['reasons'][number] | null =>
  reasons.length && roll() < 0.72 ? pick(reasons, roll) : null;

/** The calls in which walks of the demo were walked. */
async function callsOfWalks(container: Container, cast: Cast): Promise<PlantedCall[]> {
  const walks = (await container.foundation.connection
    .collection('tree_walks')
    .find({ isPreview: false, callReference: { $type: 'string' } })
    .project({ callReference: 1, startedById: 1, startedAt: 1, endedAt: 1, lines: 1 })
    .sort({ startedAt: 1, _id: 1 })
    .toArray()) as unknown as WalkOfCall[];
  const byId = new Map(cast.agents.map((agent) => [agent.id, agent]));
  return walks.flatMap(({ _id, callReference, startedById, startedAt, endedAt, lines }) => {
    const agent = byId.get(startedById);
    // What is still on the line is not reported yet.
    if (!agent || !endedAt || endedAt.getTime() > cast.now - 5 * minute) return [];
    const seconds = Math.min(1_800, Math.round((endedAt.getTime() - startedAt.getTime()) / 1_000) + 60);
    const [line] = lines;
    return [
      callOf(cast, {
        ...{ reference: callReference, at: startedAt.getTime() - 45_000, agent, talk: seconds, isTaken: true },
        ...{ queue: cast.roll() < 0.75 ? 'after-sales' : 'advice', walkIds: [_id], reason: reasonOf(cast) },
        ...customerOf(Math.floor(cast.roll() * customers)),
        lineId: lines.length === 1 && line !== '*' ? (line ?? null) : null,
      }),
    ];
  });
}

/** Calls without a walk: each may be handed on, and the customer may come again. */
function plainCalls(cast: Cast): PlantedCall[] {
  const { roll, now } = cast;
  const made: PlantedCall[] = [];
  let number = 3_000;
  for (let count = 0; count < others; count += 1) {
    const at = momentOf(cast);
    const agent = onDuty(cast, at, 0);
    if (!agent) continue;
    const who = customerOf(Math.floor(roll() * customers));
    const reason = reasonOf(cast);
    const first = callOf(cast, { reference: referenceOf(at, number++), at, agent, reason, ...who });
    made.push(first);
    if (first.channel !== 'PHONE' || first.answeredAt === null) continue;
    const luck = roll();
    const further = luck < 0.1 ? onDuty(cast, at, agent.tierRank) : null;
    if (further) {
      const handedAt = (first.endedAt ?? first.offeredAt).getTime();
      const reference = referenceOf(handedAt, number++);
      const queue = first.queue;
      made.push(
        callOf(cast, { reference, at: handedAt, agent: further, reason, transferOf: first.reference, queue, ...who }),
      );
    } else if (luck < 0.24) {
      const again = at + hour + roll() * 21 * hour;
      const other = onDuty(cast, again, 0);
      if (other && again < now - hour)
        made.push(callOf(cast, { reference: referenceOf(again, number++), at: again, agent: other, reason, ...who }));
    }
  }
  return made;
}

/** A moment of a working day, a few more of them lately. */
function momentOf({ now, roll }: Cast): number {
  const age = Math.floor(days * roll() ** 1.1);
  const morning = midnightOf(now - age * day) + 8 * hour;
  return Math.round(Math.min(now - 3 * hour, morning + roll() * 11.5 * hour) / 1_000) * 1_000;
}

/** Somebody who works on that day, of a higher tier where wanted; null where nobody does. */
function onDuty({ agents, roll }: Cast, at: number, aboveRank: number): CastAgent | null {
  const there = agents.filter((agent) => works(agent, at) && agent.tierRank > aboveRank);
  return there.length === 0 ? null : pick(there, roll);
}
