import { Converter } from 'opencc-js/cn2t';
import { fold, unitsAt } from '../../src/platform/search/analysis.js';
import type { SetDocument } from './sets.js';

/** A query made from a title, with every document whose title answers it. */
export interface MadeQuery {
  text: string;
  answers: Set<string>;
}

export interface HardTest {
  name: string;
  queries: MadeQuery[];
  /** What is asked for: share of queries whose answer stands first, or among the first ten; in %. */
  bar: { first?: number; ten?: number };
}

/** Numbers that are the same at every run. */
function numbers(seed: number): () => number {
  let now = seed;
  return () => {
    now = (Math.imul(now, 1_103_515_245) + 12_345) & 0x7fffffff;
    return now / 0x7fffffff;
  };
}

function some<T>(list: readonly T[], count: number, next: () => number): T[] {
  const rest = [...list];
  const taken: T[] = [];
  while (taken.length < count && rest.length)
    taken.push(...rest.splice(Math.floor(next() * rest.length) % rest.length, 1));
  return taken;
}

const toTraditional = Converter({ from: 'cn', to: 't' });
const fullWidth = (text: string): string =>
  text
    .replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000');

interface Title {
  id: string;
  title: string;
  folded: string;
}

/** Makes the queries of one kind from titles of one language. */
class Maker {
  readonly #next = numbers(7);

  constructor(
    private readonly all: readonly Title[],
    readonly chinese: readonly Title[],
    readonly english: readonly Title[],
  ) {}

  holding(piece: string): Set<string> {
    return new Set(this.all.filter(({ folded }) => folded.includes(piece)).map(({ id }) => id));
  }

