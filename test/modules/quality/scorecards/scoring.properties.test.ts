import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerGiven, FormResult } from '../../../../src/modules/quality/scorecards/form-result.js';
import type {
  ScorecardContent,
  ScorecardQuestion,
} from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import {
  AnswerState,
  AnswerValueRule,
  ErrorFamily,
  FatalEffect,
  NaRule,
  OptionFatal,
  QuestionType,
  ScoringMode,
} from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import { answerFaults, compileForm, scoreForm } from '../../../../src/modules/quality/scorecards/scoring.rules.js';
import { answered, form, option, question, section } from './forms.js';

const modes = Object.values(ScoringMode);
const rules = Object.values(NaRule);
const points = fc.integer({ min: 0, max: 20 });

/** A question of any type; fatal options only where asked. */
const anyQuestion = (withFatals: boolean): fc.Arbitrary<ScorecardQuestion> =>
  fc
    .record({
      type: fc.constantFrom(...Object.values(QuestionType)),
      weight: fc.integer({ min: 0, max: 30 }),
      isExcluded: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      family: fc.constantFrom(...Object.values(ErrorFamily)),
      valueRule: fc.constantFrom(...Object.values(AnswerValueRule)),
      scores: fc.array(points, { minLength: 2, maxLength: 5 }),
      fatal: fc.constantFrom(null, null, null, ...Object.values(OptionFatal)),
      scaleMax: fc.integer({ min: 2, max: 10 }),
    })
    .map(({ scores, fatal, scaleMax, ...rest }) => {
      const isChoice = [QuestionType.YES_NO, QuestionType.SINGLE, QuestionType.MULTIPLE].includes(rest.type);
      const isNumeric = rest.type === QuestionType.NUMERIC;
      const isScale = rest.type === QuestionType.SCALE;
      const given = rest.type === QuestionType.YES_NO ? scores.slice(0, 2) : scores;
      return question('', {
        ...rest,
        options: isChoice
          ? given.map((score, at) => option(`o${at}`, score, { fatal: withFatals && at === 0 ? fatal : null }))
          : [],
        ranges: isNumeric
          ? given.map((score, at) => ({ min: at * 10, max: at * 10 + 9, score, isError: null, fatal: null }))
          : [],
        scaleMin: isScale ? 1 : null,
        scaleMax: isScale ? scaleMax : null,
      });
    });

/** A fitting answer; `pick` decides which. */
function fitting(one: ScorecardQuestion, pick: number): AnswerGiven | null {
  if (pick % 7 === 0) return answered(one.ref, 'NA');
  if (pick % 11 === 0) return null;
  switch (one.type) {
    case QuestionType.TEXT:
      return { ...answered(one.ref, []), text: 'words' };
    case QuestionType.SCALE:
      return answered(one.ref, 1 + (pick % (one.scaleMax ?? 1)));
    case QuestionType.NUMERIC:
      return answered(one.ref, (pick % one.ranges.length) * 10 + 5);
    case QuestionType.MULTIPLE:
      return answered(
        one.ref,
        one.options.flatMap(({ key }, at) => (at === 0 || (pick >> at) % 2 ? [key] : [])),
      );
    case QuestionType.YES_NO:
    case QuestionType.SINGLE:
      return answered(one.ref, one.options[pick % one.options.length]?.key ?? '');
  }
}

interface Case {
  readonly content: ScorecardContent;
  readonly answers: AnswerGiven[];
}

const questionsOf = ({ sections }: ScorecardContent): ScorecardQuestion[] => sections.flatMap((one) => one.questions);

