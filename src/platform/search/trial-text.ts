import { engineSynonyms } from './index-definition.js';
import type { SearchTuning } from './tuning.js';

/** Terms that begin with one word, Chinese character or sign, by their lengths, the longest first: it is the one that the engine takes. */
interface Group {
  lengths: number[];
  terms: Set<string>;
}
type Terms = ReadonlyMap<string, Group>;

const known = new WeakMap<SearchTuning, WeakMap<SearchTuning, Terms>>();

/** A run of Latin letters and digits, or any other single character. */
const TOKEN = /(?:(?!\p{Script=Han})[\p{L}\p{N}])+|[^]/gu;
const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];
const HAN_FIRST = /^\p{Script=Han}/u;
const HAN_LAST = /\p{Script=Han}$/u;
const WORD_FIRST = /^(?!\p{Script=Han})[\p{L}\p{N}]/u;

/** Terms for which the live index finds more than the tried settings would, by what they begin with. */
function widerTerms(live: SearchTuning, tried: SearchTuning): Terms {
  const ofLive = known.get(live) ?? new WeakMap<SearchTuning, Terms>();
  known.set(live, ofLive);
  const found = ofLive.get(tried);
  if (found) return found;
  const wanted = engineSynonyms(tried);
  const groups = new Map<string, Group>();
  for (const [term, others] of Object.entries(engineSynonyms(live))) {
    const kept = new Set(wanted[term]);
    // One with a quote cannot be put in quotes.
    if (term.includes('"') || others.every((other) => kept.has(other))) continue;
    const [first = ''] = tokensOf(term);
    const group = groups.get(first) ?? { lengths: [], terms: new Set() };
    groups.set(first, group);
    group.terms.add(term);
    if (!group.lengths.includes(term.length)) group.lengths.push(term.length);
  }
  for (const { lengths } of groups.values()) lengths.sort((a, b) => b - a);
  ofLive.set(tried, groups);
  return groups;
}

/** The longest term that stands at a place of a text, or null. A Latin term is a whole word; a Chinese one stands anywhere. */
function termAt(text: string, at: number, before: string, group: Group | undefined): string | null {
  for (const length of group?.lengths ?? []) {
    const term = text.slice(at, at + length);
    if (!group?.terms.has(term)) continue;
    if (!HAN_FIRST.test(term) && WORD_FIRST.test(before)) continue;
    const after = String.fromCodePoint(text.codePointAt(at + length) ?? 0);
    if (HAN_LAST.test(term) || !WORD_FIRST.test(after)) return term;
  }
  return null;
}

/**
 * The folded text of a query as the live index has to be asked when other settings are tried on it: a term whose live
 * synonyms the tried settings do not have is put in quotes, for the engine takes synonyms for words but not for phrases.
 * With the live settings themselves nothing changes.
 */
export function trialText(folded: string, live: SearchTuning, tried: SearchTuning): string {
  if (live === tried) return folded;
  const terms = widerTerms(live, tried);
  if (terms.size === 0) return folded;
  let written = '';
  let done = 0;
  let at = 0;
  let before = '';
  for (const token of tokensOf(folded)) {
    const term = at < done ? null : termAt(folded, at, before, terms.get(token));
    if (term !== null) {
      // A quote of the text's own would pair with ours.
      written += `${folded.slice(done, at).replaceAll('"', ' ')} "${term}" `;
      done = at + term.length;
    }
    at += token.length;
    before = token;
  }
  if (written === '') return folded;
  return `${written}${folded.slice(done).replaceAll('"', ' ')}`.replace(/ +/gu, ' ').trim();
}
