import { Field, Float, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { AgreementKind } from './comparison.js';

@ObjectType({
  description: 'Agreement on one kind of question over sessions. A coefficient is null where it cannot be computed.',
})
export class RaterAgreementKind {
  @Field(() => AgreementKind, { description: 'Which questions.' })
  kind!: AgreementKind;

  @Field(() => Float, { nullable: true, description: 'Share of answers like the expert’s, 0 to 1.' })
  withExpert!: number | null;

  @Field(() => Int, { description: 'n: answers that are compared with the expert’s.' })
  count!: number;

  @Field(() => Int, { description: 'Questions of sessions that they belong to.' })
  questionCount!: number;

  @Field(() => Float, { nullable: true, description: 'Share of pairs of participants that agree, 0 to 1.' })
  percentAgreement!: number | null;

  @Field(() => Float, { nullable: true, description: 'Kappa of Fleiss, with gaps.' })
  fleissKappa!: number | null;

  @Field(() => Float, { nullable: true, description: 'AC1 of Gwet.' })
  gwetAc1!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Alpha of Krippendorff: nominal, for SCALE with the distance of numbers.',
  })
  krippendorffAlpha!: number | null;

  @Field(() => Boolean, { description: 'Whether n is below 30.' })
  isTooFew!: boolean;
}

@ObjectType({ description: 'One person compared with the experts over sessions.' })
export class RaterAgreementRater {
  /** Shown as `user`. */
  userId!: string;

  @Field(() => Int, { description: 'Sessions that the person took part in.' })
  sessionCount!: number;

  @Field(() => Float, { nullable: true, description: 'Share of answers like the expert’s, 0 to 1.' })
  sameShare!: number | null;

  @Field(() => Int, { description: 'n: answers that are compared.' })
  count!: number;

  @Field(() => Float, { nullable: true, description: 'Kappa of Cohen on questions with options.' })
  cohenKappa!: number | null;

  @Field(() => Float, { nullable: true, description: 'AC1 of Gwet on questions with options.' })
  gwetAc1!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Kappa of Cohen on scales, being near counts (quadratic weights).',
  })
  weightedKappa!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean of raw score less the expert’s, in points of 100.' })
  meanDeviation!: number | null;

  @Field(() => Boolean, { description: 'Whether n is below 30.' })
  isTooFew!: boolean;
}

@ObjectType({ description: 'How far people agree over the revealed sessions of a period.' })
export class RaterAgreement {
  @Field(() => Int, { description: 'Sessions it is of, at most the newest 100.' })
  sessionCount!: number;

  @Field(() => [RaterAgreementKind], { description: 'By kind of question.' })
  kinds!: RaterAgreementKind[];

  @Field(() => [RaterAgreementRater], {
    description: 'By person, whoever agrees least first; a supervisor gets nobody but themself.',
  })
  raters!: RaterAgreementRater[];
}
