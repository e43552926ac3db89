import type { Actor } from '../auth/actor.js';

/** The fields that a rule sheet reads of a pushed event; same names as in the document and in the index row. */
export interface PolicyFields {
  readonly audience: string;
  readonly tierRank: number;
  readonly teams: readonly string[];
  readonly lines: readonly string[];
  readonly state: string;
  /** From when and until when it holds, epoch milliseconds. */
  readonly effectiveFrom: number;
  readonly effectiveTo: number;
}

/** How urgently something is pushed. */
export type PushPriority = 'INFO' | 'MUST_READ' | 'STOP_WORK';

/** What makes an event a feed entry. */
export interface Push extends PolicyFields {
  readonly kind: string;
  readonly priority: PushPriority;
  readonly title: string;
  readonly summary: string | null;
  readonly code: string;
  readonly dueAt: Date | null;
}

/** An event as a service hands it in. */
export interface NewEvent {
  /** Past tense, dotted: `article.published`. */
  readonly type: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** Version of the subject that this is about, where it has versions. */
  readonly version?: number;
  readonly actor: Actor;
  /** Small plain objects of what changed, for the audit; never secrets, never whole texts. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  /** Present when people are to be told. */
  readonly push?: Push;
  /** The request that it belongs to, where several are written together; the one that writes where left out. */
  readonly requestId?: string | null;
}

/** An event as it is stored: the audit trail, and (with a number) the feed. Never changed afterwards. */
export interface DomainEvent extends PolicyFieldsMaybe {
  readonly _id: string;
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly version: number | null;
  readonly actorKind: Actor['kind'];
  readonly actorId: string;
  readonly actorLabel: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly requestId: string | null;
  readonly at: Date;
  /** Place in the feed: commit order, without gaps, over all server copies. Absent on events that nobody is pushed. */
  readonly number?: number;
  readonly kind?: string;
  readonly priority?: PushPriority;
  readonly title?: string;
  readonly summary?: string | null;
  readonly code?: string;
  readonly dueAt?: Date | null;
}

/** Policy fields stand at the top of an event, so that a rule reads document, row and event alike. */
export type PolicyFieldsMaybe = Partial<PolicyFields>;
