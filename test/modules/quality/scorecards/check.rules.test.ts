import { describe, expect, it } from '@jest/globals';
import { findingsOf, isActivatable } from '../../../../src/modules/quality/scorecards/check/check.rules.js';
import type { TeachingFacts } from '../../../../src/modules/quality/scorecards/check/teaching.rules.js';
import type {
  ScorecardContent,
  ScorecardQuestion,
} from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import {
  AnswerValueRule,
  OptionFatal,
  QuestionType,
  ScoringMode,
} from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import { form, option, question, scale, section } from './forms.js';

const none: TeachingFacts = new Map();
const findings = (content: ScorecardContent, facts = none) => findingsOf(content, facts);
/** `E CODE ref place` or `W …` of each finding, texts that are missing aside (help has none in these forms on purpose). */
const told = (content: ScorecardContent, facts = none): string[] =>
  findings(content, facts).map(
    ({ severity, code, ref, place }) => `${severity.charAt(0)} ${code} ${ref ?? '-'} ${place ?? '-'}`,
  );
const of = (...questions: ScorecardQuestion[]): string[] => told(form([section('S', questions)]));
const when = (ref: string, ...tests: [string, ...string[]][]) =>
  question(ref, { condition: { isAll: true, tests: tests.map(([on, ...keys]) => ({ ref: on, in: keys })) } });
const range = (min: number, max: number, score: number) => ({ min, max, score, isError: null, fatal: null });
const numeric = (...ranges: ReturnType<typeof range>[]) =>
  question('n', { type: QuestionType.NUMERIC, options: [], ranges });

