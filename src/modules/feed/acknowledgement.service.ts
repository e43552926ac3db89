import { Role, hasRole, type Viewer } from '../../platform/auth/viewer.js';
import type { Connection, PageRequest } from '../../platform/graphql/connection.js';
import type { CursorCodec } from '../../platform/graphql/cursor.js';
import type { AcknowledgementCount, FeedEntry } from './feed-entry.js';
import {
  acknowledgementRoles,
  mayAskForProof,
  maySeeAcknowledgementOf,
  maySeeProofOf,
  mustAcknowledge,
} from './feed.policy.js';
import type { FeedJudge, Subjects } from './feed.judge.js';
import type { FeedService } from './feed.service.js';
import type { FeedStore, Receipt } from './feed.store.js';

/** One person who has to acknowledge an entry, with what the person did. */
export interface AcknowledgementState {
  readonly person: Viewer;
  readonly receipt: Receipt | null;
}

/** Who had to acknowledge a version, and who has not. */
export interface Proof {
  readonly entry: FeedEntry;
  readonly requiredCount: number;
  /** Those of them who have not, by name. */
  readonly missing: readonly Viewer[];
}

/** Somebody who may be asked to acknowledge, with the rule sheet already read. */
interface Agent {
  readonly person: Viewer;
  readonly sees: ReturnType<FeedJudge['sees']>;
}

/** Which people of an entry are wanted. */
export interface PeopleFilter {
  readonly isAcknowledged?: boolean | null;
  readonly teamId?: string | null;
}

/** Who has to acknowledge, who did, who has not: always the people of now, so that those who join later are on the list. */
export class AcknowledgementService {
  constructor(
    private readonly feed: FeedService,
    private readonly store: FeedStore,
    private readonly judge: FeedJudge,
    private readonly activeStaff: () => AsyncIterable<Viewer>,
    private readonly cursors: CursorCodec,
  ) {}

  /** Figures of several entries for a viewer; null where the viewer may not ask. */
  async counts(viewer: Viewer, entries: readonly FeedEntry[]): Promise<Map<string, AcknowledgementCount>> {
    if (!hasRole(viewer, ...acknowledgementRoles) || !entries.length) return new Map();
    const states = await this.#proofs(viewer, entries, maySeeAcknowledgementOf);
    return new Map(
      states.map(({ entry, requiredCount, missing }) => [
        entry._id,
        { requiredCount, acknowledgedCount: requiredCount - missing.length },
      ]),
    );
  }

  /** Proof of reading of published versions for a viewer, all in one; empty for those who may not ask. */
  async ofVersions(viewer: Viewer, versions: readonly { subjectId: string; version: number }[]): Promise<Proof[]> {
    if (!mayAskForProof(viewer) || !versions.length) return [];
    return this.#proofs(viewer, await this.feed.demandingEntriesOf(versions), maySeeProofOf);
  }

  async #proofs(
    viewer: Viewer,
    entries: readonly FeedEntry[],
    maySee: (viewer: Viewer, person: Viewer) => boolean,
  ): Promise<Proof[]> {
    if (!entries.length) return [];
    const [people, receipts, subjects] = await Promise.all([
      this.#agents(),
      this.store.receiptsOfEntries(entries.map((entry) => entry._id)),
      this.judge.subjectsOf(entries),
    ]);
    const acknowledged = new Set(
      receipts.filter((receipt) => receipt.acknowledgedAt).map((receipt) => `${receipt.entryId} ${receipt.userId}`),
    );
    return entries.map((entry) => {
      const required = this.#required(viewer, people, entry, subjects, maySee);
      const missing = required.filter((person) => !acknowledged.has(`${entry._id} ${person.id}`));
      missing.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1));
      return { entry, requiredCount: required.length, missing };
    });
  }

  /** The people of an entry, those who have not acknowledged first, then by id. Empty for those who may not ask. */
  async people(
    viewer: Viewer,
    entryId: string,
    filter: PeopleFilter,
    request: PageRequest,
  ): Promise<Connection<AcknowledgementState>> {
    const entry = hasRole(viewer, ...acknowledgementRoles) ? await this.feed.entry(viewer, entryId) : null;
    const all = entry ? await this.#states(viewer, entry, filter) : [];
    const list = `acknowledgements:${entryId}`;
    const key = ({ person, receipt }: AcknowledgementState): string => `${receipt?.acknowledgedAt ? 1 : 0}${person.id}`;
    const after = request.after ? String(this.cursors.decode(list, request.after)[0]) : null;
    const before = request.before ? String(this.cursors.decode(list, request.before)[0]) : null;
    const inside = all.filter(
      (state) => (after === null || key(state) > after) && (before === null || key(state) < before),
    );
    const rows = request.fromEnd ? inside.slice(-request.size) : inside.slice(0, request.size);
    const edges = rows.map((node) => ({ node, cursor: this.cursors.encode(list, [key(node)]) }));
    return {
      edges,
      nodes: rows,
      pageInfo: {
        hasNextPage: request.fromEnd ? before !== null : inside.length > rows.length,
        hasPreviousPage: request.fromEnd ? inside.length > rows.length : after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: all.length,
    };
  }

  async #states(viewer: Viewer, entry: FeedEntry, filter: PeopleFilter): Promise<AcknowledgementState[]> {
    const [people, receipts, subjects] = await Promise.all([
      this.#agents(),
      this.store.receiptsOfEntries([entry._id]),
      this.judge.subjectsOf([entry]),
    ]);
    const byUser = new Map(receipts.map((receipt) => [receipt.userId, receipt]));
    return this.#required(viewer, people, entry, subjects)
      .filter((person) => !filter.teamId || person.teamIds.includes(filter.teamId))
      .map((person) => ({ person, receipt: byUser.get(person.id) ?? null }))
      .filter(
        ({ receipt }) => filter.isAcknowledged == null || Boolean(receipt?.acknowledgedAt) === filter.isAcknowledged,
      )
      .sort(
        (a, b) =>
          Number(Boolean(a.receipt?.acknowledgedAt)) - Number(Boolean(b.receipt?.acknowledgedAt)) ||
          (a.person.id < b.person.id ? -1 : 1),
      );
  }

  /** Everybody who may be asked to acknowledge anything; a centre has at most some thousand of them. */
  async #agents(): Promise<Agent[]> {
    const agents: Agent[] = [];
    for await (const person of this.activeStaff())
      if (hasRole(person, Role.AGENT)) agents.push({ person, sees: this.judge.sees(person) });
    return agents;
  }

  /** Active agents who may read the thing now and whom the viewer may see. */
  #required(
    viewer: Viewer,
    agents: readonly Agent[],
    entry: FeedEntry,
    subjects: Subjects,
    maySee = maySeeAcknowledgementOf,
  ): Viewer[] {
    return agents
      .filter(
        ({ person, sees }) =>
          mustAcknowledge(person, entry.priority) && maySee(viewer, person) && sees(entry, subjects),
      )
      .map(({ person }) => person);
  }
}