  some<T>(list: readonly T[], count: number): T[] {
    return some(list, count, this.#next);
  }

  at(length: number): number {
    return Math.floor(this.#next() * length) % Math.max(1, length);
  }

  /** Pieces of Chinese titles; what stands in more than ten titles has no right answer. */
  pieces(length: number, count: number): MadeQuery[] {
    const pieces = new Set<string>();
    for (const { folded } of this.chinese)
      for (const [run] of folded.matchAll(/\p{Script=Han}+/gu))
        for (let at = 0; at + length <= run.length; at++) pieces.add(run.slice(at, at + length));
    const made: MadeQuery[] = [];
    for (const text of this.some([...pieces], count * 2)) {
      const answers = this.holding(text);
      if (answers.size <= 10 && made.length < count) made.push({ text, answers });
    }
    return made;
  }

  /** What stands there when so many characters of a title are typed; every title that begins so answers. */
  typed(from: readonly Title[], length: number): MadeQuery[] {
    return this.some(from, 200).map(({ title }) => {
      const text = title.slice(0, length);
      const start = fold(text);
      return { text, answers: new Set(this.all.filter(({ folded }) => folded.startsWith(start)).map(({ id }) => id)) };
    });
  }

  /** Titles written in another way; equal titles answer alike. */
  changed(from: readonly Title[], count: number, change: (title: string) => string | null): MadeQuery[] {
    return this.some(from, count).flatMap(({ title, folded }) => {
      const text = change(title);
      if (text === null) return [];
      return [{ text, answers: new Set(this.all.filter((one) => one.folded === folded).map(({ id }) => id)) }];
    });
  }

  /** A word with two neighbouring letters swapped, or one left out. */
  mistyped(word: string): string {
    const at = 1 + this.at(word.length - 2);
    return this.at(2) === 0
      ? word.slice(0, at) + word.slice(at + 1)
      : word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  }

  withTypo(title: string): string | null {
    const long = [...title.matchAll(/[A-Za-z]{5,}/g)];
    const found = long[this.at(long.length)];
    if (!found) return null;
    const [word] = found;
    return title.slice(0, found.index) + this.mistyped(word) + title.slice(found.index + word.length);
  }

  /** The two rarest words of a title, the rarer one misspelled; every title that has both answers. */
  rarest(count: number): MadeQuery[] {
    const frequency = new Map<string, number>();
    const wordsOf = (folded: string): string[] => [...new Set(folded.match(/\b[a-z]{5,}\b/g) ?? [])];
    for (const { folded } of this.english)
      for (const word of wordsOf(folded)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    return this.some(this.english, count).flatMap(({ folded }) => {
      const [rare, next] = wordsOf(folded).sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0));
      if (rare === undefined || next === undefined) return [];
      const answers = new Set(
        this.english.filter((one) => one.folded.includes(rare) && one.folded.includes(next)).map(({ id }) => id),
      );
      return answers.size <= 10 ? [{ text: `${this.mistyped(rare)} ${next}`, answers }] : [];
    });
  }

  /** A Latin word and the two Chinese characters beside it, without a space. */
  mixed(count: number): MadeQuery[] {
    const made = new Map<string, Set<string>>();
    for (const { folded } of this.chinese) {
      const at = unitsAt(folded);
      at.forEach(({ unit, start, end }, n) => {
        const before = at[n - 1];
        if (
          !before ||
          !/^\p{Script=Han}{2}$/u.test(unit) ||
          !/^[a-z]{3,}$/.test(folded.slice(before.start, before.end))
        )
          return;
        if (start - before.end > 1) return;
        const word = folded.slice(before.start, before.end);
        const text = `${word}${folded.slice(start, end)}`;
        made.set(
          text,
          new Set(this.all.filter((one) => one.folded.includes(word) && one.folded.includes(unit)).map(({ id }) => id)),
        );
      });
    }
    const fit = [...made].filter(([, answers]) => answers.size <= 10).map(([text, answers]) => ({ text, answers }));
    return this.some(fit, count);
  }
}

/** Pieces, beginnings and misspellings of titles, as people type them; bars as the design's own measurement had them, less a point. */
export function hardTests(documents: readonly SetDocument[]): HardTest[] {
  const titles = documents
    .filter(({ title }) => title !== '')
    .map(({ id, lang, title }) => ({ id, lang, title, folded: fold(title) }));
  const chinese = titles.filter(({ lang, title }) => lang === 'zh' && title.length >= 6);
  const english = titles.filter(({ lang, title }) => lang === 'en' && title.length > 12);
  const make = new Maker(titles, chinese, english);
  const swapped = (title: string): string | null => {
    const at = [...title.matchAll(/\p{Script=Han}{2}/gu)];
    const found = at[make.at(at.length)];
    if (!found) return null;
    const [pair] = found;
    return title.slice(0, found.index) + (pair[1] ?? '') + (pair[0] ?? '') + title.slice(found.index + 2);
  };
  const second = (title: string): string | null => {
    const piece = fold(title).slice(1, 5);
    return /^\p{Script=Han}{4}$/u.test(piece) ? toTraditional(piece) : null;
  };
  const pieceOf = ({ text }: MadeQuery): MadeQuery => ({ text, answers: make.holding(fold(text)) });

  return [
    { name: 'zh, two-character pieces', queries: make.pieces(2, 1_000), bar: { first: 98.9, ten: 99 } },
    { name: 'zh, three-character pieces', queries: make.pieces(3, 500), bar: { first: 98.8, ten: 99 } },
    {
      name: 'zh, characters 2-5, traditional',
      queries: make
        .changed(chinese, 400, second)
        .map(pieceOf)
        .filter(({ answers }) => answers.size <= 10),
      bar: { first: 86, ten: 98 },
    },
    { name: 'zh, title, traditional', queries: make.changed(chinese, 300, toTraditional), bar: { first: 99, ten: 99 } },
    { name: 'zh, title, two swapped', queries: make.changed(chinese, 300, swapped), bar: { first: 98.8, ten: 99 } },
    { name: 'Latin word + two Chinese', queries: make.mixed(200), bar: { first: 77, ten: 99 } },
    { name: 'en, title, full width', queries: make.changed(english, 300, fullWidth), bar: { first: 99, ten: 99 } },
    { name: 'en, 3 letters typed', queries: make.typed(english, 3), bar: { ten: 92 } },
    { name: 'en, 5 letters typed', queries: make.typed(english, 5), bar: { ten: 96 } },
    { name: 'en, 8 letters typed', queries: make.typed(english, 8), bar: { ten: 98 } },
    { name: 'zh, 3 characters typed', queries: make.typed(chinese, 3), bar: { ten: 97 } },
    { name: 'zh, 5 characters typed', queries: make.typed(chinese, 5), bar: { ten: 99 } },
    { name: 'zh, 8 characters typed', queries: make.typed(chinese, 8), bar: { ten: 98 } },
    {
      name: 'en, title, one typo',
      queries: make.changed(english, 300, (title) => make.withTypo(title)),
      bar: { first: 98.8, ten: 99 },
    },
    { name: 'en, two rarest words, typo', queries: make.rarest(300), bar: { first: 93, ten: 99 } },
  ].filter(({ queries }) => queries.length > 0);
}
