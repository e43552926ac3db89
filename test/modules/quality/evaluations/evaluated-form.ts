import type {
  ScorecardContent,
  ScorecardQuestion,
  ScorecardSection,
} from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import {
  AnswerValueRule,
  ErrorFamily,
  FatalEffect,
  NaRule,
  OptionFatal,
  QuestionType,
  ScoringMode,
  SubjectKind,
} from '../../../../src/modules/quality/scorecards/scorecard-enums.js';

const words = (en: string) => ({ zhCN: `${en}中`, en });

const option = (key: string, score: number, fatal: OptionFatal | null = null) => ({
  ...{ key, label: words(key), score, isError: null, fatal },
});

const question = (ref: string, more: Partial<ScorecardQuestion> = {}): ScorecardQuestion => ({
  ...{ ref, text: words(ref), help: words(''), type: QuestionType.YES_NO, weight: 1, isBonus: false },
  ...{ isExcluded: false, naAllowed: true, family: ErrorFamily.NON_CRITICAL, valueRule: AnswerValueRule.MAX },
  ...{ options: [option('yes', 10), option('no', 0)], ranges: [], scaleMin: null, scaleMax: null, errorBelow: null },
  ...{ condition: null, teaches: null, noteRequiredOnError: false },
  ...more,
});

const section = (ref: string, questions: ScorecardQuestion[]): ScorecardSection => ({
  ...{ ref, title: words(ref), weight: 1, isExcluded: false, questions },
});

/** A form: `fatal` is fatal and wants a note, `depth` is asked only where `solve` is not `full`, `why` (words) only after `fatal: no`. */
export const formContent = (more: Partial<ScorecardContent> = {}): ScorecardContent => ({
  ...{ title: words('Form'), subject: SubjectKind.CALL, mode: ScoringMode.QUESTION_WEIGHT, naRule: NaRule.EXCLUDE },
  ...{ fatalEffect: FatalEffect.ZERO_FORM, bonusCap: true, bands: null, passMark: 60 },
  ...{ reviewWindowDays: 5, disputeLimit: 2 },
  sections: [
    section('open', [question('greet'), question('check', { family: ErrorFamily.COMPLIANCE_CRITICAL })]),
    section('core', [
      question('fatal', {
        ...{ naAllowed: false, family: ErrorFamily.CUSTOMER_CRITICAL, noteRequiredOnError: true },
        options: [option('yes', 10), option('no', 0, OptionFatal.AS_FORM)],
      }),
      question('solve', {
        type: QuestionType.SINGLE,
        options: [option('full', 10), option('part', 5), option('none', 0)],
      }),
      question('depth', {
        ...{ type: QuestionType.SCALE, options: [], scaleMin: 1, scaleMax: 5, valueRule: AnswerValueRule.RANGE },
        condition: { isAll: true, tests: [{ ref: 'solve', in: ['part', 'none'] }] },
      }),
      question('why', {
        ...{ type: QuestionType.TEXT, options: [], isExcluded: true },
        condition: { isAll: true, tests: [{ ref: 'fatal', in: ['no'] }] },
      }),
    ]),
  ],
  ...more,
});

export interface Given {
  ref: string;
  options?: string[];
  number?: number;
  text?: string;
  isNa?: boolean;
}

const chosen = (ref: string, key: string): Given => ({ ref, options: [key] });

/** Everything right: 100. */
export const allRight: readonly Given[] = [
  ...['greet', 'check', 'fatal'].map((ref) => chosen(ref, 'yes')),
  chosen('solve', 'full'),
];
/** Right but for the greeting: 75. */
export const greetWrong: readonly Given[] = [chosen('greet', 'no'), ...allRight.slice(1)];
/** A fatal answer: 75 raw, 0 reported. */
export const fatalWrong: readonly Given[] = [
  ...[chosen('greet', 'yes'), chosen('check', 'yes'), chosen('fatal', 'no'), chosen('solve', 'full')],
  { ref: 'why', text: 'Said “it costs 80”.' },
];
