import { describe, expect, it } from '@jest/globals';
import type { AnswerGiven, FormResult } from '../../../../src/modules/quality/scorecards/form-result.js';
import type { ScorecardContent } from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import {
  AnswerValueRule,
  ErrorFamily,
  FatalEffect,
  NaRule,
  OptionFatal,
  PerformanceBand,
  QuestionType,
  ScoreOutcome,
  ScoringMode,
} from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import { compileForm, scoreForm } from '../../../../src/modules/quality/scorecards/scoring.rules.js';
import { answers, form, option, question, scale, section } from './forms.js';

type Given = Parameters<typeof answers>[0];
const score = (content: ScorecardContent, given: Given, more: AnswerGiven[] = []): FormResult =>
  scoreForm(compileForm(content), [...answers(given), ...more]);
const states = ({ questions }: FormResult) => Object.fromEntries(questions.map(({ ref, state }) => [ref, state]));
const errorsOf = ({ families }: FormResult, family: ErrorFamily) => {
  const found = families.find((one) => one.family === family);
  return found && [found.errors, found.items];
};

const asked = (ref: string, on: string, ...keys: string[]) =>
  question(ref, { condition: { isAll: true, tests: [{ ref: on, in: keys }] } });

describe('a question with a condition', () => {
  const content = form([section('S', [question('a'), asked('b', 'a', 'yes'), asked('c', 'b', 'no')])]);

  it('is asked when it holds, and N/A by the system otherwise', () => {
    expect(states(score(content, { a: 'yes' }))).toEqual({ a: 'ANSWERED', b: 'OPEN', c: 'SYSTEM_NA' });
    expect(states(score(content, { a: 'yes', b: 'no', c: 'yes' }))).toEqual({
      ...{ a: 'ANSWERED', b: 'ANSWERED', c: 'ANSWERED' },
    });
    expect(score(content, { a: 'yes' }).open).toEqual(['b']);
  });

  it('counts nothing while it is hidden, whatever was answered before, and hides what depends on it', () => {
    const result = score(content, { a: 'no', b: 'no', c: 'no' });
    expect(states(result)).toEqual({ a: 'ANSWERED', b: 'SYSTEM_NA', c: 'SYSTEM_NA' });
    expect([result.raw, result.open]).toEqual([0, []]);
    expect(result.questions[1]).toMatchObject({ value: null, earned: 0, possible: 0, isError: false });
  });

  it('fires no fatal answer while it is hidden', () => {
    const fatal = [option('yes', 10), option('no', 0, { fatal: OptionFatal.ZERO_FORM })];
    const hidden = { ...asked('b', 'a', 'no'), options: fatal };
    const result = score(form([section('S', [question('a'), hidden])]), { a: 'yes', b: 'no' });
    expect([result.raw, result.reported, result.isFatal, result.outcome]).toEqual([100, 100, false, null]);
  });

  it('counts by the rule of the form as any that does not apply', () => {
    const zero = { ...content, naRule: NaRule.ZERO };
    expect(score(zero, { a: 'yes', b: 'yes' }).raw).toBeCloseTo((100 * 2) / 3, 9);
  });

  it('looks at a scale by its numbers, and at one of several tests where one is enough', () => {
    const either = question('d', {
      condition: {
        isAll: false,
        tests: [
          { ref: 'a', in: ['no'] },
          { ref: 's', in: ['1', '2'] },
        ],
      },
    });
    const content2 = form([section('S', [question('a'), scale('s'), either])]);
    expect(states(score(content2, { a: 'yes', s: 2 })).d).toBe('OPEN');
    expect(states(score(content2, { a: 'yes', s: 3 })).d).toBe('SYSTEM_NA');
    expect(states(score(content2, { a: 'no', s: 3 })).d).toBe('OPEN');
  });
});

