import { describe, expect, it } from '@jest/globals';
import type { AnswerGiven } from '../../../../src/modules/quality/scorecards/form-result.js';
import { QuestionType } from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import { answerFaults, compileForm } from '../../../../src/modules/quality/scorecards/scoring.rules.js';
import { answered, form, option, question, scale, section } from './forms.js';

const compiled = compileForm(
  form([
    section('S', [
      question('yn', { naAllowed: false }),
      question('multi', { type: QuestionType.MULTIPLE, options: [option('a', 1), option('b', 1)] }),
      scale('scale'),
      question('num', {
        type: QuestionType.NUMERIC,
        options: [],
        ranges: [{ min: 0, max: 10, score: 1, isError: null, fatal: null }],
      }),
      question('text', { type: QuestionType.TEXT, options: [] }),
    ]),
  ]),
);

const codes = (...given: AnswerGiven[]): (string | undefined)[] =>
  answerFaults(compiled, given).map(({ code, field }) => `${code} ${field?.join('.')}`);
const words = (text: string, more: Partial<AnswerGiven> = {}): AnswerGiven => ({
  ...answered('text', []),
  text,
  ...more,
});

describe('answers', () => {
  it('that fit have no fault, nor have those that are still open', () => {
    expect(codes(answered('yn', 'yes'), answered('multi', ['a', 'b']), answered('scale', 5))).toEqual([]);
    expect(codes(answered('num', 10), words('Well done.'), answered('yn', []))).toEqual([]);
    expect(codes(answered('multi', 'NA'))).toEqual([]);
  });

  it('name an unknown or repeated question', () => {
    expect(codes(answered('who', 'yes'))).toEqual(['NOT_FOUND answers.who']);
    expect(codes(answered('yn', 'yes'), answered('yn', 'no'))).toEqual(['DUPLICATE answers.yn']);
  });

  it('name an option that is not offered, too many and the same one twice', () => {
    expect(codes(answered('yn', 'maybe'))).toEqual(['NOT_FOUND answers.yn']);
    expect(codes(answered('yn', ['yes', 'no']))).toEqual(['TOO_MANY answers.yn']);
    expect(codes(answered('multi', ['a', 'a']))).toEqual(['DUPLICATE answers.multi']);
    expect(codes(answered('multi', ['a', 'z']))).toEqual(['NOT_FOUND answers.multi']);
  });

  it('name a number outside its scale or ranges', () => {
    expect([0, 6, 2.5].flatMap((number) => codes(answered('scale', number)))).toEqual(
      Array.from({ length: 3 }, () => 'OUT_OF_RANGE answers.scale'),
    );
    expect([-1, 11, Number.NaN, Infinity].flatMap((number) => codes(answered('num', number)))).toEqual(
      Array.from({ length: 4 }, () => 'OUT_OF_RANGE answers.num'),
    );
  });

  it('name what is not of the type, N/A where it is not allowed or beside an answer, and words that are too long', () => {
    expect(codes(answered('yn', 3))).toEqual(['INVALID answers.yn']);
    expect(codes(answered('scale', 'yes'))).toEqual(['INVALID answers.scale']);
    expect(codes(words('x', { number: 1 }))).toEqual(['INVALID answers.text']);
    expect(codes(answered('yn', 'NA'))).toEqual(['INVALID answers.yn']);
    expect(codes({ ...answered('multi', 'a'), isNa: true })).toEqual(['INVALID answers.multi']);
    expect(codes(words('x'.repeat(2_001)))).toEqual(['TOO_LONG answers.text']);
  });
});
