import type { Context } from '../../../platform/graphql/context.js';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Article } from '../article.js';
import { ArticleDraft, ArticleVersion } from '../article-version.js';
import { ArticleState } from '../article-enums.js';
import { keepsKnowledge, readsInternal } from '../article.policy.js';
import { ArticleDifference } from '../versions/article-difference.js';
import type { DifferenceService } from '../versions/difference.service.js';
import { ArticleInLocale, ArticleTranslation, LocaleFallback, TranslationState } from './translation.js';
import type { TranslationReader } from './translation.loaders.js';
import { behindBy, followedVersion, stateOf } from './translation.rules.js';

/** How a translation, or its absence, looks to who asks. Outsiders learn that it is there, not how it is kept. */
function rowOf({ viewer }: Context, source: Article, locale: Locale, article: Article | null): ArticleTranslation {
  const inside = readsInternal(viewer);
  const state = stateOf(source, article);
  return Object.assign(new ArticleTranslation(), {
    locale,
    source,
    article,
    state: inside || state !== TranslationState.SOURCE_CHANGED ? state : TranslationState.CURRENT,
    translatedVersion: inside && article ? followedVersion(article) : null,
    behindBy: inside && article ? behindBy(source, article) : 0,
  });
}

/** What translations add to an article. */
@Resolver(() => Article)
export class ArticleTranslationFieldsResolver {
  constructor(private readonly reader: TranslationReader) {}

  @FieldResolver(() => [ArticleTranslation], {
    description:
      'One row for each other language of a source: for readers the translations that they may read; for editors also those that are missing, being written or archived. Empty on a translation.',
  })
  async translations(@Root() article: Article, @Ctx() context: Context): Promise<ArticleTranslation[]> {
    if (article.translationOf !== null) return [];
    const found = await this.reader.translationsOf(context, article._id);
    return Object.values(Locale).flatMap((locale) => {
      if (locale === article.locale) return [];
      const translation = found.find((one) => one.locale === locale) ?? null;
      return translation || keepsKnowledge(context.viewer) ? [rowOf(context, article, locale, translation)] : [];
    });
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article that this one translates; null where it is no translation or you may not read that one.',
  })
  translationSource(@Root() article: Article, @Ctx() context: Context): Promise<Article | null> {
    return this.reader.sourceOf(context, article);
  }

  @FieldResolver(() => ArticleTranslation, {
    nullable: true,
    description:
      'How this translation stands to its source; null where it is no translation or you may not read the source.',
  })
  async translationStanding(@Root() article: Article, @Ctx() context: Context): Promise<ArticleTranslation | null> {
    const source = await this.reader.sourceOf(context, article);
    return source && rowOf(context, source, article.locale, article);
  }

  @FieldResolver(() => ArticleInLocale, {
    description:
      'The article in a language, or what stands in for it: that language, else yours, else the source, else the article itself. Live texts that you may read only.',
  })
  async inLocale(
    @Root() article: Article,
    @Ctx() context: Context,
    @Arg('locale', () => Locale, { description: 'The language that is wanted.' }) locale: Locale,
  ): Promise<ArticleInLocale> {
    const family = await this.reader.liveFamily(context, article);
    // Where two are possible the article that was asked comes first.
    const inLanguage = (wanted: string): Article | undefined =>
      article.locale === wanted ? article : family.find((one) => one.locale === wanted);
    const source = family.find((one) => one.translationOf === null && one._id === article.translationOf);
    const candidates: [LocaleFallback, Article | undefined][] = [
      [LocaleFallback.WANTED, inLanguage(locale)],
      [LocaleFallback.VIEWER, inLanguage(context.viewer.locale)],
      [LocaleFallback.SOURCE, source ?? (article.translationOf === null ? article : undefined)],
      [LocaleFallback.SELF, article],
    ];
    const [how, shown] = candidates.find(([, one]) => one !== undefined) ?? [LocaleFallback.SELF, article];
    const chosen = shown ?? article;
    const of = family.find((one) => one._id === chosen.translationOf);
    return Object.assign(new ArticleInLocale(), {
      article: chosen,
      locale: chosen.locale,
      how,
      isSourceChanged: readsInternal(context.viewer) && of !== undefined && behindBy(of, chosen) > 0,
    });
  }
}

/** What changed in the source of a translation. */
@Resolver(() => ArticleTranslation)
export class SourceChangeResolver {
  constructor(private readonly differences: DifferenceService) {}

  @FieldResolver(() => ArticleDifference, {
    nullable: true,
    description:
      'What changed in the source since the version that the translation follows; null where nothing did, or you may not read both. For people of the centre.',
  })
  async sourceChange(@Root() row: ArticleTranslation, @Ctx() context: Context): Promise<ArticleDifference | null> {
    const { source, article, translatedVersion } = row;
    if (!article || translatedVersion === null || row.behindBy === 0 || source.state !== ArticleState.PUBLISHED)
      return null;
    return this.differences.ofArticle(context.viewer, source, { version: translatedVersion }, { text: 'LIVE' });
  }
}

const followed = 'Version of the source that this text follows; null where it is no translation, and for outsiders.';

/** Which version of its source a text follows. */
@Resolver(() => ArticleVersion)
export class VersionTranslationResolver {
  @FieldResolver(() => Int, { nullable: true, description: followed })
  translatedVersion(@Root() version: ArticleVersion, @Ctx() { viewer }: Context): number | null {
    return readsInternal(viewer) ? (version.translatedVersion ?? null) : null;
  }
}

@Resolver(() => ArticleDraft)
export class DraftTranslationResolver {
  @FieldResolver(() => Int, { nullable: true, description: followed })
  translatedVersion(@Root() { article, content }: ArticleDraft): number | null {
    return article.translationOf === null ? null : (content.translatedVersion ?? article.translatedVersion);
  }
}
