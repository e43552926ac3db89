import { actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserErrorCode, UserError, fault, notFound } from '../../platform/errors/index.js';
import type { DomainEvent, PolicyFields } from '../../platform/events/index.js';
import type { Connection, PageRequest } from '../../platform/graphql/connection.js';
import { newId } from '../../platform/ids/ids.js';
import type { Foundation } from '../../platform/room.js';
import { any, toMongo, toPredicate } from '../../platform/rules/rules.js';
import type { FeedPriority } from '../articles/index.js';
import { type FeedEntry, demandingPriorities, entryOf } from './feed-entry.js';
import { mustAcknowledge } from './feed.policy.js';
import type { FeedStore, Receipt } from './feed.store.js';
import type { FeedSubject } from './feed.subject.js';

/** Quiet notes older than this are history: they are listed, but no longer counted as unread. */
const infoDays = 30;
/** Rows that one look at the database brings while a page is filled. */
const scanSize = 200;
/** Looks at the most for one page, so that a viewer who may see little does not cost a lot. */
const maxScans = 25;

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
    private readonly subjects: readonly FeedSubject[],
  ) {}

  /** Those of the events whose things the viewer may see **now**, whatever was true when they were published. */
  async visibleNow(viewer: Viewer, events: readonly DomainEvent[]): Promise<DomainEvent[]> {
    const now = await this.#policyNow(events);
    const sees = new Map(this.subjects.map((subject) => [subject.type, toPredicate(subject.rule(viewer))]));
    return events.filter((event) => {
      const fields = now.get(event.subjectId);
      // An archived thing is no longer found, but whoever could read it is told that it is gone.
      const judged = fields && event.kind === 'ARTICLE_ARCHIVED' ? { ...fields, state: event.state } : fields;
      return judged ? (sees.get(event.subjectType)?.({ ...judged }) ?? false) : false;
    });
  }

  /** Whether the viewer may see an event by the fields that it carries; for events of this very moment. */
  sees(viewer: Viewer): (event: DomainEvent) => boolean {
    const predicates = new Map(this.subjects.map((subject) => [subject.type, toPredicate(subject.rule(viewer))]));
    return (event) => predicates.get(event.subjectType)?.(event as unknown as Record<string, unknown>) ?? false;
  }

  async #policyNow(events: readonly DomainEvent[]): Promise<Map<string, PolicyFields>> {
    const all = new Map<string, PolicyFields>();
    for (const subject of this.subjects) {
      const ids = [...new Set(events.filter((event) => event.subjectType === subject.type).map((event) => event.subjectId))];
      if (!ids.length) continue;
      for (const [id, fields] of await subject.policyNow(ids)) all.set(id, fields);
    }
    return all;
  }

  /** One entry, or null where the viewer may not see it or it does not exist. */
  async entry(viewer: Viewer, id: string): Promise<FeedEntry | null> {
    const event = await this.store.entry(id);
    if (!event) return null;
    const [visible] = await this.visibleNow(viewer, [event]);
    return visible ? entryOf(visible) : null;
  }

  async entries(viewer: Viewer, ids: readonly string[]): Promise<Map<string, FeedEntry>> {
    const visible = await this.visibleNow(viewer, await this.store.entries(ids));
    return new Map(visible.map((event) => [event._id, entryOf(event)]));
  }

  /** The entry that a published version made, or null where it was silent. */
  async entryOfVersion(subjectId: string, version: number): Promise<FeedEntry | null> {
    const event = await this.store.entryOfVersion(subjectId, version);
    return event ? entryOf(event) : null;
  }

  /** A page of the inbox, newest first. */
  async inbox(viewer: Viewer, filter: InboxFilter, request: PageRequest): Promise<Connection<FeedEntry>> {
    const list = `inbox:${viewer.id}`;
    const position = (cursor: string | null): number | undefined => {
      const value = cursor ? this.foundation.cursors.decode(list, cursor)[0] : undefined;
      return typeof value === 'number' ? value : undefined;
    };
    const below = position(request.after);
    const above = position(request.before);
    const newestFirst = !request.fromEnd;
    const found = await this.#collect(viewer, filter, { below, above }, newestFirst, request.size + 1);
    const more = found.length > request.size;
    const rows = found.slice(0, request.size);
    if (!newestFirst) rows.reverse();
    const edges = rows.map((node) => ({ node, cursor: this.foundation.cursors.encode(list, [node.number]) }));
    return {
      edges,
      nodes: rows,
      pageInfo: {
        hasNextPage: newestFirst ? more : below !== undefined || above !== undefined,
        hasPreviousPage: newestFirst ? below !== undefined : more,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: async () => (await this.#collect(viewer, filter, {}, true, scanSize * maxScans)).length,
    };
  }

  async #collect(
    viewer: Viewer,
    filter: InboxFilter,
    bounds: { below?: number; above?: number },
    newestFirst: boolean,
    wanted: number,
  ): Promise<FeedEntry[]> {
    const rule = toMongo(any(...this.subjects.map((subject) => subject.rule(viewer))));
    const found: FeedEntry[] = [];
    let { below, above } = bounds;
    for (let scan = 0; scan < maxScans && found.length < wanted; scan += 1) {
      const limits = { ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }), ...(filter.priorities ? { priorities: filter.priorities } : {}) };
      const events = await this.store.page(rule, limits, newestFirst, scanSize);
      if (!events.length) break;
      const visible = (await this.visibleNow(viewer, events)).map(entryOf);
      found.push(...(await this.#byOpenness(viewer, visible, filter.isOpen ?? null)));
      const last = events.at(-1)?.number ?? 0;
      if (newestFirst) below = last;
      else above = last;
      if (events.length < scanSize) break;
    }
    return found.slice(0, wanted);
  }

  async #byOpenness(viewer: Viewer, entries: FeedEntry[], isOpen: boolean | null): Promise<FeedEntry[]> {
    if (isOpen === null || !entries.length) return entries;
    const [receipts, superseded] = await Promise.all([this.receipts(viewer, entries.map((entry) => entry._id)), this.superseded(entries)]);
    return entries.filter((entry) => this.#isOpen(viewer, entry, receipts.get(entry._id), superseded.has(entry._id)) === isOpen);
  }

  #isOpen(viewer: Viewer, entry: FeedEntry, receipt: Receipt | undefined, isSuperseded: boolean): boolean {
    if (isSuperseded) return false;
    if (mustAcknowledge(viewer, entry.priority)) return !receipt?.acknowledgedAt;
    return !receipt?.readAt && !receipt?.acknowledgedAt && this.#isRecent(entry);
  }

  #isRecent(entry: FeedEntry): boolean {
    return this.foundation.clock.now().getTime() - entry.at.getTime() < infoDays * 86_400_000;
  }

  receipts(viewer: Viewer, entryIds: readonly string[]): Promise<Map<string, Receipt>> {
    return this.store.receipts(viewer.id, entryIds);
  }

  /** Ids of demanding entries that a later demanding entry of the same thing has replaced. */
  async superseded(entries: readonly FeedEntry[]): Promise<Set<string>> {
    const demanding = entries.filter((entry) => demandingPriorities.includes(entry.priority));
    if (!demanding.length) return new Set();
    const latest = await this.store.latestDemanding([...new Set(demanding.map((entry) => entry.subjectId))], demandingPriorities);
    return new Set(demanding.filter((entry) => (latest.get(entry.subjectId) ?? 0) > entry.number).map((entry) => entry._id));
  }

  /** How many entries are open for the viewer, and how many of them have to be acknowledged. Counts up to 500 of each. */
  async counts(viewer: Viewer): Promise<{ unread: number; mustAcknowledge: number }> {
    const rule = toMongo(any(...this.subjects.map((subject) => subject.rule(viewer))));
    const since = new Date(this.foundation.clock.now().getTime() - infoDays * 86_400_000);
    const [recent, demanding] = await Promise.all([
      this.store.page(rule, { since }, true, 500),
      this.store.page(rule, { priorities: demandingPriorities }, true, 500),
    ]);
    const events = [...new Map([...recent, ...demanding].map((event) => [event._id, event])).values()];
    const entries = await this.#byOpenness(viewer, (await this.visibleNow(viewer, events)).map(entryOf), true);
    return { unread: entries.length, mustAcknowledge: entries.filter((entry) => mustAcknowledge(viewer, entry.priority)).length };
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
        fault(UserErrorCode.CONFLICT, `这条通知说的是第 ${entry.version} 版，请按这一版确认。`, `This entry is about version ${entry.version}; acknowledge that one.`, 'version'),
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

  async #receive(viewer: Viewer, entry: FeedEntry, acknowledged: boolean): Promise<void> {
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
