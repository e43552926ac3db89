import { PageArgs } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, InputType } from '../../../platform/graphql/decorators.js';
import { ReviewQueueScope } from './review.js';

@InputType({ description: 'A place in a working copy that is meant.' })
export class ReviewPinInput {
  @Field(() => String, {
    description:
      'Words of the working copy, 1 to 300 characters, as readers see them or as Markdown; blanks do not matter.',
  })
  quote!: string;

  @Field(() => String, { description: 'What about them, 1 to 500 characters.' })
  remark!: string;
}

@ArgsType()
export class ReviewQueueArgs extends PageArgs {
  @Field(() => ReviewQueueScope, { nullable: true, description: 'Whose part of it; FOR_ME unless said otherwise.' })
  scope?: ReviewQueueScope | null;
}
