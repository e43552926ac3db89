import { Field, Float, Int, ObjectType } from '../../../platform/graphql/decorators.js';

@ObjectType({
  description: 'A share with what it was counted from. Value and interval are null without evidence (`of` is 0).',
})
export class TreeShare {
  @Field(() => Int, { description: 'How many it holds for.' })
  count!: number;

  @Field(() => Int, { description: 'Of how many.' })
  of!: number;

  @Field(() => Float, { nullable: true, description: 'The share, 0 to 1.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval (Wilson), 0 to 1.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval (Wilson), 0 to 1.' })
  high!: number | null;
}
