import { ErrorFamily } from '../scorecards/scorecard-enums.js';
import type { CoachedEvaluation } from './coached-evaluation.js';
import type { RepeatRule } from './repeat-rule.js';

const day = 86_400_000;

/** Families in which an error harms somebody. */
export const criticalFamilies: readonly ErrorFamily[] = [
  ErrorFamily.CUSTOMER_CRITICAL,
  ErrorFamily.BUSINESS_CRITICAL,
  ErrorFamily.COMPLIANCE_CRITICAL,
];

/** The rules of a centre that has set none: seen in practice, a setting like any other. */
export const usualRules: readonly RepeatRule[] = [
  {
    key: 'same-critical',
    name: { zhCN: '同类关键错误再犯', en: 'The same kind of critical error again' },
    families: [...criticalFamilies],
    isSameFamily: true,
    ...{ count: 2, withinDays: 120, restDays: 28, isActive: true },
  },
  {
    key: 'any-critical',
    name: { zhCN: '关键错误累计', en: 'Critical errors add up' },
    families: [...criticalFamilies],
    isSameFamily: false,
    ...{ count: 3, withinDays: 120, restDays: 28, isActive: true },
  },
  {
    key: 'non-critical',
    name: { zhCN: '非关键错误累计', en: 'Non-critical errors add up' },
    families: [ErrorFamily.NON_CRITICAL],
    isSameFamily: true,
    ...{ count: 4, withinDays: 120, restDays: 28, isActive: true },
  },
];

/** What an agent's sessions by rule tell. */
export interface RuleSession {
  readonly ruleKey: string;
  readonly isOpen: boolean;
  readonly createdAt: Date;
}

/** A rule that fulfils, with what fulfils it. */
export interface Repeated {
  readonly rule: RepeatRule;
  readonly families: readonly ErrorFamily[];
  readonly evaluations: readonly CoachedEvaluation[];
}

const hasError = (evaluation: CoachedEvaluation, families: readonly ErrorFamily[]): boolean =>
  families.some((family) => (evaluation.errors[family]?.e ?? 0) > 0);

/** Whether a rule rests for an agent: a session that it opened is open, or it opened one not long ago. */
const rests = (rule: RepeatRule, sessions: readonly RuleSession[], now: Date): boolean =>
  sessions.some(
    ({ ruleKey, isOpen, createdAt }) =>
      ruleKey === rule.key && (isOpen || now.getTime() - createdAt.getTime() < rule.restDays * day),
  );

/**
 * The first rule that an agent's released evaluations fulfil now; null where none does. Errors that led to an earlier session of the
 * rule are not counted again: what was released before that session is its matter.
 */
export function repeated(
  rules: readonly RepeatRule[],
  evaluations: readonly CoachedEvaluation[],
  sessions: readonly RuleSession[],
  now: Date,
): Repeated | null {
  for (const rule of rules) {
    if (!rule.isActive || rests(rule, sessions, now)) continue;
    const last = Math.max(
      0,
      ...sessions.filter(({ ruleKey }) => ruleKey === rule.key).map((s) => s.createdAt.getTime()),
    );
    const since = Math.max(now.getTime() - rule.withinDays * day, last);
    const recent = evaluations.filter(({ releasedAt }) => releasedAt.getTime() > since);
    const groups = rule.isSameFamily ? rule.families.map((family) => [family]) : [rule.families];
    for (const families of groups) {
      const counted = recent.filter((evaluation) => hasError(evaluation, families));
      if (counted.length >= rule.count) return { rule, families, evaluations: counted };
    }
  }
  return null;
}

/** The longest time that a rule looks back, in days. */
export const longestLook = (rules: readonly RepeatRule[]): number =>
  Math.max(0, ...rules.filter(({ isActive }) => isActive).map(({ withinDays }) => withinDays));

/** The questions that were answered with an error in these families' evaluations, most often first, at most `most`. */
export function refsOf(evaluations: readonly CoachedEvaluation[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const { marks } of evaluations) for (const { r, e } of marks) if (e > 0) counts.set(r, (counts.get(r) ?? 0) + 1);
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([ref]) => ref);
}
