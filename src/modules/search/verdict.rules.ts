import type { Viewer } from '../../platform/auth/viewer.js';
import type { Answer } from '../../platform/search/answer.js';
import { distinctUnits } from '../../platform/search/analysis.js';
import type { QueryPlan } from '../../platform/search/query.js';
import type { Light } from '../../platform/search/question/bonus.js';

/** What the search thinks of its first hits. */
export type Verdict = 'LIKELY_ANSWER' | 'RESULTS' | 'NO_GOOD_ANSWER';

/** Shorter queries are not judged: too little is said. */
const JUDGED_FROM = 4;
const LIKELY = 0.7;
const UNLIKELY = 0.25;

/** Whether a query says enough, and is typed far enough, to be judged. */
function isJudged(plan: QueryPlan, answer: Answer): boolean {
  if (plan.slots.length < JUDGED_FROM) return false;
  const last = answer.slots.slots.at(-1);
  // A word that only begins known ones is still being typed.
  return !(plan.unfinished !== null && last?.change === 'completed' && last.alternatives[0] !== plan.openWord);
}

/** The verdict and the chance that it rests on; null where a query is not judged. Nothing found is never a good answer. */
export function judge(
  plan: QueryPlan,
  answer: Answer | null,
  hitCount: number,
): { verdict: Verdict; confidence: number | null } {
  if (hitCount === 0) return { verdict: plan.slots.length === 0 ? 'RESULTS' : 'NO_GOOD_ANSWER', confidence: null };
  if (!answer || !isJudged(plan, answer)) return { verdict: 'RESULTS', confidence: null };
  const { confidence } = answer;
  if (confidence === null) return { verdict: 'RESULTS', confidence };
  const isCode = (answer.ranked[0]?.bonus.code ?? 0) > 0;
  if (isCode || confidence >= LIKELY) return { verdict: 'LIKELY_ANSWER', confidence };
  return { verdict: confidence < UNLIKELY ? 'NO_GOOD_ANSWER' : 'RESULTS', confidence };
}

/** What a client tells of the call. */
export interface CallLight {
  productLineId?: string | null | undefined;
  customerLevel?: string | null | undefined;
  reason?: string | null | undefined;
}

/** The light of a search: the call, and the language and tier of who searches. */
export function lightOf(viewer: Viewer, plan: QueryPlan, call: CallLight | null | undefined): Light {
  const words = [call?.customerLevel, call?.reason].filter(Boolean).join(' ');
  // Who writes a sentence says by it in which language; a code or a single word does not.
  const isCode = plan.codeKeys.length > 0 && plan.slots.length <= 2;
  const saysItself = plan.locale === 'zh-CN' || (plan.slots.length > 2 && !isCode);
  return {
    lineId: call?.productLineId ?? null,
    words: distinctUnits(words).slice(0, 40),
    locale: saysItself ? plan.locale : viewer.locale,
    isNeutral: !saysItself,
    tierRank: viewer.tierRank,
  };
}
