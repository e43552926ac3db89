import { roles, staff } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  Float,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { loadOne } from '../../people/index.js';
import { CallLevel, CallQueue, ServiceTarget } from './call-queue.js';
import {
  CallLevelsSetInput,
  CallLevelsSetPayload,
  CallQueueSaveInput,
  CallQueueSavePayload,
  CallTargetsSetInput,
  CallTargetsSetPayload,
} from './queue.inputs.js';
import type { QueueService } from './queue.service.js';

/** Queues, levels and targets. */
@Resolver(() => ServiceTarget)
export class QueueResolver {
  constructor(
    private readonly service: QueueService,
    private readonly levels: LoaderFactory<string, CallLevel | null>,
  ) {}

  @Query(() => [CallQueue], { description: 'All queues by key, those out of use too; at most 500. For staff.' })
  @Access(staff())
  callQueues(): Promise<CallQueue[]> {
    return this.service.queues();
  }

  @Query(() => [CallLevel], { description: 'The labels that the centre gives customers. For staff.' })
  @Access(staff())
  async callLevels(): Promise<readonly CallLevel[]> {
    return (await this.service.settings()).levels;
  }

  @Query(() => [ServiceTarget], { description: 'How fast the centre wants to answer. For staff.' })
  @Access(staff())
  async callTargets(): Promise<readonly ServiceTarget[]> {
    return (await this.service.settings()).targets;
  }

  @Query(() => Float, {
    nullable: true,
    description:
      'Share of contacts that the centre wants solved at the first one, 0 to 1; null where none is set. Figures are judged by it under the 24-hour rule. For staff.',
  })
  @Access(staff())
  async callFirstContactTarget(): Promise<number | null> {
    return (await this.service.settings()).firstContact ?? null;
  }

  @Query(() => Int, {
    description:
      'Counts changes of levels and targets; 0 while the usual ones hold. Give it back as `expectedVersion`. For ADMIN.',
  })
  @Access(roles(Role.ADMIN))
  async callSettingsRevision(): Promise<number> {
    return (await this.service.settings()).revision;
  }

  @Mutation(() => CallQueueSavePayload, {
    description:
      'Makes a queue or changes it; queues are never deleted, only taken out of use. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, DUPLICATE, CONFLICT.',
  })
  @Access(roles(Role.ADMIN))
  callQueueSave(
    @Ctx() context: Context,
    @Arg('input', () => CallQueueSaveInput, { description: 'The queue.' }) input: CallQueueSaveInput,
  ): Promise<CallQueueSavePayload> {
    return settle<CallQueueSavePayload>(context, async () => ({
      queue: await this.service.save(context.viewer, input),
    }));
  }

  @Mutation(() => CallLevelsSetPayload, {
    description:
      'Sets all labels that the centre gives customers. For ADMIN. Errors: REQUIRED, TOO_LONG, TOO_MANY, INVALID, DUPLICATE, IN_USE (a target is for a level that is left out), CONFLICT.',
  })
  @Access(roles(Role.ADMIN))
  callLevelsSet(
    @Ctx() context: Context,
    @Arg('input', () => CallLevelsSetInput, { description: 'All levels.' }) input: CallLevelsSetInput,
  ): Promise<CallLevelsSetPayload> {
    return settle<CallLevelsSetPayload>(context, () => this.service.setLevels(context.viewer, input));
  }

  @Mutation(() => CallTargetsSetPayload, {
    description:
      'Sets how fast the centre wants to answer, and how much of it at the first contact. For ADMIN. Errors: TOO_MANY, OUT_OF_RANGE, NOT_FOUND, DUPLICATE, CONFLICT.',
  })
  @Access(roles(Role.ADMIN))
  callTargetsSet(
    @Ctx() context: Context,
    @Arg('input', () => CallTargetsSetInput, { description: 'All targets.' }) input: CallTargetsSetInput,
  ): Promise<CallTargetsSetPayload> {
    return settle<CallTargetsSetPayload>(context, () => this.service.setTargets(context.viewer, input));
  }

  @FieldResolver(() => CallLevel, {
    nullable: true,
    description: 'The level; null: all that have no target of their own.',
  })
  level(@Root() target: ServiceTarget, @Ctx() context: Context): Promise<CallLevel | null> {
    return loadOne(context, this.levels, target.level);
  }
}
