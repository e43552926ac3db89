import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderArticle, textDifference } from '../../src/modules/articles/index.js';
import { percentile } from '../relevance/figures.js';
import { line, say, title } from '../search-latency/report.js';

/** Times of one kind of work, in ms. */
export interface TextFigures {
  name: string;
  texts: number;
  characters: number;
  p50: number;
  p95: number;
  max: number;
}

interface RealText {
  readonly locale: 'zh-CN' | 'en';
  readonly body: string;
}

const wanted = 100;

/** The longest real articles, longest first; read here and kept nowhere. */
function longest(data: string, count: number): RealText[] {
  const texts: RealText[] = [];
  for (const [folder, locale] of [
    ['support-articles-zh', 'zh-CN'],
    ['support-articles-en', 'en'],
  ] as const) {
    const file = join(data, folder, 'docs.jsonl');
    if (!existsSync(file)) continue;
    for (const row of readFileSync(file, 'utf8').split('\n').filter(Boolean))
      texts.push({ locale, body: (JSON.parse(row) as { body: string }).body });
  }
  return texts.sort((a, b) => b.body.length - a.body.length).slice(0, count);
}

/** A revision as editors make it: a word here, a sentence there, a paragraph gone, another one new. */
function revised({ body, locale }: RealText): string {
  const zh = locale === 'zh-CN';
  return body
    .split('\n')
    .flatMap((row, at) => {
      if (at % 20 === 19) return [];
      if (at % 12 === 11)
        return [row, '', zh ? '完成以后，请重新启动一次再看。' : 'When this is done, start it anew and look again.'];
      if (at % 4 === 3)
        return [zh ? row.replace(/[。，]/, '，必要时重试，') : row.replace(/[.,] /, ', again where needed, ')];
      return [row];
    })
    .join('\n');
}

function measured(
  name: string,
  texts: readonly RealText[],
  work: (text: RealText, at: number) => unknown,
): TextFigures {
  const times = texts.map((text, at) => {
    const started = performance.now();
    work(text, at);
    return performance.now() - started;
  });
  const figures = {
    ...{ name, texts: texts.length, characters: texts.reduce((sum, { body }) => sum + body.length, 0) },
    ...{ p50: percentile(times, 0.5), p95: percentile(times, 0.95), max: Math.max(...times) },
  };
  line(name, [figures.p50, figures.p95, figures.max]);
  return figures;
}

/** How long the difference and the rendering of the longest real articles take. */
export function textWork(data: string): TextFigures[] {
  const all = longest(data, wanted * 2);
  if (all.length < wanted * 2) {
    say(`\n!!! SKIPPED: difference and rendering of real articles: there are none in ${data}. !!!`);
    return [];
  }
  const texts = all.slice(0, wanted);
  const others = all.slice(wanted);
  const changed = texts.map(revised);
  const render = ({ body: bodyMarkdown, locale }: RealText): string =>
    renderArticle({ bodyMarkdown, technicalCase: null, locale }, true);
  // What is not measured makes the code warm.
  for (const text of others) {
    render(text);
    textDifference(text.body, revised(text), text.locale);
  }
  const [most, least] = [texts[0]?.body.length ?? 0, texts.at(-1)?.body.length ?? 0];
  title(`${wanted} longest real articles, ms`, '    p50     p95     max');
  say(`${least.toLocaleString('en')} to ${most.toLocaleString('en')} characters`);
  return [
    measured('difference, revised', texts, (text, at) => textDifference(text.body, changed[at] ?? '', text.locale)),
    measured('difference, rewritten', texts, (text, at) =>
      textDifference(text.body, others[at]?.body ?? '', text.locale),
    ),
    measured('rendering', texts, render),
  ];
}
