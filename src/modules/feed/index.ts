import { admits, staff } from '../../platform/auth/access.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import type { EventHub } from '../../platform/events/index.js';
import type { LoaderFactory } from '../../platform/graphql/context.js';
import type { Foundation, Room } from '../../platform/room.js';
import type { User } from '../people/index.js';
import type { Tree } from '../trees/index.js';
import { AcknowledgementService } from './acknowledgement.service.js';
import {
  TreeVersionAcknowledgementResolver,
  VersionAcknowledgementPeopleResolver,
  VersionAcknowledgementResolver,
  versionProofs,
} from './version-acknowledgement.resolver.js';
import { EarlierAcknowledgementResolver } from './earlier-acknowledgement.resolver.js';
import {
  AcknowledgeViewerResolver,
  AcknowledgementRowResolver,
  FeedResolver,
  MarkReadViewerResolver,
  ViewerCountsResolver,
} from './feed.resolver.js';
import { PublishEntryResolver, TreePublishEntryResolver } from './publish-entry.resolver.js';
import { FeedJudge } from './feed.judge.js';
import { type FeedPace, feedPace } from './feed.pace.js';
import { FeedService } from './feed.service.js';
import { FeedStore } from './feed.store.js';
import { FeedStream } from './feed.stream.js';
import type { FeedSubject } from './feed.subject.js';

export { FeedEntry, FeedEntryKind, FeedHeartbeat, FeedReady, FeedRefetch } from './feed-entry.js';
export type { FeedJudge } from './feed.judge.js';
export type { FeedService } from './feed.service.js';
export { FeedStream, lineMessages } from './feed.stream.js';
export { type FeedPace, feedPace } from './feed.pace.js';
export type { FeedSubject } from './feed.subject.js';

/** What the feed needs of other rooms. */
export interface FeedNeeds {
  readonly hub: EventHub;
  /** Kinds of things that are pushed. */
  readonly subjects: readonly FeedSubject[];
  /** The viewer as of now; null when the session ended. */
  readonly currentViewer: (viewer: Viewer) => Promise<Viewer | null>;
  /** Everybody of the centre who is active now, as viewers. */
  readonly activeStaff: () => AsyncIterable<Viewer>;
  readonly userById: LoaderFactory<string, User | null>;
  readonly treeById: LoaderFactory<string, Tree | null>;
  /** Other figures than the usual ones. */
  readonly pace?: Partial<FeedPace>;
}

/** The feed: a durable, numbered list of pushed knowledge, its inbox, its proof of reading and its subscription. */
export interface FeedRoom extends Room {
  readonly feed: FeedService;
  readonly stream: FeedStream;
  /** Who may see what is told about a thing, as things are now; for other rooms that tell of them. */
  readonly judge: FeedJudge;
}

export function createFeed(foundation: Foundation, needs: FeedNeeds): FeedRoom {
  const pace: FeedPace = { ...feedPace, ...needs.pace };
  const store = new FeedStore(foundation.connection, foundation.events);
  const judge = new FeedJudge(needs.subjects, foundation.clock);
  const feed = new FeedService(foundation, store, judge, pace);
  const acknowledgement = new AcknowledgementService(feed, store, judge, needs.activeStaff, foundation.cursors);
  const stream = new FeedStream(foundation, needs.hub, judge, pace, needs.currentViewer);
  const proofs = versionProofs(acknowledgement);
  const mayFollow = (viewer: Viewer): boolean => admits(staff(), viewer);
  return {
    feed,
    stream,
    judge,
    resolvers: [
      new FeedResolver(feed, acknowledgement, needs.treeById),
      new EarlierAcknowledgementResolver(feed),
      new AcknowledgementRowResolver(needs.userById),
      new ViewerCountsResolver(feed),
      new PublishEntryResolver(feed),
      new TreePublishEntryResolver(feed),
      new VersionAcknowledgementResolver(proofs),
      new TreeVersionAcknowledgementResolver(proofs),
      new VersionAcknowledgementPeopleResolver(needs.userById),
      new MarkReadViewerResolver(),
      new AcknowledgeViewerResolver(),
    ],
    nodes: [
      {
        // As the query of its own: whoever may not use that one finds nothing here either.
        prefix: 'event',
        typeName: 'FeedEntry',
        load: (context, id) => (mayFollow(context.viewer) ? feed.entry(context.viewer, id) : Promise.resolve(null)),
      },
    ],
  };
}
