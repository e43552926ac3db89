import type { Viewer } from '../../../platform/auth/viewer.js';
import { deviationsOf } from '../../../platform/rules/outliers.js';
import { QualityMeasure } from '../targets/quality-target.js';
import type { FiguresQuestion } from './evaluation-filter.rules.js';
import type { QualityFiguresService } from './figures.service.js';
import type { QualityFiguresStore, SumsRow } from './figures.store.js';
import type {
  QualityAgentFigures,
  QualityEvaluatorFigures,
  QualityGroup,
  QualityQueueFigures,
  QualityTeamFigures,
} from './quality-groups.js';
import { type GroupField, together } from './sums.rules.js';
import { type Judge, toldAccuracy, toldNa, toldScore } from './told.rules.js';

interface Groups {
  readonly rows: readonly SumsRow[];
  readonly judge: Judge;
}

/** Most evaluations first, then by key. */
const inOrder = (a: SumsRow, b: SumsRow): number =>
  (b.sums.of ?? 0) - (a.sums.of ?? 0) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1);

const told = ({ sums }: SumsRow, measure: QualityMeasure, judge: Judge): QualityGroup => ({
  evaluationCount: sums.of ?? 0,
  accuracy: toldAccuracy(sums, measure, judge),
  nonFatal: toldAccuracy(sums, QualityMeasure.NON_CRITICAL, judge),
  score: toldScore(sums, judge),
  na: toldNa(sums, judge),
});

/** Figures of evaluations put together by agent, team, queue and evaluator. Each is null where the viewer sees no figures. */
export class QualityGroupsService {
  constructor(
    private readonly store: QualityFiguresStore,
    private readonly figures: Pick<QualityFiguresService, 'covered'>,
  ) {}

  /** Agents, each compared with the others of the answer. */
  async byAgent(
    viewer: Viewer,
    question: FiguresQuestion,
    measure: QualityMeasure,
  ): Promise<QualityAgentFigures[] | null> {
    const groups = await this.#groups(viewer, question, 'agentId');
    if (!groups) return null;
    const { rows, judge } = groups;
    const agents = rows.flatMap((row) =>
      row.key === null ? [] : [{ agentId: row.key, ...told(row, measure, judge) }],
    );
    const deviations = deviationsOf(
      agents.map(({ agentId, accuracy: { allMonitored } }) => ({
        ...{ key: agentId, value: allMonitored.value, of: allMonitored.of },
      })),
      judge.targets.tooFewBelow,
    );
    return agents.map((agent) => ({
      ...agent,
      ...(deviations.get(agent.agentId) ?? { peersMean: null, peerCount: 0, deviation: null, isOutlier: false }),
    }));
  }

  async byTeam(
    viewer: Viewer,
    question: FiguresQuestion,
    measure: QualityMeasure,
  ): Promise<QualityTeamFigures[] | null> {
    const groups = await this.#groups(viewer, question, 'teamId');
    return (
      groups?.rows.map((row) => ({
        ...{ teamId: row.key, agentCount: row.agents.length, ...told(row, measure, groups.judge) },
      })) ?? null
    );
  }

  /** Queues, each judged by its own targets. */
  async byQueue(
    viewer: Viewer,
    question: FiguresQuestion,
    measure: QualityMeasure,
  ): Promise<QualityQueueFigures[] | null> {
    const groups = await this.#groups(viewer, question, 'queue');
    return (
      groups?.rows.map((row) => ({
        ...{ queue: row.key, agentCount: row.agents.length },
        ...told(row, measure, { ...groups.judge, queue: row.key }),
      })) ?? null
    );
  }

  /** Evaluators, with how often they say that a question does not apply. */
  async byEvaluator(
    viewer: Viewer,
    question: FiguresQuestion,
    measure: QualityMeasure,
  ): Promise<QualityEvaluatorFigures[] | null> {
    const groups = await this.#groups(viewer, question, 'evaluatorId');
    if (!groups) return null;
    const { rows, judge } = groups;
    const all = toldNa(together(rows.map((row) => row.sums)), judge).value;
    return rows.flatMap((row) => {
      if (row.key === null) return [];
      const group = told(row, measure, judge);
      const isNaHigh = all !== null && !group.na.isTooFew && group.na.low !== null && group.na.low > all;
      return [{ evaluatorId: row.key, agentCount: row.agents.length, ...group, isNaHigh }];
    });
  }

  async #groups(viewer: Viewer, question: FiguresQuestion, by: GroupField): Promise<Groups | null> {
    const covered = await this.figures.covered(viewer, question);
    if (!covered) return null;
    const rows = await this.store.sums(covered.match, by, false);
    return { rows: [...rows].sort(inOrder), judge: covered.judge };
  }
}
