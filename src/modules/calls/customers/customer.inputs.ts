import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';

@InputType({ description: 'Which customer is erased, and why. Give the reference or one of the calls.' })
export class CustomerEraseInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Reference of the customer as it was reported, at most 100 characters; blanks and separators do not count.',
  })
  reference?: string | null;

  @Field(() => ID, { nullable: true, description: 'One of the customer’s calls.' })
  callId?: string | null;

  @Field(() => String, { description: 'Why, for the audit; at most 500 characters. Never name the customer here.' })
  reason!: string;
}

@ObjectType({ description: 'Outcome of `customerErase`.' })
export class CustomerErasePayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Calls whose customer was erased; null when refused.' })
  callCount?: number | null;
}
