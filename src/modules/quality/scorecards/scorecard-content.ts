import { Field, Float, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
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

// What somebody builds: the same in the working copy and in each version. Stored as it is written here.

@ObjectType({ description: 'One answer that can be chosen.' })
export class ScorecardOption {
  @Field(() => String, {
    description: 'Stable key, unique in its question: a letter, then letters, digits and hyphens, at most 32.',
  })
  key!: string;

  @Field(() => LocalizedText, { description: 'What people see, at most 100 characters.' })
  label!: LocalizedText;

  @Field(() => Float, {
    nullable: true,
    description: 'Points that it gives, 0 to 1,000; null: none are set, which a question that is scored must not have.',
  })
  score!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether choosing it is an error of the question’s family. Null: it is where the question is scored, no bonus, and another answer gives more points. A fatal answer always is.',
  })
  isError!: boolean | null;

  @Field(() => OptionFatal, { nullable: true, description: 'Whether it is fatal, and what it does; null: not fatal.' })
  fatal!: OptionFatal | null;
}

@ObjectType({ description: 'Numbers that give the same points. Both ends belong to it.' })
export class ScorecardRange {
  @Field(() => Float, { description: 'Least number.' })
  min!: number;

  @Field(() => Float, { description: 'Largest number.' })
  max!: number;

  @Field(() => Float, { description: 'Points that a number in it gives, 0 to 1,000.' })
  score!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether a number in it is an error; null as for an option.' })
  isError!: boolean | null;

  @Field(() => OptionFatal, { nullable: true, description: 'Whether a number in it is fatal; null: not fatal.' })
  fatal!: OptionFatal | null;
}

@ObjectType({ description: 'What an earlier question has to be answered with.' })
export class ScorecardConditionTest {
  @Field(() => String, { description: 'Ref of a question that comes earlier: YES_NO, SINGLE, MULTIPLE or SCALE.' })
  ref!: string;

  @Field(() => [String], {
    description:
      'Keys of options, one of which has to be chosen; for a SCALE its numbers as text. A question that is open, hidden or does not apply fulfils nothing.',
  })
  in!: string[];
}

@ObjectType({ description: 'When a question is asked. A question that is not asked is N/A by the system.' })
export class ScorecardCondition {
  @Field(() => Boolean, { description: 'True: every test has to hold. False: one is enough.' })
  isAll!: boolean;

  @Field(() => [ScorecardConditionTest], { description: 'The tests, 1 to 10.' })
  tests!: ScorecardConditionTest[];
}

/** What teaches the matter of a question; at most one of article and tree. What the API shows is resolved for the viewer. */
@ObjectType({ description: 'What teaches the matter of a question. Shown only where you may see what it names.' })
export class ScorecardTeaching {
  @Field(() => String, { nullable: true, description: 'Code of an article, e.g. `P-033`; null for a tree.' })
  articleCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Heading of the article as its text writes it; null: the whole.',
  })
  anchor!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a tree, e.g. `T-14`; null for an article.' })
  treeCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the tree’s node; null: the whole tree.' })
  nodeKey!: string | null;
}

@ObjectType({ description: 'One question. Which parts are used depends on its type; the others are null or empty.' })
export class ScorecardQuestion {
  @Field(() => String, {
    description:
      'Stable name, unique in the form and kept across versions, so that figures can follow a question: a letter, then letters, digits and hyphens, at most 32.',
  })
  ref!: string;

  @Field(() => LocalizedText, { description: 'The question, at most 500 characters.' })
  text!: LocalizedText;

  @Field(() => LocalizedText, { description: 'How to judge, at most 2,000 characters; may be empty.' })
  help!: LocalizedText;

  @Field(() => QuestionType, { description: 'How it is answered.' })
  type!: QuestionType;

  @Field(() => Float, { description: 'Weight in the mode QUESTION_WEIGHT, 0 to 1,000; the other modes do not use it.' })
  weight!: number;

  @Field(() => Boolean, {
    description: 'Whether it only adds: what it earns counts, what it could have earned does not.',
  })
  isBonus!: boolean;

  @Field(() => Boolean, { description: 'Whether it is asked but not scored.' })
  isExcluded!: boolean;

