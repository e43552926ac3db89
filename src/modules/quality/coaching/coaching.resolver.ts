import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Coaching } from './coaching.js';
import {
  CoachingAcknowledgeInput,
  CoachingAcknowledgePayload,
  CoachingCloseInput,
  CoachingClosePayload,
  CoachingConnection,
  CoachingEffect,
  CoachingHoldInput,
  CoachingHoldPayload,
  CoachingOpenInput,
  CoachingOpenPayload,
  CoachingUpdateInput,
  CoachingUpdatePayload,
  CoachingsArgs,
} from './coaching.inputs.js';
import { coaches, coachingReaders } from './coaching.policy.js';
import type { CoachingEffectService } from './coaching-effect.service.js';
import { RepeatRulesSetInput, RepeatRulesSetPayload } from './coaching-settings.inputs.js';
import type { CoachingSettingsService } from './coaching-settings.service.js';
import type { CoachingService } from './coaching.service.js';
import { CoachingSettings } from './repeat-rule.js';

const sessionArgument = { description: 'The session.' } as const;

/** Coaching sessions and their settings. */
@Resolver()
export class CoachingResolver {
  constructor(
    private readonly sessions: CoachingService,
    private readonly effects: CoachingEffectService,
    private readonly settings: CoachingSettingsService,
  ) {}

  @Query(() => CoachingConnection, {
    description:
      'Coaching sessions that you may see, the newest first: agents their own, SUPERVISOR those of the teams they lead, MANAGER those of their site, QA_ANALYST all.',
  })
  @Access(roles(...coachingReaders))
  coachings(@Ctx() context: Context, @Args(() => CoachingsArgs) args: CoachingsArgs): Promise<Connection<Coaching>> {
    return this.sessions.page(context.viewer, args.filter ?? {}, pageRequest(args));
  }

  @Query(() => Coaching, {
    nullable: true,
    description: 'One coaching session; null where it does not exist or you may not see it.',
  })
  @Access(roles(...coachingReaders))
  async coaching(@Ctx() context: Context, @Arg('id', () => ID, sessionArgument) id: string): Promise<Coaching | null> {
    return (await this.sessions.visible(context.viewer, [id]))[0] ?? null;
  }

  @Query(() => CoachingEffect, {
    nullable: true,
    description:
      'What a session brought, with its interval; null where you may not see the session or it was not held yet.',
  })
  @Access(roles(...coachingReaders))
  coachingEffect(
    @Ctx() context: Context,
    @Arg('id', () => ID, sessionArgument) id: string,
  ): Promise<CoachingEffect | null> {
    return this.effects.of(context.viewer, id);
  }

  @Query(() => CoachingSettings, {
    description: 'When talks are due, and which errors that repeat open a session. For who sees talks and coaching.',
  })
  @Access(roles(...coachingReaders))
  repeatRules(): Promise<CoachingSettings> {
    return this.settings.current();
  }

  @Mutation(() => RepeatRulesSetPayload, {
    description:
      'Sets when talks are due and which errors that repeat open a session; what is open stays. For QA_ANALYST and ADMIN. Errors: CONFLICT, OUT_OF_RANGE, REQUIRED, TOO_LONG, INVALID, DUPLICATE, TOO_MANY.',
  })
  @Access(roles(Role.QA_ANALYST, Role.ADMIN))
  repeatRulesSet(
    @Ctx() context: Context,
    @Arg('input', () => RepeatRulesSetInput, { description: 'All settings.' }) input: RepeatRulesSetInput,
  ): Promise<RepeatRulesSetPayload> {
    return settle<RepeatRulesSetPayload>(context, async () => ({
      settings: await this.settings.set(context.viewer, input),
    }));
  }

  @Mutation(() => CoachingOpenPayload, {
    description:
      'Opens a coaching session with an agent, who is told. For QA_ANALYST, and SUPERVISOR for who they lead. Errors: NOT_FOUND, NOT_ALLOWED, REQUIRED, TOO_LONG, TOO_MANY, OUT_OF_RANGE, KEY_REUSED.',
  })
  @Access(roles(...coaches))
  coachingOpen(
    @Ctx() context: Context,
    @Arg('input', () => CoachingOpenInput, { description: 'With whom and about what.' }) input: CoachingOpenInput,
  ): Promise<CoachingOpenPayload> {
    const { agentId, idempotencyKey, ...given } = input;
    return settle<CoachingOpenPayload>(context, async () => ({
      coaching: await this.sessions.open(context.viewer, agentId, given, idempotencyKey),
    }));
  }

  @Mutation(() => CoachingUpdatePayload, {
    description:
      'Plans a session anew while it was not held. For QA_ANALYST, and SUPERVISOR for who they lead. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, TOO_MANY, OUT_OF_RANGE.',
  })
  @Access(roles(...coaches))
  coachingUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, sessionArgument) id: string,
    @Arg('input', () => CoachingUpdateInput, { description: 'The plan.' }) input: CoachingUpdateInput,
  ): Promise<CoachingUpdatePayload> {
    const { expectedVersion, ...given } = input;
    return settle<CoachingUpdatePayload>(context, async () => ({
      coaching: await this.sessions.update(context.viewer, id, expectedVersion, given),
    }));
  }

  @Mutation(() => CoachingHoldPayload, {
    description:
      'Writes down a session that was held, with goals and the day of the follow-up; until the agent confirms it, it may be written anew. For QA_ANALYST, and SUPERVISOR for who they lead. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, TOO_MANY, OUT_OF_RANGE.',
  })
  @Access(roles(...coaches))
  coachingHold(
    @Ctx() context: Context,
    @Arg('id', () => ID, sessionArgument) id: string,
    @Arg('input', () => CoachingHoldInput, { description: 'What was agreed.' }) input: CoachingHoldInput,
  ): Promise<CoachingHoldPayload> {
    return settle<CoachingHoldPayload>(context, async () => ({
      coaching: await this.sessions.hold(context.viewer, id, { ...input, followUpAt: input.followUpAt ?? null }),
    }));
  }

  @Mutation(() => CoachingAcknowledgePayload, {
    description:
      'Confirms what was agreed. For the agent of the session. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, TOO_LONG.',
  })
  @Access(roles(Role.AGENT))
  coachingAcknowledge(
    @Ctx() context: Context,
    @Arg('id', () => ID, sessionArgument) id: string,
    @Arg('input', () => CoachingAcknowledgeInput, { description: 'What you say to it.' })
    input: CoachingAcknowledgeInput,
  ): Promise<CoachingAcknowledgePayload> {
    return settle<CoachingAcknowledgePayload>(context, async () => ({
      coaching: await this.sessions.acknowledge(context.viewer, id, input),
    }));
  }

  @Mutation(() => CoachingClosePayload, {
    description:
      'Closes a session, after its follow-up or because it is not needed. For QA_ANALYST, and SUPERVISOR for who they lead. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, OUT_OF_RANGE.',
  })
  @Access(roles(...coaches))
  coachingClose(
    @Ctx() context: Context,
    @Arg('id', () => ID, sessionArgument) id: string,
    @Arg('input', () => CoachingCloseInput, { description: 'What came of it.' }) input: CoachingCloseInput,
  ): Promise<CoachingClosePayload> {
    return settle<CoachingClosePayload>(context, async () => ({
      coaching: await this.sessions.close(context.viewer, id, { ...input, goalsMet: input.goalsMet ?? [] }),
    }));
  }
}
