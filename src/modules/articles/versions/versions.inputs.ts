import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Article } from '../article.js';

/** A text of an article that is not asked for by its number. */
export enum ArticleTextChoice {
  LIVE = 'LIVE',
  DRAFT = 'DRAFT',
}

registerEnumType(ArticleTextChoice, {
  name: 'ArticleTextChoice',
  description: 'A text of an article that is not asked for by its number.',
  valuesConfig: {
    LIVE: { description: 'The text that readers see now.' },
    DRAFT: { description: 'The working copy; editors and administrators only.' },
  },
});

@InputType({ description: 'Which text of an article is meant: exactly one of the two.' })
export class ArticleTextInput {
  @Field(() => Int, { nullable: true, description: 'Number of a published version.' })
  version?: number | null;

  @Field(() => ArticleTextChoice, { nullable: true, description: 'The live text or the working copy.' })
  text?: ArticleTextChoice | null;
}

@InputType({ description: 'Bringing an earlier text back as a working copy.' })
export class ArticleVersionRestoreInput {
  @Field(() => Int, { description: 'Number of the version.' })
  version!: number;

  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True where another working copy is there and is to be thrown away for it.',
  })
  replaceDraft?: boolean | null;
}

@ObjectType({ description: 'Outcome of `articleVersionRestore`.' })
export class ArticleVersionRestorePayload extends Payload {
  @Field(() => Article, {
    nullable: true,
    description: 'The article as it is now; null where it does not exist or you may not see it.',
  })
  article?: Article | null;
}

@ObjectType({ description: 'Where a share lies with 95 % confidence (Wilson).' })
export class ShareInterval {
  @Field(() => Float, { description: 'Lower end, 0 to 1.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end, 0 to 1.' })
  high!: number;
}
