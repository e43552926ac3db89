import { type Rule, toMongo } from '../../../platform/rules/rules.js';

/** Fields of a rule that a next text brings along; the others are the article's. */
const ofNextText: ReadonlySet<string> = new Set(['lines', 'effectiveFrom', 'effectiveTo']);

/** Whether a rule asks for the moment. */
function asksForTime(rule: Rule): boolean {
  if (rule.op === 'all' || rule.op === 'any') return rule.rules.some(asksForTime);
  return rule.op !== 'never' && rule.field === 'effectiveFrom';
}

/** The same rule, asked of the next text. */
function askedOfNext(rule: Rule): Rule {
  if (rule.op === 'never') return rule;
  if (rule.op === 'all' || rule.op === 'any') return { ...rule, rules: rule.rules.map(askedOfNext) };
  return ofNextText.has(rule.field) ? { ...rule, field: `next.${rule.field}` } : rule;
}

/**
 * A rule as a MongoDB filter over stored articles. Where it asks for the moment, an article also passes by its next text: the
 * moment of that may have come although the live text is still the older one. What is read is judged again as it holds now.
 */
export function filterOfHeld(rule: Rule): Record<string, unknown> {
  return asksForTime(rule) ? { $or: [toMongo(rule), toMongo(askedOfNext(rule))] } : toMongo(rule);
}
