import type { DomainEvent, EventStore } from '../../platform/events/index.js';
import { keysetPage } from '../../platform/mongo/page.js';
import { auditId, auditJson, eventIdOf } from './audit-event.rules.js';
import type { AuditEvent } from './audit-event.js';

/** Conditions of a list of events, already checked. */
export interface AuditConditions {
  readonly type: string | null;
  readonly exceptTypes: readonly string[];
  readonly subjectType: string | null;
  readonly requestId: string | null;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

type PageRequest = Parameters<typeof keysetPage>[3];
type Codec = Parameters<typeof keysetPage>[4];
type Page = Awaited<ReturnType<typeof keysetPage<AuditEvent>>>;

const shown: Record<string, 1> = {
  type: 1,
  subjectType: 1,
  subjectId: 1,
  actorKind: 1,
  actorId: 1,
  actorLabel: 1,
  before: 1,
  after: 1,
  requestId: 1,
  at: 1,
};

const view = (event: DomainEvent): AuditEvent => ({
  _id: auditId(event._id),
  type: event.type,
  actorKind: event.actorKind,
  actorId: event.actorId,
  actorLabel: event.actorLabel,
  subjectType: event.subjectType,
  subjectId: event.subjectId,
  before: auditJson(event.before),
  after: auditJson(event.after),
  requestId: event.requestId,
  at: event.at,
});

/** Reads the stored events; nobody writes them here. */
export class AuditEventStore {
  constructor(private readonly store: EventStore) {}

  async byId(id: string): Promise<AuditEvent | null> {
    const eventId = eventIdOf(id);
    const event =
      eventId === null
        ? null
        : ((await this.store.events.findById(eventId, shown).lean().exec()) as DomainEvent | null);
    return event && view(event);
  }

  /** All types that occur, sorted; read from the index of types, however many events there are. */
  async types(): Promise<string[]> {
    return (await this.store.events.distinct('type').exec()).sort();
  }

  /** Newest first. Each condition has an index that ends in time. */
  async page(conditions: AuditConditions, request: PageRequest, codec: Codec): Promise<Page> {
    const filter: Record<string, unknown> = {};
    if (conditions.type !== null) filter.type = conditions.type;
    else if (conditions.exceptTypes.length > 0) filter.type = { $nin: [...conditions.exceptTypes] };
    if (conditions.subjectType !== null) filter.subjectType = conditions.subjectType;
    if (conditions.requestId !== null) filter.requestId = conditions.requestId;
    if (conditions.actorId !== null) filter.actorId = conditions.actorId;
    if (conditions.subjectId !== null) filter.subjectId = conditions.subjectId;
    if (conditions.from || conditions.to) {
      filter.at = {
        ...(conditions.from ? { $gte: conditions.from } : {}),
        ...(conditions.to ? { $lt: conditions.to } : {}),
      };
    }
    const page = await keysetPage(
      this.store.events,
      filter,
      { list: 'auditEvents', field: 'at', descending: true },
      request,
      codec,
      shown,
    );
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: view(node) }));
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  }
}