describe('types of questions', () => {
  it('MULTIPLE earns the points of what is chosen of the points of all', () => {
    const content = form([
      section('S', [
        question('m', { type: QuestionType.MULTIPLE, options: [option('a', 3), option('b', 1), option('c', 0)] }),
      ]),
    ]);
    const result = score(content, { m: ['a', 'c'] });
    expect(result.raw).toBe(75);
    expect(result.questions[0]).toMatchObject({ earned: 3, possible: 4, isError: true });
    expect(score(content, { m: ['a', 'b'] }).questions[0]?.isError).toBe(false);
  });

  it('MULTIPLE with an option that says it is an error goes by that', () => {
    const content = form([
      section('S', [
        question('m', {
          type: QuestionType.MULTIPLE,
          options: [option('a', 3), option('b', 1), option('rude', 0, { isError: true })],
        }),
      ]),
    ]);
    expect(score(content, { m: ['a'] }).questions[0]?.isError).toBe(false);
    expect(score(content, { m: ['a', 'b', 'rude'] }).questions[0]?.isError).toBe(true);
  });

  it('NUMERIC takes the points of the range, and is open outside all of them', () => {
    const ranges = [
      { min: 0, max: 20, score: 10, isError: null, fatal: null },
      { min: 21, max: 60, score: 4, isError: null, fatal: null },
    ];
    const content = form([section('S', [question('n', { type: QuestionType.NUMERIC, options: [], ranges })])]);
    expect([20, 21, 60].map((number) => score(content, { n: number }).raw)).toEqual([100, 40, 40]);
    expect(score(content, { n: 61 })).toMatchObject({ raw: null, open: ['n'] });
  });

  it('SCALE takes the number, by either rule, and an error below its bound', () => {
    const content = form([section('S', [scale('r'), scale('m', { valueRule: AnswerValueRule.MAX, errorBelow: 3 })])]);
    const { questions } = score(content, { r: 4, m: 4 });
    expect(questions.map(({ value, isError }) => [value, isError])).toEqual([
      [0.75, true],
      [0.8, false],
    ]);
    expect(score(content, { r: 6, m: 2.5 }).open).toEqual(['r', 'm']);
  });

  it('TEXT is answered and counts nothing', () => {
    const content = form([section('S', [question('a'), question('t', { type: QuestionType.TEXT, options: [] })])]);
    const words = { ref: 't', options: [], number: null, text: 'Good.', isNa: false };
    const result = score(content, { a: 'yes' }, [words]);
    expect([result.raw, states(result).t, result.open]).toEqual([100, 'ANSWERED', []]);
    expect(score(content, { a: 'yes' }, [{ ...words, text: '  ' }]).open).toEqual(['t']);
  });
});

describe('what is left out of the score', () => {
  it('counts nothing, is no error by its points, and is fatal all the same', () => {
    const fatal = [option('yes', 10), option('no', 0, { fatal: OptionFatal.AS_FORM })];
    const content = form([
      section('S', [question('a'), question('b', { isExcluded: true })]),
      section('T', [question('c', { options: fatal })], { isExcluded: true }),
    ]);
    const result = score(content, { a: 'yes', b: 'no', c: 'yes' });
    expect(result.raw).toBe(100);
    expect(result.sections[1]).toEqual({ ref: 'T', raw: null, reported: null, isNa: true });
    expect(errorsOf(result, ErrorFamily.NON_CRITICAL)).toEqual([0, 2]);
    const failed = score(content, { a: 'yes', b: 'yes', c: 'no' });
    expect([failed.raw, failed.reported, failed.outcome]).toEqual([100, 0, ScoreOutcome.FAIL]);
  });

  it('gives no score at all where nothing else was answered, also after a fatal answer', () => {
    const fatal = [option('yes', 10), option('no', 0, { fatal: OptionFatal.ZERO_FORM })];
    const content = form([section('S', [question('a'), question('c', { options: fatal, isExcluded: true })])]);
    expect(score(content, { c: 'no' })).toMatchObject({ raw: null, reported: null, band: null, outcome: 'FAIL' });
  });
});

