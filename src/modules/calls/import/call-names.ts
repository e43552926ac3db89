import type { CallLevel, CallQueue } from '../queues/call-queue.js';

/** An agent as rows need to know them. */
export interface AgentPlace {
  readonly _id: string;
  /** The first of the person's teams. */
  readonly teamId: string | null;
  readonly siteId: string | null;
}

/** A team as rows need to know it. */
export interface TeamPlace {
  readonly _id: string;
  readonly siteId: string;
  /** The team and those above it. */
  readonly teamIds: string[];
}

/** What names in rows stand for. Each answers for all that it is asked, and leaves out what it does not know. */
export interface CallNames {
  /** Queues by key. */
  queues(): Promise<ReadonlyMap<string, CallQueue>>;
  levels(): Promise<readonly CallLevel[]>;
  /** Teams by key in lower case and by id. */
  teams(): Promise<ReadonlyMap<string, TeamPlace>>;
  /** Ids of product lines by key in lower case and by id. */
  lines(): Promise<ReadonlyMap<string, string>>;
  /** People by id, by e-mail address and by staff number, the latter two in lower case. */
  agents(names: readonly string[]): Promise<ReadonlyMap<string, AgentPlace>>;
  /** Ids of sites by key in lower case and by id. */
  sites(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Ids of articles by code. */
  articles(codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Ids of trees by code, with the keys that nodes of theirs have or had. */
  reasonTrees(codes: readonly string[]): Promise<ReadonlyMap<string, ReasonTree>>;
  /** Those of the ids that are walks. */
  walks(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A tree that classifies why customers come. */
export interface ReasonTree {
  readonly _id: string;
  /** Whether a node has, or had, this key. */
  hasNode(key: string): boolean;
}

/** Names of rows as rules ask for them: from memory; null for what nobody knows. */
export interface Book {
  queue(key: string): CallQueue | null;
  hasLevel(key: string): boolean;
  team(name: string): TeamPlace | null;
  line(name: string): string | null;
  agent(name: string): AgentPlace | null;
  site(name: string): string | null;
  article(code: string): string | null;
  reason(code: string): ReasonTree | null;
  hasWalk(id: string): boolean;
}
