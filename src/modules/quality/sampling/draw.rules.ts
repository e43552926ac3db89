import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type AllocationMethod, allocate } from '../statistics/sampling.rules.js';
import { SamplingBasis, type SamplingPlanRule, restKey } from './sampling-plan.js';
import type { SampleStratum } from './sample.js';

// A draw depends on nothing but the seed, the plan and the calls: their order of arrival plays no part.

/** One call that can be drawn: its id, its agent, and the place of its stratum. Kept this small because there may be a million. */
export interface FrameEntry {
  readonly callId: string;
  readonly agentId: string;
  readonly stratum: number;
}

/** A call that was drawn. */
export interface Pick {
  readonly callId: string;
  readonly agentId: string;
  readonly stratum: string;
  /** Number of the cell that it was drawn of; its reserves are of the same. */
  readonly cell: number;
  /** How many calls it stands for: one divided by its chance to be drawn. */
  readonly weight: number;
}

/** A call that takes the place of a skipped one of its cell. */
export interface ReservedCall {
  readonly callId: string;
  readonly stratum: string;
  readonly cell: number;
  readonly place: number;
}

export interface Drawn {
  readonly picks: readonly Pick[];
  readonly reserves: readonly ReservedCall[];
  readonly strata: readonly SampleStratum[];
}

type Random = (least: number, most: number) => number;

/** Whole random numbers between two ends, both included, by a seed. */
export function randomBy(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return (least, most) => uniformInt(generator, least, most);
}

/** Reserves of a cell: some for a small one, a third of a large one. */
const reservesFor = (drawn: number): number => Math.max(3, Math.ceil(drawn / 3));

const partOf = (share: number, count: number): number => Math.min(count, Math.ceil(share * count - 1e-9));

const byCallId = (one: FrameEntry, other: FrameEntry): number =>
  one.callId < other.callId ? -1 : one.callId > other.callId ? 1 : 0;

/** The first `count` of a random order; the rest stays in no order that means anything. Changes the list. */
function shuffleFront<T>(list: T[], count: number, random: Random): T[] {
  const most = Math.min(count, list.length);
  for (let at = 0; at < most; at += 1) {
    const from = random(at, list.length - 1);
    const picked = list[from] as T;
    list[from] = list[at] as T;
    list[at] = picked;
  }
  return list.slice(0, most);
}

/** Calls that are drawn from together, with how many of them. */
interface Cell {
  readonly strata: readonly number[];
  readonly entries: FrameEntry[];
  readonly wanted: number;
}

const keyOf = (rule: SamplingPlanRule, stratum: number): string => rule.strata[stratum]?.key ?? restKey;

/** Divides one unit (all calls, or those of one agent) into cells and says how many each gives. `before`: already drawn, by stratum. */
function cellsOf(
  rule: SamplingPlanRule,
  unit: readonly FrameEntry[],
  before: ReadonlyMap<number, number>,
  least: number,
): Cell[] {
  const byStratum = new Map<number, FrameEntry[]>();
  for (const entry of unit) {
    const list = byStratum.get(entry.stratum);
    if (list) list.push(entry);
    else byStratum.set(entry.stratum, [entry]);
  }
  const strata = [...byStratum.keys()].sort((one, other) => one - other);
  const drawnOf = (stratum: number): number => before.get(stratum) ?? 0;
  const entriesOf = (stratum: number): FrameEntry[] => byStratum.get(stratum) ?? [];
  const hasShare = (stratum: number): boolean => (rule.strata[stratum]?.share ?? null) !== null;
  const shares = strata.filter(hasShare).map((stratum): Cell => {
    const entries = entriesOf(stratum);
    const all = entries.length + drawnOf(stratum);
    const wanted = Math.max(0, partOf(rule.strata[stratum]?.share ?? 0, all) - drawnOf(stratum));
    return { strata: [stratum], entries, wanted: Math.min(wanted, entries.length) };
  });
  const others = strata.filter((stratum) => !hasShare(stratum));
  const sizes = others.map((stratum) => ({
    key: keyOf(rule, stratum),
    population: entriesOf(stratum).length,
    p: rule.strata[stratum]?.expectedAccuracy ?? 0.5,
  }));
  const left = sizes.reduce((sum, { population }) => sum + population, 0);
  const drawn = others.reduce((sum, stratum) => sum + drawnOf(stratum), 0);
  const asked = rule.share === null ? (rule.number ?? 0) : partOf(rule.share, left + drawn);
  const missing = least - shares.reduce((sum, { wanted }) => sum + wanted, 0);
  const wanted = Math.min(left, Math.max(0, asked - drawn, missing));
  let short = missing - wanted;
  const own = shares.map((cell): Cell => {
    // An agent's least number comes before the share of a stratum.
    const more = Math.max(0, Math.min(short, cell.entries.length - cell.wanted));
    short -= more;
    return { ...cell, wanted: cell.wanted + more };
  });
  const { allocation } = allocate(sizes, wanted, rule.allocation as AllocationMethod);
  // Where one would get nothing it would speak for nobody: then they are drawn from together.
  if (wanted > 0 && allocation.includes(0)) {
    const entries = others.flatMap(entriesOf);
    return [...own, { strata: others, entries, wanted }];
  }
  return [
    ...own,
    ...others.map((stratum, at): Cell => ({
      strata: [stratum],
      entries: entriesOf(stratum),
      wanted: allocation[at] ?? 0,
    })),
  ];
}

