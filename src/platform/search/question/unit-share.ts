import type { QuestionIndex } from './question-index.js';

/** Share (by weight) of units that stand in title, alternatives or headings of a face. */
export function unitShare(index: QuestionIndex, number: number, units: readonly string[]): number {
  const { arena } = index;
  const wanted = new Map<number, number>();
  let total = 0;
  for (const unit of units) {
    const weight = index.weightOf(unit);
    total += weight;
    const id = index.units.find(unit);
    if (id !== undefined) wanted.set(id, weight);
  }
  if (total === 0 || wanted.size === 0) return 0;
  let found = 0;
  let at = index.starts.get(number);
  for (let part = 0; part < 2; part++) {
    for (let lists = arena.get(at++); lists > 0; lists--) {
      for (let length = arena.get(at++); length > 0; length--) {
        const id = arena.get(at++);
        const weight = wanted.get(id);
        if (weight === undefined) continue;
        found += weight;
        wanted.delete(id);
      }
    }
  }
  return found / total;
}
