import { actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserErrorCode, UserError, fault, notFound } from '../../platform/errors/index.js';
import type { Connection, PageRequest } from '../../platform/graphql/connection.js';
import {
  type Collected,
  type DomainEvent,
  type JudgedList,
  collectJudged,
  judgedPage,
} from '../../platform/events/index.js';
import { newId } from '../../platform/ids/ids.js';
import type { Foundation } from '../../platform/room.js';
import type { FeedPriority } from '../articles/index.js';
import { type FeedEntry, demandingPriorities, entryOf } from './feed-entry.js';
import type { FeedJudge } from './feed.judge.js';
import type { FeedPace } from './feed.pace.js';
import { mustAcknowledge } from './feed.policy.js';
import { type FeedBounds, type FeedStore, type Receipt, ReceiptTaken } from './feed.store.js';

/** Quiet notes older than this are history: they are listed, but no longer counted as unread. */
const infoDays = 30;
/** Open entries are counted up to here. */
const mostCounted = 500;

/** Which entries a list wants. */
export interface InboxFilter {
  readonly priorities?: readonly FeedPriority[] | null;
  readonly isOpen?: boolean | null;
}

/** The feed of one viewer: what is there to read, what was read, what was acknowledged. */
export class FeedService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: FeedStore,
    private readonly judge: FeedJudge,
    private readonly pace: FeedPace,
  ) {}

  /** One entry, or null where the viewer may not see it or it does not exist. */
  async entry(viewer: Viewer, id: string): Promise<FeedEntry | null> {
    const event = await this.store.entry(id);
    if (!event) return null;
    const [visible] = await this.judge.visible(viewer, [event]);
    return visible ? entryOf(visible) : null;
  }

  /** The entry that a published version made, or null where it was silent. */
  async entryOfVersion(subjectId: string, version: number): Promise<FeedEntry | null> {
    const event = await this.store.entryOfVersion(subjectId, version);
    return event ? entryOf(event) : null;
  }

  /** The entries of published versions that have to be acknowledged; versions that were pushed otherwise, or not at all, have none. */
  async demandingEntriesOf(versions: readonly { subjectId: string; version: number }[]): Promise<FeedEntry[]> {
    return (await this.store.entriesOfVersions(versions, demandingPriorities)).map(entryOf);
  }

  /** A page of the inbox, newest first. */
  async inbox(viewer: Viewer, filter: InboxFilter, request: PageRequest): Promise<Connection<FeedEntry>> {
    return judgedPage(this.#list(viewer, filter), `inbox:${viewer.id}`, request, this.foundation.cursors, this.pace);
  }

  #list(viewer: Viewer, filter: InboxFilter): JudgedList<DomainEvent, FeedEntry> {
    return {
      read: (span, newestFirst, limit) => {
        const bounds: FeedBounds = {
          ...span,
          ...(filter.priorities ? { priorities: filter.priorities } : {}),
          ...(filter.isOpen === true ? { sinceOr: { since: this.#infoSince(), priorities: demandingPriorities } } : {}),
        };
        return this.store.page(bounds, newestFirst, limit);
      },
      keep: async (events) => {
        const visible = (await this.judge.visible(viewer, events)).map(entryOf);
        return this.#byOpenness(viewer, visible, filter.isOpen ?? null);
      },
    };
  }

  #collect(viewer: Viewer, filter: InboxFilter, wanted: number): Promise<Collected<FeedEntry>> {
    return collectJudged(this.#list(viewer, filter), {}, true, wanted, this.pace);
  }

  async #byOpenness(viewer: Viewer, entries: FeedEntry[], isOpen: boolean | null): Promise<FeedEntry[]> {
    if (isOpen === null || !entries.length) return entries;
    const [receipts, superseded] = await Promise.all([
      this.receipts(
        viewer,
        entries.map((entry) => entry._id),
      ),
      this.superseded(entries),
    ]);
    return entries.filter(
      (entry) => this.#isOpen(viewer, entry, receipts.get(entry._id), superseded.has(entry._id)) === isOpen,
    );
  }

  #isOpen(viewer: Viewer, entry: FeedEntry, receipt: Receipt | undefined, isSuperseded: boolean): boolean {
    if (isSuperseded) return false;
    if (mustAcknowledge(viewer, entry.priority)) return !receipt?.acknowledgedAt;
    return !receipt?.readAt && !receipt?.acknowledgedAt && entry.at >= this.#infoSince();
  }

  #infoSince(): Date {
    return new Date(this.foundation.clock.now().getTime() - infoDays * 86_400_000);
  }

  receipts(viewer: Viewer, entryIds: readonly string[]): Promise<Map<string, Receipt>> {
    return this.store.receipts(viewer.id, entryIds);
  }

  /** For each entry what the viewer acknowledged of the same thing in an earlier version: the latest of those. */
  async acknowledgedBefore(viewer: Viewer, entries: readonly FeedEntry[]): Promise<Map<string, Receipt>> {
    const receipts = await this.store.acknowledgedOf(viewer.id, [...new Set(entries.map((entry) => entry.subjectId))]);
    const found = new Map<string, Receipt>();
    for (const entry of entries) {
      const earlier = receipts.find(
        (receipt) => receipt.subjectId === entry.subjectId && receipt.version < entry.version,
      );
      if (earlier) found.set(entry._id, earlier);
    }
    return found;
  }

  /** Ids of demanding entries that a later demanding entry of the same thing has replaced, or whose text was taken back before it held. */
  async superseded(entries: readonly FeedEntry[]): Promise<Set<string>> {
    const demanding = entries.filter((entry) => demandingPriorities.includes(entry.priority));
    if (!demanding.length) return new Set();
    const [latest, takenBack] = await Promise.all([
      this.store.latestDemanding([...new Set(demanding.map((entry) => entry.subjectId))], demandingPriorities),
      this.judge.takenBack(demanding),
    ]);
    const replaced = demanding.filter((entry) => (latest.get(entry.subjectId) ?? 0) > entry.number);
    return new Set([...replaced, ...takenBack].map((entry) => entry._id));
  }

  /** How many entries are open for the viewer, and how many of them have to be acknowledged. Counts up to 500 of each. */
  async counts(viewer: Viewer): Promise<{ unread: number; mustAcknowledge: number }> {
    const open = await this.#collect(viewer, { isOpen: true }, mostCounted);
    const isWhole = open.rows.length < mostCounted && open.stoppedAt === null;
    const demanding = isWhole
      ? open
      : await this.#collect(viewer, { isOpen: true, priorities: demandingPriorities }, mostCounted);
    return {
      unread: open.rows.length,
      mustAcknowledge: demanding.rows.filter((entry) => mustAcknowledge(viewer, entry.priority)).length,
    };
  }

  /** Notes that the viewer opened an entry. Repeating it changes nothing. */
  async markRead(viewer: Viewer, entryId: string): Promise<FeedEntry> {
    const entry = await this.#own(viewer, entryId);
    await this.#receive(viewer, entry, false);
    return entry;
  }

  /** Notes that the viewer read and understood exactly this version. Repeating it changes nothing. */
  async acknowledge(viewer: Viewer, entryId: string, version: number): Promise<FeedEntry> {
    const entry = await this.#own(viewer, entryId);
    if (entry.version !== version) {
      throw new UserError(
        fault(
          UserErrorCode.CONFLICT,
          `这条通知说的是第 ${entry.version} 版，请按这一版确认。`,
          `This entry is about version ${entry.version}; acknowledge that one.`,
          'version',
        ),
        { entry },
      );
    }
    await this.#receive(viewer, entry, true);
    return entry;
  }

  async #own(viewer: Viewer, entryId: string): Promise<FeedEntry> {
    const entry = await this.entry(viewer, entryId);
    if (!entry) throw notFound('entryId');
    return entry;
  }

  /** Two copies may write the same receipt at once: whoever loses finds it on the second try. */
  async #receive(viewer: Viewer, entry: FeedEntry, acknowledged: boolean): Promise<void> {
    try {
      await this.#write(viewer, entry, acknowledged);
    } catch (error) {
      if (!(error instanceof ReceiptTaken)) throw error;
      await this.#write(viewer, entry, acknowledged);
    }
  }

  async #write(viewer: Viewer, entry: FeedEntry, acknowledged: boolean): Promise<void> {
    const { clock, transactions } = this.foundation;
    const now = clock.now();
    await transactions.run(async (transaction) => {
      const isNew = await this.store.receive({
        _id: newId('receipt', clock),
        userId: viewer.id,
        entryId: entry._id,
        subjectId: entry.subjectId,
        version: entry.version,
        readAt: now,
        acknowledgedAt: acknowledged ? now : null,
      });
      if (!isNew) return;
      transaction.append({
        type: acknowledged ? 'feed.acknowledged' : 'feed.read',
        subject: { type: 'feed_entry', id: entry._id },
        version: entry.version,
        actor: actorOf(viewer),
        after: { code: entry.code, version: entry.version },
      });
    });
  }
}
