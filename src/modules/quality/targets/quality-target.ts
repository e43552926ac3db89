import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** What accuracy is told of: the families, and the critical ones together. */
export enum QualityMeasure {
  ANY_CRITICAL = 'ANY_CRITICAL',
  CUSTOMER_CRITICAL = 'CUSTOMER_CRITICAL',
  BUSINESS_CRITICAL = 'BUSINESS_CRITICAL',
  COMPLIANCE_CRITICAL = 'COMPLIANCE_CRITICAL',
  NON_CRITICAL = 'NON_CRITICAL',
}

registerEnumType(QualityMeasure, {
  name: 'QualityMeasure',
  description: 'What accuracy is told of: a family of errors, or the critical ones together.',
  valuesConfig: {
    ANY_CRITICAL: { description: 'No critical error of any family: what is called fatal accuracy.' },
    CUSTOMER_CRITICAL: { description: 'No error that hurts the customer.' },
    BUSINESS_CRITICAL: { description: 'No error that hurts the firm.' },
    COMPLIANCE_CRITICAL: { description: 'No error against law, security or disclosure.' },
    NON_CRITICAL: { description: 'No error of style: what is called non-fatal accuracy.' },
  },
});

@ObjectType({
  description: 'What accuracy the centre wants. Set by MANAGER and ADMIN; no value comes with the product.',
})
export class QualityTarget {
  @Field(() => QualityMeasure, { description: 'Of what.' })
  measure!: QualityMeasure;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the queue; null for all queues that have no target of their own.',
  })
  queue!: string | null;

  @Field(() => Float, { description: 'The share that is wanted, above 0, at most 1.' })
  share!: number;
}

/** Targets of the centre as they are stored: one document. */
@ObjectType({ description: 'What the centre wants of quality, and how its figures are marked.' })
export class QualityTargets {
  @Field(() => [QualityTarget], { description: 'Targets by measure, then by queue, those of all queues first.' })
  items!: QualityTarget[];

  @Field(() => Int, { description: 'Figures of fewer evaluations are marked as too few; 10 until it is set.' })
  tooFewBelow!: number;

  @Field(() => Int, { description: 'Counts changes, from 0; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they were last set; null before that.' })
  updatedAt!: Date | null;
}
