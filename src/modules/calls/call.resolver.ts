import { roles } from '../../platform/auth/access.js';
import { type Connection, pageRequest } from '../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from '../../platform/graphql/decorators.js';
import { OrderDirection } from '../../platform/graphql/enums.js';
import { settle } from '../../platform/graphql/payload.js';
import { CallConnection, CallsArgs } from './call.inputs.js';
import { Call } from './call.js';
import { callLinkers, callReaders, legalHolders } from './call.policy.js';
import type { CallService } from './call.service.js';
import {
  CallLegalHoldInput,
  CallLegalHoldPayload,
  CallLinkArticleInput,
  CallLinkArticlePayload,
  CallLinkWalkInput,
  CallLinkWalkPayload,
} from './links/link.inputs.js';

const readers = roles(...callReaders);
const scope =
  'QA_ANALYST and ADMIN see all, MANAGER those of the own site, SUPERVISOR those of led teams, AGENT own ones, TRAINER examples.';

const seen =
  (context: Context, factory: LoaderFactory<string, object | null>) =>
  async (id: string): Promise<boolean> =>
    (await context.loaders.get(factory).load(id)) !== null;

/** Calls, and what people say of them. */
@Resolver(() => Call)
export class CallResolver {
  constructor(
    private readonly service: CallService,
    private readonly loaders: {
      readonly calls: LoaderFactory<string, Call | null>;
      readonly articles: LoaderFactory<string, object | null>;
      readonly walks: LoaderFactory<string, object | null>;
    },
  ) {}

  @Query(() => Call, {
    nullable: true,
    description: `One call by its id; null where absent or not yours to see. ${scope}`,
  })
  @Access(readers)
  call(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the call.' }) id: string,
  ): Promise<Call | null> {
    return context.loaders.get(this.loaders.calls).load(id);
  }

  @Query(() => Call, {
    nullable: true,
    description: `One call by its reference in the telephony or CRM; null where absent or not yours to see. ${scope}`,
  })
  @Access(readers)
  callByReference(
    @Ctx() { viewer }: Context,
    @Arg('reference', () => String, { description: 'The reference, capitals count.' }) reference: string,
  ): Promise<Call | null> {
    return this.service.byReference(viewer, reference);
  }

  @Query(() => CallConnection, {
    description: `Calls, newest first unless asked otherwise. Throws BAD_USER_INPUT for conditions that cannot hold. ${scope}`,
  })
  @Access(readers)
  calls(@Ctx() { viewer }: Context, @Args(() => CallsArgs) args: CallsArgs): Promise<Connection<Call>> {
    const isDescending = args.orderBy?.direction !== OrderDirection.ASC;
    return this.service.page(viewer, args.filter ?? {}, isDescending, pageRequest(args));
  }

  @Query(() => [Call], {
    nullable: true,
    description: `Calls of the same customer up to so many days before and after, the call itself among them, earliest first; at most 50. Null where you may not see the call. ${scope}`,
  })
  @Access(readers)
  callsOfCustomer(
    @Ctx() { viewer }: Context,
    @Arg('callId', () => ID, { description: 'A call of the customer.' }) callId: string,
    @Arg('days', () => Int, { defaultValue: 7, description: 'How far before and after, 1 to 30 days.' }) days: number,
  ): Promise<Call[] | null> {
    return this.service.ofCustomer(viewer, callId, days);
  }

  @Mutation(() => CallLinkArticlePayload, {
    description:
      'Says that an article was used in a call, or takes that back. For the call’s agent, the supervisor of the team, QA_ANALYST and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, TOO_MANY.',
  })
  @Access(roles(...callLinkers))
  callLinkArticle(
    @Ctx() context: Context,
    @Arg('input', () => CallLinkArticleInput, { description: 'Call and article.' }) input: CallLinkArticleInput,
  ): Promise<CallLinkArticlePayload> {
    return settle<CallLinkArticlePayload>(context, async () => ({
      call: await this.service.linkArticle(context.viewer, input, seen(context, this.loaders.articles)),
    }));
  }

  @Mutation(() => CallLinkWalkPayload, {
    description:
      'Says that a tree walk belongs to a call, or takes that back. For the call’s agent, the supervisor of the team, QA_ANALYST and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, TOO_MANY.',
  })
  @Access(roles(...callLinkers))
  callLinkWalk(
    @Ctx() context: Context,
    @Arg('input', () => CallLinkWalkInput, { description: 'Call and walk.' }) input: CallLinkWalkInput,
  ): Promise<CallLinkWalkPayload> {
    return settle<CallLinkWalkPayload>(context, async () => ({
      call: await this.service.linkWalk(context.viewer, input, seen(context, this.loaders.walks)),
    }));
  }

  @Mutation(() => CallLegalHoldPayload, {
    description:
      'Keeps a call for a legal matter, so that neither retention nor erasure touches it, or ends that. For QA_ANALYST and ADMIN. Errors: NOT_FOUND, REQUIRED, TOO_LONG.',
  })
  @Access(roles(...legalHolders))
  callLegalHold(
    @Ctx() context: Context,
    @Arg('input', () => CallLegalHoldInput, { description: 'Call and reason.' }) input: CallLegalHoldInput,
  ): Promise<CallLegalHoldPayload> {
    return settle<CallLegalHoldPayload>(context, async () => ({
      call: await this.service.hold(context.viewer, input),
    }));
  }
}
