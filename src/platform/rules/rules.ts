/** A value that a rule may compare with. */
export type Scalar = string | number | boolean;

/**
 * Who may see a thing, as one small expression with three readings: a MongoDB filter, a Meilisearch filter and a predicate.
 * Only operators that all three have. A field that holds a list matches `in` when any of its members does.
 */
export type Rule =
  | { readonly op: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  | { readonly op: 'lte'; readonly field: string; readonly value: number }
  | { readonly op: 'gt'; readonly field: string; readonly value: number }
  | { readonly op: 'all'; readonly rules: readonly Rule[] }
  | { readonly op: 'any'; readonly rules: readonly Rule[] }
  | { readonly op: 'never' };

/** True where no rule at all restricts (an empty `all`). */
export const always: Rule = { op: 'all', rules: [] };
export const never: Rule = { op: 'never' };
export const isIn = (field: string, values: readonly Scalar[]): Rule =>
  values.length ? { op: 'in', field, values } : never;
export const atMost = (field: string, value: number): Rule => ({ op: 'lte', field, value });
export const above = (field: string, value: number): Rule => ({ op: 'gt', field, value });
export const all = (...rules: readonly Rule[]): Rule => ({ op: 'all', rules });
export const any = (...rules: readonly Rule[]): Rule => (rules.length ? { op: 'any', rules } : never);

/** The rule as a MongoDB filter. `never` matches nothing (an `_id` in an empty list). */
export function toMongo(rule: Rule): Record<string, unknown> {
  switch (rule.op) {
    case 'in':
      return { [rule.field]: { $in: [...rule.values] } };
    case 'lte':
      return { [rule.field]: { $lte: rule.value } };
    case 'gt':
      return { [rule.field]: { $gt: rule.value } };
    case 'all':
      return rule.rules.length ? { $and: rule.rules.map(toMongo) } : {};
    case 'any':
      return { $or: rule.rules.map(toMongo) };
    case 'never':
      return { _id: { $in: [] } };
  }
}

const quote = (value: Scalar): string =>
  typeof value === 'string' ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : String(value);

/** The rule as a Meilisearch filter; empty where nothing restricts. Field names come from code, values are quoted. */
export function toMeili(rule: Rule): string {
  switch (rule.op) {
    case 'in':
      return `${rule.field} IN [${rule.values.map(quote).join(', ')}]`;
    case 'lte':
      return `${rule.field} <= ${rule.value}`;
    case 'gt':
      return `${rule.field} > ${rule.value}`;
    case 'all': {
      const parts = rule.rules.map(toMeili).filter(Boolean);
      return parts.length > 1 ? `(${parts.join(' AND ')})` : (parts[0] ?? '');
    }
    case 'any': {
      const parts = rule.rules.map(toMeili);
      if (parts.some((part) => part === '')) return '';
      return parts.length > 1 ? `(${parts.join(' OR ')})` : (parts[0] ?? '');
    }
    case 'never':
      return 'did IN []';
  }
}

type Fields = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The rule as a predicate over a thing that carries the fields which the rule reads. */
export function toPredicate(rule: Rule): (thing: Fields) => boolean {
  switch (rule.op) {
    case 'in': {
      const values = new Set<unknown>(rule.values);
      return (thing) => listOf(thing[rule.field]).some((value) => values.has(value));
    }
    case 'lte':
      return (thing) => listOf(thing[rule.field]).some((value) => typeof value === 'number' && value <= rule.value);
    case 'gt':
      return (thing) => listOf(thing[rule.field]).some((value) => typeof value === 'number' && value > rule.value);
    case 'all': {
      const parts = rule.rules.map(toPredicate);
      return (thing) => parts.every((part) => part(thing));
    }
    case 'any': {
      const parts = rule.rules.map(toPredicate);
      return (thing) => parts.some((part) => part(thing));
    }
    case 'never':
      return () => false;
  }
}