  @Field(() => Boolean, { description: 'Whether the evaluator may say that it does not apply.' })
  naAllowed!: boolean;

  @Field(() => ErrorFamily, { description: 'Family that its errors belong to.' })
  family!: ErrorFamily;

  @Field(() => AnswerValueRule, { description: 'How its points become a value between 0 and 1.' })
  valueRule!: AnswerValueRule;

  @Field(() => [ScorecardOption], { description: 'YES_NO two, SINGLE and MULTIPLE 2 to 20; otherwise empty.' })
  options!: ScorecardOption[];

  @Field(() => [ScorecardRange], { description: 'NUMERIC: 1 to 20 ranges; otherwise empty.' })
  ranges!: ScorecardRange[];

  @Field(() => Int, { nullable: true, description: 'SCALE: its least number, 0 to 99; otherwise null.' })
  scaleMin!: number | null;

  @Field(() => Int, { nullable: true, description: 'SCALE: its largest number, at most 100; otherwise null.' })
  scaleMax!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'SCALE: a number below this is an error; null: every number below the largest.',
  })
  errorBelow!: number | null;

  @Field(() => ScorecardCondition, { nullable: true, description: 'When it is asked; null: always.' })
  condition!: ScorecardCondition | null;

  /** Shown as `teaches`, resolved for the viewer. */
  teaches!: ScorecardTeaching | null;

  @Field(() => Boolean, { description: 'Whether the evaluator has to write a note where the answer is an error.' })
  noteRequiredOnError!: boolean;
}

@ObjectType({ description: 'Questions that belong together.' })
export class ScorecardSection {
  @Field(() => String, { description: 'Stable name, unique among the sections; written as that of a question.' })
  ref!: string;

  @Field(() => LocalizedText, { description: 'What it is called, at most 100 characters.' })
  title!: LocalizedText;

  @Field(() => Float, { description: 'Weight in the modes SECTION_WEIGHT and GROUP_POINTS, 0 to 1,000.' })
  weight!: number;

  @Field(() => Boolean, { description: 'Whether its questions are asked but not scored.' })
  isExcluded!: boolean;

  @Field(() => [ScorecardQuestion], { description: 'Its questions in their order.' })
  questions!: ScorecardQuestion[];
}

@ObjectType({ description: 'Bounds between which a reported score is called good enough; both belong outside.' })
export class ScorecardBands {
  @Field(() => Float, { description: 'A score up to this needs improvement, 0 to 100.' })
  needsImprovementMax!: number;

  @Field(() => Float, { description: 'A score from this on exceeds expectations, above the other bound.' })
  exceedsMin!: number;
}

@ObjectType({ description: 'What somebody builds: the whole of a version or of a working copy.' })
export class ScorecardContent {
  @Field(() => LocalizedText, { description: 'What it is called, at most 200 characters.' })
  title!: LocalizedText;

  @Field(() => SubjectKind, { description: 'What is evaluated with it.' })
  subject!: SubjectKind;

  @Field(() => ScoringMode, { description: 'How answers become one number.' })
  mode!: ScoringMode;

  @Field(() => NaRule, { description: 'What a question counts that does not apply.' })
  naRule!: NaRule;

  @Field(() => FatalEffect, { description: 'What fatal answers do that have no effect of their own.' })
  fatalEffect!: FatalEffect;

  @Field(() => Boolean, { description: 'Whether bonus questions cannot lift the score above 100.' })
  bonusCap!: boolean;

  @Field(() => ScorecardBands, { nullable: true, description: 'Bounds of the bands; null: none.' })
  bands!: ScorecardBands | null;

  @Field(() => Float, { nullable: true, description: 'Least reported score that passes, 0 to 100; null: none.' })
  passMark!: number | null;

  @Field(() => Int, { description: 'Days after the release in which the agent may dispute, 0 to 60.' })
  reviewWindowDays!: number;

  @Field(() => Int, { description: 'How many questions of one evaluation may be disputed, 0 to 200.' })
  disputeLimit!: number;

  @Field(() => [ScorecardSection], { description: 'Its sections in their order, at most 100 with 200 questions.' })
  sections!: ScorecardSection[];
}
