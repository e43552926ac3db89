import type { Answer } from '../../src/platform/search/answer.js';

/** A question's chance by the search, and whether one of its first three hits really answers. */
export interface Judged {
  confidence: number;
  isAnswered: boolean;
}

/** Share (in %) of good answers that a threshold hides and of unanswerable questions that it lets through. */
export interface Threshold {
  at: number;
  goodHidden: number;
  badShown: number;
}

export const judged = (answer: Answer, isAnswered: boolean): Judged => ({
  confidence: answer.confidence ?? 0,
  isAnswered,
});

export function thresholds(good: readonly Judged[], bad: readonly Judged[]): Threshold[] {
  const share = (list: readonly Judged[], keep: (one: Judged) => boolean): number =>
    (100 * list.filter(keep).length) / Math.max(1, list.length);
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((at) => ({
    at,
    goodHidden: share(good, ({ confidence }) => confidence < at),
    badShown: share(bad, ({ confidence }) => confidence >= at),
  }));
}

/** Chance that a good one has a higher confidence than a bad one. */
export function areaUnderCurve(good: readonly Judged[], bad: readonly Judged[]): number {
  const all = [
    ...good.map(({ confidence }) => ({ confidence, isGood: true })),
    ...bad.map(({ confidence }) => ({ confidence, isGood: false })),
  ].sort((a, b) => a.confidence - b.confidence);
  let ranks = 0;
  for (let at = 0; at < all.length;) {
    let end = at;
    while (end < all.length && all[end]?.confidence === all[at]?.confidence) end++;
    const rank = (at + end + 1) / 2;
    for (let n = at; n < end; n++) if (all[n]?.isGood) ranks += rank;
    at = end;
  }
  return (ranks - (good.length * (good.length + 1)) / 2) / Math.max(1, good.length * bad.length);
}

export function printThresholds(good: readonly Judged[], bad: readonly Judged[]): void {
  process.stdout.write(
    `\nno good answer: ${good.length} answered in the first three, ${bad.length} unanswerable; AUC ${areaUnderCurve(good, bad).toFixed(3)}\n`,
  );
  process.stdout.write('threshold   good hidden %   unanswerable shown %\n');
  for (const { at, goodHidden, badShown } of thresholds(good, bad))
    process.stdout.write(
      `${at.toFixed(1).padStart(9)}${goodHidden.toFixed(1).padStart(16)}${badShown.toFixed(1).padStart(23)}\n`,
    );
}
