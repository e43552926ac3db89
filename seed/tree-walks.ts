import { createHash } from 'node:crypto';
import type { Container } from '../src/app/container.js';
import { PlantedWalk, type TreeVersion, type WalkRecord } from '../src/modules/trees/index.js';
import { Role, type Viewer } from '../src/platform/auth/viewer.js';
import { Locale } from '../src/platform/graphql/enums.js';
import { newId } from '../src/platform/ids/ids.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { PlantedKeys } from './people.js';
import { Stroll, type StrollWorld, dice } from './trees/stroll.js';
import { walkShares } from './trees/shares.js';

const days = 60;
const walkCount = 1_500;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A version with the time from which on it was live. */
interface Live {
  readonly version: TreeVersion;
  readonly from: number;
}

/** Versions of the demo's trees, by code, oldest first. */
async function versionsOf(container: Container): Promise<ReadonlyMap<string, readonly Live[]>> {
  const found = new Map<string, Live[]>();
  for (const code of Object.keys(walkShares)) {
    const tree = await container.trees.planting.byCode(code);
    const list: Live[] = [];
    for (let number = 1; tree && number <= tree.numbered; number += 1) {
      const version = await container.trees.store.version(tree._id, number);
      if (version) list.push({ version, from: version.publishedAt.getTime() });
    }
    if (list.length) found.set(code, list);
  }
  return found;
}

/** What was live then; where the tree was not live yet, its first version. */
const liveAt = (list: readonly Live[] | undefined, at: number): TreeVersion | null =>
  (list?.findLast(({ from }) => from <= at) ?? list?.[0])?.version ?? null;

/** `C-1123-0417`: the day, and a number of the day. */
const referenceOf = (at: number, number: number): string => {
  const local = new Date(at + 8 * hour).toISOString();
  return `C-${local.slice(5, 7)}${local.slice(8, 10)}-${String(number % 10_000).padStart(4, '0')}`;
};

/**
 * Walks of the last two months by the demo's agents, a few that are under way, and what was found on devices that were sent in. Nothing
 * happens where somebody has walked already.
 */
