import type { Slots } from './slots.js';
import type { QuestionFace } from './face.js';
import type { QuestionIndex } from './question-index.js';
import { unitShare } from './unit-share.js';

/** What is known of the situation in which somebody searches. It raises what fits and hides nothing. */
export interface Light {
  /** Product line of the call. */
  lineId: string | null;
  /** Words about the call: level of the customer, reason; as units. */
  words: readonly string[];
  /** Language and tier of who searches. */
  locale: 'zh-CN' | 'en';
  tierRank: number;
}

/**
 * Parts of the best score of the list that fitting things are raised by. Bounded, so that the light never outweighs the
 * words: `npm run bench -- relevance` shows what a right and a wrong light give and cost.
 */
export const lightWeights = { line: 0.1, words: 0.08, locale: 0.04, tier: 0.02 } as const;

/** How much of the best score a face is raised by the light, 0 to 0.24. */
export function lightShare(index: QuestionIndex, face: QuestionFace, number: number, light: Light): number {
  const { fields } = face;
  const lines = fields['lines'];
  const isOfLine = light.lineId !== null && Array.isArray(lines) && lines.includes(light.lineId);
  const words = light.words.length ? unitShare(index, number, light.words) : 0;
  return (
    (isOfLine ? lightWeights.line : 0) +
    lightWeights.words * words +
    (fields['locale'] === light.locale ? lightWeights.locale : 0) +
    (light.tierRank > 0 && fields['tierRank'] === light.tierRank ? lightWeights.tier : 0)
  );
}

/** Questions that were confirmed by use to lead to a document, as units. */
export type LearnedQueries = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Only a question that is near enough to a confirmed one counts, and never more than a good wording of the document's own. */
const LEARNED_FROM = 0.3;
const LEARNED_WEIGHT = 1;

/** `1.0 x max(0, cosine with the nearest confirmed question - 0.3)`: a field of its own, at most 0.7. */
export function learnedBonus(index: QuestionIndex, { slots }: Slots, queries: readonly (readonly string[])[]): number {
  const weightOf = new Map(slots.map(({ unit, weight }) => [unit, weight]));
  const norm = Math.sqrt(slots.reduce((sum, { weight }) => sum + weight * weight, 0));
  let nearest = 0;
  for (const units of queries) {
    let dot = 0;
    let length = 0;
    for (const unit of units) {
      const own = weightOf.get(unit) ?? index.weightOf(unit);
      length += own * own;
      if (weightOf.has(unit)) dot += own * own;
    }
    if (dot > 0) nearest = Math.max(nearest, dot / (norm * Math.sqrt(length)));
  }
  return LEARNED_WEIGHT * Math.max(0, nearest - LEARNED_FROM);
}
