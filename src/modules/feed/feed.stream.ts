import { staff } from '../../platform/auth/access.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { type DomainEvent, type EventHub, LiveStream } from '../../platform/events/index.js';
import type { Foundation } from '../../platform/room.js';
import { FeedHeartbeat, type FeedMessage, FeedNews, FeedReady, FeedRefetch, entryOf } from './feed-entry.js';
import type { FeedJudge } from './feed.judge.js';
import type { FeedPace } from './feed.pace.js';

/** Message classes are told apart by their prototype; graphql-js needs the instance. */
const message = <T extends FeedMessage>(type: new () => T, fields: T): T => Object.assign(new type(), fields);

/** What every live list says beside its news. */
export const lineMessages = {
  ready: (cursor: string): FeedReady => message(FeedReady, { cursor }),
  heartbeat: (cursor: string): FeedHeartbeat => message(FeedHeartbeat, { cursor }),
  refetch: (cursor: string, reason: string): FeedRefetch => message(FeedRefetch, { cursor, reason }),
};

/** The live side of the feed: every entry whose thing the viewer may see at the moment it is sent. */
export class FeedStream extends LiveStream<DomainEvent, FeedMessage> {
  constructor(
    foundation: Foundation,
    hub: EventHub,
    judge: FeedJudge,
    pace: FeedPace,
    currentViewer: (viewer: Viewer) => Promise<Viewer | null>,
  ) {
    super(
      {
        ...lineMessages,
        name: (viewer) => `feed:${viewer.id}`,
        follows: staff(),
        hub,
        head: () => foundation.events.head(),
        concerns: () => true,
        visible: (viewer, events) => judge.visible(viewer, events),
        news: (cursor, event) => message(FeedNews, { cursor, entry: entryOf(event) }),
      },
      foundation.cursors,
      pace,
      currentViewer,
    );
  }
}
