import { registerEnumType } from '../../../platform/graphql/decorators.js';

/** How a question is answered. */
export enum QuestionType {
  YES_NO = 'YES_NO',
  SINGLE = 'SINGLE',
  MULTIPLE = 'MULTIPLE',
  SCALE = 'SCALE',
  NUMERIC = 'NUMERIC',
  TEXT = 'TEXT',
}

/** Whom an error hurts. */
export enum ErrorFamily {
  CUSTOMER_CRITICAL = 'CUSTOMER_CRITICAL',
  BUSINESS_CRITICAL = 'BUSINESS_CRITICAL',
  COMPLIANCE_CRITICAL = 'COMPLIANCE_CRITICAL',
  NON_CRITICAL = 'NON_CRITICAL',
}

/** How answers become one number. */
export enum ScoringMode {
  QUESTION_WEIGHT = 'QUESTION_WEIGHT',
  SECTION_WEIGHT = 'SECTION_WEIGHT',
  EQUAL_SECTION = 'EQUAL_SECTION',
  GROUP_POINTS = 'GROUP_POINTS',
  POINTS = 'POINTS',
}

/** What a question counts that does not apply. */
export enum NaRule {
  EXCLUDE = 'EXCLUDE',
  PASS = 'PASS',
  ZERO = 'ZERO',
  GROUP_MEAN = 'GROUP_MEAN',
  FORM_MEAN = 'FORM_MEAN',
  POSSIBLE_MEAN = 'POSSIBLE_MEAN',
}

/** What a fatal answer does to the score. */
export enum FatalEffect {
  ZERO_FORM = 'ZERO_FORM',
  ZERO_SECTION = 'ZERO_SECTION',
  FLAG_ONLY = 'FLAG_ONLY',
}

/** What one fatal answer does: an effect of its own, or that of its form. */
export enum OptionFatal {
  AS_FORM = 'AS_FORM',
  ZERO_FORM = 'ZERO_FORM',
  ZERO_SECTION = 'ZERO_SECTION',
  FLAG_ONLY = 'FLAG_ONLY',
}

/** What is evaluated. */
export enum SubjectKind {
  CALL = 'CALL',
  MAIL = 'MAIL',
  CHAT = 'CHAT',
  VISIT = 'VISIT',
  REPAIR = 'REPAIR',
}

/** How the points of an answer become a value between 0 and 1. */
export enum AnswerValueRule {
  MAX = 'MAX',
  RANGE = 'RANGE',
}

/** How a question stands in one evaluation. */
export enum AnswerState {
  ANSWERED = 'ANSWERED',
  MARKED_NA = 'MARKED_NA',
  SYSTEM_NA = 'SYSTEM_NA',
  OPEN = 'OPEN',
}

/** Whether an evaluation is passed. */
export enum ScoreOutcome {
  PASS = 'PASS',
  FAIL = 'FAIL',
}

/** Where a score lies between the bounds of its form. */
export enum PerformanceBand {
  NEEDS_IMPROVEMENT = 'NEEDS_IMPROVEMENT',
  MEETS = 'MEETS',
  EXCEEDS_EXPECTATIONS = 'EXCEEDS_EXPECTATIONS',
}

/** Where a scorecard stands as a whole. */
export enum ScorecardState {
  DRAFT = 'DRAFT',
  ACTIVE = 'ACTIVE',
  ARCHIVED = 'ARCHIVED',
}

const effects = {
  ZERO_FORM: { description: 'The reported score is 0.' },
  ZERO_SECTION: { description: 'Every question of its section that applies counts 0.' },
  FLAG_ONLY: { description: 'The score stays; the outcome is FAIL.' },
};

registerEnumType(QuestionType, {
  name: 'QuestionType',
  description: 'How a question is answered.',
  valuesConfig: {
    YES_NO: { description: 'One of exactly two options.' },
    SINGLE: { description: 'One of several options.' },
    MULTIPLE: { description: 'Any of several options; it earns the points of those chosen, of the points of all.' },
    SCALE: { description: 'A whole number between two ends; the number is its points.' },
    NUMERIC: { description: 'A number that has to lie in one of the ranges, which give its points.' },
    TEXT: { description: 'Free text; never scored.' },
  },
});

registerEnumType(ErrorFamily, {
  name: 'ErrorFamily',
  description: 'Whom an error hurts. Accuracy is counted for each family by itself and never averaged away.',
  valuesConfig: {
    CUSTOMER_CRITICAL: {
      description: 'The customer: wrong or missing answer, needless contact or cost, rudeness.',
    },
    BUSINESS_CRITICAL: { description: 'The firm: needless cost, lost revenue, wrong record.' },
    COMPLIANCE_CRITICAL: { description: 'Law, security, disclosure.' },
    NON_CRITICAL: { description: 'Style; counted for each opportunity.' },
  },
});

