import { Field, Float, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { QualityMeasure, QualityTargets } from './quality-target.js';

@InputType({ description: 'One target.' })
export class QualityTargetInput {
  @Field(() => QualityMeasure, { description: 'Of what; each measure and queue once.' })
  measure!: QualityMeasure;

  @Field(() => String, {
    nullable: true,
    description: 'Key of an existing queue; none for all queues that have no target of their own.',
  })
  queue?: string | null;

  @Field(() => Float, { description: 'The share that is wanted, above 0, at most 1.' })
  share!: number;
}

@InputType({ description: 'What the centre wants from now on.' })
export class QualityTargetsSetInput {
  @Field(() => [QualityTargetInput], { description: 'All targets, at most 200; those that are left out are gone.' })
  items!: QualityTargetInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'Figures of fewer evaluations are marked as too few, 2 to 1,000; as it was where it is left out.',
  })
  tooFewBelow?: number | null;

  @Field(() => Int, { description: '`revision` of what was read.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'What setting targets led to.' })
export class QualityTargetsSetPayload extends Payload {
  @Field(() => QualityTargets, {
    nullable: true,
    description: 'The targets as they are now, after a conflict too; null where the change was refused otherwise.',
  })
  targets?: QualityTargets | null;
}
