import type { TestSet } from '../relevance/sets.js';

/** An article as the bench writes it. */
export interface BenchText {
  locale: 'en' | 'zh-CN';
  title: string;
  alternatives: string[];
  body: string;
  models: string[];
  /** Name of the category that it goes into. */
  group: string;
}

/** A question with whether it is typed to its end. */
export interface BenchQuery {
  text: string;
  kind: 'question' | 'beginning';
}

const TITLE = 200;
const ALTERNATIVES = 20;
const ALTERNATIVE = 190;

const cut = (text: string, length: number): string => [...text].slice(0, length).join('').trim();

/** Documents of the sets, each with a title that an article may have. */
function originals(sets: readonly TestSet[]): BenchText[] {
  return sets.flatMap(({ documents }) =>
    documents.map(({ title, similar, body, lang, set }): BenchText => {
      const [first = ''] = body.split('\n');
      return {
        locale: lang === 'zh' ? 'zh-CN' : 'en',
        title: cut(title || similar[0] || first, TITLE) || 'untitled',
        alternatives: similar
          .slice(0, ALTERNATIVES)
          .map((text) => cut(text, ALTERNATIVE))
          .filter(Boolean),
        // What opens or closes an internal block in an article is plain text in a set.
        body: body.replaceAll(':::', ''),
        models: [],
        group: set,
      };
    }),
  );
}

const things = {
  en: ['washing machine', 'television', 'fridge', 'router', 'invoice', 'refund', 'delivery', 'password', 'warranty'],
  'zh-CN': ['洗衣机', '电视机', '冰箱', '路由器', '发票', '退款', '配送', '密码', '保修'],
} as const;
const troubles = {
  en: ['does not start', 'shows an error', 'is too late', 'makes a noise', 'was lost', 'cannot be changed', 'is wrong'],
  'zh-CN': ['无法启动', '显示错误代码', '迟迟不到', '有异常噪音', '丢失了', '不能修改', '内容有误'],
} as const;
const places = {
  en: ['after a power cut', 'on the first day', 'in the app', 'at the counter', 'abroad', 'during a sale'],
  'zh-CN': ['停电以后', '第一天', '在手机应用里', '在柜台', '在国外', '促销期间'],
} as const;

/** Texts of both languages for a machine without test sets: plain, but with rare and common words as in life. */
function generated(): BenchText[] {
  const found: BenchText[] = [];
  for (const locale of ['en', 'zh-CN'] as const) {
    const space = locale === 'en' ? ' ' : '';
    things[locale].forEach((thing, a) =>
      troubles[locale].forEach((trouble, b) =>
        places[locale].forEach((place, c) => {
          const title = [thing, trouble, place].join(space);
          const others = [1, 2, 3, 4].map((step) => {
            const list = things[locale];
            return `${list[(a + step * (b + c + 1)) % list.length]}${space}${trouble}${space}${place}`;
          });
          found.push({
            locale,
            title,
            alternatives: [[place, thing, trouble].join(space)],
            body: [title, ...others].map((line, n) => `## ${n + 1}\n\n${`${line}. `.repeat(6)}`).join('\n\n'),
            models: [],
            group: `set ${a}`,
          });
        }),
      ),
    );
  }
  return found;
}

/** What the articles are made from, and what is asked of them. */
export function sourceOf(sets: readonly TestSet[]): { texts: BenchText[]; queries: BenchQuery[] } {
  const texts = sets.length ? originals(sets) : generated();
  const asked = sets.length
    ? sets.flatMap((set) => set.queries.map(({ text }) => text))
    : texts.filter((_, at) => at % 3 === 0).flatMap(({ alternatives }) => alternatives);
  // From all sets in turn, so that any short stretch has both languages and all lengths.
  const step = 977;
  const mixed = asked.map((_, at) => asked[(at * step) % asked.length] ?? '');
  const queries = mixed.map((text, at): BenchQuery => {
    if (at % 4 !== 3) return { text, kind: 'question' };
    const characters = [...text];
    const length = [3, 5, 8][(at >> 2) % 3] ?? 5;
    return { text: characters.slice(0, Math.min(length, characters.length)).join('').trimEnd(), kind: 'beginning' };
  });
  return { texts, queries };
}

/** A letter code that few others share. */
const modelOf = (round: number, at: number): string =>
  `${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(65 + (round % 26))}-${1_000 + ((at * 31 + round) % 9_000)}`;

/**
 * Articles without end: first the texts as they are, then again and again with another model in the title and every other
 * paragraph from another text of the same language, so that no two are the same.
 */
export function* articlesFrom(texts: readonly BenchText[]): Generator<BenchText> {
  const byLocale = {
    en: texts.filter(({ locale }) => locale === 'en'),
    'zh-CN': texts.filter(({ locale }) => locale === 'zh-CN'),
  };
  for (let round = 0; ; round++) {
    for (const [at, text] of texts.entries()) {
      if (round === 0) {
        yield text;
        continue;
      }
      const same = byLocale[text.locale];
      const other = same[(at + round * 6_007) % same.length] ?? text;
      const model = modelOf(round, at);
      const strange = other.body.split('\n\n');
      yield {
        ...text,
        title: `${text.title}${text.locale === 'en' ? ` (model ${model})` : `（${model} 型）`}`,
        alternatives: text.alternatives.filter((_, n) => (n + round) % 2 === 0),
        body: text.body
          .split('\n\n')
          .map((part, n) => (n % 2 === 0 ? part : (strange[n] ?? part)))
          .join('\n\n'),
        models: [model],
      };
    }
  }
}