registerEnumType(ScoringMode, {
  name: 'ScoringMode',
  description:
    'How answers become one number. The same answers give different numbers, so the mode is kept on the form and shown beside each score.',
  valuesConfig: {
    QUESTION_WEIGHT: { description: 'Mean of the questions’ values, weighed by the questions’ weights.' },
    SECTION_WEIGHT: {
      description: 'Plain mean of the values in each section; then the mean of the sections by their weights.',
    },
    EQUAL_SECTION: { description: 'Plain mean of the values in each section; then the plain mean of the sections.' },
    GROUP_POINTS: { description: 'Points earned of points possible, those of a section multiplied by its weight.' },
    POINTS: { description: 'Points earned of points possible.' },
  },
});

registerEnumType(NaRule, {
  name: 'NaRule',
  description:
    'What a question counts that does not apply, or that a condition hides. Where no question is answered there is no score at all, whatever the rule.',
  valuesConfig: {
    EXCLUDE: { description: 'It is left out; the others share its weight.' },
    PASS: { description: 'It counts in full.' },
    ZERO: { description: 'It counts 0.' },
    GROUP_MEAN: {
      description: 'It counts the mean of the questions answered in its section; left out where there are none.',
    },
    FORM_MEAN: { description: 'It counts the mean of all questions answered.' },
    POSSIBLE_MEAN: { description: 'It counts the mean of what its own answers can give.' },
  },
});

registerEnumType(FatalEffect, {
  name: 'FatalEffect',
  description: 'What a fatal answer does to the score. The outcome is FAIL in each case, and the raw score is kept.',
  valuesConfig: effects,
});

registerEnumType(OptionFatal, {
  name: 'OptionFatal',
  description: 'What choosing this answer does to the score.',
  valuesConfig: { AS_FORM: { description: 'What the form says (`ScorecardContent.fatalEffect`).' }, ...effects },
});

registerEnumType(SubjectKind, {
  name: 'SubjectKind',
  description: 'What is evaluated.',
  valuesConfig: {
    CALL: { description: 'A telephone call.' },
    MAIL: { description: 'A letter by electronic mail.' },
    CHAT: { description: 'A chat.' },
    VISIT: { description: 'A visit to a service point.' },
    REPAIR: { description: 'A repair job.' },
  },
});

registerEnumType(AnswerValueRule, {
  name: 'AnswerValueRule',
  description:
    'How the points of an answer become a value between 0 and 1; the modes by points use raw points instead.',
  valuesConfig: {
    MAX: { description: 'Points of the answer divided by the most that an answer gives.' },
    RANGE: { description: 'Where the points lie between the least and the most: the least is 0.' },
  },
});

registerEnumType(AnswerState, {
  name: 'AnswerState',
  description: 'How a question stands in one evaluation.',
  valuesConfig: {
    ANSWERED: { description: 'Answered.' },
    MARKED_NA: { description: 'The evaluator said that it does not apply.' },
    SYSTEM_NA: { description: 'Its condition hides it; nobody’s judgement.' },
    OPEN: { description: 'Not answered yet; it counts nothing.' },
  },
});

registerEnumType(ScoreOutcome, {
  name: 'ScoreOutcome',
  description: 'Whether an evaluation is passed.',
  valuesConfig: {
    PASS: { description: 'The pass mark is reached and nothing fatal happened.' },
    FAIL: { description: 'A fatal answer, or below the pass mark.' },
  },
});

registerEnumType(PerformanceBand, {
  name: 'PerformanceBand',
  description: 'Where a reported score lies between the bounds of its form; unrounded scores are compared.',
  valuesConfig: {
    NEEDS_IMPROVEMENT: { description: 'At the lower bound or below.' },
    MEETS: { description: 'Between the bounds.' },
    EXCEEDS_EXPECTATIONS: { description: 'At the upper bound or above.' },
  },
});

registerEnumType(ScorecardState, {
  name: 'ScorecardState',
  description: 'Where a scorecard stands as a whole.',
  valuesConfig: {
    DRAFT: { description: 'Being built; never activated so far.' },
    ACTIVE: { description: 'In use; a working copy may stand beside its active version.' },
    ARCHIVED: { description: 'Out of use; evaluations keep the version that they were made with.' },
  },
});
