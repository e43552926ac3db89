const secret = /(password|secret|token|hash|cookie|authorization|credential)/i;
const longestJson = 20_000;

const eventPrefix = 'event_';
const auditPrefix = 'audit_event_';

/** The id of an event as the audit shows it; the feed shows the same event under its own id. */
export const auditId = (eventId: string): string => auditPrefix + eventId.slice(eventPrefix.length);

/** The stored id of an audit event's id, or null for any other text. */
export const eventIdOf = (id: string): string | null =>
  id.startsWith(auditPrefix) ? eventPrefix + id.slice(auditPrefix.length) : null;

/**
 * An event's `before` or `after` as JSON text. Services put no secrets there; should one do so by mistake, a field with such a name
 * is covered here. Very long ones are cut and marked.
 */
export function auditJson(value: Readonly<Record<string, unknown>> | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value, (key, inner: unknown) =>
    secret.test(key) && typeof inner === 'string' ? '[covered]' : inner,
  );
  return text.length > longestJson ? JSON.stringify({ cut: true, beginning: text.slice(0, longestJson) }) : text;
}
