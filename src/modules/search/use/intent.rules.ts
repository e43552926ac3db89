import { distinctUnits } from '../../../platform/search/analysis.js';
import type { SearchIntent } from '../shared/search-intent.js';
import { isUnnamedPlace } from '../shared/shown.rules.js';
import type { SearchIntentEnd } from './use-enums.js';
import { SearchOutcomeAction } from './use-enums.js';

/** Most units of a query that are kept for grouping by meaning. */
export const mostUnits = 40;
/** Most documents that one intention may open, copy, link or judge; nobody does more for one question. */
const mostOutcomes = 50;
/** Most keys that name one intention beside its own, and most receipts that it remembers. */
const mostOtherKeys = 20;
const mostReceipts = 50;
/** Longest time between an answer and an open that is believed: as long as a receipt holds, in milliseconds. */
export const longestWaitMs = 12 * 3_600_000;

/** The units of a (masked) query, each once, and the key that equal questions share. */
export function unitsOf(query: string): { units: string[]; queryKey: string } {
  const units = distinctUnits(query);
  return { units: units.slice(0, mostUnits), queryKey: [...units].sort().join(' ') };
}

/** A client's key of an intention. */
export const isIntentKey = (key: string): boolean => /^[A-Za-z0-9-]{8,64}$/.test(key);

const strength: readonly `${SearchIntentEnd}`[] = ['PAUSE', 'LEFT', 'OPEN', 'GAP'];

/** The end that says more: a pause before an open does not undo the open. */
export const strongerEnd = (a: `${SearchIntentEnd}`, b: `${SearchIntentEnd}`): `${SearchIntentEnd}` =>
  strength.indexOf(a) >= strength.indexOf(b) ? a : b;

/** The intent after its key came again: what was asked and shown last counts, what was done stays. An older answer that comes late changes only the end. */
export function refined(before: SearchIntent, now: SearchIntent): SearchIntent {
  const end = strongerEnd(before.end, now.end);
  const receiptIds = [...new Set([...before.receiptIds, ...now.receiptIds])].slice(-mostReceipts);
  if (now.at.getTime() < before.at.getTime()) return { ...before, receiptIds, end };
  const { opened, copied, linked, helpful, notHelpful, saidNoAnswer, _id, key, otherKeys } = before;
  return { ...now, _id, key, otherKeys, receiptIds, opened, copied, linked, helpful, notHelpful, saidNoAnswer, end };
}

/** The intent after one of its receipts came under another key, which names it from now on: what was asked and shown stays. */
export function knownAlsoAs(before: SearchIntent, key: string, end: `${SearchIntentEnd}`): SearchIntent {
  const { otherKeys } = before;
  const isNew = key !== before.key && !otherKeys.includes(key) && otherKeys.length < mostOtherKeys;
  return { ...before, otherKeys: isNew ? [...otherKeys, key] : otherKeys, end: strongerEnd(before.end, end) };
}

/** Something that was done with what a search showed. */
export interface Outcome {
  readonly action: SearchOutcomeAction;
  /** Null for NO_ANSWER only. */
  readonly article: { readonly id: string; readonly kind: string } | null;
  /** What the client says; believed only beyond the hits that the receipt names. */
  readonly rank: number | null;
  readonly afterMs: number;
}

/** Place of a document among all hits of an intent, from 1 and over all pages; null where it was not there. */
function rankOf(intent: SearchIntent, articleId: string, said: number | null): number | null {
  const at = intent.shown.indexOf(articleId);
  if (at >= 0) return intent.offset + at + 1;
  return said !== null && isUnnamedPlace(intent, said) ? said : null;
}

const withOne = (list: readonly string[], id: string): readonly string[] =>
  list.includes(id) || list.length >= mostOutcomes ? list : [...list, id];
const withoutOne = (list: readonly string[], id: string): readonly string[] =>
  list.includes(id) ? list.filter((one) => one !== id) : list;

/** The intent after an outcome; the very same object where the outcome says nothing new. Of several opens of one article the first counts. */
export function withOutcome(intent: SearchIntent, outcome: Outcome): SearchIntent {
  const { action, article } = outcome;
  if (action === SearchOutcomeAction.NO_ANSWER || !article)
    return intent.saidNoAnswer ? intent : { ...intent, saidNoAnswer: true };
  const { id, kind } = article;
  const changed = ((): Partial<SearchIntent> => {
    switch (action) {
      case SearchOutcomeAction.OPENED:
        if (intent.opened.some((open) => open.articleId === id) || intent.opened.length >= mostOutcomes) return {};
        return {
          end: strongerEnd(intent.end, 'OPEN'),
          opened: [
            ...intent.opened,
            { articleId: id, kind, rank: rankOf(intent, id, outcome.rank), afterMs: Math.round(outcome.afterMs) },
          ],
        };
      case SearchOutcomeAction.COPIED:
        return { copied: withOne(intent.copied, id) };
      case SearchOutcomeAction.LINKED:
        return { linked: withOne(intent.linked, id) };
      case SearchOutcomeAction.HELPFUL:
        return { helpful: withOne(intent.helpful, id), notHelpful: withoutOne(intent.notHelpful, id) };
      case SearchOutcomeAction.NOT_HELPFUL:
        return { notHelpful: withOne(intent.notHelpful, id), helpful: withoutOne(intent.helpful, id) };
    }
  })();
  const isNews = Object.entries(changed).some(([field, value]) => intent[field as keyof SearchIntent] !== value);
  return isNews ? { ...intent, ...changed } : intent;
}
