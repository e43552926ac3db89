import type { QuestionFace } from './face.js';
import type { QuestionIndex } from './question-index.js';
import { unitShare } from './unit-share.js';

/** What is known of the situation in which somebody searches. It raises what fits and hides nothing. */
export interface Light {
  /** Product line of the call. */
  lineId: string | null;
  /** Words about the call: level of the customer, reason; as units. */
  words: readonly string[];
  /** Language that is wanted: of the query, or of who searches where the query says none. */
  locale: 'zh-CN' | 'en';
  /** A code or a single word says no language: then the person's own decides among equals. */
  isNeutral: boolean;
  tierRank: number;
}

/**
 * Parts of the best score of the list that fitting things are raised by. Bounded, so that the light never outweighs the
 * words: `npm run bench -- relevance` shows what a right and a wrong light give and cost.
 */
export const lightWeights = { line: 0.1, words: 0.08, locale: 0.04, neutralLocale: 0.4, tier: 0.02 } as const;

/** How much of the best score a face is raised by the light, 0 to 0.24; to 0.6 where the query says no language. */
export function lightShare(index: QuestionIndex, face: QuestionFace, number: number, light: Light): number {
  const { fields } = face;
  const lines = fields['lines'];
  const locales = fields['locale'];
  const isInLanguage = Array.isArray(locales) ? locales.includes(light.locale) : locales === light.locale;
  const isOfLine = light.lineId !== null && Array.isArray(lines) && lines.includes(light.lineId);
  const words = light.words.length ? unitShare(index, number, light.words) : 0;
  return (
    (isOfLine ? lightWeights.line : 0) +
    lightWeights.words * words +
    (isInLanguage ? lightWeights[light.isNeutral ? 'neutralLocale' : 'locale'] : 0) +
    (light.tierRank > 0 && fields['tierRank'] === light.tierRank ? lightWeights.tier : 0)
  );
}
