import { describe, expect, it } from '@jest/globals';
import {
  figuresOf,
  agreementByRater,
  agreementKinds,
} from '../../../../src/modules/quality/calibration/agreement-figures.rules.js';
import {
  type ScoredSession,
  agreementKindOf,
  compareSession,
  ratersOf,
  sameByRater,
} from '../../../../src/modules/quality/calibration/comparison.rules.js';
import type { AnswerGiven } from '../../../../src/modules/quality/scorecards/form-result.js';
import { QuestionType } from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import { compileForm, scoreForm } from '../../../../src/modules/quality/scorecards/scoring.rules.js';
import { answers, form, option, question, scale, section } from '../scorecards/forms.js';
import { marks, pictured } from './calibrated.js';

const scored = (content: typeof pictured, given: Readonly<Record<string, readonly AnswerGiven[]>>): ScoredSession => ({
  ...{ id: 'calibration_1', expertId: 'expert', content },
  evaluations: Object.entries(given).map(([evaluatorId, list]) => ({
    ...{ evaluatorId, answers: [...list], notes: [] },
    result: scoreForm(compileForm(content), list),
  })),
});

const near = (value: number | null | undefined): number | null | undefined =>
  typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value;

describe('a comparison', () => {
  const session = scored(pictured, marks);
  const { questions, items } = compareSession(session);

  it('says of each question who differs from the expert, as in the picture of the room', () => {
    expect(questions.map(({ ref, sameCount, comparedCount }) => `${ref} ${sameCount}/${comparedCount}`)).toEqual([
      ...['Q1 4/4', 'Q2 3/4', 'Q3 2/4', 'Q4 3/4', 'Q5 4/4', 'Q7 3/4', 'Q8 2/4', 'Q9 3/4', 'Q10 3/4'],
    ]);
    const third = questions.find(({ ref }) => ref === 'Q3');
    expect(third?.marks.map(({ userId, differs }) => [userId, differs])).toEqual([
      ...[
        ['fang', true],
        ['one', false],
        ['two', true],
        ['three', false],
      ],
    ]);
    expect(third?.expert?.label?.en).toBe('part');
    const fatal = questions.find(({ ref }) => ref === 'Q7');
    expect([fatal?.expert?.isFatal, fatal?.marks.map(({ isFatal }) => isFatal)]).toEqual([
      true,
      [true, false, true, true],
    ]);
  });

  it('gives percent and the coefficient of each kind with n, none for one question alone', () => {
    const shown = figuresOf(items).map((one) => [
      ...[one.kind, near(one.withExpert), one.count, one.questionCount, one.coefficientName, near(one.coefficient)],
      one.isTooFew,
    ]);
    expect(shown).toEqual([
      ['FATAL', 0.75, 4, 1, 'AC1', null, true],
      ['YES_NO', 0.917, 12, 3, 'AC1', 0.676, true],
      ['CHOICE', 0.667, 12, 3, 'AC1', 0.162, true],
      ['SCALE', 0.625, 8, 2, 'ALPHA', -0.061, true],
    ]);
  });

  it('shows totals that agree while answers differ', () => {
    const { raters } = ratersOf(session, items, sameByRater(items));
    expect(raters[0]).toMatchObject({ userId: 'expert', isExpert: true, deviation: null, isTotalMisleading: false });
    const three = raters.find(({ userId }) => userId === 'three');
    expect(three).toMatchObject({ differingCount: 2, comparedCount: 9, isTotalMisleading: true, reported: 0 });
    expect(Math.abs(three?.deviation ?? 99)).toBeLessThanOrEqual(5);
    expect(raters.find(({ userId }) => userId === 'fang')).toMatchObject({
      differingCount: 1,
      isTotalMisleading: false,
    });
  });

  it('compares whoever has the expert’s total by their answers', () => {
    const content = form([section('S', [question('A'), question('B')])]);
    const twisted = scored(content, {
      expert: answers({ A: 'yes', B: 'no' }),
      other: answers({ A: 'no', B: 'yes' }),
    });
    const compared = compareSession(twisted);
    const { raters, meanAbsoluteDeviation } = ratersOf(twisted, compared.items, sameByRater(compared.items));
    expect(raters[1]).toMatchObject({ deviation: 0, sameShare: 0, isTotalMisleading: true });
    expect(meanAbsoluteDeviation).toBe(0);
  });

  it('takes N/A for an answer, but compares nothing with what a condition hid', () => {
    const content = form([
      section('S', [
        question('A'),
        question('B', { condition: { isAll: true, tests: [{ ref: 'A', in: ['yes'] }] } }),
        question('T', { type: QuestionType.TEXT, options: [] }),
        scale('N'),
      ]),
    ]);
    const given = scored(content, {
      expert: answers({ A: 'yes', B: 'yes', N: 3 }),
      na: answers({ A: 'yes', B: 'NA', N: 'NA' }),
      hidden: answers({ A: 'no', N: 3 }),
    });
    const { questions: seen } = compareSession(given);
    const of = (ref: string) => seen.find((one) => one.ref === ref);
    expect(of('B')?.marks.map(({ differs, isNa, isAnswered }) => [differs, isNa, isAnswered])).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
    expect([of('B')?.comparedCount, of('T')?.kind, of('T')?.comparedCount]).toEqual([1, null, 0]);
    expect(of('N')?.marks.map(({ differs }) => differs)).toEqual([true, false]);
  });

  it('counts answers of different questions together by how good they are', () => {
    const kinds = [question('A'), question('B', { options: [option('bad', 0), option('good', 5)] })];
    const content = form([section('S', kinds)]);
    const { items: both } = compareSession(
      scored(content, {
        expert: answers({ A: 'yes', B: 'good' }),
        x: answers({ A: 'yes', B: 'good' }),
        y: answers({ A: 'no', B: 'good' }),
      }),
    );
    expect(both.map(({ expert, marks: list }) => [expert, ...list.map(({ rating }) => rating)])).toEqual([
      ['0', '0', '1'],
      ['0', '0', '0'],
    ]);
    expect(kinds.map(agreementKindOf)).toEqual(['YES_NO', 'YES_NO']);
  });

  it('pools sessions, by kind and by person', () => {
    const { raters } = ratersOf(session, items, new Map());
    const deviations = new Map(raters.map(({ userId, deviation }) => [userId, deviation]));
    const twice = agreementKinds([...items, ...items]);
    expect(twice.map(({ kind, count, isTooFew }) => [kind, count, isTooFew])).toEqual([
      ...[
        ['FATAL', 8, true],
        ['YES_NO', 24, true],
        ['CHOICE', 24, true],
        ['SCALE', 16, true],
      ],
    ]);
    expect(near(twice[0]?.gwetAc1)).toBe(0.2);
    const people = agreementByRater([
      { items, deviations },
      { items, deviations },
    ]);
    expect(people.map(({ userId, sessionCount, count }) => [userId, sessionCount, count])).toEqual([
      ...[
        ['one', 2, 18],
        ['two', 2, 18],
        ['three', 2, 18],
        ['fang', 2, 18],
      ],
    ]);
    expect(people[1]?.cohenKappa).toBeLessThan(people[3]?.cohenKappa ?? 0);
    expect(people.every(({ isTooFew }) => isTooFew)).toBe(true);
  });
});
