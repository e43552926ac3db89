import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ScorecardContent } from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import {
  AnswerValueRule,
  type FatalEffect,
  type NaRule,
  OptionFatal,
  QuestionType,
  type ScoringMode,
} from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import {
  type PointsEarned,
  aggregate,
  band,
  compileForm,
  criticalScore,
  criticalThreshold,
  deductionScore,
  groupPointsWeighted,
  meanOfReviews,
  numericRangeScore,
  rangeNormalise,
  scoreForm,
} from '../../../../src/modules/quality/scorecards/scoring.rules.js';
import { answered, form, option, question, section } from '../scorecards/forms.js';
import { expectNear, vectorsOf } from './near.js';

interface FileQuestion {
  readonly ref: string;
  readonly weight: number;
  readonly options: Readonly<Record<string, number>>;
  readonly normalise?: 'RANGE';
  readonly fatalOptions?: readonly string[];
  readonly naAllowed?: boolean;
  readonly bonus?: boolean;
}

interface FileForm {
  readonly sections: readonly { ref: string; weight: number; questions: readonly FileQuestion[] }[];
}

const { fixtures } = JSON.parse(readFileSync('test/vectors/quality-vectors.json', 'utf8')) as {
  fixtures: Record<string, FileForm>;
};

/** A form of the file as one of ours. */
const contentOf = (name: string): ScorecardContent =>
  form(
    (fixtures[name]?.sections ?? []).map(({ ref, weight, questions }) =>
      section(
        ref,
        questions.map((one) =>
          question(one.ref, {
            type: QuestionType.SINGLE,
            weight: one.weight,
            isBonus: one.bonus ?? false,
            naAllowed: one.naAllowed ?? false,
            valueRule: one.normalise === 'RANGE' ? AnswerValueRule.RANGE : AnswerValueRule.MAX,
            options: Object.entries(one.options).map(([key, score]) =>
              option(key, score, { fatal: one.fatalOptions?.includes(key) ? OptionFatal.AS_FORM : null }),
            ),
          }),
        ),
        { weight },
      ),
    ),
  );

interface ScoreInput {
  readonly form: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly mode: ScoringMode;
  readonly naPolicy?: NaRule;
  readonly fatalPolicy?: FatalEffect;
  readonly cap?: boolean;
}

/** Scores by what the form says, and again by an override over a form that says something else: both have to agree. */
function scored({ form: name, answers, mode, naPolicy, fatalPolicy, cap }: ScoreInput): Record<string, unknown> {
  const content = { ...contentOf(name), ...(cap === undefined ? {} : { bonusCap: cap }) };
  const given = Object.entries(answers).map(([ref, value]) => answered(ref, value));
  const says = { mode, ...(naPolicy && { naRule: naPolicy }), ...(fatalPolicy && { fatalEffect: fatalPolicy }) };
  const result = scoreForm(compileForm({ ...content, ...says }), given);
  expect(scoreForm(compileForm(content), given, says)).toEqual(result);
  return { percentage: result.reported, fatal: result.isFatal, outcome: result.outcome };
}

const functions: Readonly<Record<string, (input: never) => unknown>> = {
  scoreForm: scored,
  groupPointsWeighted: (input: { groups: (PointsEarned & { weight: number })[] }) => ({
    percentage: groupPointsWeighted(input.groups),
  }),
  criticalScore: (input: { critical: PointsEarned[] }) => ({ percentage: criticalScore(input.critical) }),
  rangeNormalise: (input: { min: number; max: number; selected: number[] }) => ({
    percentages: input.selected.map((one) => rangeNormalise(input.min, input.max, one)),
  }),
  criticalThreshold: (input: { thresholdPct: number; selected: { scaleMax: number; value: number }[] }) => ({
    fails: input.selected.map((one) => criticalThreshold(input.thresholdPct, one)),
  }),
  meanOfReviews: (input: { scores: number[] }) => ({ mean: meanOfReviews(input.scores) }),
  numericRangeScore: (input: { ranges: { min: number; max: number; score: number }[]; values: number[] }) => ({
    scores: input.values.map((one) => numericRangeScore(input.ranges, one)),
  }),
  deductionScore: (input: { start: number; deductions: number[]; floor: number }) => ({
    percentage: deductionScore(input.start, input.deductions, input.floor),
  }),
  aggregate: (input: { evaluations: PointsEarned[] }) => aggregate(input.evaluations),
  band: (input: { needsImprovementMax: number; exceedsMin: number; scores: number[] }) => ({
    bands: input.scores.map((one) => band(one, input)),
  }),
};

describe('scores', () => {
  const vectors = vectorsOf('score-');
  it('are worked out in the file', () => {
    expect(vectors.map(({ id }) => id)).toHaveLength(53);
  });
  for (const { id, fn, input, expected } of vectors)
    it(id, () => {
      expectNear(functions[fn]?.(input as never), expected);
    });

  it('give nothing for a number outside every range', () => {
    expect(numericRangeScore([{ min: 0, max: 10, score: 1 }], 11)).toBeNull();
  });

  it('give nothing where there is nothing to divide by', () => {
    expect([rangeNormalise(1, 1, 1), meanOfReviews([]), criticalScore([])]).toEqual([null, null, null]);
    expect(aggregate([])).toEqual({ meanOfPercentages: null, pooledPoints: null });
    expect(criticalThreshold(50, { scaleMax: 1, value: 1 })).toBe(false);
  });
});
