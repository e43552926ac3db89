import { actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notFound } from '../../platform/errors/index.js';
import type { Connection, PageRequest } from '../../platform/graphql/connection.js';
import {
  type JudgedList,
  type NoticeRecord,
  type ScanPace,
  collectJudged,
  judgedPage,
} from '../../platform/events/index.js';
import { isId } from '../../platform/ids/ids.js';
import type { Foundation } from '../../platform/room.js';
import type { FeedJudge } from '../feed/index.js';
import { type Notice, noticeOf } from './notice.js';
import type { NoticeStore } from './notice.store.js';

/** How long notices are kept. */
const keptDays = 90;
/** Unread ones are counted up to here. */
const mostCounted = 500;
/** Most that one call marks by id, and by "all". */
const mostIds = 100;
const mostAtOnce = 1_000;

/** Which notices are to be marked as read: some, or all. */
export interface ToMark {
  readonly ids?: readonly string[] | null;
  readonly all?: boolean | null;
}

/** What one person is told: only about things that this person may see at the moment of asking. */
export class NoticeService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: NoticeStore,
    private readonly judge: FeedJudge,
    private readonly pace: ScanPace,
  ) {}

  /** One of the viewer's own; null where it is absent, somebody else's or about something unreadable. */
  async notice(viewer: Viewer, id: string): Promise<Notice | null> {
    const [found] = await this.#readable(viewer, [id]);
    return found ?? null;
  }

  /** A page, newest first. `isUnread` null is for all. */
  notices(viewer: Viewer, isUnread: boolean | null, request: PageRequest): Promise<Connection<Notice>> {
    const name = `notices:${viewer.id}:${isUnread ?? 'all'}`;
    return judgedPage(this.#list(viewer, isUnread), name, request, this.foundation.cursors, this.pace);
  }

  /** How many are unread, up to 500. */
  async unreadCount(viewer: Viewer): Promise<number> {
    return (await this.#unread(viewer, mostCounted)).length;
  }

  /**
   * Marks as read: 1 to 100 of the viewer's own by id, or all that are unread (the newest 1,000). What is read already keeps its
   * moment, and repeating changes nothing. NOT_FOUND for an id that is not one of theirs: then none is marked. Returns those asked for.
   */
  async markRead(viewer: Viewer, { ids, all }: ToMark): Promise<Notice[]> {
    if (Boolean(ids) === Boolean(all)) {
      throw new UserError(
        fault(
          UserErrorCode.INVALID,
          '请给出要标记的通知，或选择全部，二者取一。',
          'Name notices, or all of them: one of the two.',
          'ids',
        ),
      );
    }
    const wanted = ids ? await this.#named(viewer, ids) : await this.#unread(viewer, mostAtOnce);
    const { clock, transactions } = this.foundation;
    const now = clock.now();
    await transactions.run(async (transaction) => {
      const count = await this.store.markRead(
        viewer.id,
        wanted.map(({ _id }) => _id),
        now,
      );
      if (!count) return;
      transaction.append({
        type: 'notices.read',
        subject: { type: 'user', id: viewer.id },
        actor: actorOf(viewer),
        after: { count },
      });
    });
    return wanted.map((notice) => Object.assign(notice, { readAt: notice.readAt ?? now }));
  }

  /** Forgets what is older than 90 days. Returns how many. */
  forgetOld(): Promise<number> {
    return this.store.forgetBefore(new Date(this.foundation.clock.now().getTime() - keptDays * 86_400_000));
  }

  async #named(viewer: Viewer, ids: readonly string[]): Promise<Notice[]> {
    if (!ids.length) {
      throw new UserError(fault(UserErrorCode.REQUIRED, '请至少选择一条通知。', 'Name at least one notice.', 'ids'));
    }
    if (ids.length > mostIds) {
      throw new UserError(
        fault(UserErrorCode.TOO_MANY, `一次最多标记 ${mostIds} 条。`, `At most ${mostIds} at a time.`, 'ids'),
      );
    }
    const found = await this.#readable(viewer, [...new Set(ids)]);
    const known = new Set(found.map(({ _id }) => _id));
    const missing = ids.findIndex((id) => !known.has(id));
    if (missing >= 0) throw notFound('ids', String(missing));
    return found;
  }

  async #readable(viewer: Viewer, ids: readonly string[]): Promise<Notice[]> {
    const own = await this.store.own(viewer.id, ids.filter(isId));
    return (await this.judge.visible(viewer, own)).map(noticeOf);
  }

  async #unread(viewer: Viewer, most: number): Promise<Notice[]> {
    return (await collectJudged(this.#list(viewer, true), {}, true, most, this.pace)).rows;
  }

  #list(viewer: Viewer, isUnread: boolean | null): JudgedList<NoticeRecord, Notice> {
    return {
      read: (span, newestFirst, limit) => this.store.page(viewer.id, isUnread, span, newestFirst, limit),
      keep: async (records) => (await this.judge.visible(viewer, records)).map(noticeOf),
    };
  }
}
