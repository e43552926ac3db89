import type { Container } from '../src/app/container.js';
import {
  DisputeDecision,
  DisputeState,
  EvaluationKind,
  EvaluationState,
  type PlantedDispute,
  type PlantedEvaluation,
  RescoreCause,
  SubjectKind,
} from '../src/modules/quality/index.js';
import { Role, type Viewer } from '../src/platform/auth/viewer.js';
import { always } from '../src/platform/rules/rules.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { Answer } from './evaluations/answers.js';
import { weeks } from './evaluations/chance.js';
import { type Demo, type DemoCall, type Version, chosenCalls } from './evaluations/calls.js';
import { type Made, Scored } from './evaluations/scored.js';
import { storyDraft } from './evaluations/story.js';
import { disputeWords } from './evaluations/words.js';
import { storyReference } from './calls.js';
import type { PlantedKeys } from './people.js';

const hour = 3_600_000;
const day = 24 * hour;

/** Answered contacts of agents in the last twelve weeks, earliest first. */
async function callsOf(container: Container, now: number): Promise<DemoCall[]> {
  const { store } = container.calls;
  const filter = {
    offeredAt: { $gte: new Date(now - weeks * 7 * day), $lte: new Date(now) },
    ...{ agentId: { $type: 'string' }, answeredAt: { $type: 'date' } },
  };
  const found: DemoCall[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await store.page(always, filter, false, { size: 100, fromEnd: false, after, before: null });
    found.push(...(page.nodes as DemoCall[]));
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor ?? null;
  }
}

/** All versions of the cards for calls and for chats, by kind of contact, oldest first. */
async function versionsOf(container: Container): Promise<Map<SubjectKind, readonly Version[]>> {
  const { versions } = container.quality.scorecards;
  const all = new Map<SubjectKind, readonly Version[]>();
  for (const subject of [SubjectKind.CALL, SubjectKind.CHAT, SubjectKind.MAIL]) {
    const latest = await versions.latestFor(subject);
    if (latest)
      all.set(
        subject,
        [...(await versions.versionsOf(latest.scorecardId))].sort((a, b) => a.version - b.version),
      );
  }
  return all;
}

/**
 * About 1,400 evaluations of the last twelve weeks: a week out of control, an agent who stands out, disputes, agents’ own evaluations,
 * second ones and examples. Nothing happens where somebody has evaluated already, or where there are no calls.
 */
export async function plantEvaluations(container: Container, keys: PlantedKeys, progress: Progress): Promise<void> {
  const { evaluations, disputes } = container.quality;
  if (!(await evaluations.planting.isEmpty())) return;
  const now = container.foundation.clock.now().getTime();
  const [calls, versions] = [await callsOf(container, now), await versionsOf(container)];
  if (!calls.length || !versions.size) return;
  progress('Seeding the demo centre: evaluations');
  const viewers = await container.people.directory.viewersOf([...keys.users.values()]);
  const demo: Demo = { now, versions, ...whoIsWho(viewers, keys) };
  // The call of the story is just being evaluated; nobody has before.
  const story = calls.find(({ reference }) => reference === storyReference(now));
  const others = calls.filter((call) => call !== story);
  const made = chosenCalls(others, demo).flatMap((chosen) => new Scored(demo, chosen).planted());
  const draft = storyDraft(story, demo);
  const planted = [...made.map((one) => one.evaluation), ...besides(made, demo), ...(draft ? [draft] : [])];
  const contested = disputedOf(made, demo);
  const byCall = new Map(contested.map((one) => [one.callId, one]));
  const stored = await evaluations.planting.plant(
    planted.map((one) => (one.kind === EvaluationKind.STANDARD ? (byCall.get(one.callId)?.evaluation ?? one) : one)),
  );
  const ids = new Map(
    stored.flatMap((one) =>
      one.kind === EvaluationKind.STANDARD && one.callId !== null ? [[one.callId, one._id] as const] : [],
    ),
  );
  await disputes.planting.plant(
    contested.map(({ callId, dispute }) => ({ ...dispute, evaluationId: ids.get(callId) ?? '' })),
  );
}

