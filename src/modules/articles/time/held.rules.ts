import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import type { Article, NextText } from '../article.js';
import { contentOf } from '../article-content.rules.js';

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

/**
 * The article as it holds at a moment: a next text whose moment has come is the live one, whether or not anybody has written that
 * down yet. A live text ends where the next one begins.
 */
export function heldAt(article: Article, now: Date): Article {
  const { next } = article;
  if (!next || next.effectiveFrom > now.getTime()) return article;
  return promoted(article, next);
}

/** The article with its next text in the place of the live one. */
export function promoted(article: Article, next: NextText): Article {
  const { version, publishedAt, publishedById, changeSummary, publishedPriority, translatedVersion } = next;
  return {
    ...article,
    ...contentOf(next),
    links: next.links,
    version,
    publishedAt,
    publishedById,
    changeSummary,
    publishedPriority,
    translatedVersion,
    next: null,
  };
}
