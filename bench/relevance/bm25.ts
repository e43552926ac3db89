import { fold, units } from '../../src/platform/search/analysis.js';
import type { SetDocument } from './sets.js';

const K1 = 1.2;
const B = 0.75;

/** Plain BM25 over title, similar questions and body: stems of Latin words, pairs of Chinese characters. */
export class Bm25 {
  readonly #postings = new Map<string, { at: number; count: number }[]>();
  readonly #lengths: number[] = [];
  readonly #average: number;

  constructor(private readonly documents: readonly SetDocument[]) {
    documents.forEach((document, at) => {
      const all = units(fold([document.title, ...document.similar, document.body].join('\n')));
      this.#lengths.push(all.length);
      const counts = new Map<string, number>();
      for (const unit of all) counts.set(unit, (counts.get(unit) ?? 0) + 1);
      for (const [unit, count] of counts) {
        const list = this.#postings.get(unit);
        if (list) list.push({ at, count });
        else this.#postings.set(unit, [{ at, count }]);
      }
    });
    this.#average = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  }

  /** `ln(1 + (N - df + .5) / (df + .5))`. */
  idf(unit: string): number {
    const df = this.#postings.get(unit)?.length ?? 0;
    return Math.log(1 + (this.documents.length - df + 0.5) / (df + 0.5));
  }

  /** Ids of the best documents, best first. */
  search(text: string, limit: number): string[] {
    const scores = new Map<number, number>();
    for (const unit of new Set(units(fold(text)))) {
      const idf = this.idf(unit);
      for (const { at, count } of this.#postings.get(unit) ?? []) {
        const length = (this.#lengths[at] ?? 0) / this.#average;
        const gain = (idf * count * (K1 + 1)) / (count + K1 * (1 - B + B * length));
        scores.set(at, (scores.get(at) ?? 0) + gain);
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([at]) => this.documents[at]?.id ?? '');
  }
}
