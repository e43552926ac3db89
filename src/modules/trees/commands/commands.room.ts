import type { JobQueue } from '../../../platform/jobs/index.js';
import { Role, hasRole } from '../../../platform/auth/viewer.js';
import type { OutboundHost } from '../../../platform/outbound/hosts.js';
import type { Foundation, Room } from '../../../platform/room.js';
import { CommandDispatch } from './command-dispatch.service.js';
import { CommandResolver, commandCounts } from './command.resolver.js';
import { CommandService } from './command.service.js';
import { CommandStore } from './command.store.js';
import { Webhook } from './webhook.service.js';

/** What commands to outside systems need of others. */
export interface CommandNeeds {
  /** A queue of its own: an outside system that hangs must not hold up other work. */
  readonly commandJobs: JobQueue;
  /** Hosts that the configuration names. */
  readonly webhookHosts: readonly OutboundHost[];
}

/** Commands to outside systems. */
export interface Commands extends Room {
  readonly dispatch: CommandDispatch;
  /** Whether commands are sent, by name, for the check of trees; unknown names are absent. */
  readonly byNames: (names: readonly string[]) => Promise<Map<string, { readonly isActive: boolean }>>;
  readonly service: CommandService;
  /** Commands of a seed: their hosts need not be allowed, then nothing is sent. */
  readonly planting: Pick<CommandService, 'plant'>;
  /** Closes connections to outside systems. At stop, after the queue. */
  readonly close: () => Promise<void>;
}

export function createCommands(foundation: Foundation, { commandJobs, webhookHosts }: CommandNeeds): Commands {
  const store = new CommandStore(foundation.connection);
  const webhook = new Webhook(webhookHosts);
  const service = new CommandService(foundation, store, webhook);
  return {
    dispatch: new CommandDispatch(foundation, store, webhook, commandJobs),
    byNames: (names) => store.byNames(names),
    service,
    planting: service,
    close: () => webhook.close(),
    resolvers: [new CommandResolver(service, commandCounts(store))],
    nodes: [
      {
        // As the query: whoever may not use that one finds nothing here either.
        prefix: 'tree_command',
        typeName: 'TreeCommand',
        load: async (context, id) =>
          hasRole(context.viewer, Role.ADMIN, Role.KNOWLEDGE_EDITOR) ? store.byId(id) : null,
      },
    ],
  };
}
