import { fold } from '../../src/platform/search/analysis.js';
import type { SetDocument } from './sets.js';

/** A query made from a title, with every document whose title answers it. */
export interface MadeQuery {
  text: string;
  answers: Set<string>;
}

export interface HardTest {
  name: string;
  queries: MadeQuery[];
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
  while (taken.length < count && rest.length) {
    const at = Math.floor(next() * rest.length) % rest.length;
    taken.push(...rest.splice(at, 1));
  }
  return taken;
}

/** Pieces and beginnings of titles, as people type them. */
export function hardTests(documents: readonly SetDocument[]): HardTest[] {
  const next = numbers(7);
  const titles = documents
    .filter(({ title }) => title !== '')
    .map(({ id, lang, title }) => ({ id, lang, title, folded: fold(title) }));
  const holding = (piece: string): Set<string> =>
    new Set(titles.filter(({ folded }) => folded.includes(piece)).map(({ id }) => id));
  const beginning = (start: string): Set<string> =>
    new Set(titles.filter(({ folded }) => folded.startsWith(start)).map(({ id }) => id));
  const chinese = titles.filter(({ lang }) => lang === 'zh');
  const english = titles.filter(({ lang, title }) => lang === 'en' && title.length > 12);

  const pieces = (length: number): MadeQuery[] => {
    const all = new Set<string>();
    for (const { folded } of chinese) {
      for (const [run] of folded.matchAll(/\p{Script=Han}+/gu)) {
        for (let at = 0; at + length <= run.length; at++) all.add(run.slice(at, at + length));
      }
    }
    const made: MadeQuery[] = [];
    for (const text of some([...all], 600, next)) {
      const answers = holding(text);
      // What stands in many titles has no right answer.
      if (answers.size <= 10 && made.length < 300) made.push({ text, answers });
    }
    return made;
  };
  const typed = (length: number): MadeQuery[] =>
    some(english, 200, next).map(({ title }) => {
      const text = title.slice(0, length);
      return { text, answers: beginning(fold(text)) };
    });

  return [
    { name: 'zh, two-character pieces of titles', queries: chinese.length ? pieces(2) : [] },
    { name: 'zh, three-character pieces of titles', queries: chinese.length ? pieces(3) : [] },
    {
      name: 'zh, whole titles',
      queries: some(chinese, 200, next).map(({ id, title }) => ({ text: title, answers: new Set([id]) })),
    },
    { name: 'en, three letters typed', queries: typed(3) },
    { name: 'en, five letters typed', queries: typed(5) },
    { name: 'en, eight letters typed', queries: typed(8) },
    {
      name: 'en, whole titles',
      queries: some(english, 200, next).map(({ id, title }) => ({ text: title, answers: new Set([id]) })),
    },
  ].filter(({ queries }) => queries.length > 0);
}
