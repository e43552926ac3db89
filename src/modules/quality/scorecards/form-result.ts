import { Field, Float, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { AnswerState, ErrorFamily, FatalEffect, PerformanceBand, ScoreOutcome } from './scorecard-enums.js';

// Answers and what they score. Kept on evaluations as they are written here.

@ObjectType({ description: 'The answer to one question.' })
export class AnswerGiven {
  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => [String], { description: 'Keys of the options that were chosen; empty for SCALE, NUMERIC and TEXT.' })
  options!: string[];

  @Field(() => Float, { nullable: true, description: 'SCALE and NUMERIC: the number.' })
  number!: number | null;

  @Field(() => String, { nullable: true, description: 'TEXT: the words, at most 2,000 characters.' })
  text!: string | null;

  @Field(() => Boolean, { description: 'Whether it was marked as not applying; then the rest is empty.' })
  isNa!: boolean;
}

@ObjectType({ description: 'What one section scored.' })
export class SectionResult {
  @Field(() => String, { description: 'Ref of the section.' })
  ref!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Percentage before fatal answers took effect; null where nothing of it counts.',
  })
  raw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Percentage after fatal answers took effect; null as `raw`.' })
  reported!: number | null;

  @Field(() => Boolean, { description: 'Whether no scored question of it was answered.' })
  isNa!: boolean;
}

@ObjectType({ description: 'What one question scored.' })
export class QuestionResult {
  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Value that it counts, 0 to 1, before fatal answers took effect; null where it is not scored, left out or open.',
  })
  value!: number | null;

  @Field(() => Float, { description: 'Points that it earned before fatal answers took effect.' })
  earned!: number;

  @Field(() => Float, { description: 'Points that it could have earned; 0 where it is not scored, left out or open.' })
  possible!: number;

  @Field(() => AnswerState, { description: 'How it stands.' })
  state!: AnswerState;

  @Field(() => Boolean, { description: 'Whether the answer is an error of its family.' })
  isError!: boolean;

  @Field(() => Boolean, { description: 'Whether the answer is fatal.' })
  isFatal!: boolean;

  @Field(() => ErrorFamily, { description: 'Its family.' })
  family!: ErrorFamily;
}

@ObjectType({ description: 'Errors of one family.' })
export class FamilyErrors {
  @Field(() => ErrorFamily, { description: 'The family.' })
  family!: ErrorFamily;

  @Field(() => Int, { description: 'Questions of it whose answer is an error.' })
  errors!: number;

  @Field(() => Int, { description: 'Questions of it that were answered and could be an error.' })
  items!: number;
}

@ObjectType({
  description:
    'What answers score. The raw and the reported number are both kept: another effect of fatal answers changes reports, not data.',
})
export class FormResult {
  @Field(() => Float, {
    nullable: true,
    description:
      'Percentage before fatal answers took effect, not rounded; above 100 only by bonus without a cap. Null, never 0, where no scored question was answered.',
  })
  raw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Percentage after fatal answers took effect; null as `raw`.' })
  reported!: number | null;

  @Field(() => Boolean, { description: 'Whether an answer is fatal.' })
  isFatal!: boolean;

  @Field(() => FatalEffect, { nullable: true, description: 'Gravest effect of its fatal answers; null for none.' })
  fatalEffect!: FatalEffect | null;

  @Field(() => ScoreOutcome, {
    nullable: true,
    description: 'FAIL after a fatal answer; else by the pass mark; null where the form has none or there is no score.',
  })
  outcome!: ScoreOutcome | null;

  @Field(() => PerformanceBand, {
    nullable: true,
    description: 'Band of the reported score; null where the form has no bands or there is no score.',
  })
  band!: PerformanceBand | null;

  @Field(() => [SectionResult], { description: 'Its sections in their order.' })
  sections!: SectionResult[];

  @Field(() => [QuestionResult], { description: 'Its questions in their order.' })
  questions!: QuestionResult[];

  @Field(() => [FamilyErrors], { description: 'All four families, also those without a question.' })
  families!: FamilyErrors[];

  @Field(() => [String], { description: 'Refs of questions that are asked and not answered, in their order.' })
  open!: string[];
}