function byAgent(frame: readonly FrameEntry[]): FrameEntry[][] {
  const agents = new Map<string, FrameEntry[]>();
  for (const entry of frame) {
    const list = agents.get(entry.agentId);
    if (list) list.push(entry);
    else agents.set(entry.agentId, [entry]);
  }
  return [...agents.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, list]) => list);
}

/** What the first round gives each agent, where all calls are drawn from together: the chance of each of the agent's calls. */
function firstRound(rule: SamplingPlanRule, frame: readonly FrameEntry[], random: Random) {
  const picked: FrameEntry[] = [];
  const chances = new Map<string, number>();
  if (rule.basis === SamplingBasis.AGENT || rule.minPerAgent === 0) return { picked, chances };
  for (const own of byAgent(frame)) {
    const count = Math.min(rule.minPerAgent, own.length);
    picked.push(...shuffleFront([...own], count, random));
    chances.set(own[0]?.agentId ?? '', count / own.length);
  }
  return { picked, chances };
}

/**
 * Draws by a plan. Share and number are of all calls, or of each agent's; a share is rounded up. `minPerAgent` comes first where all
 * calls are drawn from together: each agent's part at random, then the rest by stratum; the chance of a call, and so its weight, is that
 * of both rounds.
 */
export function drawSample(rule: SamplingPlanRule, frame: readonly FrameEntry[], seed: number): Drawn {
  const random = randomBy(seed);
  const sorted = [...frame].sort(byCallId);
  const { picked, chances } = firstRound(rule, sorted, random);
  const taken = new Set(picked.map(({ callId }) => callId));
  const rest = taken.size ? sorted.filter(({ callId }) => !taken.has(callId)) : sorted;
  const before = new Map<number, number>();
  for (const { stratum } of picked) before.set(stratum, (before.get(stratum) ?? 0) + 1);

  const isByAgent = rule.basis === SamplingBasis.AGENT;
  const cells = (isByAgent ? byAgent(rest) : [rest]).flatMap((unit) =>
    cellsOf(rule, unit, isByAgent ? new Map() : before, isByAgent ? rule.minPerAgent : 0),
  );
  const picks: Pick[] = [];
  const reserves: ReservedCall[] = [];
  const cellOf = new Map<number, number>();
  const chanceOf = new Map<number, number>();
  for (const [cell, { entries, wanted, strata }] of cells.entries()) {
    const chance = entries.length ? wanted / entries.length : 0;
    for (const stratum of isByAgent ? [] : strata) {
      cellOf.set(stratum, cell);
      chanceOf.set(stratum, chance);
    }
    const order = shuffleFront([...entries], wanted + reservesFor(wanted), random);
    for (const { callId, agentId, stratum } of order.slice(0, wanted)) {
      const first = chances.get(agentId) ?? 0;
      const weight = 1 / (first + (1 - first) * chance);
      picks.push({ callId, agentId, stratum: keyOf(rule, stratum), cell, weight });
    }
    for (const [place, { callId, stratum }] of order.slice(wanted).entries())
      reserves.push({ callId, stratum: keyOf(rule, stratum), cell, place });
  }
  for (const { callId, agentId, stratum } of picked) {
    const first = chances.get(agentId) ?? 1;
    const weight = 1 / (first + (1 - first) * (chanceOf.get(stratum) ?? 0));
    picks.push({ callId, agentId, stratum: keyOf(rule, stratum), cell: cellOf.get(stratum) ?? -1, weight });
  }
  return { picks, reserves, strata: strataOf(rule, sorted, picks) };
}

/** What each stratum had and gave, in the order of the plan, the rest last. */
function strataOf(rule: SamplingPlanRule, frame: readonly FrameEntry[], picks: readonly Pick[]): SampleStratum[] {
  const population = new Map<string, number>();
  const drawn = new Map<string, number>();
  for (const { stratum } of frame) {
    const key = keyOf(rule, stratum);
    population.set(key, (population.get(key) ?? 0) + 1);
  }
  for (const { stratum } of picks) drawn.set(stratum, (drawn.get(stratum) ?? 0) + 1);
  return [...rule.strata.map(({ key }) => key), restKey].map((key) => {
    const [all, some] = [population.get(key) ?? 0, drawn.get(key) ?? 0];
    return { key, population: all, drawn: some, weight: some > 0 ? all / some : null };
  });
}

/**
 * Spreads calls evenly: each goes to whoever has fewest so far, never to its own agent. Those that not everybody may have come first, so
 * that the others can make up for them. `loads` is what each has already.
 * @returns ids of evaluators in the order of the calls; null for a call that nobody may have.
 */
export function spreadEvenly(
  calls: readonly { readonly agentId: string | null }[],
  evaluatorIds: readonly string[],
  seed: number,
  loads: ReadonlyMap<string, number> = new Map(),
): (string | null)[] {
  const order = shuffleFront([...new Set(evaluatorIds)].sort(), evaluatorIds.length, randomBy(seed ^ 0x5eed));
  const load = new Map(order.map((id) => [id, loads.get(id) ?? 0]));
  const isBound = (agentId: string | null): boolean => agentId !== null && load.has(agentId);
  const given = calls.map((): string | null => null);
  const first = calls
    .map((call, at) => ({ ...call, at }))
    .sort((one, other) => Number(isBound(other.agentId)) - Number(isBound(one.agentId)) || one.at - other.at);
  for (const { agentId, at } of first) {
    let least: string | null = null;
    for (const id of order)
      if (id !== agentId && (least === null || (load.get(id) ?? 0) < (load.get(least) ?? 0))) least = id;
    if (least === null) continue;
    given[at] = least;
    load.set(least, (load.get(least) ?? 0) + 1);
  }
  return given;
}
