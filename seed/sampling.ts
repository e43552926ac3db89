import type { Container } from '../src/app/container.js';
import { systemViewer } from '../src/modules/people/index.js';
import { CriteriaChangeKind, SubjectKind, defaultPlanId } from '../src/modules/quality/index.js';
import type { Progress } from '../src/platform/telemetry/progress.js';
import type { PlantedKeys } from './people.js';
import { plantCalibrations } from './sampling/calibrations.js';

const day = 86_400_000;
/** Beginning of the random numbers: a new demo of the same calls draws the same ones. */
const seed = 20_261_120;

/**
 * How quality works at the centre: the default plan has the card for calls and has drawn from the last two days, colleagues have compared
 * how they score, and the criteria meeting of the month is planned. Each happens once, and nothing without the card for calls.
 */
export async function plantSampling(container: Container, keys: PlantedKeys, progress: Progress): Promise<void> {
  const { sampling, scorecards, calibration } = container.quality;
  await sampling.plans.plantDefault();
  const plan = await sampling.store.plan(defaultPlanId);
  const version = await scorecards.versions.latestFor(SubjectKind.CALL);
  if (!plan || !version) return;
  progress('Seeding the demo centre: sampling and calibration');
  if (plan.scorecardId === null)
    await sampling.plans.save(systemViewer, {
      ...{ id: plan._id, expectedVersion: plan.revision },
      plan: { ...plan, scorecardId: version.scorecardId },
    });
  if (!(await sampling.store.lastSamples([plan._id])).size) await draw(container);
  if (await calibration.store.isEmpty()) await plantCalibrations(container, keys);
  await plantMeeting(container, keys, version.scorecardId);
}

async function draw(container: Container): Promise<void> {
  const { clock, log } = container.foundation;
  const to = clock.now();
  const from = new Date(to.getTime() - 2 * day);
  await container.quality.sampling.draws
    .run(systemViewer, defaultPlanId, { from, to, seed })
    .catch((error: unknown) => {
      // A centre without calls of the last two days has nothing to draw.
      log.info({ err: error }, 'the demo drew no calls');
    });
}

async function plantMeeting(container: Container, keys: PlantedKeys, scorecardId: string): Promise<void> {
  const { criteria } = container.quality;
  const asked = ['qa', 'qa.two'].map((key) => keys.users.get(key) ?? '');
  const viewers = await container.people.directory.viewersOf(asked);
  const [first, second] = asked.map((id) => viewers.find((viewer) => viewer.id === id));
  const known = await criteria.store.meetings({ size: 1, fromEnd: false, after: null, before: null });
  if (!first || !second || known.nodes.length) return;
  const now = container.foundation.clock.now();
  // Early next month: what was read differently this month is on its agenda.
  const plannedAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 3, 2));
  const meeting = await criteria.service.plan(first, { month: plannedAt.toISOString().slice(0, 7), plannedAt });
  await criteria.service.propose(second, {
    ...{ meetingId: meeting._id, scorecardId, ref: 'restate', kind: CriteriaChangeKind.WORDING },
    proposal: '“复述”有三种读法：照着说一遍、概括、确认关键信息。建议写清楚要确认什么。',
    newText: {
      zhCN: '用自己的话复述客户的问题，并得到确认',
      en: 'Says the customer’s problem again in own words, and has it confirmed',
    },
  });
}
