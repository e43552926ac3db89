import type { Foundation, Room } from '../../platform/room.js';
import { type Directory, mayAdminister } from '../people/index.js';
import { AuditEventResolver } from './audit-event.resolver.js';
import { AuditEventStore } from './audit-event.store.js';

export { AuditEvent } from './audit-event.js';

/** Puts the room together: who did what, when and to what, for ADMIN. */
export function createAudit(
  foundation: Foundation,
  needs: { readonly people: { readonly directory: Directory } },
): Room {
  const store = new AuditEventStore(foundation.events);
  return {
    resolvers: [new AuditEventResolver(store, needs.people.directory, foundation.cursors)],
    nodes: [
      {
        prefix: 'audit_event',
        typeName: 'AuditEvent',
        load: async ({ viewer }, id) => (mayAdminister(viewer) ? store.byId(id) : null),
      },
    ],
  };
}
