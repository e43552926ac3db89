import type { Fault } from '../../platform/errors/index.js';
import { type TreeOutcome } from './tree-content.js';
import { treeLimits } from './tree-limits.js';
import { countFaults, shapeFault, textFaults, tooLong, wordFaults } from './tree-text-faults.rules.js';

const disposition = /^[A-Z0-9_-]{1,40}$/;

/** What is wrong with the form of an outcome. */
export const outcomeFaults = (outcome: TreeOutcome, path: readonly string[]): Fault[] => [
  ...(outcome.disposition !== null && !disposition.test(outcome.disposition)
    ? [
        shapeFault(
          '处理代码仅含大写字母、数字、“_”“-”，最多 40 个字符。',
          'A disposition holds capital letters, digits, “_”, “-”, at most 40.',
          [...path, 'disposition'],
        ),
      ]
    : []),
  ...tooLong(outcome.departmentId, 100, [...path, 'departmentId']),
  ...countFaults(outcome.departmentRules, treeLimits.departmentRules, [...path, 'departmentRules']),
  ...outcome.departmentRules.flatMap(({ when, departmentId }, at) => [
    ...tooLong(when, treeLimits.expression, [...path, 'departmentRules', String(at), 'when']),
    ...wordFaults(departmentId, 100, [...path, 'departmentRules', String(at), 'departmentId']),
  ]),
  ...tooLong(outcome.tierId, 100, [...path, 'tierId']),
  ...textFaults(outcome.handoverTemplate, treeLimits.template, [...path, 'handoverTemplate']),
  ...countFaults(outcome.checks, treeLimits.checks, [...path, 'checks']),
  ...outcome.checks.flatMap((key, at) => tooLong(key, 80, [...path, 'checks', String(at)])),
];
