import { encodeUnits, fold, units } from './analysis.js';
import { localesOf, timesOf, wholeId, type SearchEntry, type SearchPeople, type SearchSection } from './source.js';

/**
 * One row of the index: a passage of a document. Rows are for finding only; what a person sees comes from the document.
 * All text is folded. Each row repeats title and alternatives, so that all words of a question can meet in one row.
 */
export interface SearchRow extends Partial<SearchPeople> {
  /** `<did>-<n>`, n from 0. */
  id: string;
  did: string;
  /** The document that it is a part of; `did` for one that is whole. */
  whole: string;
  type: string;
  kind: string;
  code: string | null;
  locale: string | string[];
  title: string;
  /** Units of the title, of each alternative, of the heading and of the text. */
  ut: string;
  alts: string[];
  ua: string[];
  /** Only on the first row. */
  say: string;
  head: string;
  uh: string;
  /** The code for people, error codes and models, as words. */
  codes: string[];
  /** The same codes, letters and digits only, for an exact match. */
  codeKeys: string[];
  text: string;
  ub: string;
  categories: string[];
  audience: string;
  tierRank: number;
  teams: string[];
  lines: string[];
  state: string;
  effectiveFrom: number;
  effectiveTo: number;
  updatedAt: number;
}

/** Most characters of a passage; Chinese says more with fewer. */
export const passageLimit = { latin: 1_200, han: 500 } as const;

const HAN = /\p{Script=Han}/gu;

/** The limit for a text: the Chinese one as soon as a fifth of it is Chinese. */
export function passageLimitOf(text: string): number {
  const han = text.match(HAN)?.length ?? 0;
  return han * 5 > text.length ? passageLimit.han : passageLimit.latin;
}

const SENTENCE_END = /[。！？；.!?;\n]/u;

/** Cuts a text without paragraphs that is too long: at the last sentence end of the second half, else at a space, else anywhere. */
function cutLong(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    let at = 0;
    for (let i = limit - 1; i >= limit / 2 && at === 0; i--) {
      const character = rest[i] ?? '';
      if (SENTENCE_END.test(character) && !/[\p{L}\p{N}]/u.test(rest[i + 1] ?? ' ')) at = i + 1;
      else if (/[。！？；]/u.test(character)) at = i + 1;
    }
    for (let i = limit - 1; i >= limit / 2 && at === 0; i--) if (/\s/u.test(rest[i] ?? '')) at = i + 1;
    if (at === 0) at = /[\ud800-\udbff]/.test(rest[limit - 1] ?? '') ? limit - 1 : limit;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

/** Cuts the text of a section into passages at paragraphs; neighbours share a passage while they fit. */
export function cutText(text: string): string[] {
  const limit = passageLimitOf(text);
  const passages: string[] = [];
  let open = '';
  const flush = (): void => {
    if (open !== '') passages.push(open);
    open = '';
  };
  for (const paragraph of text.split(/\n\s*\n|\n/u)) {
    const line = paragraph.trim();
    if (line === '') continue;
    if (line.length > limit) {
      flush();
      passages.push(...cutLong(line, limit));
    } else if (open.length + line.length + 1 > limit) {
      flush();
      open = line;
    } else {
      open = open === '' ? line : `${open}\n${line}`;
    }
  }
  flush();
  return passages;
}

/** A code as it is compared: folded, letters and digits only (`K-2031` → `k2031`). */
export function codeKey(code: string): string {
  return fold(code).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Wordings beside the title: alternative questions, titles in other languages, keywords. Not folded. */
export function otherWordings({ alts, translations = [], keywords }: SearchEntry): string[] {
  return [...alts, ...translations, ...(keywords.length ? [keywords.join(' · ')] : [])];
}

/** A code as people may write it: whole, and its parts (`xqg100-b12` → `xqg100`, `b12`). Folded. */
export function codeParts(code: string): string[] {
  const folded = fold(code);
  const parts = folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 2 && /\d/.test(part));
  return [folded, ...parts];
}

/** Glued to a word or not: `0x8006ffff`, `e21`, `xqg100-b12`; and prices with their currency. */
const MENTIONED =
  /0x[0-9a-f]{3,}|[a-z]{1,6}-?\d[a-z0-9]*(?:-[a-z0-9]+)*|[¥￥$€£]\s?\d[\d,.]*\d|\d[\d,.]*\s?(?:元|块|usd|eur|rmb|cny)/g;
const MOST_MENTIONED = 100;

/** Codes and prices that a folded text mentions, whole and in parts; at most 100. */
export function mentionedCodes(folded: string): string[] {
  const found = new Set<string>();
  for (const [text] of folded.matchAll(MENTIONED)) {
    for (const part of codeParts(text)) found.add(part);
    if (found.size >= MOST_MENTIONED) break;
  }
  return [...found];
}

interface Passage {
  heading: string | null;
  text: string;
  internal: boolean;
}

function passagesOf(sections: readonly SearchSection[]): Passage[] {
  const passages: Passage[] = [];
  for (const { heading, text, internal } of sections) {
    const parts = cutText(text);
    if (parts.length === 0 && heading) parts.push('');
    for (const part of parts) passages.push({ heading, text: part, internal });
  }
  // Title, alternatives and codes of a document must be found by everyone who may read it, whatever its sections are.
  if (!passages.some((passage) => !passage.internal)) passages.unshift({ heading: null, text: '', internal: false });
  return passages;
}

/** Cuts a document into rows. Rows of internal sections have audience INTERNAL whatever the document says. */
export function rowsOf(entry: SearchEntry): SearchRow[] {
  const title = fold(entry.title);
  const say = fold(entry.say ?? '');
  const alts = otherWordings(entry).map(fold);
  const allCodes = entry.code === null ? entry.codes : [entry.code, ...entry.codes];
  const codeKeys = [...new Set(allCodes.map(codeKey).filter(Boolean))];
  const ut = encodeUnits(units(title));
  const ua = alts.map((alt) => encodeUnits(units(alt)));

  return passagesOf(entry.sections).map((passage, n): SearchRow => {
    const head = fold(passage.heading ?? '');
    const text = fold(passage.text);
    // Own codes, whole and in parts, and what the passage mentions of codes and prices.
    const codes = [...new Set([...allCodes.flatMap(codeParts), ...codeKeys, ...mentionedCodes(text)])];
    const ub = encodeUnits(units(text));
    return {
      id: `${entry.did}-${n}`,
      did: entry.did,
      whole: wholeId(entry.did),
      type: entry.type,
      kind: entry.kind,
      code: entry.code,
      locale: localesOf(entry),
      title,
      ut,
      alts,
      ua,
      say: n === 0 ? say : '',
      head,
      uh: encodeUnits(units(head)),
      codes,
      codeKeys,
      text,
      ub: n === 0 && say !== '' ? `${encodeUnits(units(say))} ${ub}`.trim() : ub,
      categories: entry.categories,
      audience: passage.internal ? 'INTERNAL' : entry.policy.audience,
      tierRank: entry.policy.tierRank,
      teams: entry.policy.teams,
      lines: entry.policy.lines,
      state: entry.policy.state,
      ...timesOf(entry.policy),
      ...entry.people,
      updatedAt: entry.updatedAt,
    };
  });
}

/** Ids of the rows `from` (inclusive) to `to` (exclusive) of a document. */
export function rowIds(did: string, from: number, to: number): string[] {
  const ids: string[] = [];
  for (let n = from; n < to; n++) ids.push(`${did}-${n}`);
  return ids;
}
