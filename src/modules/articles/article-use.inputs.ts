import { Field, ID, InputType, Int } from '../../platform/graphql/decorators.js';

@InputType({ description: 'Whether a version helped.' })
export class ArticleFeedbackGiveInput {
  @Field(() => Int, { description: 'The version that you read.' })
  version!: number;

  @Field(() => Boolean, { description: 'Whether it helped.' })
  isHelpful!: boolean;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'In which call a version served.' })
export class ArticleLinkToCallInput {
  @Field(() => ID, { description: 'The article.' })
  articleId!: string;

  @Field(() => Int, { description: 'The version that you used.' })
  version!: number;

  @Field(() => String, { description: 'Reference of the call: letters, digits and . _ : -, at most 64 characters.' })
  callReference!: string;

  @Field(() => String, { nullable: true, description: 'The system of the reference, in the same form.' })
  callSystem?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}
