import { connectionOf, PageArgs } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { ArticleComment, CommentSubject } from './comment.js';

export const ArticleCommentConnection = connectionOf('ArticleComment', () => ArticleComment).Connection;

@ArgsType()
export class ArticleCommentsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'True: resolved threads only; false: open ones only.' })
  isResolved?: boolean | null;

  @Field(() => CommentSubject, { nullable: true, description: 'Only threads about this text.' })
  about?: CommentSubject | null;
}

@InputType({ description: 'A new comment.' })
export class ArticleCommentAddInput {
  @Field(() => ID, { description: 'The article.' })
  articleId!: string;

  @Field(() => CommentSubject, { description: 'Which text it is about; for an answer that of its thread.' })
  about!: CommentSubject;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read, for LIVE; of no meaning for DRAFT and for an answer.',
  })
  version?: number | null;

  @Field(() => String, {
    description:
      'Plain text, 1 to 2,000 characters. Mention somebody as `@[` with their id and `]`, at most 20 people.',
  })
  body!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The words that are meant, at most 300 characters; they have to occur in the text.',
  })
  quote?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The comment that this answers; answers stand below the thread’s first.',
  })
  replyToId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Other words for an own comment.' })
export class ArticleCommentUpdateInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Plain text, 1 to 2,000 characters, as in `ArticleCommentAddInput`.' })
  body!: string;
}

@InputType({ description: 'Deleting an own comment.' })
export class ArticleCommentDeleteInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Closing a thread.' })
export class ArticleCommentResolveInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Opening a thread again.' })
export class ArticleCommentReopenInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

const changed = {
  nullable: true,
  description: 'The comment as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `articleCommentAdd`.' })
export class ArticleCommentAddPayload extends Payload {
  @Field(() => ArticleComment, { nullable: true, description: 'The new comment; null when refused.' })
  comment?: ArticleComment | null;
}

@ObjectType({ description: 'Outcome of `articleCommentUpdate`.' })
export class ArticleCommentUpdatePayload extends Payload {
  @Field(() => ArticleComment, changed)
  comment?: ArticleComment | null;
}

@ObjectType({ description: 'Outcome of `articleCommentDelete`.' })
export class ArticleCommentDeletePayload extends Payload {
  @Field(() => ArticleComment, changed)
  comment?: ArticleComment | null;
}

@ObjectType({ description: 'Outcome of `articleCommentResolve`.' })
export class ArticleCommentResolvePayload extends Payload {
  @Field(() => ArticleComment, changed)
  comment?: ArticleComment | null;
}

@ObjectType({ description: 'Outcome of `articleCommentReopen`.' })
export class ArticleCommentReopenPayload extends Payload {
  @Field(() => ArticleComment, changed)
  comment?: ArticleComment | null;
}