describe('bonus', () => {
  const bonus = question('x', { isBonus: true, options: [option('yes', 5), option('no', 0)] });
  const content = form([section('S', [question('a'), question('b'), bonus])], { bonusCap: false });

  it('only adds, in every mode, and lifts above 100 unless it is capped', () => {
    const given = { a: 'yes', b: 'yes', x: 'yes' };
    const by = (mode: ScoringMode) => scoreForm(compileForm(content), answers(given), { mode }).raw;
    expect(Object.values(ScoringMode).map(by)).toEqual([150, 150, 150, 125, 125]);
    expect(score({ ...content, bonusCap: true }, given)).toMatchObject({ raw: 100, reported: 100 });
    expect(score(content, { a: 'yes', b: 'no', x: 'no' }).raw).toBe(50);
  });

  it('is no error when it is missed, and never filled in by a rule', () => {
    const result = score({ ...content, naRule: NaRule.PASS }, { a: 'yes', b: 'NA', x: 'NA' });
    expect([result.raw, errorsOf(result, ErrorFamily.NON_CRITICAL)]).toEqual([100, [0, 1]]);
    expect(score(content, { x: 'no' }).questions[2]?.isError).toBe(false);
  });
});

describe('fatal answers', () => {
  const withFatal = (ref: string, fatal: OptionFatal) =>
    question(ref, { options: [option('yes', 10), option('no', 0, { fatal })] });
  const content = form([
    section('S', [question('a'), withFatal('flag', OptionFatal.FLAG_ONLY)]),
    section('T', [question('b'), withFatal('part', OptionFatal.ZERO_SECTION), withFatal('all', OptionFatal.AS_FORM)]),
  ]);

  it('take effect each as its option says', () => {
    const right = { a: 'yes', b: 'yes', flag: 'yes', part: 'yes', all: 'yes' };
    const tried = (wrong: Given) => {
      const { raw, reported, fatalEffect, outcome } = score(content, { ...right, ...wrong });
      return [raw, reported, fatalEffect, outcome];
    };
    expect(tried({})).toEqual([100, 100, null, null]);
    expect(tried({ flag: 'no' })).toEqual([80, 80, 'FLAG_ONLY', 'FAIL']);
    expect(tried({ part: 'no' })).toEqual([80, 40, 'ZERO_SECTION', 'FAIL']);
    expect(tried({ all: 'no' })).toEqual([80, 0, 'ZERO_FORM', 'FAIL']);
    expect(tried({ flag: 'no', part: 'no' })).toEqual([60, 20, 'ZERO_SECTION', 'FAIL']);
    expect(tried({ flag: 'no', part: 'no', all: 'no' })).toEqual([40, 0, 'ZERO_FORM', 'FAIL']);
  });

  it('take the effect of the form where they say so, and that of a what-if all of them', () => {
    const flagging = { ...content, fatalEffect: FatalEffect.FLAG_ONLY };
    const given = answers({ a: 'yes', b: 'yes', flag: 'yes', part: 'yes', all: 'no' });
    expect(scoreForm(compileForm(flagging), given).reported).toBe(80);
    expect(scoreForm(compileForm(flagging), given, { fatalEffect: FatalEffect.ZERO_SECTION }).reported).toBe(40);
    const wrong = answers({ a: 'yes', b: 'yes', flag: 'no', part: 'yes', all: 'yes' });
    expect(scoreForm(compileForm(flagging), wrong, { fatalEffect: FatalEffect.ZERO_FORM }).reported).toBe(0);
  });

  it('zero what a rule fills in of their section too', () => {
    const filled = { ...content, naRule: NaRule.PASS };
    expect(score(filled, { a: 'yes', flag: 'yes', part: 'no', b: 'NA', all: 'NA' })).toMatchObject({
      ...{ raw: 80, reported: 40 },
    });
  });

  it('show the section zeroed, and keep what each question earned', () => {
    const { sections, questions } = score(content, { a: 'yes', flag: 'yes', b: 'yes', part: 'no', all: 'yes' });
    expect(sections[1]).toMatchObject({ reported: 0, isNa: false });
    expect(sections[1]?.raw).toBeCloseTo(200 / 3, 9);
    expect(questions.map(({ earned }) => earned)).toEqual([10, 10, 10, 0, 10]);
  });
});