export async function plantTreeWalks(container: Container, keys: PlantedKeys, progress: Progress): Promise<void> {
  const { planting } = container.trees.walks;
  if (!(await planting.isEmpty())) return;
  progress('Seeding the demo centre: walks through trees');
  const now = container.foundation.clock.now().getTime();
  const viewers = await container.people.directory.viewersOf([...keys.users.values()]);
  const agents = viewers.filter(({ roles }) => roles.includes(Role.AGENT)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const expert = [...keys.tiers.values()].reduce((top, tier) => (tier.rank > top.rank ? tier : top));
  const versions = await versionsOf(container);
  const experts = agents.filter(({ tierRank }) => tierRank === expert.rank);
  const [firstExpert] = experts;
  if (!agents.length || !versions.size || !firstExpert) return;
  const world: StrollWorld = {
    roll: dice(20_261_126),
    agents: agents.filter(({ tierRank }) => tierRank !== expert.rank),
    experts,
    expert,
  };
  const begin = (
    code: string,
    by: Viewer,
    at: number,
    number: number,
    context: Record<string, string | number>,
  ): PlantedWalk | null => {
    const version = liveAt(versions.get(code), at);
    const sub = liveAt(versions.get('T-015'), at);
    if (!version) return null;
    return new PlantedWalk({
      id: newId('walk', { now: () => new Date(at) }),
      version,
      subtrees: sub ? new Map([[sub.treeCode, sub]]) : new Map<string, TreeVersion>(),
      ...{ by, at: new Date(at), locale: by.locale === 'en' ? Locale.EN : Locale.ZH_CN, context },
      callReference: referenceOf(at, number),
    });
  };
  const walks: WalkRecord[] = [];
  for (const [at, number] of momentsOf(world.roll, now)) {
    const stroll = new Stroll(world, at);
    const walk = begin(stroll.code, stroll.agent, at, number, stroll.context(versions));
    if (walk) walks.push(stroll.through(walk, now));
  }
  walks.push(...underWay(now, viewers, keys, expert, begin));
  walks.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  await planting.plant(walks);
  await plantFindings(container, walks, now, world.roll);
}

/** Moments of working days, a few more of them lately, with the number of the call. */
function momentsOf(roll: () => number, now: number): [number, number][] {
  return Array.from({ length: walkCount }, (_, at): [number, number] => {
    const age = Math.floor(days * roll() ** 1.2);
    const morning = Math.floor((now - age * day + 8 * hour) / day) * day;
    return [Math.min(now - 2 * hour, morning + roll() * 11 * hour), 1_000 + at];
  });
}

/** What the desks show at once: an offer to the experts, a walk that the demo's agent left for later, and one that goes on. */
function underWay(
  now: number,
  viewers: readonly Viewer[],
  keys: PlantedKeys,
  expert: { readonly id: string; readonly rank: number },
  begin: (
    code: string,
    by: Viewer,
    at: number,
    number: number,
    context: Record<string, string | number>,
  ) => PlantedWalk | null,
): WalkRecord[] {
  const made: WalkRecord[] = [];
  const person = (key: string): Viewer | undefined => viewers.find(({ id }) => id === keys.users.get(key));
  const context = { model: 'XQG100-B12', purchase_date: '2024-05-18', calls_today: 1 };
  const go = (
    key: string,
    minutesAgo: number,
    answers: readonly string[],
  ): [PlantedWalk, Viewer, () => Date] | null => {
    const by = person(key);
    let at = now - minutesAgo * minute;
    const walk = by ? begin('T-014', by, at, 417 + minutesAgo, context) : null;
    if (!walk || !by) return null;
    const next = (): Date => new Date((at += 17_000));
    for (const answer of answers) {
      const isInput = answer.includes('=');
      const values = answer
        .split(',')
        .map((part) => ({ name: part.split('=')[0] ?? '', value: part.split('=')[1] ?? '' }));
      walk.answer(isInput ? { values } : { choice: answer }, by, next());
    }
    return [walk, by, next];
  };
  const e21 = 'code=E21,serial=XQ-24-118834';
  const offered = go('xu.ran', 6, ['yes', 'no-spin', e21, 'no', 'yes']);
  if (offered) {
    const [walk, by, next] = offered;
    walk.offer(expert, '泵通电完全没有声音，屏幕偶尔黑一下，怀疑主板。', by, next());
    made.push(walk.record);
  }
  const paused = go('agent', 44, ['yes', 'no-spin', e21, 'no', 'yes', 'unclear']);
  if (paused) {
    const [walk, by, next] = paused;
    walk.pause(by, next());
    made.push(walk.record);
  }
  const live = go('zhou.ning', 2, ['yes', 'no-spin', e21]);
  if (live) made.push(live[0].record);
  return made;
}

/** A number from 0 to 1 that is always the same for a text. */
const chance = (text: string): number => createHash('sha256').update(text).digest().readUInt16BE(0) / 65_536;

const causes = ['排水泵卡死', '主板', '屏幕排线', '电池', '轴承', '门锁开关'];
const points = ['青岛市北网点', '青岛城阳网点', '北京朝阳网点', '广州天河网点', '郑州金水网点', '成都锦江网点'];

/**
 * What was found on devices: 38 % without a fault before the checks were walked, fewer since. Those of older months have no walk. Nothing
 * happens where an import brought findings already.
 */
async function plantFindings(
  container: Container,
  walks: readonly WalkRecord[],
  now: number,
  roll: () => number,
): Promise<void> {
  const { planting } = container.trees.repairs;
  if (!(await planting.isEmpty())) return;
  const sent = walks.flatMap(({ ending, callReference, endedAt }) =>
    ending?.result === 'RETURN_OR_REPAIR' && callReference && endedAt
      ? [{ callReference, at: endedAt.getTime() + 4 * day }]
      : [],
  );
  const before = Array.from({ length: 420 }, (_, at) => {
    const moment = now - (days + roll() * 120) * day;
    return { callReference: referenceOf(moment, 6_000 + at), at: moment };
  });
  const findings = [...before, ...sent]
    .filter(({ at }) => at < now)
    .map(({ callReference, at }) => {
      const age = (now - at) / day;
      const noFault = age > days ? 0.38 : age > 30 ? 0.27 : 0.19;
      const hasFault = chance(`fault ${callReference}`) >= noFault;
      const pick = <T>(list: readonly T[], salt: string): T | null =>
        list[Math.floor(chance(`${salt} ${callReference}`) * list.length)] ?? null;
      return {
        ...{ externalId: null, callReference, hasFault, cause: hasFault ? pick(causes, 'cause') : null },
        ...{ servicePoint: pick(points, 'point'), lineId: null, foundAt: new Date(at) },
      };
    });
  await planting.plant(findings);
}
