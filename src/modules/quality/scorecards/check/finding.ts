import { Field, ObjectType, registerEnumType } from '../../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../../platform/graphql/localized.js';

/** How grave a finding is. */
export enum ScorecardFindingSeverity {
  ERROR = 'ERROR',
  WARNING = 'WARNING',
}

/** What is wrong with a scorecard. */
export enum ScorecardFindingCode {
  WEIGHTS_ADD_UP = 'WEIGHTS_ADD_UP',
  CONDITION_ON_LATER = 'CONDITION_ON_LATER',
  CONDITION_UNKNOWN = 'CONDITION_UNKNOWN',
  CONDITION_LOOP = 'CONDITION_LOOP',
  UNREACHABLE_QUESTION = 'UNREACHABLE_QUESTION',
  OPTION_WITHOUT_SCORE = 'OPTION_WITHOUT_SCORE',
  NO_OPTIONS = 'NO_OPTIONS',
  FLAT_SCORES = 'FLAT_SCORES',
  PART_NOT_OF_TYPE = 'PART_NOT_OF_TYPE',
  DUPLICATE_REF = 'DUPLICATE_REF',
  DUPLICATE_OPTION = 'DUPLICATE_OPTION',
  FATAL_UNSCORED = 'FATAL_UNSCORED',
  RANGE_OVERLAP = 'RANGE_OVERLAP',
  RANGE_GAP = 'RANGE_GAP',
  SCALE_BAD = 'SCALE_BAD',
  NA_NOT_POSSIBLE = 'NA_NOT_POSSIBLE',
  MISSING_TRANSLATION = 'MISSING_TRANSLATION',
  BROKEN_TEACHING = 'BROKEN_TEACHING',
  NOTHING_SCORED = 'NOTHING_SCORED',
  BAND_ORDER = 'BAND_ORDER',
}

registerEnumType(ScorecardFindingSeverity, {
  name: 'ScorecardFindingSeverity',
  description: 'How grave a finding is.',
  valuesConfig: {
    ERROR: { description: 'It has to be mended before the scorecard can be activated.' },
    WARNING: { description: 'It should be looked at; activation is allowed.' },
  },
});

registerEnumType(ScorecardFindingCode, {
  name: 'ScorecardFindingCode',
  description: 'What is wrong with a scorecard.',
  valuesConfig: {
    WEIGHTS_ADD_UP: {
      description:
        'Weights that cannot add up: a negative one, all that count 0, or everything that could be scored left out. As a warning: something scored that weighs nothing.',
    },
    CONDITION_ON_LATER: { description: 'A condition that asks a question which comes later.' },
    CONDITION_UNKNOWN: {
      description:
        'A condition that asks what is not there: no such question or answer, or one without answers to choose.',
    },
    CONDITION_LOOP: {
      description:
        'Questions that wait for each other, or one for itself. A form in use has none: conditions look at earlier questions only.',
    },
    UNREACHABLE_QUESTION: { description: 'A condition that no answers fulfil: the question is never asked.' },
    OPTION_WITHOUT_SCORE: { description: 'An answer without points in a question that is scored.' },
    NO_OPTIONS: { description: 'Too few answers or ranges, or a YES_NO without exactly two.' },
    FLAT_SCORES: {
      description:
        'Every answer gives the same points: nothing can be earned. As a warning: in full, whatever is answered.',
    },
    PART_NOT_OF_TYPE: { description: 'A part that the type of the question does not use.' },
    DUPLICATE_REF: { description: 'Two questions, or two sections, with the same ref.' },
    DUPLICATE_OPTION: { description: 'Two answers with the same key; as a warning: that read the same.' },
    FATAL_UNSCORED: { description: 'A fatal answer in something that is not scored: it takes effect all the same.' },
    RANGE_OVERLAP: { description: 'A number that lies in two ranges.' },
    RANGE_GAP: {
      description: 'Numbers between ranges that lie in none; as an error: a range that ends before it begins.',
    },
    SCALE_BAD: { description: 'A scale without two ends in their order, from 0 to 100, or an error bound outside it.' },
    NA_NOT_POSSIBLE: {
      description: 'Every answer is fatal and N/A is not allowed: nobody can pass. As a warning: only N/A passes.',
    },
    MISSING_TRANSLATION: {
      description: 'A text that is missing in one language; as an error: in both.',
    },
    BROKEN_TEACHING: {
      description:
        'An article, tree or node that does not exist. As a warning: one that is not live, or a heading that the live text does not have.',
    },
    NOTHING_SCORED: { description: 'No question that could be scored.' },
    BAND_ORDER: { description: 'The bounds of the bands are not in their order.' },
  },
});

@ObjectType({ description: 'Something that is wrong with a scorecard, and how to mend it.' })
export class ScorecardFinding {
  @Field(() => ScorecardFindingCode, { description: 'What it is.' })
  code!: ScorecardFindingCode;

  @Field(() => ScorecardFindingSeverity, { description: 'How grave it is.' })
  severity!: ScorecardFindingSeverity;

  @Field(() => String, { nullable: true, description: 'Ref of the question or section; null for the form as a whole.' })
  ref!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where: `option:<key>`, `range:<number from 1>`, `condition`, `teaches`, `text`, `help`, `title`, `scale`, `weight`, `options`, `ranges`, `ref`, `bands`.',
  })
  place!: string | null;

  @Field(() => LocalizedText, { description: 'What is wrong.' })
  message!: LocalizedText;

  @Field(() => LocalizedText, { description: 'How to mend it.' })
  mend!: LocalizedText;
}
