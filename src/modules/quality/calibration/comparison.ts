import { Field, Float, ID, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';

/** Kinds of questions whose answers are compared together. */
export enum AgreementKind {
  FATAL = 'FATAL',
  YES_NO = 'YES_NO',
  CHOICE = 'CHOICE',
  SCALE = 'SCALE',
}

/** Which coefficient is shown. */
export enum AgreementCoefficient {
  AC1 = 'AC1',
  ALPHA = 'ALPHA',
}

registerEnumType(AgreementKind, {
  name: 'AgreementKind',
  description: 'Kinds of questions whose answers are compared together.',
  valuesConfig: {
    FATAL: { description: 'A question that has a fatal answer, whatever its type.' },
    YES_NO: { description: 'One of two options.' },
    CHOICE: { description: 'One or any of several options.' },
    SCALE: { description: 'A number on a scale or in ranges.' },
  },
});
registerEnumType(AgreementCoefficient, {
  name: 'AgreementCoefficient',
  description: 'Which coefficient of agreement beyond chance is shown.',
  valuesConfig: {
    AC1: { description: 'AC1 of Gwet: also right where almost all answers are alike, as with fatal errors.' },
    ALPHA: { description: 'Alpha of Krippendorff with the distance of numbers: being near counts for something.' },
  },
});

@ObjectType({ description: 'A note that somebody wrote to a question.' })
export class CalibrationNote {
  @Field(() => String, { description: 'What it says, at most 2,000 characters; empty after the customer was erased.' })
  text!: string;

  @Field(() => Float, { nullable: true, description: 'Second of the recording that it is pinned to; null: none.' })
  second!: number | null;
}

@ObjectType({ description: 'What one person answered to one question.' })
export class CalibrationMark {
  @Field(() => ID, { description: 'Who.' })
  userId!: string;

  @Field(() => [String], { description: 'Keys of the options that were chosen.' })
  options!: string[];

  @Field(() => LocalizedText, { nullable: true, description: 'What they are called; null where none was chosen.' })
  label!: LocalizedText | null;

  @Field(() => Float, { nullable: true, description: 'The number; null where none was given.' })
  number!: number | null;

  @Field(() => String, { nullable: true, description: 'The words; null where none were given.' })
  text!: string | null;

  @Field(() => Boolean, { description: 'Whether it was marked as not applying.' })
  isNa!: boolean;

  @Field(() => Boolean, { description: 'Whether it was answered at all: a condition may have hidden the question.' })
  isAnswered!: boolean;

  @Field(() => Boolean, { description: 'Whether the answer is an error.' })
  isError!: boolean;

  @Field(() => Boolean, { description: 'Whether the answer is fatal.' })
  isFatal!: boolean;

  @Field(() => Boolean, { description: 'Whether it differs from the expert’s; false where it is not compared.' })
  differs!: boolean;

  @Field(() => [String], { description: 'Notes that the person wrote to the question, in their order.' })
  notes!: string[];

  @Field(() => [CalibrationNote], {
    description: 'The same notes, each with the second of the recording that it is pinned to.',
  })
  timedNotes!: CalibrationNote[];
}

@ObjectType({ description: 'One question and what everybody answered.' })
export class CalibrationQuestion {
  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => LocalizedText, { description: 'The question.' })
  text!: LocalizedText;

  @Field(() => AgreementKind, { nullable: true, description: 'With which others it is compared; null for text.' })
  kind!: AgreementKind | null;

  @Field(() => CalibrationMark, { nullable: true, description: 'What the expert answered.' })
  expert!: CalibrationMark | null;

  @Field(() => [CalibrationMark], {
    description: 'What the participants answered who submitted, in the order of `raters`.',
  })
  marks!: CalibrationMark[];

  @Field(() => Int, { description: 'Participants who answered as the expert did.' })
  sameCount!: number;

  @Field(() => Int, { description: 'Participants whose answer is compared.' })
  comparedCount!: number;
}

@ObjectType({
  description: 'Somebody who scored, as a whole. Totals may agree while answers differ: look at the answers.',
})
export class CalibrationRater {
  /** Shown as `user`. */
  userId!: string;

  @Field(() => Boolean, { description: 'Whether it is the expert.' })
  isExpert!: boolean;

  @Field(() => Float, { nullable: true, description: 'Score before fatal answers took effect; null for none.' })
  raw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Score after fatal answers took effect; null for none.' })
  reported!: number | null;

  @Field(() => Boolean, { description: 'Whether an answer is fatal.' })
  isFatal!: boolean;

  @Field(() => Float, { nullable: true, description: 'Raw score less the expert’s; null without both.' })
  deviation!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of answers like the expert’s, 0 to 1; null without any.' })
  sameShare!: number | null;

  @Field(() => Int, { description: 'Answers unlike the expert’s.' })
  differingCount!: number;

  @Field(() => Int, { description: 'Answers that are compared.' })
  comparedCount!: number;

  @Field(() => Boolean, {
    description: 'Whether the total would deceive: within 5 points of the expert’s, while two or more answers differ.',
  })
  isTotalMisleading!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Share like the expert’s in this and up to five sessions before it with the scorecard, 0 to 1.',
  })
  pooledSameShare!: number | null;

  @Field(() => Int, { description: 'Answers that share is of.' })
  pooledComparedCount!: number;
}

@ObjectType({
  description:
    'How far people agree on one kind of question. Percent alone deceives, and so does a coefficient alone: both with n.',
})
export class AgreementFigure {
  @Field(() => AgreementKind, { description: 'Which questions.' })
  kind!: AgreementKind;

  @Field(() => Float, { nullable: true, description: 'Share of answers like the expert’s, 0 to 1; null without any.' })
  withExpert!: number | null;

  @Field(() => Int, { description: 'n: answers that are compared with the expert’s.' })
  count!: number;

  @Field(() => Int, { description: 'Questions (of sessions) that they belong to.' })
  questionCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of pairs of participants that agree, 0 to 1; null without any.',
  })
  percentAgreement!: number | null;

  @Field(() => AgreementCoefficient, { description: 'Which coefficient.' })
  coefficientName!: AgreementCoefficient;

  @Field(() => Float, {
    nullable: true,
    description:
      'Agreement of participants beyond chance, at most 1; null for fewer than two questions, and where it cannot be computed.',
  })
  coefficient!: number | null;

  @Field(() => Boolean, { description: 'Whether n is below 30: for discussion only, not for judging people.' })
  isTooFew!: boolean;
}

@ObjectType({ description: 'A revealed session, question by question.' })
export class CalibrationComparison {
  @Field(() => [CalibrationQuestion], { description: 'Questions in the order of the form.' })
  questions!: CalibrationQuestion[];

  @Field(() => [CalibrationRater], { description: 'Who scored: the expert, then participants who submitted.' })
  raters!: CalibrationRater[];

  @Field(() => [AgreementFigure], { description: 'Agreement in this session, by kind of question.' })
  agreement!: AgreementFigure[];

  @Field(() => [AgreementFigure], {
    description: 'The same over this and up to five sessions before it with the scorecard.',
  })
  pooled!: AgreementFigure[];

  @Field(() => Int, { description: 'Sessions that `pooled` is of.' })
  pooledSessionCount!: number;

  @Field(() => Float, { nullable: true, description: 'Largest raw score of participants less the smallest.' })
  spread!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean distance of participants’ raw scores from the expert’s.' })
  meanAbsoluteDeviation!: number | null;
}

/** n below which agreement is for discussion only. */
export const enoughMarks = 30;
