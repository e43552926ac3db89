import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { FigureShare } from '../../../platform/graphql/figure.js';
import { qualityRoles } from '../quality.policy.js';
import { QualityMeasure } from '../targets/quality-target.js';
import { QualityFiguresFilter } from './figures.inputs.js';
import type { QualityFiguresService } from './figures.service.js';
import {
  QualityChart,
  QualityFigures,
  QualityQuestionFigures,
  QualityRelease,
  QualityTeamMean,
} from './quality-figures.js';

export const whoseEvaluations =
  'QA_ANALYST counts all, MANAGER those of the own site, SUPERVISOR those of led teams; null for whoever sees none. Throws BAD_USER_INPUT for a bad period.';

/** Figures of evaluations as clients see them. */
@Resolver(() => QualityFigures)
export class QualityFiguresResolver {
  constructor(private readonly service: QualityFiguresService) {}

  @Query(() => QualityFigures, {
    nullable: true,
    description: `Figures of evaluations. ${whoseEvaluations} AGENT counts own ones.`,
  })
  @Access(roles(...qualityRoles, Role.AGENT))
  qualityFigures(
    @Ctx() { viewer }: Context,
    @Arg('filter', () => QualityFiguresFilter, { description: 'Which evaluations are counted.' })
    filter: QualityFiguresFilter,
    @Arg('isWeighted', () => Boolean, {
      defaultValue: false,
      description: 'Whether estimates by sampling weights are wanted beside the plain figures.',
    })
    isWeighted: boolean,
  ): Promise<QualityFigures | null> {
    return this.service.of(viewer, filter, isWeighted);
  }

  @Query(() => QualityChart, { nullable: true, description: `Evaluations with an error by week. ${whoseEvaluations}` })
  @Access(roles(...qualityRoles))
  qualityByWeek(
    @Ctx() { viewer }: Context,
    @Arg('filter', () => QualityFiguresFilter, { description: 'Which evaluations are counted.' })
    filter: QualityFiguresFilter,
    @Arg('measure', () => QualityMeasure, {
      defaultValue: QualityMeasure.ANY_CRITICAL,
      description: 'Errors of which family.',
    })
    measure: QualityMeasure,
    @Arg('isRebased', () => Boolean, {
      defaultValue: false,
      description: 'Whether weeks that are out of control are left out of the centre line.',
    })
    isRebased: boolean,
  ): Promise<QualityChart | null> {
    return this.service.byWeek(viewer, filter, measure, isRebased);
  }

  @Query(() => [QualityQuestionFigures], {
    nullable: true,
    description: `Questions of a scorecard, which \`scorecardId\` has to name; those with most errors first. ${whoseEvaluations}`,
  })
  @Access(roles(...qualityRoles))
  qualityByQuestion(
    @Ctx() { viewer }: Context,
    @Arg('filter', () => QualityFiguresFilter, { description: 'Which evaluations are counted.' })
    filter: QualityFiguresFilter,
  ): Promise<QualityQuestionFigures[] | null> {
    return this.service.byQuestion(viewer, filter);
  }

  @FieldResolver(() => QualityRelease, { description: 'How soon the agents heard of them.' })
  release(@Root() { reading }: QualityFigures): Promise<QualityRelease> {
    return reading.release();
  }

  @FieldResolver(() => FigureShare, {
    description: 'Disputed questions that were decided for the agent, of all disputed questions that were decided.',
  })
  overturn(@Root() { reading }: QualityFigures): Promise<FigureShare> {
    return reading.overturn();
  }

  @FieldResolver(() => QualityTeamMean, {
    nullable: true,
    description:
      'For an AGENT: the own team in the period, whatever else the filter says. Null for others, and where fewer than 5 people of the team were evaluated.',
  })
  teamMean(@Root() { reading }: QualityFigures): Promise<QualityTeamMean | null> {
    return reading.teamMean();
  }
}
