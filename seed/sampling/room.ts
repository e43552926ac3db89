import type { CalibrationSession, ScorecardContent } from '../../src/modules/quality/index.js';
import { type Answer, questionsOf } from '../evaluations/answers.js';

// The calibration about the call in which a customer was told a wrong fee: who answered what, and what was ruled.

const nothing = { options: [] as string[], number: null, text: null, isNa: false };

const refs = ['greeting', 'verify', 'restate', 'steps', 'hold', 'correct', 'next', 'manner', 'farewell'] as const;

/** In the order of `refs`. */
const rows: Readonly<Record<string, readonly (string | number)[]>> = {
  supervisor: ['yes', 'yes', 'partly', 'yes', 'no', 'wrong', 4, 4, 4],
  qa: ['yes', 'yes', 'yes', 'yes', 'no', 'wrong', 4, 4, 4],
  'qa.two': ['yes', 'yes', 'partly', 'partly', 'no', 'right', 3, 4, 4],
  lead: ['yes', 'no', 'no', 'yes', 'no', 'wrong', 4, 2, 4],
  'hao.qiang': ['yes', 'yes', 'partly', 'yes', 'no', 'wrong', 5, 4, 3],
};

const answerOf = (ref: string, value: string | number): Answer =>
  typeof value === 'number' ? { ...nothing, ref, number: value } : { ...nothing, ref, options: [value] };

/** What everybody answered, by person; null for a form that has other questions. */
export function roomAnswers(content: ScorecardContent): Map<string, readonly Answer[]> | null {
  const known = new Set(questionsOf(content).map(({ ref }) => ref));
  if (!refs.every((ref) => known.has(ref))) return null;
  return new Map(
    Object.entries(rows).map(([key, values]) => {
      const answers = refs.map((ref, at) => answerOf(ref, values[at] ?? ''));
      // Whoever found that not all was checked is asked how the call was handed on.
      const isAsked = known.has('transfer') && values[refs.indexOf('steps')] !== 'yes';
      return [key, isAsked ? [...answers, answerOf('transfer', 'yes')] : answers];
    }),
  );
}

/** Why they answered so whether the answer was right. */
export const roomNotes: Readonly<Record<string, string>> = {
  supervisor: '以客户挂断时相信的为准。',
  qa: '客户已被告知要付钱，P-033 当天有效。',
  'qa.two': '座席后来说可以申请退，算最终没答错。',
};

export const roomRulings = (byId: string, at: Date): CalibrationSession['rulings'] => [
  {
    ...{ ref: 'correct', proposesChange: false, byId, at },
    text: '客户挂断时仍以为要付费，即判错；事后可退不改判。写入质量卡下一版该题的判例。',
  },
  { ref: 'restate', proposesChange: true, byId, at, text: '“复述”有三种读法，提到监控准则会议。' },
];
