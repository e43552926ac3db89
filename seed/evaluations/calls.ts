import type { Container } from '../../src/app/container.js';
import { SubjectKind } from '../../src/modules/quality/index.js';
import type { Viewer } from '../../src/platform/auth/viewer.js';
import { badWeek, rollsOf, weeks } from './chance.js';

export type Version = Awaited<ReturnType<Container['quality']['scorecards']['versions']['versionsByIds']>>[number];

/** A call as evaluations of the past need it. */
export type DemoCall = Awaited<ReturnType<Container['calls']['store']['byIds']>>[number];

/** Who is there, and with which forms it was evaluated. */
export interface Demo {
  readonly now: number;
  readonly versions: ReadonlyMap<SubjectKind, readonly Version[]>;
  readonly agentKeys: ReadonlyMap<string, string>;
  readonly analysts: readonly string[];
  readonly supervisors: readonly Viewer[];
  readonly agents: readonly Viewer[];
}

/** A call that is evaluated, with the week it lies in and the form that was in use then. */
export interface Chosen {
  readonly call: DemoCall & { readonly agentId: string };
  readonly week: number;
  readonly version: Version;
}

const day = 86_400_000;
const aWeek = 117;
const inBadWeek = 133;
/** Somebody new has hardly been listened to. */
const few: Readonly<Record<string, number>> = { 'ding.yi': 5 };

const subjects: Readonly<Record<string, SubjectKind>> = {
  ...{ PHONE: SubjectKind.CALL, MAIL: SubjectKind.MAIL, CHAT: SubjectKind.CHAT },
};

/** The form that was in use at a moment; a form that came later is not used for earlier calls. */
function versionAt(demo: Demo, { channel, endedAt }: DemoCall): Version | null {
  const subject = subjects[channel];
  const all = subject === undefined ? [] : (demo.versions.get(subject) ?? []);
  return all.findLast(({ activatedAt }) => activatedAt.getTime() <= endedAt.getTime()) ?? null;
}

/** About 117 calls a week, of each agent about as many, always the same ones; in the order of the calls. */
export function chosenCalls(calls: readonly DemoCall[], demo: Demo): Chosen[] {
  const from = demo.now - weeks * 7 * day;
  const byWeek = new Map<number, Chosen[]>();
  for (const call of calls) {
    const version = versionAt(demo, call);
    const { agentId } = call;
    const week = Math.floor((call.endedAt.getTime() - from) / (7 * day));
    if (!version || agentId === null || week < 0 || week >= weeks) continue;
    byWeek.set(week, [...(byWeek.get(week) ?? []), { call: { ...call, agentId }, week, version }]);
  }
  const taken = new Map<string, number>();
  const chosen = [...byWeek.keys()]
    .sort((a, b) => a - b)
    .flatMap((week) => inTurns(byWeek.get(week) ?? [], week === badWeek ? inBadWeek : aWeek, demo, taken));
  return chosen.sort((a, b) => a.call.endedAt.getTime() - b.call.endedAt.getTime());
}

/** Takes one call of each agent after the other until there are enough. */
function inTurns(week: readonly Chosen[], count: number, demo: Demo, taken: Map<string, number>): Chosen[] {
  const byAgent = new Map<string, Chosen[]>();
  const lot = new Map(week.map(({ call }) => [call.reference, rollsOf(call.reference)()]));
  const drawn = [...week].sort((a, b) => (lot.get(a.call.reference) ?? 0) - (lot.get(b.call.reference) ?? 0));
  for (const one of drawn) byAgent.set(one.call.agentId, [...(byAgent.get(one.call.agentId) ?? []), one]);
  const agents = [...byAgent.keys()].sort();
  const chosen: Chosen[] = [];
  for (let turn = 0; chosen.length < count; turn += 1) {
    const before = chosen.length;
    for (const agentId of agents) {
      const next = byAgent.get(agentId)?.[turn];
      const most = few[demo.agentKeys.get(agentId) ?? ''] ?? Infinity;
      if (!next || chosen.length >= count || (taken.get(agentId) ?? 0) >= most) continue;
      taken.set(agentId, (taken.get(agentId) ?? 0) + 1);
      chosen.push(next);
    }
    if (chosen.length === before) return chosen;
  }
  return chosen;
}
