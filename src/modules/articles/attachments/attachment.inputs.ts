import { Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Article } from '../article.js';

@InputType({ description: 'A picture or file that an article is to have.' })
export class ArticleAttachmentAddInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => ID, {
    description:
      'An upload of yours for ARTICLE_IMAGE or ARTICLE_FILE, or a file that another article has which you may read.',
  })
  fileId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What a picture shows, at most 300 characters. It may come later, but before the text is handed in.',
  })
  alt?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Other words about a picture or file.' })
export class ArticleAttachmentUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => ID, { description: 'The file.' })
  fileId!: string;

  @Field(() => String, { nullable: true, description: 'New name, 1 to 200 characters; left out it stays.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a picture shows, at most 300 characters; null empties it, left out it stays.',
  })
  alt?: string | null;
}

@InputType({ description: 'Taking a picture or file out of the working copy.' })
export class ArticleAttachmentRemoveInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => ID, { description: 'The file.' })
  fileId!: string;
}

const changed = {
  nullable: true,
  description: 'The article as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `articleAttachmentAdd`.' })
export class ArticleAttachmentAddPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleAttachmentUpdate`.' })
export class ArticleAttachmentUpdatePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleAttachmentRemove`.' })
export class ArticleAttachmentRemovePayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}
