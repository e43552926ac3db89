import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { Article } from '../article.js';
import { ArticleVersion } from '../article-version.js';
import { ContentCriterionKey } from './checklist.js';

@InputType({ description: 'How one criterion was judged.' })
export class ChecklistItemInput {
  @Field(() => ContentCriterionKey, { description: 'Which one.' })
  key!: ContentCriterionKey;

  @Field(() => Boolean, { nullable: true, description: 'Whether the text meets it; null where it does not apply.' })
  isMet?: boolean | null;
}

@InputType({ description: 'How a version stands against the content standard.' })
export class ArticleChecklistRecordInput {
  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @Field(() => [ChecklistItemInput], { description: 'Each criterion once; at least one has to apply.' })
  items!: ChecklistItemInput[];

  @Field(() => String, { nullable: true, description: 'What to add, at most 500 characters.' })
  note?: string | null;
}

@ArgsType()
export class ContentStandardArgs {
  @Field(() => DateTimeScalar, { description: 'Records from this moment on.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Records before this moment; at most 24 months after `from`.' })
  to!: Date;

  @Field(() => ID, { nullable: true, description: 'Of this author only.' })
  authorId?: string | null;
}

@ObjectType({ description: 'Outcome of `articleChecklistRecord`.' })
export class ArticleChecklistRecordPayload extends Payload {
  @Field(() => Article, { nullable: true, description: 'The article; null when refused.' })
  article?: Article | null;

  @Field(() => ArticleVersion, { nullable: true, description: 'The version with its checklist; null when refused.' })
  version?: ArticleVersion | null;
}
