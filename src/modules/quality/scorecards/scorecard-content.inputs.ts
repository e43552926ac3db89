import { Field, Float, InputType, Int } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import {
  AnswerValueRule,
  ErrorFamily,
  FatalEffect,
  NaRule,
  OptionFatal,
  QuestionType,
  ScoringMode,
  SubjectKind,
} from './scorecard-enums.js';

// The twins of `scorecard-content.ts` and of an answer, as a client hands them in.

@InputType({ description: 'One answer that can be chosen.' })
export class ScorecardOptionInput {
  @Field(() => String, {
    description: 'Stable key, unique in its question: a letter, then letters, digits and hyphens, at most 32.',
  })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'What people see, at most 100 characters.' })
  label!: LocalizedTextInput;

  @Field(() => Float, { nullable: true, description: 'Points, 0 to 1,000; see `ScorecardOption.score`.' })
  score?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether choosing it is an error; see `ScorecardOption.isError`.',
  })
  isError?: boolean | null;

  @Field(() => OptionFatal, { nullable: true, description: 'Whether it is fatal; left out: not.' })
  fatal?: OptionFatal | null;
}

@InputType({ description: 'Numbers that give the same points. Both ends belong to it.' })
export class ScorecardRangeInput {
  @Field(() => Float, { description: 'Least number, at most a thousand million either way.' })
  min!: number;

  @Field(() => Float, { description: 'Largest number, at most a thousand million either way.' })
  max!: number;

  @Field(() => Float, { description: 'Points, 0 to 1,000.' })
  score!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether a number in it is an error; as for an option.' })
  isError?: boolean | null;

  @Field(() => OptionFatal, { nullable: true, description: 'Whether a number in it is fatal; left out: not.' })
  fatal?: OptionFatal | null;
}

@InputType({ description: 'What an earlier question has to be answered with.' })
export class ScorecardConditionTestInput {
  @Field(() => String, { description: 'Ref of a question that comes earlier.' })
  ref!: string;

  @Field(() => [String], {
    description: 'Keys of options, one of which has to be chosen, 1 to 101; of a SCALE numbers.',
  })
  in!: string[];
}

@InputType({ description: 'When a question is asked.' })
export class ScorecardConditionInput {
  @Field(() => Boolean, { nullable: true, description: 'True, the default: every test has to hold. False: one.' })
  isAll?: boolean | null;

  @Field(() => [ScorecardConditionTestInput], { description: 'The tests, 1 to 10.' })
  tests!: ScorecardConditionTestInput[];
}

@InputType({ description: 'What teaches the matter of a question: an article, or a tree.' })
export class ScorecardTeachingInput {
  @Field(() => String, { nullable: true, description: 'Code of an article, e.g. `P-033`.' })
  articleCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Heading of the article, at most 200 characters.' })
  anchor?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a tree, e.g. `T-14`; not beside an article.' })
  treeCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the tree’s node, at most 80 characters.' })
  nodeKey?: string | null;
}

@InputType({ description: 'One question, whole: parts that are left out are as each of them says.' })
export class ScorecardQuestionInput {
  @Field(() => String, { description: 'Stable name, unique in the form; see `ScorecardQuestion.ref`.' })
  ref!: string;

  @Field(() => LocalizedTextInput, { description: 'The question, at most 500 characters.' })
  text!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'How to judge, at most 2,000 characters.' })
  help?: LocalizedTextInput | null;

  @Field(() => QuestionType, { description: 'How it is answered.' })
  type!: QuestionType;

  @Field(() => Float, { nullable: true, description: 'Weight, at most 1,000; default 1.' })
  weight?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it only adds; default false.' })
  isBonus?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is asked but not scored; default false.' })
  isExcluded?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether N/A may be chosen; default true.' })
  naAllowed?: boolean | null;

  @Field(() => ErrorFamily, { nullable: true, description: 'Family of its errors; default NON_CRITICAL.' })
  family?: ErrorFamily | null;

  @Field(() => AnswerValueRule, { nullable: true, description: 'Default MAX; of a SCALE RANGE.' })
  valueRule?: AnswerValueRule | null;

  @Field(() => [ScorecardOptionInput], { nullable: true, description: 'YES_NO, SINGLE, MULTIPLE: at most 20.' })
  options?: ScorecardOptionInput[] | null;

  @Field(() => [ScorecardRangeInput], { nullable: true, description: 'NUMERIC: at most 20.' })
  ranges?: ScorecardRangeInput[] | null;

  @Field(() => Int, { nullable: true, description: 'SCALE: least number, from 0; default 1.' })
  scaleMin?: number | null;

  @Field(() => Int, { nullable: true, description: 'SCALE: largest number, to 100; default 5.' })
  scaleMax?: number | null;

  @Field(() => Int, { nullable: true, description: 'SCALE: a number below this is an error.' })
  errorBelow?: number | null;

  @Field(() => ScorecardConditionInput, { nullable: true, description: 'When it is asked; left out: always.' })
  condition?: ScorecardConditionInput | null;

  @Field(() => ScorecardTeachingInput, { nullable: true, description: 'What teaches its matter.' })
  teaches?: ScorecardTeachingInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an error needs a note; default false.' })
  noteRequiredOnError?: boolean | null;
}

