import type { Container } from '../../src/app/container.js';
import {
  type CalibrationSession,
  CalibrationState,
  EvaluationKind,
  EvaluationState,
  type PlantedEvaluation,
  SubjectKind,
} from '../../src/modules/quality/index.js';
import { newId } from '../../src/platform/ids/ids.js';
import { always } from '../../src/platform/rules/rules.js';
import { storyReference } from '../calls.js';
import { type Answer, answersTo } from '../evaluations/answers.js';
import type { DemoCall, Version } from '../evaluations/calls.js';
import { rollsOf } from '../evaluations/chance.js';
import type { PlantedKeys } from '../people.js';
import { roomAnswers, roomNotes, roomRulings } from './room.js';

const day = 86_400_000;
const hour = 3_600_000;

/** Who scores beside the expert, in the order of the room. */
const participants = ['qa', 'qa.two', 'lead', 'hao.qiang'];
const expertKey = 'supervisor';

interface Told {
  readonly title: string;
  readonly call: DemoCall;
  readonly version: Version;
  readonly createdAt: Date;
  readonly dueAt: Date;
  /** By person; who is missing has not submitted. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  readonly notes?: Readonly<Record<string, string>>;
  readonly rulings?: CalibrationSession['rulings'];
  readonly isClosed: boolean;
}

/** The newest answered phone call of a span, whoever took it. */
async function callBetween(container: Container, from: number, to: number): Promise<DemoCall | null> {
  const filter = {
    offeredAt: { $gte: new Date(from), $lt: new Date(to) },
    ...{ channel: 'PHONE', agentId: { $type: 'string' }, answeredAt: { $type: 'date' } },
  };
  const page = await container.calls.store.page(always, filter, true, {
    size: 1,
    fromEnd: false,
    after: null,
    before: null,
  });
  return page.nodes[0] ?? null;
}

/** Writes a session as it was, with what everybody submitted. */
async function plantSession(container: Container, keys: PlantedKeys, told: Told): Promise<void> {
  const { calibration, evaluations } = container.quality;
  const id = (key: string): string => keys.users.get(key) ?? '';
  const { call, version, createdAt, answers } = told;
  const sessionId = newId('calibration', { now: () => createdAt });
  const order = [expertKey, ...participants].filter((key) => answers.has(key));
  const stored = await evaluations.planting.plant(
    order.map((key, at): PlantedEvaluation => ({
      ...{
        kind: EvaluationKind.CALIBRATION,
        state: EvaluationState.SUBMITTED,
        callId: call._id,
        versionId: version._id,
      },
      ...{ evaluatorId: id(key), answers: answers.get(key) ?? [], calibrationId: sessionId },
      ...{ createdAt, submittedAt: new Date(createdAt.getTime() + (at + 1) * 5 * hour) },
      notes: told.notes?.[key] ? [{ ref: 'correct', second: 178, text: told.notes[key], isPrivate: true }] : [],
    })),
  );
  const submissions = stored.map(({ _id, evaluatorId, submittedAt }) => ({
    ...{ userId: evaluatorId, evaluationId: _id, at: submittedAt ?? createdAt },
  }));
  const isRevealed = order.length === participants.length + 1;
  const last = submissions.at(-1)?.at ?? createdAt;
  const open = submissions.length ? CalibrationState.BLIND : CalibrationState.EXPERT_FIRST;
  const revealed = told.isClosed ? CalibrationState.CLOSED : CalibrationState.REVEALED;
  await calibration.store.insert({
    ...{ _id: sessionId, title: told.title, state: isRevealed ? revealed : open, callId: call._id },
    ...{ callReference: call.reference, agentId: call.agentId ?? '', scorecardId: version.scorecardId },
    ...{ versionId: version._id, leaderId: id('qa'), expertId: id(expertKey), participantIds: participants.map(id) },
    memberIds: [expertKey, ...participants].map(id),
    ...{ dueAt: told.dueAt, submissions, revealedAt: isRevealed ? last : null, revealReason: null },
    rulings: told.rulings ?? [],
    ...{ closedAt: told.isClosed ? new Date(last.getTime() + day) : null, remindedAt: null },
    ...{ revision: submissions.length + 1, createdAt, updatedAt: last },
  });
}

/** What everybody answered in a session of which nothing more is told: mostly like the expert. */
function answersOf(name: string, { content }: Version, keys: readonly string[]): Map<string, readonly Answer[]> {
  const expert = rollsOf(`${name} expert`);
  const wrong = new Set<string>();
  const right = answersTo(
    content,
    rollsOf(`${name} marks`),
    ({ ref }) => expert() < 0.16 && Boolean(wrong.add(ref)),
    () => false,
  );
  return new Map(
    keys.map((key) => {
      if (key === expertKey) return [key, right];
      const roll = rollsOf(`${name} ${key}`);
      const differs = ({ ref }: { ref: string }): boolean => wrong.has(ref) !== roll() < 0.09;
      return [key, answersTo(content, rollsOf(`${name} marks`), differs, () => false)];
    }),
  );
}

/** Six sessions that are over, the last one that of the story, and one under way. */
export async function plantCalibrations(container: Container, keys: PlantedKeys): Promise<void> {
  const now = container.foundation.clock.now().getTime();
  const { versions } = container.quality.scorecards;
  const latest = await versions.latestFor(SubjectKind.CALL);
  if (!latest || [expertKey, ...participants].some((key) => !keys.users.has(key))) return;
  const all = await versions.versionsOf(latest.scorecardId);
  const everybody = [expertKey, ...participants];
  for (let back = 5; back >= 1; back -= 1) {
    const at = now - (6 + back * 13) * day;
    const call = await callBetween(container, at - 4 * day, at - hour);
    const version = all.find(({ activatedAt }) => activatedAt.getTime() <= (call?.offeredAt.getTime() ?? 0));
    if (!call || !version) continue;
    const name = `calibration ${back}`;
    await plantSession(container, keys, {
      ...{ title: `校准 ${new Date(at).toISOString().slice(0, 10)}`, call, version, isClosed: true },
      ...{ createdAt: new Date(at), dueAt: new Date(at + 3 * day), answers: answersOf(name, version, everybody) },
    });
  }
  const [story] = await container.calls.store.byReferences([storyReference(now)], always);
  const answers = roomAnswers(latest.content);
  if (story && answers) {
    const createdAt = new Date(now - 3 * day);
    const rulings = roomRulings(keys.users.get('qa') ?? '', new Date(now - day));
    await plantSession(container, keys, {
      ...{ title: `${Number(new Date(now).toISOString().slice(5, 7))} 月校准 · 收费类`, call: story, version: latest },
      ...{ createdAt, dueAt: new Date(now - day), answers, notes: roomNotes, rulings, isClosed: false },
    });
  }
  const fresh = await callBetween(container, now - 5 * day, now - day);
  if (!fresh || fresh._id === story?._id) return;
  await plantSession(container, keys, {
    ...{ title: '转接与保持怎么评', call: fresh, version: latest, isClosed: false },
    ...{ createdAt: new Date(now - 20 * hour), dueAt: new Date(now + 2 * day) },
    answers: answersOf('calibration open', latest, [expertKey, 'qa.two']),
  });
}
