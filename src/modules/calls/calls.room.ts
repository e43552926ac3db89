import type { Viewer } from '../../platform/auth/viewer.js';
import type { Files } from '../../platform/files/index.js';
import type { JobQueue } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
import { type LocalizedText, textIn } from '../../platform/graphql/localized.js';
import type { Articles } from '../articles/index.js';
import type { Directory } from '../people/index.js';
import type { Trees } from '../trees/index.js';
import { AgentDayResolver } from './agenttime/agent-day.resolver.js';
import { agentDayColumns } from './agenttime/agent-day.rules.js';
import { AgentDayStore } from './agenttime/agent-day.store.js';
import { AgentDayTaker } from './agenttime/agent-day-taker.service.js';
import { CallFieldsResolver } from './call-fields.resolver.js';
import type { CallFollower } from './call-record.js';
import { CallPlantService } from './call-plant.service.js';
import { type CallLoaders, callLoaders } from './call.loaders.js';
import { importsVisibleTo, mayReportCalls, mayReportTimes } from './call.policy.js';
import { CallResolver } from './call.resolver.js';
import { CallService } from './call.service.js';
import { CallStore } from './call.store.js';
import { CustomerHashes } from './customers/customer-hash.service.js';
import { CustomerResolver } from './customers/customer.resolver.js';
import { CustomerService } from './customers/customers.service.js';
import { callColumns } from './import/call-columns.rules.js';
import { CallImportKind } from './import/call-import.js';
import { CallImportResolver, CallImportRowResolver, CallRowResultResolver } from './import/call-import.resolver.js';
import { CallImportService, type ImportFiles } from './import/call-import.service.js';
import { CallImportStore } from './import/call-import.store.js';
import type { CallReading } from './import/call-plan.rules.js';
import { CallTaker } from './import/call-taker.service.js';
import type { ImportKind } from './import/import-kind.js';
import { CallNamesService } from './import/names.service.js';
import { RecordService } from './import/record.service.js';
import type { AgentDayReading } from './agenttime/agent-day.rules.js';
import { type Queues, createQueues } from './queues/queues.room.js';

/** What calls need of other rooms. */
export interface CallNeeds {
  readonly directory: Directory;
  readonly articles: Pick<Articles, 'links' | 'loaders'>;
  readonly trees: Pick<Trees, 'store' | 'treeById' | 'nodesByKey' | 'walks'>;
  readonly files: Pick<Files, 'service'>;
  readonly jobs: JobQueue;
}

/** Calls: reported, found, told apart, erased. */
export interface CallsRoot extends Room {
  readonly store: CallStore;
  readonly service: CallService;
  readonly loaders: CallLoaders;
  readonly queues: Queues;
  readonly days: AgentDayStore;
  readonly customers: CustomerService;
  readonly hashes: CustomerHashes;
  readonly imports: CallImportService;
  /** Lets who keeps something of calls by their queue and end hear of those that move. While the house is put together. */
  readonly follow: (follower: CallFollower) => void;
  /** Calls and days of agents of the past, for a seed. */
  readonly planting: CallPlantService;
}

export function createCalls(foundation: Foundation, needs: CallNeeds): CallsRoot {
  const { connection, cursors, clock, secrets } = foundation;
  const { directory, articles, trees, files, jobs } = needs;
  const store = new CallStore(connection, cursors);
  const days = new AgentDayStore(connection, cursors);
  const importStore = new CallImportStore(connection, cursors);
  const queues = createQueues(foundation);
  const hashes = new CustomerHashes(secrets);
  const customers = new CustomerService(foundation, store, hashes);
  const names = new CallNamesService({
    ...{ directory, queues: queues.store, trees: trees.store },
    usersNamed: (asked) => directory.usersNamed(asked),
    articleIds: async (codes) =>
      new Map(
        [...(await articles.links.targets(codes))].flatMap(([code, target]) =>
          target?.articleId ? [[code, target.articleId] as const] : [],
        ),
      ),
    walkIds: async (ids) => new Set((await trees.walks.subject.policyNow(ids)).keys()),
  });
  const taker = new CallTaker(store, names, hashes, clock);
  const dayTaker = new AgentDayTaker(days, names, clock);
  const callKind: ImportKind<CallReading> = {
    ...{ kind: CallImportKind.CALLS, purpose: 'CALL_IMPORT', columns: callColumns, mayReport: mayReportCalls },
    events: {
      ...{ started: 'calls.import-started', imported: 'calls.imported', recorded: 'calls.recorded' },
      cancelled: 'calls.import-cancelled',
    },
    run: (site) => taker.run(site),
  };
  const dayKind: ImportKind<AgentDayReading> = {
    ...{ kind: CallImportKind.AGENT_TIME, purpose: 'AGENT_TIME_IMPORT', columns: agentDayColumns },
    ...{ mayReport: mayReportTimes, run: (site) => dayTaker.run(site) },
    events: {
      ...{ started: 'agent-time.import-started', imported: 'agent-time.imported', recorded: 'agent-time.recorded' },
      cancelled: 'agent-time.import-cancelled',
    },
  };
  const kinds = [callKind, dayKind] as unknown as readonly [ImportKind, ImportKind];
  const imports = new CallImportService(foundation, jobs, filesOf(files.service), importStore, kinds);
  const records = new RecordService(foundation, hashes);
  const service = new CallService(foundation, store);
  const linked = { articles: articles.loaders.articles, walks: trees.walks.loaders.walks };
  const loaders = callLoaders(store, service);
  return {
    ...{ store, service, loaders, queues, days, customers, hashes, imports },
    follow: (follower) => taker.follow(follower),
    planting: new CallPlantService(store, days, hashes),
    resolvers: [
      new CallResolver(service, { calls: loaders.calls, ...linked }),
      new CallFieldsResolver({
        ...{ calls: loaders, people: directory.loaders, ...queues.loaders },
        ...linked,
        trees: trees.treeById,
        nodeTitles: async ({ viewer }, tree, key) => {
          const node = await trees.nodesByKey.nearest(tree, key);
          return node?.key === key ? textIn(node.title as LocalizedText, viewer.locale) : null;
        },
      }),
      new CustomerResolver(customers),
      new CallImportResolver(imports, importStore, records, kinds[0], directory.loaders),
      new CallImportRowResolver(),
      new CallRowResultResolver(loaders.calls),
      new AgentDayResolver(days, records, kinds[1], directory.loaders),
      ...queues.resolvers,
    ],
    nodes: [
      {
        prefix: 'call',
        typeName: 'Call',
        load: (context, id) => context.loaders.get(loaders.calls).load(id),
      },
      {
        prefix: 'call_import',
        typeName: 'CallImportJob',
        load: ({ viewer }, id) => importStore.visible(id, importsVisibleTo(viewer)),
      },
      ...queues.nodes,
    ],
  };
}

const filesOf = (service: Files['service']): ImportFiles => ({
  link: (viewer: Viewer, fileId, purpose, linkedTo) => service.link(viewer, fileId, purpose, linkedTo),
  open: (fileId) => service.open(fileId),
  linked: (purposes, after, limit) => service.linked(purposes, after, limit),
  release: (ids) => service.release(ids),
  erase: (fileId) => service.erase(fileId),
});