@InputType({ description: 'Questions that belong together, whole.' })
export class ScorecardSectionInput {
  @Field(() => String, { description: 'Stable name, unique among the sections.' })
  ref!: string;

  @Field(() => LocalizedTextInput, { description: 'What it is called, at most 100 characters.' })
  title!: LocalizedTextInput;

  @Field(() => Float, { nullable: true, description: 'Weight, at most 1,000; default 1.' })
  weight?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is asked but not scored; default false.' })
  isExcluded?: boolean | null;

  @Field(() => [ScorecardQuestionInput], { description: 'Its questions in their order.' })
  questions!: ScorecardQuestionInput[];
}

@InputType({ description: 'Bounds between which a reported score is called good enough.' })
export class ScorecardBandsInput {
  @Field(() => Float, { description: 'A score up to this needs improvement, 0 to 100.' })
  needsImprovementMax!: number;

  @Field(() => Float, { description: 'A score from this on exceeds expectations, 0 to 100.' })
  exceedsMin!: number;
}

@InputType({
  description:
    'What is built: a part that is left out stays as it is. Of a new form: CALL, SECTION_WEIGHT, EXCLUDE, ZERO_FORM, capped, no bands, no pass mark, 5 days, 3 questions, no sections.',
})
export class ScorecardContentInput {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What it is called, at most 200 characters; at least one language.',
  })
  title?: LocalizedTextInput | null;

  @Field(() => SubjectKind, { nullable: true, description: 'What is evaluated with it.' })
  subject?: SubjectKind | null;

  @Field(() => ScoringMode, { nullable: true, description: 'How answers become one number.' })
  mode?: ScoringMode | null;

  @Field(() => NaRule, { nullable: true, description: 'What a question counts that does not apply.' })
  naRule?: NaRule | null;

  @Field(() => FatalEffect, { nullable: true, description: 'What fatal answers do that say AS_FORM.' })
  fatalEffect?: FatalEffect | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether bonus cannot lift the score above 100.' })
  bonusCap?: boolean | null;

  @Field(() => ScorecardBandsInput, { nullable: true, description: 'Bounds of the bands; null: none.' })
  bands?: ScorecardBandsInput | null;

  @Field(() => Float, { nullable: true, description: 'Least reported score that passes, 0 to 100; null: none.' })
  passMark?: number | null;

  @Field(() => Int, { nullable: true, description: 'Days in which the agent may dispute, 0 to 60.' })
  reviewWindowDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many questions may be disputed, 0 to 200.' })
  disputeLimit?: number | null;

  @Field(() => [ScorecardSectionInput], {
    nullable: true,
    description: 'All sections, at most 100 with 200 questions, in the place of those that stand.',
  })
  sections?: ScorecardSectionInput[] | null;
}

@InputType({ description: 'The answer to one question.' })
export class AnswerInput {
  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => [String], { nullable: true, description: 'YES_NO and SINGLE one key; MULTIPLE any. Empty: none yet.' })
  options?: string[] | null;

  @Field(() => Float, { nullable: true, description: 'SCALE and NUMERIC: the number.' })
  number?: number | null;

  @Field(() => String, { nullable: true, description: 'TEXT: the words, at most 2,000 characters.' })
  text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it does not apply; default false.' })
  isNa?: boolean | null;
}
