import type { Container } from '../src/app/container.js';
import { type WorkingCalendar, afterWorkingDays, dayAt, systemViewer } from '../src/modules/people/index.js';
import {
  type Coaching,
  CoachingCause,
  CoachingState,
  QualityMeasure,
  type Talk,
  TalkState,
} from '../src/modules/quality/index.js';
import { newId } from '../src/platform/ids/ids.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import { midnightOf } from './calls/making.js';
import type { PlantedKeys } from './people.js';

const hour = 3_600_000;
const day = 24 * hour;
const usualDays = 5;

/** What leads and agents agreed on; the first of each pair is what was wrong. */
const agreed = [
  ['费用类问题答得不准，三包期内仍说收费。', '先查 P-033 再答；两周内每天复听一通自己的来电。'],
  ['保持前没有说明原因和时长。', '每次保持先说“大约 30 秒，我去查保修记录”。'],
  ['复述问题时漏掉客户的第二个诉求。', '用 S-071 的复述句式，挂机前再确认一次。'],
  ['总体稳定，记录偶有缺项。', '保持；结束前对照必填项。'],
] as const;

interface Released {
  readonly agentId: string;
  readonly callId: string | null;
  readonly _id: string;
  readonly scorecardId: string;
  readonly releasedAt: Date;
  readonly marks: readonly { readonly r: string; readonly e: number }[];
}

/** The first release of each agent and month. */
function firstOfMonths(released: readonly Released[], zone: Pick<WorkingCalendar, 'timeZone'>): Map<string, Released> {
  const first = new Map<string, Released>();
  for (const one of released) {
    const key = `${one.agentId} ${dayAt(one.releasedAt, zone).slice(0, 7)}`;
    if (!first.has(key)) first.set(key, one);
  }
  return first;
}

/** Talks of the last months, a session that a rule opened and one that is over, and what the centre wants. Once. */
export async function plantCoaching(container: Container, keys: PlantedKeys, progress: Progress): Promise<void> {
  const { coaching, evaluations, targets } = container.quality;
  const { directory } = container.people;
  const { clock } = container.foundation;
  if ((await targets.service.current()).revision === 0) {
    const items = [
      { measure: QualityMeasure.ANY_CRITICAL, share: 0.98 },
      { measure: QualityMeasure.CUSTOMER_CRITICAL, share: 0.98 },
      { measure: QualityMeasure.NON_CRITICAL, share: 0.95 },
    ];
    await targets.service.set(systemViewer, { items, expectedVersion: 0 });
  }
  if (!(await coaching.planting.isEmpty())) return;
  progress('Seeding the demo centre: talks and coaching');
  const now = clock.now();
  const sites = new Map((await directory.sites()).map((site) => [site._id, site]));
  const talks: Talk[] = [];
  const sessions: Coaching[] = [];
  const [story, other] = ['xu.ran', 'agent'].map((key) => keys.users.get(key) ?? '');
  for (const agentId of keys.users.values()) {
    const released = await evaluations.facts.releasedOf(agentId, new Date(now.getTime() - 84 * day), now);
    const person = await coaching.people.person(agentId);
    const site = sites.get(person?.siteId ?? '');
    const [lead] = person ? await coaching.people.leadsOf(agentId, person.teamIds) : [];
    if (!person || !site || !lead || !released.length) continue;
    const who = { agentId, teamIds: [...person.teamIds], siteId: person.siteId };
    for (const [key, first] of firstOfMonths(released, site))
      talks.push(
        talkOf({ ...who, lead }, key, first, site, now, talks.length, (at) => newId('talk', { now: () => at })),
      );
    if (agentId === story || agentId === other)
      sessions.push(
        ...sessionsOf({ ...who, lead }, released, now, agentId === story, (at) => newId('coaching', { now: () => at })),
      );
  }
  await coaching.planting.plant(talks, sessions);
}

interface Who {
  readonly agentId: string;
  readonly teamIds: string[];
  readonly siteId: string | null;
  readonly lead: string;
}

function talkOf(
  { lead, ...who }: Who,
  key: string,
  { releasedAt }: Released,
  site: WorkingCalendar,
  now: Date,
  place: number,
  idAt: (at: Date) => string,
): Talk {
  const dueAt = afterWorkingDays(releasedAt, usualDays, site);
  // One in six was late, one in nine of those that are due is late still.
  const held = new Date(releasedAt.getTime() + (place % 6 === 5 ? 11 : 1 + (place % 4)) * day + 3 * hour);
  const isHeld = held < now && place % 9 !== 8;
  const confirmed = new Date(held.getTime() + 20 * hour);
  const isConfirmed = isHeld && confirmed < now && place % 5 !== 4;
  const [problems, solution] = agreed[place % agreed.length] ?? agreed[0];
  return {
    ...who,
    _id: idAt(releasedAt),
    month: key.slice(key.indexOf(' ') + 1),
    state: isConfirmed ? TalkState.ACKNOWLEDGED : isHeld ? TalkState.HELD : TalkState.DUE,
    dueAt,
    heldAt: isHeld ? held : null,
    heldById: isHeld ? lead : null,
    problems: isHeld ? problems : null,
    solution: isHeld ? solution : null,
    acknowledgedAt: isConfirmed ? confirmed : null,
    comment: null,
    revision: isConfirmed ? 3 : isHeld ? 2 : 1,
    createdAt: releasedAt,
  };
}

/** Of the agent who stands out: a session that a rule has just opened; of another: one that was held and closed. */
function sessionsOf(
  { lead, ...who }: Who,
  released: readonly Released[],
  now: Date,
  isOpen: boolean,
  idAt: (at: Date) => string,
): Coaching[] {
  const wrong = released.filter(({ marks }) => marks.some(({ r, e }) => r === 'correct' && e > 0));
  const about = (wrong.length ? wrong : released).slice(-2);
  const createdAt = new Date(now.getTime() - (isOpen ? 1 : 42) * day);
  /** Ten in the morning, some days after it was opened. */
  const morning = (after: number): Date => new Date(midnightOf(createdAt.getTime() + after * day) + 10 * hour);
  const heldAt = morning(3);
  const base = {
    ...who,
    _id: idAt(createdAt),
    callIds: about.flatMap(({ callId }) => callId ?? []),
    evaluationIds: about.map(({ _id }) => _id),
    scorecardId: about[0]?.scorecardId ?? null,
    ...{ coachId: lead, remindedAt: null, createdAt },
  };
  if (isOpen)
    return [
      {
        ...base,
        ...{ state: CoachingState.OPEN, cause: CoachingCause.RULE, ruleKey: 'same-critical', openedById: null },
        topic: '同类关键错误再犯 · The same kind of critical error again',
        ...{ refs: ['correct'], goals: [], plannedAt: morning(2), heldAt: null, notes: null },
        ...{ followUpAt: null, acknowledgedAt: null, comment: null, closedAt: null, outcome: null, revision: 1 },
      },
    ];
  const closedAt = new Date(heldAt.getTime() + 21 * day);
  return [
    {
      ...base,
      ...{ state: CoachingState.CLOSED, cause: CoachingCause.MANUAL, ruleKey: null, openedById: lead },
      topic: '保持前说明原因和时长',
      refs: ['hold'],
      goals: [{ text: '每次保持前说明原因和时长', isMet: true }],
      ...{ plannedAt: heldAt, heldAt, notes: '一起听了两通来电，练了三遍。', followUpAt: closedAt },
      ...{ acknowledgedAt: new Date(heldAt.getTime() + day), comment: '明白了。', closedAt, revision: 5 },
      outcome: '复听五通，均已说明。',
    },
  ];
}
