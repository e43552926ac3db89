import { createHash } from 'node:crypto';
import { ErrorFamily, type ScorecardContent } from '../../src/modules/quality/index.js';
import { questionsOf } from './answers.js';

type Question = ScorecardContent['sections'][number]['questions'][number];

/** Numbers from 0 up to 1 that belong to a name: whatever else is planted, they are the same. */
export function rollsOf(name: string): () => number {
  let at = 0;
  return () => {
    const bytes = createHash('sha256')
      .update(`${name}:${(at += 1)}`)
      .digest();
    return bytes.readUInt32BE(0) / 4_294_967_296;
  };
}

/** Weeks that are told of, the last one under way. */
export const weeks = 12;
/** The week in which a new policy was published and not read: many made the same fatal mistake. */
export const badWeek = 8;

/** How often somebody makes a critical error. One stands out, one is hardly listened to. */
const criticalShares: Readonly<Record<string, number>> = {
  ...{ 'xu.ran': 0.27, 'chen.yiming': 0.15, 'fang.zhou': 0.11, 'leo.wang': 0.08, agent: 0.06, 'zhou.ning': 0.055 },
  ...{ 'agent.two': 0.03, 'ding.yi': 0 },
};
const usualShare = 0.052;

export const criticalShare = (agentKey: string, week: number): number =>
  (criticalShares[agentKey] ?? usualShare) + (week === badWeek ? 0.105 : 0);

/** How often a style question is answered wrongly, by its ref. */
const styleShares: Readonly<Record<string, number>> = {
  hold: 0.052,
  restate: 0.034,
  greeting: 0.02,
  manner: 0.028,
  next: 0.03,
};
export const styleShare = (ref: string): number => styleShares[ref] ?? 0.024;

/** What often does not apply. */
const naShares: Readonly<Record<string, number>> = {
  hold: 0.34,
  verify: 0.06,
  transfer: 0.05,
  history: 0.12,
  link: 0.08,
};
export const naShare = (ref: string): number => naShares[ref] ?? 0;

/** Which of the critical questions goes wrong: mostly the one that hurts the customer. */
export function criticalQuestion(content: ScorecardContent, roll: () => number): Question | null {
  const drawn = roll();
  const family =
    drawn < 0.79
      ? ErrorFamily.CUSTOMER_CRITICAL
      : drawn < 0.92
        ? ErrorFamily.BUSINESS_CRITICAL
        : ErrorFamily.COMPLIANCE_CRITICAL;
  const asked = questionsOf(content).filter((question) => question.condition === null);
  return asked.find((question) => question.family === family) ?? null;
}
