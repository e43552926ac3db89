import DataLoader from 'dataloader';
import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { mayKeepCommands } from '../tree.policy.js';
import { TreeCommand, TreeCommandRunCounts } from './command.js';
import { TreeCommandPayload, TreeCommandSaveInput, TreeCommandSecretRenewInput } from './command.inputs.js';
import type { CommandService } from './command.service.js';
import type { CommandStore } from './command.store.js';

const countedDays = 30;
const none: TreeCommandRunCounts = { sent: 0, succeeded: 0, failed: 0, timedOut: 0 };

/** Counts of runs in batches; made once, because a loader is found by its factory. */
export const commandCounts =
  (store: CommandStore): LoaderFactory<string, TreeCommandRunCounts> =>
  ({ clock }) =>
    new DataLoader<string, TreeCommandRunCounts>(async (names) => {
      const since = new Date(clock.now().getTime() - countedDays * 86_400_000);
      const found = await store.counts(names, since);
      return names.map((name) => found.get(name) ?? none);
    });

@Resolver(() => TreeCommand)
export class CommandResolver {
  constructor(
    private readonly service: CommandService,
    private readonly counts: LoaderFactory<string, TreeCommandRunCounts>,
  ) {}

  @Query(() => [TreeCommand], {
    description:
      'The commands that nodes can ask for, by name; at most 200. For ADMIN, and for KNOWLEDGE_EDITOR without addresses.',
  })
  @Access(roles(Role.ADMIN, Role.KNOWLEDGE_EDITOR))
  treeCommands(): Promise<TreeCommand[]> {
    return this.service.all();
  }

  @Mutation(() => TreeCommandPayload, {
    description:
      'Sets up a command to an outside system, or changes one; the secret is shown once, when it is made. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID (`url`: the host is not allowed), DUPLICATE, TOO_MANY, NOT_FOUND, CONFLICT, KEY_REUSED.',
  })
  @Access(roles(Role.ADMIN))
  treeCommandSave(
    @Ctx() context: Context,
    @Arg('input', () => TreeCommandSaveInput, { description: 'The command.' }) input: TreeCommandSaveInput,
  ): Promise<TreeCommandPayload> {
    return settle<TreeCommandPayload>(context, () => this.service.save(context.viewer, input));
  }

  @Mutation(() => TreeCommandPayload, {
    description:
      'Gives a command another secret and shows it once; the old one signs nothing any more. For ADMIN. Errors: NOT_FOUND, CONFLICT.',
  })
  @Access(roles(Role.ADMIN))
  treeCommandSecretRenew(
    @Ctx() context: Context,
    @Arg('input', () => TreeCommandSecretRenewInput, { description: 'Whose secret.' })
    input: TreeCommandSecretRenewInput,
  ): Promise<TreeCommandPayload> {
    return settle<TreeCommandPayload>(context, () => this.service.renewSecret(context.viewer, input));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where it is sent; null for all but administrators.' })
  url(@Root() command: TreeCommand, @Ctx() context: Context): string | null {
    return mayKeepCommands(context.viewer) ? command.address : null;
  }

  @FieldResolver(() => TreeCommandRunCounts, {
    description: 'How often it was asked for in the last 30 days, and how that went.',
  })
  recentRuns(@Root() command: TreeCommand, @Ctx() context: Context): Promise<TreeCommandRunCounts> {
    return context.loaders.get(this.counts).load(command.name);
  }
}
