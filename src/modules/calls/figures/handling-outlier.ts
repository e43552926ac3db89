import { Field, Float, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { FigureMean } from '../../../platform/graphql/figure.js';
import { Channel } from '../call-channel.js';

@ObjectType({
  description:
    'What calls take an agent beside the others of the same product line and channel. Look for the reason first: skill, system, missing knowledge, shifts.',
})
export class HandlingOutlier {
  @Field(() => ID, { description: 'Whose calls.' })
  agentId!: string;

  /** Shown as `productLine`. */
  lineId!: string | null;

  @Field(() => Channel, { description: 'By which way they came.' })
  channel!: Channel;

  @Field(() => FigureMean, {
    description: 'Seconds of talk, hold and after-call work, mean of the calls of this line and channel.',
  })
  seconds!: FigureMean;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean of the others’ means, of those with enough calls, in seconds; null for fewer than 4 others.',
  })
  peersMean!: number | null;

  @Field(() => Int, { description: 'Others with enough calls (10).' })
  peerCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Distance from that mean in standard deviations of the others; null as `peersMean`, and where the others are all alike.',
  })
  deviation!: number | null;

  @Field(() => Boolean, { description: 'More than 2 standard deviations away, with enough calls.' })
  isOutlier!: boolean;
}
