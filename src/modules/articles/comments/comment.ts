import type { ArticlePolicyFields } from '../article.js';
import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Which of an article's texts a comment is about. */
export enum CommentSubject {
  LIVE = 'LIVE',
  DRAFT = 'DRAFT',
}

registerEnumType(CommentSubject, {
  name: 'CommentSubject',
  description: 'Which of an article’s texts a comment is about.',
  valuesConfig: {
    LIVE: { description: 'A published version.' },
    DRAFT: { description: 'The working copy; only those who may read drafts see these comments.' },
  },
});

/**
 * What somebody said about an article; the first of a thread, or an answer. The policy fields are those of the version that the thread
 * is about: its words may repeat what not everybody may read who reads the article today.
 */
@ObjectType({
  implements: Node,
  description: 'What somebody said about an article: the first of a thread, or an answer. Inside the centre only.',
})
export class ArticleComment extends Node implements ArticlePolicyFields {
  articleId!: string;

  @Field(() => CommentSubject, { description: 'Which text it is about.' })
  about!: CommentSubject;

  @Field(() => Int, {
    description: 'Version that the thread is about; for a working copy the number that it would have got.',
  })
  version!: number;

  @Field(() => String, {
    description:
      'Plain text, at most 2,000 characters; mentions stand in it as `@[` with the id of a person and `]`. Empty when deleted.',
  })
  body!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The words that are meant, at most 300 characters; null for all.',
  })
  quote!: string | null;

  authorId!: string;
  mentionIds!: string[];

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its author changed it last; null for never.' })
  editedAt!: Date | null;

  deletedAt!: Date | null;
  /** First comment of its thread; null for that comment itself. */
  threadId!: string | null;

  @Field(() => Int, { description: 'How many answers it has, deleted ones too; 0 for an answer.' })
  replyCount!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When its thread was resolved; null while that is open, and for answers.',
  })
  resolvedAt!: Date | null;

  resolvedById!: string | null;

  @Field(() => Int, { description: 'Counts every write; hand it back as `expectedVersion`.' })
  revision!: number;

  audience!: ArticlePolicyFields['audience'];
  tierRank!: number;
  teams!: string[];
  lines!: string[];
  state!: ArticlePolicyFields['state'];
  effectiveFrom!: number;
  effectiveTo!: number;
}