describe('the check of a scorecard', () => {
  it('finds nothing in a sound form', () => {
    const content = form(
      [
        section('S', [question('a'), scale('b'), when('c', ['a', 'no'], ['b', '1', '2'])]),
        section('T', [question('d')]),
      ],
      { bands: { needsImprovementMax: 70, exceedsMin: 90 }, passMark: 80 },
    );
    expect(told(content)).toEqual([]);
    expect(isActivatable(findings(content))).toBe(true);
  });

  it('says each finding and how to mend it in both languages', () => {
    const [first] = findings(form([]));
    expect(first).toMatchObject({ code: 'NOTHING_SCORED', severity: 'ERROR' });
    for (const text of [first?.message, first?.mend]) {
      expect(text?.zhCN).toMatch(/[一-鿿]/);
      expect(text?.en).toMatch(/^[A-Z][\w ,;:’'-]+\.$/);
    }
  });

  it('finds weights that cannot add up', () => {
    const weighed = (weight: number, mode: ScoringMode) =>
      told(form([section('S', [question('a', { weight })], { weight })], { mode }));
    expect(weighed(0, ScoringMode.QUESTION_WEIGHT)).toEqual(['E WEIGHTS_ADD_UP - -']);
    expect(weighed(0, ScoringMode.SECTION_WEIGHT)).toEqual(['E WEIGHTS_ADD_UP - -']);
    expect(weighed(0, ScoringMode.GROUP_POINTS)).toEqual(['E WEIGHTS_ADD_UP - -']);
    expect(weighed(0, ScoringMode.EQUAL_SECTION)).toEqual([]);
    expect(weighed(0, ScoringMode.POINTS)).toEqual([]);
    expect(weighed(-1, ScoringMode.POINTS)).toEqual(['E WEIGHTS_ADD_UP S weight', 'E WEIGHTS_ADD_UP a weight']);
  });

  it('warns of what weighs nothing beside what does', () => {
    expect(of(question('a'), question('b', { weight: 0 }))).toEqual(['W WEIGHTS_ADD_UP b weight']);
    const bonus = question('b', { isBonus: true });
    expect(
      told(
        form([section('S', [question('a')]), section('T', [question('c')], { weight: 0 }), section('U', [bonus])], {
          mode: ScoringMode.SECTION_WEIGHT,
        }),
      ),
    ).toEqual(['W WEIGHTS_ADD_UP T weight', 'W WEIGHTS_ADD_UP U -']);
  });

  it('tells everything left out from nothing that could be scored', () => {
    expect(of(question('a', { isExcluded: true }))).toEqual(['E WEIGHTS_ADD_UP - -']);
    expect(told(form([section('S', [question('a')], { isExcluded: true })]))).toEqual(['E WEIGHTS_ADD_UP - -']);
    expect(of(question('t', { type: QuestionType.TEXT, options: [] }))).toEqual(['E NOTHING_SCORED - -']);
  });

  it('finds conditions on what comes later, on each other, and on what is not there', () => {
    expect(of(when('a', ['b', 'yes']), question('b'))).toEqual(['E CONDITION_ON_LATER a condition']);
    expect(of(when('a', ['b', 'yes']), when('b', ['a', 'yes']))).toEqual(['E CONDITION_LOOP a condition']);
    expect(of(question('x'), when('a', ['a', 'yes']))).toEqual(['E CONDITION_LOOP a condition']);
    expect(of(question('x'), when('a', ['who', 'yes']))).toEqual(['E CONDITION_UNKNOWN a condition']);
    expect(of(question('x'), when('a', ['x', 'maybe']))).toEqual(['E CONDITION_UNKNOWN a condition']);
    expect(of(scale('x'), when('a', ['x', '6']))).toEqual(['E CONDITION_UNKNOWN a condition']);
    expect(of(numeric(range(0, 5, 1), range(6, 9, 2)), when('a', ['n', '3']))).toEqual([
      'E CONDITION_UNKNOWN a condition',
    ]);
  });

  it('finds questions that are never asked, through those that they depend on', () => {
    const [yes, no] = [when('b', ['a', 'yes']), when('c', ['a', 'no'])];
    expect(of(question('a'), when('b', ['a', 'yes'], ['a', 'no']))).toEqual(['E UNREACHABLE_QUESTION b condition']);
    expect(of(question('a'), yes, no, when('d', ['b', 'yes'], ['c', 'yes']))).toEqual([
      'E UNREACHABLE_QUESTION d condition',
    ]);
    expect(of(question('a'), yes, when('d', ['b', 'yes'], ['a', 'no']))).toEqual([
      'E UNREACHABLE_QUESTION d condition',
    ]);
    const either = question('d', {
      condition: {
        isAll: false,
        tests: [
          { ref: 'b', in: ['yes'] },
          { ref: 'c', in: ['yes'] },
        ],
      },
    });
    expect(of(question('a'), yes, no, either)).toEqual([]);
    const multi = question('m', { type: QuestionType.MULTIPLE, options: [option('x', 1), option('y', 1)] });
    expect(of(multi, when('d', ['m', 'x'], ['m', 'y']))).toEqual([]);
  });

  it('reads conditions on questions that are called like parts of every object', () => {
    for (const ref of ['constructor', 'toString', 'hasOwnProperty'])
      expect(of(question(ref), when('b', [ref, 'yes']), when('c', [ref, 'yes'], [ref, 'no']))).toEqual([
        'E UNREACHABLE_QUESTION c condition',
      ]);
  });

  it('does not tell where there are more ways than it follows', () => {
    const many = Array.from({ length: 20 }, (_, at) => question(`a${at}`));
    const either = question('b', { condition: { isAll: false, tests: many.map(({ ref }) => ({ ref, in: ['yes'] })) } });
    const never = when('d', ['b', 'yes'], ['c', 'yes'], ['c', 'no']);
    expect(of(...many, either, question('c'), when('e', ['b', 'yes']), never)).toEqual([]);
  });

  it('finds answers without points, too few answers, and the same one twice', () => {
    const options = [option('yes', 10), option('no', null)];
    expect(of(question('x'), question('a', { options }))).toEqual(['E OPTION_WITHOUT_SCORE a option:no']);
    expect(of(question('x'), question('a', { options, isExcluded: true }))).toEqual([]);
    const three = [...question('').options, option('part', 5)];
    expect(of(question('a', { options: three }))).toEqual(['E NO_OPTIONS a options']);
    expect(of(question('a', { options: three, type: QuestionType.SINGLE }))).toEqual([]);
    expect(of(question('x'), question('a', { options: [], type: QuestionType.MULTIPLE }))).toEqual([
      'E NO_OPTIONS a options',
    ]);
    expect(of(question('x'), numeric())).toEqual(['E NO_OPTIONS n ranges']);
    expect(of(question('a', { options: [option('yes', 10), option('yes', 0)] }))).toEqual([
      'E DUPLICATE_OPTION a option:yes',
    ]);
    const alike = [option('yes', 10), { ...option('no', 0), label: option('yes', 0).label }];
    expect(of(question('a', { options: alike }))).toEqual(['W DUPLICATE_OPTION a option:no']);
  });

  it('finds answers that all give the same', () => {
    const flat = (score: number, valueRule = AnswerValueRule.MAX) =>
      of(question('x'), question('a', { valueRule, options: [option('yes', score), option('no', score)] }));
    expect(flat(0)).toEqual(['E FLAT_SCORES a options']);
    expect(flat(5, AnswerValueRule.RANGE)).toEqual(['E FLAT_SCORES a options']);
    expect(flat(5)).toEqual(['W FLAT_SCORES a options']);
  });

  it('finds refs that stand twice, and parts of other types', () => {
    expect(told(form([section('S', [question('a'), question('a')]), section('S', [question('b')])]))).toEqual([
      'E DUPLICATE_REF S ref',
      'E DUPLICATE_REF a ref',
    ]);
    expect(of(question('a', { ranges: [range(0, 1, 1)], scaleMax: 5 }))).toEqual([
      'E PART_NOT_OF_TYPE a ranges',
      'E PART_NOT_OF_TYPE a scale',
    ]);
    expect(of(scale('a', { options: question('').options }))).toEqual(['E PART_NOT_OF_TYPE a options']);
  });

  it('warns of a fatal answer that is not scored, and finds a question that nobody can pass', () => {
    const fatal = { fatal: OptionFatal.AS_FORM };
    const one = [option('yes', 10), option('no', 0, fatal)];
    expect(of(question('x'), question('a', { isExcluded: true, options: one }))).toEqual(['W FATAL_UNSCORED a -']);
    const all = [option('yes', 10, fatal), option('no', 0, fatal)];
    expect(of(question('a', { options: all, naAllowed: false }))).toEqual(['E NA_NOT_POSSIBLE a -']);
    expect(of(question('a', { options: all }))).toEqual(['W NA_NOT_POSSIBLE a -']);
  });

  it('finds ranges that overlap, are turned round or leave gaps', () => {
    expect(of(numeric(range(0, 5, 1), range(5, 9, 2)))).toEqual(['E RANGE_OVERLAP n range:2']);
    expect(of(numeric(range(6, 9, 2), range(0, 5, 1)))).toEqual([]);
    expect(of(numeric(range(0, 4, 1), range(6, 9, 2)))).toEqual(['W RANGE_GAP n range:2']);
    expect(of(numeric(range(0, 4.5, 1), range(5, 9, 2)))).toEqual(['W RANGE_GAP n range:2']);
    expect(of(numeric(range(4, 0, 1), range(5, 9, 2)))).toContain('E RANGE_GAP n range:1');
  });

  it('finds scales without ends in their order', () => {
    const bad = (more: Partial<ScorecardQuestion>) => of(question('x'), scale('a', more));
    expect(bad({ scaleMin: 5, scaleMax: 1 })).toEqual(['E SCALE_BAD a scale']);
    expect(bad({ scaleMin: -1 })).toEqual(['E SCALE_BAD a scale']);
    expect(bad({ scaleMax: null })).toEqual(['E SCALE_BAD a scale']);
    expect(bad({ errorBelow: 6 })).toEqual(['E SCALE_BAD a scale']);
    expect(bad({ errorBelow: 5 })).toEqual([]);
  });

  it('finds bounds of bands that are not in their order', () => {
    const banded = (needsImprovementMax: number, exceedsMin: number) =>
      told(form([section('S', [question('a')])], { bands: { needsImprovementMax, exceedsMin } }));
    expect(banded(90, 70)).toEqual(['E BAND_ORDER - bands']);
    expect(banded(80, 80)).toEqual(['E BAND_ORDER - bands']);
    expect(banded(79, 80)).toEqual([]);
  });

  it('warns of a text that lacks a language, and finds one that lacks both', () => {
    const text = (zhCN: string, en: string) => of(question('a', { text: { zhCN, en }, help: { zhCN: '', en: '' } }));
    expect(text('', 'Greeting')).toEqual(['W MISSING_TRANSLATION a text']);
    expect(text('问候', '')).toEqual(['W MISSING_TRANSLATION a text']);
    expect(text('', '')).toEqual(['E MISSING_TRANSLATION a text']);
    expect(of(question('a', { help: { zhCN: '', en: 'How' } }))).toEqual(['W MISSING_TRANSLATION a help']);
  });

  it('finds what teaches a question and is not there', () => {
    const teaches = { articleCode: 'P-033', anchor: null, treeCode: null, nodeKey: null };
    const content = form([section('S', [question('a', { teaches })])]);
    const by = (standing: 'LIVE' | 'NOT_LIVE' | 'NO_PLACE' | 'NO_NODE' | 'MISSING') =>
      told(content, new Map([['a', standing]]));
    expect(by('LIVE')).toEqual([]);
    expect(by('MISSING')).toEqual(['E BROKEN_TEACHING a teaches']);
    expect(by('NO_NODE')).toEqual(['E BROKEN_TEACHING a teaches']);
    expect(by('NOT_LIVE')).toEqual(['W BROKEN_TEACHING a teaches']);
    expect(by('NO_PLACE')).toEqual(['W BROKEN_TEACHING a teaches']);
  });

  it('tells errors first, and at most 200', () => {
    const many = form([
      section(
        'S',
        Array.from({ length: 200 }, (_, at) =>
          question(`q${at}`, { options: [option('yes', null), option('no', null)], help: { zhCN: '', en: 'x' } }),
        ),
      ),
    ]);
    const found = findings(many);
    expect([found.length, found.every(({ severity }) => severity === 'ERROR')]).toEqual([200, true]);
  });
});
