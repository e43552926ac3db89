import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Article } from '../article.js';

/** How a translation stands to its source. */
export enum TranslationState {
  CURRENT = 'CURRENT',
  SOURCE_CHANGED = 'SOURCE_CHANGED',
  MISSING = 'MISSING',
  DRAFT = 'DRAFT',
  ARCHIVED = 'ARCHIVED',
}

/** Why an article stands for a language. */
export enum LocaleFallback {
  WANTED = 'WANTED',
  VIEWER = 'VIEWER',
  SOURCE = 'SOURCE',
  SELF = 'SELF',
}

registerEnumType(TranslationState, {
  name: 'TranslationState',
  description: 'How a translation stands to its source.',
  valuesConfig: {
    CURRENT: { description: 'Live, and follows the live version of the source.' },
    SOURCE_CHANGED: { description: 'Live, and the source has a newer version than it follows.' },
    MISSING: { description: 'There is none in this language.' },
    DRAFT: { description: 'Being written; never published.' },
    ARCHIVED: { description: 'Out of use; restore or unlink it before another one is begun.' },
  },
});
registerEnumType(LocaleFallback, {
  name: 'LocaleFallback',
  description: 'Why an article stands for a language, in the order that is tried.',
  valuesConfig: {
    WANTED: { description: 'It is in the language that was asked for.' },
    VIEWER: { description: 'It is in your own language.' },
    SOURCE: { description: 'It is the source of the translations.' },
    SELF: { description: 'It is the article that was asked; nothing else can be read.' },
  },
});

/** An article in another language, seen from its source. */
@ObjectType({ description: 'An article in another language, and how it stands to its source.' })
export class ArticleTranslation {
  @Field(() => Locale, { description: 'The language.' })
  locale!: Locale;

  @Field(() => TranslationState, { description: 'How it stands.' })
  state!: TranslationState;

  @Field(() => Article, { nullable: true, description: 'The translation; null where it is missing.' })
  article!: Article | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the source that it follows; null where it is missing, and for outsiders.',
  })
  translatedVersion!: number | null;

  @Field(() => Int, { description: 'How many versions the source is ahead; 0 where it is not, and for outsiders.' })
  behindBy!: number;

  source!: Article;
}

/** An article in a language, or what stands in for it. */
@ObjectType({ description: 'An article in a language, or what stands in for it there.' })
export class ArticleInLocale {
  @Field(() => Article, { description: 'The article to show.' })
  article!: Article;

  @Field(() => Locale, { description: 'Its language.' })
  locale!: Locale;

  @Field(() => LocaleFallback, { description: 'Why this one.' })
  how!: LocaleFallback;

  @Field(() => Boolean, {
    description: 'Whether its source has a newer version than it follows; false for outsiders.',
  })
  isSourceChanged!: boolean;
}
