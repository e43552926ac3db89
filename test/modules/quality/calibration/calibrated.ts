import { callsVisibleTo } from '../../../../src/modules/calls/index.js';
import { type Calibration, createCalibration } from '../../../../src/modules/quality/calibration/calibration.room.js';
import type { CalibrationSession } from '../../../../src/modules/quality/calibration/calibration.js';
import { type Criteria, createCriteria } from '../../../../src/modules/quality/criteria/criteria.room.js';
import type { EvaluatedCall } from '../../../../src/modules/quality/evaluations/evaluation-needs.js';
import { type Evaluations, createEvaluations } from '../../../../src/modules/quality/evaluations/evaluations.room.js';
import type { AnswerGiven } from '../../../../src/modules/quality/scorecards/form-result.js';
import { ScorecardDraftService } from '../../../../src/modules/quality/scorecards/scorecard-draft.service.js';
import type { ScorecardContent } from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import { ScorecardPlantService } from '../../../../src/modules/quality/scorecards/scorecard-plant.service.js';
import { scorecardVersions } from '../../../../src/modules/quality/scorecards/scorecard-read.service.js';
import { ScorecardStore } from '../../../../src/modules/quality/scorecards/scorecard.store.js';
import { QuestionType } from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import { toMongo } from '../../../../src/platform/rules/rules.js';
import { answers, form, option, question, scale, section } from '../scorecards/forms.js';
import type { Copy, ScoredCentre } from '../sampling/scored-centre.js';

/** Calibration and criteria over real evaluations, scorecards and people. */
export interface Calibrated {
  readonly calibration: Calibration;
  readonly criteria: Criteria;
  readonly evaluations: Evaluations;
  readonly scorecards: ScorecardStore;
  readonly planting: ScorecardPlantService;
}

export function calibratedOf({ foundation, people, jobs }: Copy): Calibrated {
  const { connection } = foundation;
  const { directory, references } = people;
  const nothing = (() => undefined) as never;
  const find = async (filter: object): Promise<EvaluatedCall[]> =>
    (await connection.collection('calls').find(filter).toArray()) as unknown as EvaluatedCall[];
  const calls = {
    visible: (viewer: Parameters<typeof callsVisibleTo>[0], ids: readonly string[]) =>
      find({ $and: [{ _id: { $in: [...ids] } }, toMongo(callsVisibleTo(viewer))] }),
    byIds: (ids: readonly string[]) => find({ _id: { $in: [...ids] } }),
    recordingSeconds: () => Promise.resolve(null),
    setExemplary: () => Promise.resolve(),
  };
  const store = new ScorecardStore(connection, foundation.cursors);
  const versions = scorecardVersions(store);
  const drafts = new ScorecardDraftService(foundation, store);
  const evaluations = createEvaluations(foundation, {
    ...{ calls, scorecards: versions, directory, references, jobs },
    eyes: { calls: nothing, assignedCalls: nothing, scorecards: nothing, versions: nothing },
  });
  const calibration = createCalibration(foundation, {
    ...{
      directory,
      references,
      jobs,
      calls,
      versions,
      anyCalls: nothing,
      scorecardLoader: nothing,
      versionLoader: nothing,
    },
    evaluations: {
      startFor: (start) => evaluations.startFor(start),
      ofCalibrations: (ids) => evaluations.facts.ofCalibrations(ids),
    },
  });
  evaluations.attach({ sight: calibration.follower });
  evaluations.follow(calibration.follower);
  const criteria = createCriteria(foundation, {
    ...{ directory, references, calibrations: calibration.comparisons, scorecardLoader: nothing },
    scorecards: {
      active: (id) => versions.active(id),
      openWithin: (...args) => drafts.openWithin(...args),
    },
  });
  return {
    calibration,
    criteria,
    evaluations,
    scorecards: store,
    planting: new ScorecardPlantService(foundation, store),
  };
}

const parts = () => [option('yes', 10), option('part', 5), option('no', 0)];

/** The form of the picture of the calibration room: yes/no, three steps, five points, one fatal question. */
export const pictured: ScorecardContent = form([
  section('S', [
    question('Q1'),
    question('Q2'),
    question('Q3', { type: QuestionType.SINGLE, options: parts() }),
    question('Q4', { type: QuestionType.SINGLE, options: parts() }),
    question('Q5'),
    question('Q7', { options: [option('right', 10), option('wrong', 0, { fatal: 'ZERO_FORM' as never })] }),
    scale('Q8'),
    scale('Q9'),
    question('Q10', { type: QuestionType.SINGLE, options: parts() }),
  ]),
]);

const row = (given: readonly (string | number)[]): AnswerGiven[] =>
  answers(
    Object.fromEntries(
      ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q7', 'Q8', 'Q9', 'Q10'].map((ref, at) => [ref, given[at] ?? '']),
    ),
  );

/** What they answered there. */
export const marks = {
  expert: row(['yes', 'yes', 'part', 'yes', 'no', 'wrong', 4, 4, 'yes']),
  fang: row(['yes', 'yes', 'yes', 'yes', 'no', 'wrong', 4, 4, 'yes']),
  one: row(['yes', 'yes', 'part', 'part', 'no', 'right', 3, 4, 'yes']),
  two: row(['yes', 'no', 'no', 'yes', 'no', 'wrong', 4, 2, 'yes']),
  three: row(['yes', 'yes', 'part', 'yes', 'no', 'wrong', 5, 4, 'part']),
};

/** A scorecard in use with that form; its id. */
export async function plantForm(made: Calibrated, code = 'QC-9', content = pictured): Promise<string> {
  const at = new Date('2026-01-01T00:00:00Z');
  const planted = {
    code,
    authorId: null,
    createdAt: at,
    versions: [{ content, activatedAt: at, activatedById: null }],
  };
  const id = (await made.planting.plant([planted])).get(code)?._id;
  if (!id) throw new Error('It was not planted.');
  return id;
}

/** Somebody answers in a session, and submits unless told otherwise. */
export async function score(
  centre: ScoredCentre,
  made: Calibrated,
  session: Pick<CalibrationSession, '_id'>,
  who: string,
  given: readonly AnswerGiven[],
  isSubmitted = true,
): Promise<string> {
  const viewer = await centre.as(who);
  const { evaluation } = await made.calibration.service.start(viewer, session._id);
  const { drafts } = made.evaluations.services;
  const drafted = await drafts.update(viewer, evaluation._id, {
    expectedRevision: evaluation.revision,
    answers: given,
  });
  if (isSubmitted) await drafts.submit(viewer, evaluation._id, { expectedRevision: drafted.revision });
  return evaluation._id;
}
