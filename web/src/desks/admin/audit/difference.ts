/** One field of an event: what it was and what it became. Undefined where that side has no such field. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** The object of an event's `before` or `after`; what is no object is kept as one field. */
function objectOf(json: string | null): Record<string, unknown> {
  if (json === null) return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : { value };
  } catch {
    return { value: json };
  }
}

/** The fields of an event in the order in which it names them, those of `before` first. */
export function fieldChanges(before: string | null, after: string | null): FieldChange[] {
  const [was, is] = [objectOf(before), objectOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) => ({
    field,
    before: was[field],
    after: is[field],
  }));
}

const ID = /^[a-z]+(?:_[a-z]+)*_[0-9a-hjkmnp-tv-z]{26}$/;

/** Ids that stand anywhere in a value, to be shown by name. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return ID.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(idsIn);
  return [];
}
