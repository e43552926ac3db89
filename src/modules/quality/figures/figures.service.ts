import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import { addDays, mondayOf } from '../../../platform/rules/days.js';
import { defined, figureMean, figureShare } from '../../../platform/rules/figures.js';
import { type FiguresScope, leastAgentsForMean, qualityFiguresScope } from '../quality.policy.js';
import { pChart, rebasedChart, sigmas } from '../statistics/p-chart.rules.js';
import { QualityMeasure } from '../targets/quality-target.js';
import type { TargetService } from '../targets/target.service.js';
import {
  type FiguresQuestion,
  type Match,
  checkQuestion,
  countedFor,
  evaluationsMatch,
} from './evaluation-filter.rules.js';
import type { QualityFiguresStore, SumsRow } from './figures.store.js';
import type {
  QualityChart,
  QualityFigures,
  QualityQuestionFigures,
  QualityReading,
  QualityRelease,
  QualityTeamMean,
} from './quality-figures.js';
import { type FormVersion, byQuestion, questionsByRef } from './questions.rules.js';
import type { SiteZone } from './release.rules.js';
import { countsOf, together } from './sums.rules.js';
import { type Judge, toldAccuracy, toldNa, toldScore } from './told.rules.js';

/** What a viewer's question covers, and by what it is judged. */
export interface Covered {
  readonly match: Match;
  readonly scope: FiguresScope | null;
  readonly judge: Judge;
}

const countOf = (rows: readonly SumsRow[], part: 'agents' | 'evaluators'): number =>
  new Set(rows.flatMap((row) => row[part])).size;

/** Whether somebody sees own evaluations only. */
const seesOwnOnly = (scope: FiguresScope | null): boolean =>
  scope !== null && scope.teamIds.length === 0 && scope.siteId === null && scope.agentId !== null;

/** Figures of evaluations: of all, by week, by question. */
export class QualityFiguresService {
  constructor(
    private readonly store: QualityFiguresStore,
    private readonly targets: Pick<TargetService, 'current'>,
    private readonly sites: () => Promise<readonly SiteZone[]>,
    /** All versions of a scorecard. */
    private readonly versionsOf: (scorecardId: string) => Promise<readonly FormVersion[]>,
  ) {}

  /** What a question covers; null where the viewer sees no figures at all. Throws BAD_USER_INPUT for a bad period. */
  async covered(viewer: Viewer, question: FiguresQuestion): Promise<Covered | null> {
    checkQuestion(question);
    const scope = qualityFiguresScope(viewer);
    const counted = countedFor(viewer, scope);
    if (!counted) return null;
    const targets = await this.targets.current();
    return { match: evaluationsMatch(question, counted), scope, judge: { targets, queue: question.queue ?? null } };
  }

  /** All evaluations together; null where the viewer sees no figures. */
  async of(viewer: Viewer, question: FiguresQuestion, isWeighted: boolean): Promise<QualityFigures | null> {
    const covered = await this.covered(viewer, question);
    if (!covered) return null;
    const { match, judge } = covered;
    const rows = await this.store.sums(match, 'day', isWeighted);
    const sums = together(rows.map((row) => row.sums));
    const accuracy = (measure: QualityMeasure): QualityFigures['fatal'] => toldAccuracy(sums, measure, judge);
    const families = Object.values(QualityMeasure).filter((measure) => measure !== QualityMeasure.ANY_CRITICAL);
    return {
      ...{ fromDay: question.fromDay, toDay: question.toDay, isWeighted },
      evaluationCount: sums.of ?? 0,
      agentCount: countOf(rows, 'agents'),
      evaluatorCount: countOf(rows, 'evaluators'),
      fatal: accuracy(QualityMeasure.ANY_CRITICAL),
      nonFatal: accuracy(QualityMeasure.NON_CRITICAL),
      families: families.map(accuracy),
      score: toldScore(sums, judge),
      na: toldNa(sums, judge),
      reading: this.#reading(viewer, question, covered),
    };
  }

