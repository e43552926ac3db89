import type { Viewer } from '../../../platform/auth/viewer.js';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Directory } from '../../people/index.js';
import type { CommandDispatch } from '../commands/command-dispatch.service.js';
import { tiersByIdLoader } from '../tree-node-fields.resolver.js';
import type { TreeLoaders } from '../tree.loaders.js';
import type { TreeStore } from '../tree.store.js';
import { RecentWalks } from './recent-walks.js';
import { WalkClock } from './walk-clock.service.js';
import { WalkFieldsResolver } from './walk-fields.resolver.js';
import { WalkHandoverService } from './walk-handover.service.js';
import { WalkLifeService } from './walk-life.service.js';
import { type WalkLenses, walkLenses } from './walk-lens.loaders.js';
import {
  WalkArticleResolver,
  WalkEndingResolver,
  WalkEntryResolver,
  WalkNodeResolver,
  WalkOfferResolver,
  WalkStopResolver,
} from './walk-parts.resolver.js';
import type { WalkParts } from './walk-parts.service.js';
import { WalkPins } from './walk-pins.service.js';
import { WalkReader } from './walk-read.service.js';
import type { WalkRecord } from './walk-record.js';
import { WalkReplyService } from './walk-reply.service.js';
import { type NearestNode, WalkStartService } from './walk-start.service.js';
import { WalkStanding } from './walk-standing.service.js';
import { WalkStepService } from './walk-step.service.js';
import { WalkWatch } from './walk-watch.service.js';
import { WalkWorlds } from './walk-world.service.js';
import { WalkWriter } from './walk-writer.service.js';
import { walkSubjectOf } from './walk.feed.js';
import { type WalkLoaders, walkLoaders } from './walk.loaders.js';
import { WalkResolver, type WalkServices } from './walk.resolver.js';
import { WalkStore } from './walk.store.js';
import { type WalkPace, WalkStream } from './walk.stream.js';

export { WalkStream } from './walk.stream.js';

/** What walks need of others. */
export interface WalkNeeds {
  readonly store: TreeStore;
  readonly loaders: TreeLoaders;
  readonly directory: Directory;
  readonly jobs: JobQueue;
  readonly dispatch: CommandDispatch;
  /** Ids of articles by code, whoever asks. */
  readonly articleIds: LoaderFactory<string, string | null>;
  readonly nearest: NearestNode;
  /** The viewer as of now; null when the session ended. */
  readonly currentViewer: (viewer: Viewer) => Promise<Viewer | null>;
  readonly pace?: WalkPace;
}

/** Walks through trees. */
export interface Walks extends Room {
  readonly services: WalkServices;
  readonly loaders: WalkLoaders;
  /** What somebody may see of a walk. */
  readonly lenses: WalkLenses;
  /** The time’s part, for tests. */
  readonly clock: WalkClock;
  /** To be found by class in the context, for the subscription. */
  readonly stream: WalkStream;
  /** How notices about walks are judged. */
  readonly subject: ReturnType<typeof walkSubjectOf>;
  /** Walks of the past, for a seed. */
  readonly planting: {
    isEmpty(): Promise<boolean>;
    plant(walks: readonly WalkRecord[]): Promise<void>;
  };
  /** Ends the change stream. At stop, after the subscriptions. */
  close(): Promise<void>;
}

export function createWalks(foundation: Foundation, needs: WalkNeeds): Walks {
  const { store: trees, directory, dispatch } = needs;
  const walks = new WalkStore(foundation.connection, foundation.cursors);
  const worlds = new WalkWorlds(trees);
  const standing = new WalkStanding(trees);
  const parts: WalkParts = {
    ...{ foundation, walks, trees, worlds, standing, dispatch },
    ...{ recent: new RecentWalks(), pins: new WalkPins(trees) },
  };
  const writer = new WalkWriter(parts);
  const reader = new WalkReader(parts);
  const loaders = walkLoaders(walks, reader);
  const services: WalkServices = {
    starts: new WalkStartService(parts, needs.nearest),
    steps: new WalkStepService(parts, writer),
    life: new WalkLifeService(parts, writer),
    handover: new WalkHandoverService(parts, reader, directory),
    reader,
  };
  const replies = new WalkReplyService(parts, writer);
  dispatch.follow((run, result, finish) => replies.take(run, result, finish));
  const clock = new WalkClock(parts, writer, dispatch);
  clock.register(needs.jobs);
  const watch = new WalkWatch(foundation.connection, foundation.log, walks.collection);
  const people = directory.loaders;
  const lenses = walkLenses({ trees: needs.loaders, standing, worlds, clock: foundation.clock });
  const tiersById = tiersByIdLoader(() => directory.tiers());
  return {
    ...{ services, loaders, clock, lenses },
    stream: new WalkStream(watch, reader, needs.currentViewer, needs.pace),
    subject: walkSubjectOf(trees, walks),
    planting: { isEmpty: () => walks.isEmpty(), plant: (planted) => walks.insertMany(planted) },
    close: () => watch.close(),
    resolvers: [
      new WalkResolver(services, loaders.walks),
      new WalkFieldsResolver({
        ...{ loaders, trees: needs.loaders, users: people.users, standing, clock: foundation.clock, lenses },
      }),
      new WalkNodeResolver(),
      new WalkArticleResolver(needs.articleIds),
      new WalkStopResolver(people.users),
      new WalkEntryResolver(people.users),
      new WalkEndingResolver(people, tiersById),
      new WalkOfferResolver(people.users, tiersById),
    ],
    nodes: [
      {
        prefix: 'walk',
        typeName: 'TreeWalk',
        load: (context, id) => context.loaders.get(loaders.walks).load(id),
      },
    ],
  };
}
