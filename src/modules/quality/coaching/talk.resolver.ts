import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { coachingReaders } from './coaching.policy.js';
import { Talk } from './talk.js';
import {
  TalkAcknowledgeInput,
  TalkAcknowledgePayload,
  TalkConnection,
  TalkFigures,
  TalkFilterInput,
  TalkHoldInput,
  TalkHoldPayload,
  TalksArgs,
} from './talk.inputs.js';
import type { TalkService } from './talk.service.js';

/** The month's talks. */
@Resolver()
export class TalkResolver {
  constructor(private readonly service: TalkService) {}

  @Query(() => TalkConnection, {
    description:
      'The month’s talks that you may see, what is due last first: agents their own, SUPERVISOR those of the teams they lead, MANAGER those of their site, QA_ANALYST all.',
  })
  @Access(roles(...coachingReaders))
  talks(@Ctx() context: Context, @Args(() => TalksArgs) args: TalksArgs): Promise<Connection<Talk>> {
    return this.service.page(context.viewer, args.filter ?? {}, pageRequest(args));
  }

  @Query(() => Talk, { nullable: true, description: 'One talk; null where it does not exist or you may not see it.' })
  @Access(roles(...coachingReaders))
  async talk(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The talk.' }) id: string,
  ): Promise<Talk | null> {
    return (await this.service.visible(context.viewer, [id]))[0] ?? null;
  }

  @Query(() => TalkFigures, {
    description: 'How many talks are due, held, held in time and late, among those that you may see.',
  })
  @Access(roles(...coachingReaders))
  async talkFigures(
    @Ctx() context: Context,
    @Arg('filter', () => TalkFilterInput, { nullable: true, description: 'Which talks; all when left out.' })
    filter: TalkFilterInput | null,
  ): Promise<TalkFigures> {
    const counts = await this.service.counts(context.viewer, filter ?? {});
    const decided = counts.held + counts.late;
    return { ...counts, shareInTime: decided ? counts.heldInTime / decided : null };
  }

  @Mutation(() => TalkHoldPayload, {
    description:
      'Writes down a talk that was held; until the agent confirms it, it may be written anew. For SUPERVISOR, the leads of the agent. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG.',
  })
  @Access(roles(Role.SUPERVISOR))
  talkHold(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The talk.' }) id: string,
    @Arg('input', () => TalkHoldInput, { description: 'What was said.' }) input: TalkHoldInput,
  ): Promise<TalkHoldPayload> {
    return settle<TalkHoldPayload>(context, async () => ({ talk: await this.service.hold(context.viewer, id, input) }));
  }

  @Mutation(() => TalkAcknowledgePayload, {
    description:
      'Confirms what was agreed. For the agent of the talk. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, TOO_LONG.',
  })
  @Access(roles(Role.AGENT))
  talkAcknowledge(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The talk.' }) id: string,
    @Arg('input', () => TalkAcknowledgeInput, { description: 'What you say to it.' }) input: TalkAcknowledgeInput,
  ): Promise<TalkAcknowledgePayload> {
    return settle<TalkAcknowledgePayload>(context, async () => ({
      talk: await this.service.acknowledge(context.viewer, id, input),
    }));
  }
}
