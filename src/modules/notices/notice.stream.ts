import { staff } from '../../platform/auth/access.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { type EventHub, type LivePace, LiveStream, type NoticeRecord } from '../../platform/events/index.js';
import type { Foundation } from '../../platform/room.js';
import { type FeedJudge, lineMessages } from '../feed/index.js';
import { type NoticeMessage, NoticeNews, noticeOf } from './notice.js';

/** The live side of the notices: a person's own, each judged at the moment it is sent. */
export class NoticeStream extends LiveStream<NoticeRecord, NoticeMessage> {
  constructor(
    foundation: Foundation,
    hub: EventHub<NoticeRecord>,
    judge: FeedJudge,
    pace: LivePace,
    currentViewer: (viewer: Viewer) => Promise<Viewer | null>,
  ) {
    super(
      {
        ...lineMessages,
        name: (viewer) => `notice-feed:${viewer.id}`,
        follows: staff(),
        hub,
        head: () => foundation.events.notices.head(),
        concerns: (viewer, record) => record.userId === viewer.id,
        visible: (viewer, records) => judge.visible(viewer, records),
        news: (cursor, record) => Object.assign(new NoticeNews(), { cursor, notice: noticeOf(record) }),
      },
      foundation.cursors,
      pace,
      currentViewer,
    );
  }
}
