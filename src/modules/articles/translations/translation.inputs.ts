import { PageArgs } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Article } from '../article.js';
import { ArticleTextChoice } from '../versions/versions.inputs.js';

@ArgsType()
export class SourceChangedArgs extends PageArgs {
  @Field(() => Locale, { nullable: true, description: 'Only translations in this language.' })
  locale?: Locale | null;
}

@InputType({ description: 'Beginning a translation.' })
export class ArticleTranslationStartInput {
  @Field(() => ID, { description: 'The published article to translate; of a translation its source is meant.' })
  sourceId!: string;

  @Field(() => Locale, { description: 'Language of the translation; another one than that of the source.' })
  locale!: Locale;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Binding an article to the one that it translates.' })
export class ArticleTranslationLinkInput {
  @Field(() => ID, { description: 'The published source; of a translation its source is meant.' })
  sourceId!: string;

  @Field(() => Int, { description: 'The `revision` of the translation that you saw.' })
  expectedVersion!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the source that the text follows; left out the live one.',
  })
  sourceVersion?: number | null;
}

@InputType({ description: 'Letting an article be no translation any more.' })
export class ArticleTranslationUnlinkInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Finding a translation right for a version of its source.' })
export class ArticleTranslationConfirmInput {
  @Field(() => Int, { description: 'The `revision` that you saw.' })
  expectedVersion!: number;

  @Field(() => Int, {
    description:
      'Version of the source that it is right for: not older than the one it follows, not newer than the live one.',
  })
  sourceVersion!: number;

  @Field(() => ArticleTextChoice, {
    nullable: true,
    description: 'Which text was looked at; left out the live one, or the working copy where nothing is published.',
  })
  text?: ArticleTextChoice | null;
}

const changed = {
  nullable: true,
  description: 'The translation as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `articleTranslationStart`.' })
export class ArticleTranslationStartPayload extends Payload {
  @Field(() => Article, { nullable: true, description: 'The new article; null when refused.' })
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleTranslationLink`.' })
export class ArticleTranslationLinkPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleTranslationUnlink`.' })
export class ArticleTranslationUnlinkPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}

@ObjectType({ description: 'Outcome of `articleTranslationConfirm`.' })
export class ArticleTranslationConfirmPayload extends Payload {
  @Field(() => Article, changed)
  article?: Article | null;
}