const anyCase = (withFatals: boolean): fc.Arbitrary<Case> =>
  fc
    .record({
      sections: fc.array(
        fc.record({
          weight: fc.integer({ min: 0, max: 50 }),
          questions: fc.array(anyQuestion(withFatals), { minLength: 1, maxLength: 5 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      mode: fc.constantFrom(...modes),
      naRule: fc.constantFrom(...rules),
      fatalEffect: fc.constantFrom(...Object.values(FatalEffect)),
      picks: fc.array(fc.nat(100_000), { minLength: 20, maxLength: 20 }),
    })
    .map(({ sections, picks, ...settings }) => {
      const content = form(
        sections.map(({ weight, questions }, at) =>
          section(
            `S${at}`,
            questions.map((one, place) => ({ ...one, ref: `Q${at}-${place}` })),
            { weight },
          ),
        ),
        settings,
      );
      const answers = questionsOf(content).flatMap((one, at) => fitting(one, picks[at] ?? 0) ?? []);
      return { content, answers };
    });

const score = ({ content, answers }: Case): FormResult => scoreForm(compileForm(content), answers);
const near = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) < 1e-9;

describe('scoring, whatever the form and the answers', () => {
  it('takes what it makes itself', () => {
    fc.assert(
      fc.property(anyCase(true), ({ content, answers }) => {
        expect(answerFaults(compileForm(content), answers)).toEqual([]);
      }),
    );
  });

  it('lies between 0 and 100', () => {
    fc.assert(
      fc.property(anyCase(true), (one) => {
        const { raw, reported, sections } = score(one);
        for (const value of [raw, reported, ...sections.flatMap((each) => [each.raw, each.reported])])
          expect(value === null || (value >= 0 && value <= 100 + 1e-9)).toBe(true);
      }),
    );
  });

  it('never falls when one answer gets better', () => {
    fc.assert(
      fc.property(anyCase(false), fc.nat(50), ({ content, answers }, pick) => {
        const single = questionsOf(content).filter(
          ({ type, ref }) =>
            (type === QuestionType.SINGLE || type === QuestionType.YES_NO) &&
            answers.some((given) => given.ref === ref && !given.isNa),
        );
        const asked = single[pick % Math.max(1, single.length)];
        if (!asked) return;
        const best = asked.options.reduce((one, other) => ((other.score ?? 0) > (one.score ?? 0) ? other : one));
        const better = answers.map((given) => (given.ref === asked.ref ? answered(given.ref, best.key) : given));
        const [before, after] = [score({ content, answers }), score({ content, answers: better })];
        expect((after.raw ?? 0) >= (before.raw ?? 0) - 1e-9).toBe(true);
        expect(near(after.raw, after.reported)).toBe(true);
      }),
    );
  });

  it('leaves a question out that does not apply, as if it were not there', () => {
    fc.assert(
      fc.property(anyCase(true), ({ content, answers }) => {
        const excluding = { ...content, naRule: NaRule.EXCLUDE };
        const gone = new Set(answers.filter(({ isNa }) => isNa).map(({ ref }) => ref));
        const without = {
          ...excluding,
          sections: content.sections.map((one) => ({
            ...one,
            questions: one.questions.filter(({ ref }) => !gone.has(ref)),
          })),
        };
        const [left, removed] = [
          score({ content: excluding, answers }),
          score({ content: without, answers: answers.filter(({ isNa }) => !isNa) }),
        ];
        expect(near(left.raw, removed.raw) && near(left.reported, removed.reported)).toBe(true);
        expect(left.families).toEqual(removed.families);
      }),
    );
  });

  it('does not depend on the order of sections, questions and answers', () => {
    fc.assert(
      fc.property(anyCase(true), ({ content, answers }) => {
        const turned = {
          ...content,
          sections: content.sections.map((one) => ({ ...one, questions: [...one.questions].reverse() })).reverse(),
        };
        const [one, other] = [score({ content, answers }), score({ content: turned, answers: [...answers].reverse() })];
        expect(near(one.raw, other.raw) && near(one.reported, other.reported)).toBe(true);
        expect([one.isFatal, one.fatalEffect, one.families]).toEqual([
          other.isFatal,
          other.fatalEffect,
          other.families,
        ]);
      }),
    );
  });

  it('is null where nothing that is scored was answered, never 0, and never null otherwise unless all weights are 0', () => {
    fc.assert(
      fc.property(anyCase(true), ({ content }) => {
        const nothing = questionsOf(content).map(({ ref }) => answered(ref, 'NA'));
        const { raw, reported, band, outcome } = score({ content, answers: nothing });
        expect([raw, reported, band, outcome]).toEqual([null, null, null, null]);
      }),
    );
    fc.assert(
      fc.property(anyCase(true), (one) => {
        const weighed = {
          ...one.content,
          sections: one.content.sections.map((each) => ({
            ...each,
            weight: each.weight + 1,
            questions: each.questions.map((q) => ({ ...q, weight: q.weight + 1 })),
          })),
        };
        const { raw, reported, questions } = score({ ...one, content: weighed });
        const counted = questions.some(({ state, value }) => state === AnswerState.ANSWERED && value !== null);
        expect([raw === null, reported === null]).toEqual([!counted, !counted]);
      }),
    );
  });

  it('shows each section and question by numbers that give the form’s', () => {
    fc.assert(
      fc.property(anyCase(false), (one) => {
        const { raw, questions } = score({ ...one, content: { ...one.content, mode: ScoringMode.POINTS } });
        const earned = questions.reduce((sum, each) => sum + each.earned, 0);
        const possible = questions.reduce((sum, each) => sum + each.possible, 0);
        if (raw !== null) expect(raw).toBeCloseTo((100 * earned) / possible, 9);
      }),
    );
  });
});
