/** A question with the documents that answer it. */
export interface Asked {
  text: string;
  answers: ReadonlySet<string>;
}

/** Answers for one query, best first; the first ten are looked at. */
export type Search = (text: string) => Promise<readonly string[]> | readonly string[];

export interface Figures {
  count: number;
  /** Mean reciprocal rank in the first ten, share right at the first place, among three and among ten; all times 100. */
  mrr: number;
  first: number;
  three: number;
  ten: number;
}

export const designs = ['plain BM25', 'engine defaults', 'ours'] as const;
export type Design = (typeof designs)[number];
export type Row = readonly [name: string, Readonly<Partial<Record<Design, Figures>>>];

export async function measure(search: Search, queries: readonly Asked[]): Promise<Figures> {
  let reciprocal = 0;
  let first = 0;
  let three = 0;
  let ten = 0;
  for (const { text, answers } of queries) {
    const place = (await search(text)).slice(0, 10).findIndex((id) => answers.has(id));
    if (place < 0) continue;
    reciprocal += 1 / (place + 1);
    ten += 1;
    if (place < 3) three += 1;
    if (place === 0) first += 1;
  }
  const share = (sum: number): number => (100 * sum) / Math.max(1, queries.length);
  return { count: queries.length, mrr: share(reciprocal), first: share(first), three: share(three), ten: share(ten) };
}

/** Groups weigh equally. */
export function average(rows: readonly Row[]): Partial<Record<Design, Figures>> {
  const means: Partial<Record<Design, Figures>> = {};
  for (const design of designs) {
    const all = rows.flatMap(([, figures]) => (figures[design] ? [figures[design]] : []));
    if (all.length === 0) continue;
    const mean = (key: keyof Figures): number => all.reduce((sum, one) => sum + one[key], 0) / all.length;
    means[design] = {
      ...{ mrr: mean('mrr'), first: mean('first'), three: mean('three'), ten: mean('ten') },
      count: all.reduce((sum, { count }) => sum + count, 0),
    };
  }
  return means;
}

const cell = (figures: Figures | undefined): string =>
  figures
    ? [figures.mrr, figures.first, figures.three, figures.ten].map((n) => n.toFixed(1).padStart(6)).join('')
    : ''.padStart(24);

export function print(title: string, rows: readonly Row[]): void {
  const shown = designs.filter((design) => rows.some(([, figures]) => figures[design]));
  process.stdout.write(`\n${title.padEnd(38)}${shown.map((design) => design.padStart(24)).join('')}\n`);
  process.stdout.write(`${''.padEnd(38)}${shown.map(() => '   MRR    @1    @3   @10').join('')}\n`);
  for (const [name, figures] of rows) {
    const count = String(figures.ours?.count ?? '').padStart(5);
    process.stdout.write(`${name.padEnd(33)}${count}${shown.map((design) => cell(figures[design])).join('')}\n`);
  }
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