function whoIsWho(viewers: readonly Viewer[], keys: PlantedKeys): Omit<Demo, 'now' | 'versions'> {
  const id = (key: string): string => keys.users.get(key) ?? '';
  return {
    agentKeys: new Map([...keys.users].map(([key, one]) => [one, key])),
    analysts: [id('qa'), id('qa.two')],
    supervisors: viewers.filter(({ roles }) => roles.includes(Role.SUPERVISOR)),
    agents: viewers.filter(({ roles }) => roles.includes(Role.AGENT)).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Second evaluations, agents’ own ones, and peers: of some of the calls, and never counted twice for one reason. */
function besides(made: readonly Made[], demo: Demo): PlantedEvaluation[] {
  return made.flatMap(({ evaluation, scored }, at): PlantedEvaluation[] => {
    if (evaluation.state !== EvaluationState.ACKNOWLEDGED) return [];
    if (at % 61 === 7) {
      const evaluatorId = demo.analysts.find((one) => one !== evaluation.evaluatorId) ?? '';
      return [scored.again(EvaluationKind.SECOND, evaluatorId)];
    }
    if (at % 47 === 11) return [scored.again(EvaluationKind.SELF, scored.agentId)];
    if (at % 131 === 5) {
      const peer = demo.agents.find(({ id }) => id > scored.agentId) ?? demo.agents[0];
      const lead = demo.supervisors.find(({ ledTeamIds }) => scored.teamIds.some((id) => ledTeamIds.includes(id)));
      if (!peer || !lead || peer.id === scored.agentId) return [];
      return [{ ...scored.again(EvaluationKind.PEER, peer.id), assignedById: lead.id }];
    }
    return [];
  });
}

interface Contested {
  readonly callId: string;
  readonly evaluation: PlantedEvaluation;
  readonly dispute: Omit<PlantedDispute, 'evaluationId'>;
}

/** How disputes ended, the oldest first; null waits. Of each two a judge agreed with the agent once. */
const endings = [
  'UPHELD',
  'REJECTED',
  'REJECTED',
  'UPHELD',
  'WITHDRAWN',
  'REJECTED',
  'UPHELD',
  'REJECTED',
  null,
  null,
  null,
] as const;

/** Some evaluations with an error, disputed by their agents; the last ones wait for a decision. */
function disputedOf(made: readonly Made[], demo: Demo): Contested[] {
  const wrong = made.filter(({ wrongRefs, evaluation }) => wrongRefs.length > 0 && evaluation.releasedAt);
  const old = wrong.filter(({ evaluation }) => (evaluation.releasedAt?.getTime() ?? 0) < demo.now - 12 * day);
  const fresh = wrong.filter(({ evaluation }) => (evaluation.releasedAt?.getTime() ?? 0) > demo.now - 4 * day);
  const first = fresh.findLast(({ scored }) => demo.agentKeys.get(scored.agentId) === 'agent');
  const waiting = [...new Set([...(first ? [first] : []), ...fresh])];
  const step = Math.max(1, Math.floor(old.length / 9));
  return endings.flatMap((ending, at) => {
    const one = ending === null ? waiting[at - 8] : old[at * step];
    return one ? [contested(one, ending, at, demo)] : [];
  });
}

function contested(
  { evaluation, wrongRefs, rightAnswer, scored }: Made,
  ending: (typeof endings)[number],
  at: number,
  demo: Demo,
): Contested {
  const [ref = ''] = wrongRefs;
  const released = evaluation.releasedAt?.getTime() ?? demo.now;
  const openedAt = new Date(Math.min(released + (8 + at) * hour, demo.now - hour));
  const decidedAt = new Date(openedAt.getTime() + 26 * hour);
  const judgeId = demo.analysts.find((one) => one !== evaluation.evaluatorId) ?? '';
  const before = evaluation.answers.find((answer) => answer.ref === ref) ?? null;
  const after: Answer = rightAnswer(ref);
  const isDecided = ending === 'UPHELD' || ending === 'REJECTED';
  const isUpheld = ending === 'UPHELD';
  const ruling = isUpheld ? disputeWords.upheld : disputeWords.rejected;
  const item = {
    ...{ ref, reason: disputeWords.reasons[at % disputeWords.reasons.length] ?? '', answerBefore: before },
    decision: isDecided ? DisputeDecision[ending] : null,
    answer: isUpheld ? after : null,
    ...{ ruling: isDecided ? ruling : null, judgeId: isDecided ? judgeId : null },
    decidedAt: isDecided ? decidedAt : null,
  };
  const past = {
    cause: RescoreCause.DISPUTE,
    byId: judgeId,
    at: decidedAt,
    reason: `${ref}: ${ruling}`,
    answers: evaluation.answers,
  };
  return {
    callId: scored.callId,
    evaluation: {
      ...evaluation,
      isDisputed: ending === null,
      ...(isUpheld
        ? { answers: evaluation.answers.map((answer) => (answer.ref === ref ? after : answer)), earlier: [past] }
        : {}),
    },
    dispute: {
      ...{ items: [item], openedAt },
      state: isDecided ? DisputeState.DECIDED : ending === null ? DisputeState.OPEN : DisputeState.WITHDRAWN,
      decidedAt: isDecided ? decidedAt : null,
      withdrawnAt: ending === 'WITHDRAWN' ? decidedAt : null,
    },
  };
}