  /** A p chart over the weeks of the period; null where the viewer sees no figures. */
  async byWeek(
    viewer: Viewer,
    question: FiguresQuestion,
    measure: QualityMeasure,
    isRebased: boolean,
  ): Promise<QualityChart | null> {
    const covered = await this.covered(viewer, question);
    if (!covered) return null;
    const { match, judge } = covered;
    const weeks = new Map<string, SumsRow[]>();
    for (let week = mondayOf(question.fromDay); week <= question.toDay; week = addDays(week, 7)) weeks.set(week, []);
    for (const row of await this.store.sums(match, 'day', false)) weeks.get(mondayOf(row.key ?? ''))?.push(row);
    const sums = [...weeks.values()].map((rows) => together(rows.map((row) => row.sums)));
    const counts = sums.map((one) => countsOf(one, measure)).map(({ units: n, wrong }) => ({ n, defective: wrong }));
    const chart = isRebased ? rebasedChart(counts) : pChart(counts);
    return {
      definition: defined('quality.p-chart', `${measure}/${isRebased ? 'REBASED' : 'ALL_WEEKS'}`),
      ...{ measure, sigmas, isRebased, centre: chart.centre },
      weeks: [...weeks.keys()].flatMap((week, at) => {
        const [point, one, count] = [chart.points[at], sums[at], counts[at]];
        if (!point || !one || !count) return [];
        const { n, p, lower, upper, isOut, isLeftOut } = point;
        return [
          {
            ...{ week, of: n, wrongCount: count.defective, share: p, lower, upper, isOut, isLeftOut },
            accuracy: toldAccuracy(one, measure, judge),
            score: toldScore(one, judge),
          },
        ];
      }),
    };
  }

  /** The questions of a scorecard; null where the viewer sees no figures. Throws BAD_USER_INPUT where no scorecard is named. */
  async byQuestion(viewer: Viewer, question: FiguresQuestion): Promise<QualityQuestionFigures[] | null> {
    const { scorecardId, version = null } = question;
    if (scorecardId == null)
      throw badInput('`scorecardId` is needed: questions of several forms have nothing in common.');
    const covered = await this.covered(viewer, question);
    if (!covered) return null;
    const { tooFewBelow } = covered.judge.targets;
    const counts = byQuestion(await this.store.questions(covered.match));
    // Whoever has no evaluation by a form is told nothing of it.
    const forms = counts.length ? await this.versionsOf(scorecardId) : [];
    const questions = questionsByRef(forms.filter((form) => version === null || form.version === version));
    return counts.map(({ ref, asked, na, errors, fatals, weeks }) => ({
      ...{ ref, question: questions.get(ref) ?? null },
      errors: figureShare(defined('quality.question.error'), errors, asked - na, { tooFewBelow }),
      fatals: figureShare(defined('quality.question.fatal'), fatals, asked - na, { tooFewBelow }),
      na: figureShare(defined('quality.question.na'), na, asked, { tooFewBelow }),
      weeks: weeks.map(({ week, errors: errorCount, of }) => ({ week, errorCount, of })),
    }));
  }

  #reading(viewer: Viewer, question: FiguresQuestion, { match, scope, judge }: Covered): QualityReading {
    const { tooFewBelow } = judge.targets;
    return {
      release: async (): Promise<QualityRelease> => {
        const [{ of, sum, squares, sameDay }, times] = await Promise.all([
          this.sites().then((sites) => this.store.release(match, sites)),
          this.store.releaseTimes(match),
        ]);
        return {
          hoursMean: figureMean(defined('quality.release.hours'), { of, sum, squares }, tooFewBelow),
          ...{ hoursP50: times?.p50 ?? null, hoursP90: times?.p90 ?? null },
          sameDay: figureShare(defined('quality.release.same-day'), sameDay, of, { tooFewBelow }),
        };
      },
      overturn: async () => {
        const { decided, upheld } = await this.store.overturn(match);
        return figureShare(defined('quality.overturn', 'BY_QUESTION'), upheld, decided, { tooFewBelow });
      },
      teamMean: () => (seesOwnOnly(scope) ? this.#teamMean(viewer, question, judge) : Promise.resolve(null)),
    };
  }

  /**
   * The mean of the team of which most of the agent's evaluations are. By period only: with finer conditions a mean could be taken apart
   * into people.
   */
  async #teamMean(viewer: Viewer, { fromDay, toDay }: FiguresQuestion, judge: Judge): Promise<QualityTeamMean | null> {
    const match = { ...evaluationsMatch({ fromDay, toDay }), teamId: { $in: [...viewer.teamIds] } };
    const teams = (await this.store.sums(match, 'teamId', false)).filter(
      ({ agents }) => agents.length >= leastAgentsForMean && agents.includes(viewer.id),
    );
    const [team] = teams.sort((a, b) => (b.sums.of ?? 0) - (a.sums.of ?? 0));
    if (!team) return null;
    return {
      agentCount: team.agents.length,
      evaluationCount: team.sums.of ?? 0,
      score: toldScore(team.sums, { ...judge, queue: null }),
    };
  }
}
