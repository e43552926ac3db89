import { signedIn, staff } from '../../../platform/auth/access.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import type { WalkHandoverService } from './walk-handover.service.js';
import type { WalkLifeService } from './walk-life.service.js';
import type { WalkReader } from './walk-read.service.js';
import { TreeWalkScope } from './walk-scope.js';
import type { WalkRecord } from './walk-record.js';
import type { WalkStartService } from './walk-start.service.js';
import type { WalkStepService } from './walk-step.service.js';
import { TreeWalkPage } from './walk-ending.js';
import {
  TreeWalkAnswerInput,
  TreeWalkChangeAnswerInput,
  TreeWalkEndInput,
  TreeWalkHandOverInput,
  TreeWalkJumpInput,
  TreeWalkLinkToCallInput,
  TreeWalkPayload,
  TreeWalkStartInput,
  TreeWalkStepInput,
  TreeWalkTakeOverInput,
  TreeWalksArgs,
} from './walk.inputs.js';
import { WalkStream } from './walk.stream.js';
import { TreeWalk } from './walk.js';
import { TreeWalkMessage } from './walk-message.js';

/** What the resolver of walks hands on to. */
export interface WalkServices {
  readonly starts: WalkStartService;
  readonly steps: WalkStepService;
  readonly life: WalkLifeService;
  readonly handover: WalkHandoverService;
  readonly reader: WalkReader;
}

const errors = 'Errors: NOT_FOUND, NOT_ALLOWED (somebody else holds it), STEP_BEHIND, WRONG_STATE';

/** Walks and what is done with them. */
@Resolver(() => TreeWalk)
export class WalkResolver {
  constructor(
    private readonly services: WalkServices,
    private readonly walkById: LoaderFactory<string, WalkRecord | null>,
  ) {}

  @Query(() => TreeWalk, {
    nullable: true,
    description: 'One walk; null where it is absent or not yours to see.',
  })
  @Access(signedIn())
  treeWalk(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The walk.' }) id: string,
  ): Promise<TreeWalk | null> {
    return context.loaders.get(this.walkById).load(id);
  }

  @Query(() => TreeWalkPage.Connection, {
    description: 'Walks of a scope, those begun last first. TEAM is empty for who leads nobody.',
  })
  @Access(signedIn())
  treeWalks(@Ctx() context: Context, @Args(() => TreeWalksArgs) args: TreeWalksArgs): Promise<Connection<TreeWalk>> {
    return this.services.reader.page(context.viewer, args.scope, args, pageRequest(args));
  }

