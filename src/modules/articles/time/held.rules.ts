import { type Rule, toMongo } from '../../../platform/rules/rules.js';

/** Fields of a rule that a next text brings along; the others are the article's. */
const ofNextText: ReadonlySet<string> = new Set(['lines', 'effectiveFrom', 'effectiveTo']);

/** Whether a rule asks for anything that a next text brings along. */
function asksForText(rule: Rule): boolean {
  if (rule.op === 'all' || rule.op === 'any') return rule.rules.some(asksForText);
  return rule.op !== 'never' && ofNextText.has(rule.field);
}

/** The same rule, asked of the next text. */
function askedOfNext(rule: Rule): Rule {
  if (rule.op === 'never') return rule;
  if (rule.op === 'all' || rule.op === 'any') return { ...rule, rules: rule.rules.map(askedOfNext) };
  return ofNextText.has(rule.field) ? { ...rule, field: `next.${rule.field}` } : rule;
}

/**
 * A rule as a MongoDB filter over stored articles. Where it asks for anything that a next text brings along, an article whose next text
 * began to hold is judged by that alone: its moment may have come although the live text is still the older one.
 */
export function filterOfHeld(rule: Rule, now: Date): Record<string, unknown> {
  if (!asksForText(rule)) return toMongo(rule);
  const begins = { $lte: now.getTime() };
  return {
    $or: [
      { $and: [toMongo(rule), { 'next.effectiveFrom': { $not: begins } }] },
      { $and: [toMongo(askedOfNext(rule)), { 'next.effectiveFrom': begins }] },
    ],
  };
}