describe('errors by family', () => {
  const content = form([
    section('S', [
      question('c', { family: ErrorFamily.CUSTOMER_CRITICAL }),
      question('b', { family: ErrorFamily.BUSINESS_CRITICAL }),
      question('n'),
      question('m', { options: [option('yes', 10), option('part', 5, { isError: false }), option('no', 0)] }),
    ]),
  ]);

  it('count what was answered; N/A and open are no opportunity', () => {
    const result = score(content, { c: 'no', b: 'NA', n: 'yes', m: 'part' });
    expect(Object.values(ErrorFamily).map((family) => errorsOf(result, family))).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
      [0, 2],
    ]);
    expect(errorsOf(score(content, { n: 'no' }), ErrorFamily.NON_CRITICAL)).toEqual([1, 1]);
  });
});

describe('bands and the pass mark', () => {
  const content = form([section('S', [scale('s', { scaleMin: 0, scaleMax: 100 })])], {
    ...{ bands: { needsImprovementMax: 70, exceedsMin: 90 }, passMark: 80 },
  });

  it('judge the reported score', () => {
    const judged = [70, 71, 80, 90].map((number) => {
      const { band, outcome } = score(content, { s: number });
      return [band, outcome];
    });
    expect(judged).toEqual([
      [PerformanceBand.NEEDS_IMPROVEMENT, ScoreOutcome.FAIL],
      [PerformanceBand.MEETS, ScoreOutcome.FAIL],
      [PerformanceBand.MEETS, ScoreOutcome.PASS],
      [PerformanceBand.EXCEEDS_EXPECTATIONS, ScoreOutcome.PASS],
    ]);
    expect(score(content, {})).toMatchObject({ band: null, outcome: null });
  });

  it('are reached by what reaches them on paper, whatever the sum of fractions says', () => {
    const of50 = form([section('S', [scale('s', { scaleMin: 0, scaleMax: 50 })])], {
      ...{ bands: { needsImprovementMax: 14, exceedsMin: 58 }, passMark: 58 },
    });
    const result = score(of50, { s: 29 });
    expect(result.reported).toBeLessThan(58);
    expect(result).toMatchObject({ outcome: ScoreOutcome.PASS, band: PerformanceBand.EXCEEDS_EXPECTATIONS });
    const least = score(of50, { s: 7 });
    expect(least.reported).toBeGreaterThan(14);
    expect(least).toMatchObject({ outcome: ScoreOutcome.FAIL, band: PerformanceBand.NEEDS_IMPROVEMENT });
  });
});

describe('rules for what does not apply, in the modes by points', () => {
  const partly = [option('full', 10), option('part', 5), option('none', 1)];
  const content = form(
    [section('S', [question('a', { options: partly, valueRule: AnswerValueRule.RANGE }), question('b')])],
    { mode: ScoringMode.POINTS, naRule: NaRule.POSSIBLE_MEAN },
  );

  it('fill in shares of points, not values', () => {
    const result = score(content, { a: 'NA', b: 'yes' });
    expect(result.questions[0]?.earned).toBeCloseTo(16 / 3, 9);
    expect(result.raw).toBeCloseTo((100 * (10 + 16 / 3)) / 20, 9);
  });

  it('leave out what has no mean in its section', () => {
    const two = form([section('S', [question('a')]), section('T', [question('b')])], {
      ...{ mode: ScoringMode.EQUAL_SECTION, naRule: NaRule.GROUP_MEAN },
    });
    expect(score(two, { a: 'NA', b: 'no' })).toMatchObject({ raw: 0, sections: [{ raw: null, isNa: true }, {}] });
  });
});
