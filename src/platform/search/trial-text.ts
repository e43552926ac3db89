import { engineSynonyms } from './index-definition.js';
import type { SearchTuning } from './tuning.js';

const known = new WeakMap<SearchTuning, WeakMap<SearchTuning, RegExp | null>>();

/** Terms for which the live index finds more than the tried settings would, as one pattern; null when there are none. */
function widerTerms(live: SearchTuning, tried: SearchTuning): RegExp | null {
  const ofLive = known.get(live) ?? new WeakMap<SearchTuning, RegExp | null>();
  known.set(live, ofLive);
  const found = ofLive.get(tried);
  if (found !== undefined) return found;
  const wanted = engineSynonyms(tried);
  const terms = Object.entries(engineSynonyms(live))
    .filter(([term, others]) => !others.every((other) => wanted[term]?.includes(other)))
    .map(([term]) => term)
    // The longest first: it is the one that the engine takes.
    .sort((a, b) => b.length - a.length);
  const escaped = terms.map((term) => term.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&'));
  // A Latin term is a whole word; a Chinese one stands anywhere.
  const edge = '(?!\\p{Script=Han})[\\p{L}\\p{N}]';
  const parts = escaped.map((term, at) => {
    const text = terms[at] ?? '';
    const before = /^\p{Script=Han}/u.test(text) ? '' : `(?<!${edge})`;
    const after = /\p{Script=Han}$/u.test(text) ? '' : `(?!${edge})`;
    return `${before}${term}${after}`;
  });
  const pattern = parts.length ? new RegExp(parts.join('|'), 'gu') : null;
  ofLive.set(tried, pattern);
  return pattern;
}

/**
 * The folded text of a query as the live index has to be asked when other settings are tried on it: a term whose live
 * synonyms the tried settings do not have is put in quotes, for the engine takes synonyms for words but not for phrases.
 * With the live settings themselves nothing changes.
 */
export function trialText(folded: string, live: SearchTuning, tried: SearchTuning): string {
  if (live === tried) return folded;
  const pattern = widerTerms(live, tried);
  if (!pattern || folded.search(pattern) < 0) return folded;
  // A quote of the text's own would pair with ours.
  return folded.replaceAll('"', ' ').replace(pattern, ' "$&" ').replace(/ +/gu, ' ').trim();
}
