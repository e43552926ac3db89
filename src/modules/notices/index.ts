import { admits, staff } from '../../platform/auth/access.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { EventHub, type NoticeRecord, changeStreamWakeup } from '../../platform/events/index.js';
import type { LoaderFactory } from '../../platform/graphql/context.js';
import type { JobQueue } from '../../platform/jobs/index.js';
import type { Foundation, Room } from '../../platform/room.js';
import { type FeedJudge, type FeedPace, feedPace } from '../feed/index.js';
import type { User } from '../people/index.js';
import type { Tree } from '../trees/index.js';
import { NoticeResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';
import { NoticeStore } from './notice.store.js';
import { NoticeStream } from './notice.stream.js';

export { NoticeStream } from './notice.stream.js';

const dayMs = 86_400_000;

/** What the notices need of other rooms. */
export interface NoticeNeeds {
  readonly jobs: JobQueue;
  /** Who may see what is told about a thing, as things are now. */
  readonly judge: FeedJudge;
  /** The viewer as of now; null when the session ended. */
  readonly currentViewer: (viewer: Viewer) => Promise<Viewer | null>;
  readonly userById: LoaderFactory<string, User | null>;
  readonly treeById: LoaderFactory<string, Tree | null>;
  /** Other figures than the usual ones. */
  readonly pace?: Partial<FeedPace>;
}

/** Personal notices: what was collected by `transaction.notify`, for the person it was meant for. */
export interface NoticesRoom extends Room {
  readonly stream: NoticeStream;
  /** Numbered notices of all server copies; to be started before subscriptions and stopped after them. */
  readonly hub: EventHub<NoticeRecord>;
}

export function createNotices(foundation: Foundation, needs: NoticeNeeds): NoticesRoom {
  const { connection, events, log } = foundation;
  const pace: FeedPace = { ...feedPace, ...needs.pace };
  const hub = new EventHub(events.notices, changeStreamWakeup(connection, log, 'notices'), log);
  const service = new NoticeService(foundation, new NoticeStore(events), needs.judge, pace);
  needs.jobs.registerEvery('notices-forget', dayMs, async () => {
    const count = await service.forgetOld();
    if (count) log.info({ count }, 'old notices were forgotten');
  });
  return {
    hub,
    stream: new NoticeStream(foundation, hub, needs.judge, pace, needs.currentViewer),
    resolvers: [new NoticeResolver(service, needs.userById, needs.treeById)],
    nodes: [
      {
        // As the query of its own: whoever may not use that one finds nothing here either.
        prefix: 'notice',
        typeName: 'Notice',
        load: (context, id) =>
          admits(staff(), context.viewer) ? service.notice(context.viewer, id) : Promise.resolve(null),
      },
    ],
  };
}
