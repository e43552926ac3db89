import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Article } from '../article.js';

@InputType({ description: 'Which article takes which over.' })
export class ArticleMergeInput {
  @Field(() => ID, { description: 'The article that goes.' })
  fromId!: string;

  @Field(() => ID, { description: 'The article that stays: published, in the same language.' })
  intoId!: string;

  @Field(() => Int, { description: 'The `revision` that you saw of the article that goes.' })
  expectedFromVersion!: number;

  @Field(() => Int, { description: 'The `revision` that you saw of the article that stays.' })
  expectedIntoVersion!: number;

  @Field(() => Boolean, {
    description:
      'Whether title, alternative questions and keywords go into the draft of the article that stays, as many as fit.',
  })
  takeQuestions!: boolean;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True where fewer people may read the article that stays and that is meant.',
  })
  confirmNarrower?: boolean | null;
}

@ObjectType({ description: 'Outcome of `articleMerge`.' })
export class ArticleMergePayload extends Payload {
  @Field(() => Article, {
    nullable: true,
    description: 'The article that went, as it is now; null when refused otherwise than by CONFLICT.',
  })
  from?: Article | null;

  @Field(() => Article, {
    nullable: true,
    description: 'The article that stays, as it is now; null when refused otherwise than by CONFLICT.',
  })
  into?: Article | null;
}