  @Mutation(() => TreeWalkPayload, {
    description:
      'Begins a walk through a tree that you may see, bound to the versions that are live now. Errors: REQUIRED, NOT_FOUND, NOT_ALLOWED, WRONG_STATE, INVALID (`context`), TOO_LONG, RETURN_WITHOUT_CHECK, KEY_REUSED.',
  })
  @Access(signedIn())
  treeWalkStart(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkStartInput, { description: 'How it begins.' }) input: TreeWalkStartInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.starts.start(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, {
    description: `Answers the current node of a walk that you hold. ${errors}, RETURN_WITHOUT_CHECK, and faults of the answer with their field: REQUIRED, INVALID, TOO_SHORT, TOO_LONG, OUT_OF_RANGE, DUPLICATE.`,
  })
  @Access(signedIn())
  treeWalkAnswer(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkAnswerInput, { description: 'The answer.' }) input: TreeWalkAnswerInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.steps.answer(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, {
    description: `Takes the last answer of a walk that you hold back. What outside systems did is not undone. ${errors}.`,
  })
  @Access(signedIn())
  treeWalkBack(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkStepInput, { description: 'The walk.' }) input: TreeWalkStepInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.steps.back(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, {
    description: `Changes an earlier answer of a walk that you hold. Later answers stay as long as the same nodes come in the same order; the first that does not falls, with all behind it. The same answer again changes nothing. ${errors}, RETURN_WITHOUT_CHECK, faults of the answer.`,
  })
  @Access(signedIn())
  treeWalkChangeAnswer(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkChangeAnswerInput, { description: 'The other answer.' })
    input: TreeWalkChangeAnswerInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.steps.change(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, {
    description: `Goes to another node of a walk that you hold, with a reason. ${errors}, NOT_FOUND (\`nodeKey\`), REQUIRED, TOO_LONG, RETURN_WITHOUT_CHECK.`,
  })
  @Access(signedIn())
  treeWalkJump(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkJumpInput, { description: 'Where, and why.' }) input: TreeWalkJumpInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.steps.jump(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, { description: `Leaves a walk that you hold for later. ${errors}.` })
  @Access(signedIn())
  treeWalkPause(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkStepInput, { description: 'The walk.' }) input: TreeWalkStepInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.life.pause(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, {
    description: `Goes on with a walk that you paused, or takes back one that you handed over and nobody took. ${errors}.`,
  })
  @Access(signedIn())
  treeWalkResume(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkStepInput, { description: 'The walk.' }) input: TreeWalkStepInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.life.resume(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, {
    description: `Offers a walk that you hold to a person or a support tier; they are told. For staff. ${errors}, REQUIRED, INVALID, TOO_LONG.`,
  })
  @Access(staff())
  treeWalkHandOver(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkHandOverInput, { description: 'To whom.' }) input: TreeWalkHandOverInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.handover.handOver(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, {
    description:
      'Takes a walk that is offered to you or your tier; of several who try one gets it. You go on where it stood. For staff. Errors: NOT_FOUND, WRONG_STATE (taken by somebody else), NOT_ALLOWED (it stands in a tree that you may not see).',
  })
  @Access(staff())
  treeWalkTakeOver(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkTakeOverInput, { description: 'The walk.' }) input: TreeWalkTakeOverInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.handover.takeOver(context.viewer, input.id));
  }

  @Mutation(() => TreeWalkPayload, { description: `Ends a walk that you hold before an outcome. ${errors}, TOO_LONG.` })
  @Access(signedIn())
  treeWalkEnd(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkEndInput, { description: 'The walk.' }) input: TreeWalkEndInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.life.end(context.viewer, input));
  }

  @Mutation(() => TreeWalkPayload, {
    description:
      'Attaches the reference of a call to a walk that you hold, or takes it away; ended walks too. It is no step. Errors: NOT_FOUND, NOT_ALLOWED, TOO_LONG.',
  })
  @Access(signedIn())
  treeWalkLinkToCall(
    @Ctx() context: Context,
    @Arg('input', () => TreeWalkLinkToCallInput, { description: 'The call.' }) input: TreeWalkLinkToCallInput,
  ): Promise<TreeWalkPayload> {
    return this.#settle(context, () => this.services.life.linkToCall(context.viewer, input));
  }

  @Subscription(() => TreeWalkMessage, {
    description:
      'Walks as they go: one of them (`id`), or those of a scope; one of the two. First READY: read the walks then. After a broken connection subscribe again; there is no cursor. Each message is judged for you at the moment it is sent.',
    subscribe: ({ args, context }) =>
      (context as Context).service(WalkStream).subscribe(context as Context, {
        scope: (args.scope as TreeWalkScope | undefined) ?? null,
        id: (args.id as string | undefined) ?? null,
      }),
  })
  @Access(signedIn())
  treeWalkChanged(
    @Root() message: TreeWalkMessage,
    @Arg('scope', () => TreeWalkScope, { nullable: true, description: 'Whose walks.' }) _scope?: TreeWalkScope | null,
    @Arg('id', () => ID, { nullable: true, description: 'One walk.' }) _id?: string | null,
  ): TreeWalkMessage {
    return message;
  }

  #settle(context: Context, act: () => Promise<WalkRecord>): Promise<TreeWalkPayload> {
    return settle<TreeWalkPayload>(context, async () => ({ walk: await act() }));
  }
}
