import { roles } from '../../../platform/auth/access.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import {
  CalibrationCloseInput,
  CalibrationClosePayload,
  CalibrationCreateInput,
  CalibrationCreatePayload,
  CalibrationRevealInput,
  CalibrationRevealPayload,
  CalibrationRuleInput,
  CalibrationRulePayload,
  CalibrationSessionConnection,
  CalibrationStartPayload,
  CalibrationsArgs,
  RaterAgreementArgs,
} from './calibration.inputs.js';
import { calibrators, sessionsOf } from './calibration.policy.js';
import type { CalibrationService } from './calibration.service.js';
import type { CalibrationStore } from './calibration.store.js';
import { CalibrationSession } from './calibration.js';
import type { ComparisonService } from './comparison.service.js';
import { RaterAgreement } from './rater-agreement.js';

const members = roles(...calibrators);
const id = 'Id of the session.';

/** Calibration sessions. */
@Resolver(() => CalibrationSession)
export class CalibrationResolver {
  constructor(
    private readonly service: CalibrationService,
    private readonly comparisons: ComparisonService,
    private readonly store: CalibrationStore,
  ) {}

  @Query(() => CalibrationSession, {
    nullable: true,
    description: 'One calibration session by its id. For QA_ANALYST, and SUPERVISOR as a member.',
  })
  @Access(members)
  calibration(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: id }) sessionId: string,
  ): Promise<CalibrationSession | null> {
    return this.service.seen(viewer, sessionId);
  }

  @Query(() => CalibrationSessionConnection, {
    description:
      'Calibration sessions, the newest first. For QA_ANALYST, and SUPERVISOR as a member. Never one about your own call.',
  })
  @Access(members)
  calibrations(
    @Ctx() { viewer }: Context,
    @Args(() => CalibrationsArgs) args: CalibrationsArgs,
  ): Promise<Connection<CalibrationSession>> {
    const { isMine, ...filter } = args.filter ?? {};
    const conditions = { ...filter, memberId: isMine ? viewer.id : null };
    return this.store.page(sessionsOf(viewer), viewer.id, conditions, pageRequest(args));
  }

  @Query(() => RaterAgreement, {
    description:
      'How far evaluators agree with experts and with each other over the revealed sessions of a period, each coefficient with n. QA_ANALYST sees everybody; SUPERVISOR own sessions and only themself by name. BAD_USER_INPUT for a period of more than 800 days.',
  })
  @Access(members)
  raterAgreement(
    @Ctx() { viewer }: Context,
    @Args(() => RaterAgreementArgs) args: RaterAgreementArgs,
  ): Promise<RaterAgreement> {
    return this.comparisons.agreement(viewer, args.from, args.to, args.scorecardId ?? null);
  }

  @Mutation(() => CalibrationCreatePayload, {
    description:
      'Calls a session on one call and the version of a scorecard that is in use, and invites who scores. You lead it. For QA_ANALYST and SUPERVISOR. Errors: NOT_ALLOWED, NOT_FOUND, INVALID, REQUIRED, TOO_LONG, TOO_MANY, DUPLICATE, SAME_PERSON, OUT_OF_RANGE, KEY_REUSED.',
  })
  @Access(members)
  calibrationCreate(
    @Ctx() context: Context,
    @Arg('input', () => CalibrationCreateInput, { description: 'The session.' }) input: CalibrationCreateInput,
  ): Promise<CalibrationCreatePayload> {
    return settle<CalibrationCreatePayload>(context, async () => ({
      session: await this.service.create(context.viewer, input),
    }));
  }

  @Mutation(() => CalibrationStartPayload, {
    description:
      'Begins your own evaluation of a session, or finds it; `evaluationDraftUpdate` and `evaluationSubmit` go on from there. For its expert and participants. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE.',
  })
  @Access(members)
  calibrationStart(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: id }) sessionId: string,
  ): Promise<CalibrationStartPayload> {
    return settle<CalibrationStartPayload>(context, () => this.service.start(context.viewer, sessionId));
  }

  @Mutation(() => CalibrationRevealPayload, {
    description:
      'Reveals the answers before all have submitted, with a reason; when all have, that happens by itself. For its leader. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, CONFLICT.',
  })
  @Access(members)
  calibrationReveal(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: id }) sessionId: string,
    @Arg('input', () => CalibrationRevealInput, { description: 'Why.' }) input: CalibrationRevealInput,
  ): Promise<CalibrationRevealPayload> {
    return settle<CalibrationRevealPayload>(context, async () => ({
      session: await this.service.reveal(context.viewer, sessionId, input),
    }));
  }

  @Mutation(() => CalibrationRulePayload, {
    description:
      'Writes down how a question is to be read. For its leader and expert, while it is revealed and not closed. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, CONFLICT.',
  })
  @Access(members)
  calibrationRule(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: id }) sessionId: string,
    @Arg('input', () => CalibrationRuleInput, { description: 'The ruling.' }) input: CalibrationRuleInput,
  ): Promise<CalibrationRulePayload> {
    return settle<CalibrationRulePayload>(context, async () => ({
      session: await this.service.rule(context.viewer, sessionId, input),
    }));
  }

  @Mutation(() => CalibrationClosePayload, {
    description:
      'Ends a session. Where it was never revealed a reason is needed, and nobody ever sees others’ answers. For its leader. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, CONFLICT.',
  })
  @Access(members)
  calibrationClose(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: id }) sessionId: string,
    @Arg('input', () => CalibrationCloseInput, { description: 'Why.' }) input: CalibrationCloseInput,
  ): Promise<CalibrationClosePayload> {
    return settle<CalibrationClosePayload>(context, async () => ({
      session: await this.service.close(context.viewer, sessionId, input),
    }));
  }
}
