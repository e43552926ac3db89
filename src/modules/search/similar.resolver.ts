import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import { roles, staff } from '../../platform/auth/access.js';
import { Role } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../platform/graphql/decorators.js';
import { Locale } from '../../platform/graphql/enums.js';
import { settle } from '../../platform/graphql/payload.js';
import { badInput } from '../../platform/errors/index.js';
import type { SearchSection } from '../../platform/search/source.js';
import { Article, articleById, asksForTexts } from '../articles/index.js';
import {
  ArticleDuplicateDismissInput,
  ArticleDuplicateDismissPayload,
  SimilarArticle,
  SimilarDraftInput,
} from './similar-article.js';
import type { FoundAlike, SimilarService } from './similar.service.js';

/** Plain sections of a text, as the index would cut it. */
export type SectionsOf = (text: Pick<Article, 'bodyMarkdown' | 'technicalCase' | 'locale'>) => SearchSection[];

const longestBody = 600_000;
/** Characters of a text that are compared. */
const comparedCharacters = 30_000;

const shown = ({ likeness, isLikelyDuplicate, passage, object }: FoundAlike): SimilarArticle => ({
  article: object as Article,
  likeness,
  isLikelyDuplicate,
  passage,
});

/** What is like a text. */
@Resolver(() => Article)
export class SimilarResolver {
  constructor(
    private readonly service: SimilarService,
    private readonly sectionsOf: SectionsOf,
  ) {}

  @Query(() => [SimilarArticle], {
    description:
      'Published articles that you may find and that are like what you write, likest first; for a warning while writing. For staff. Error: BAD_USER_INPUT for `first` outside 1 to 10 and for a text that is too long.',
  })
  @Access(staff())
  async similarArticles(
    @Ctx() context: Context,
    @Arg('draft', () => SimilarDraftInput, { description: 'The text.' }) draft: SimilarDraftInput,
    @Arg('first', () => Int, { defaultValue: 5, description: 'At most so many, 1 to 10.' }) first: number,
  ): Promise<SimilarArticle[]> {
    const bodyMarkdown = draft.bodyMarkdown ?? '';
    if (bodyMarkdown.length > longestBody) throw badInput(`A text has at most ${longestBody} characters.`);
    const text = {
      title: draft.title,
      alternatives: draft.alternativeQuestions ?? [],
      sections: this.#sections({
        bodyMarkdown,
        technicalCase: null,
        locale: draft.locale ?? (context.viewer.locale === 'en' ? Locale.EN : Locale.ZH_CN),
      }),
    };
    const query = { text, locale: draft.locale ?? null, exceptId: draft.excludeId ?? null };
    return (await this.service.find(context.viewer, query, first)).map(shown);
  }

  @Mutation(() => ArticleDuplicateDismissPayload, {
    description:
      'Remembers that two articles are not the same; they no longer warn of each other. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, INVALID.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  articleDuplicateDismiss(
    @Ctx() context: Context,
    @Arg('input', () => ArticleDuplicateDismissInput, { description: 'The two articles.' })
    input: ArticleDuplicateDismissInput,
  ): Promise<ArticleDuplicateDismissPayload> {
    const { articleId, otherId } = input;
    return settle<ArticleDuplicateDismissPayload>(context, async () => {
      const load = (id: string): Promise<Article | null> => context.loaders.get(articleById).load(id);
      await this.service.dismiss(context.viewer, articleId, otherId, async (id) => (await load(id)) !== null);
      return { article: await load(articleId) };
    });
  }

  @FieldResolver(() => [SimilarArticle], {
    description:
      'Published articles that are like this one, likest first; without those that were said not to be the same. Empty for outsiders. Error: BAD_USER_INPUT for `first` outside 1 to 10.',
  })
  async similar(
    @Root() article: Article,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 5, description: 'At most so many, 1 to 10.' }) first: number,
  ): Promise<SimilarArticle[]> {
    // A row of a list carries no long text.
    const whole = (await context.loaders.get(articleById).load(article._id)) ?? article;
    const text = {
      title: whole.title,
      alternatives: whole.alternativeQuestions,
      sections: this.#sections(whole),
    };
    return (await this.service.find(context.viewer, { text, locale: whole.locale, exceptId: whole._id }, first)).map(
      shown,
    );
  }

  #sections(text: Pick<Article, 'bodyMarkdown' | 'technicalCase' | 'locale'>): SearchSection[] {
    const bodyMarkdown = text.bodyMarkdown.slice(0, comparedCharacters);
    return this.sectionsOf({ bodyMarkdown, technicalCase: text.technicalCase, locale: text.locale });
  }
}

/** The article of a likeness. */
@Resolver(() => SimilarArticle)
export class SimilarArticleResolver {
  @FieldResolver(() => Article, { description: 'The article, published.' })
  async article(
    @Root() { article }: SimilarArticle,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Article> {
    // What is found carries its document without the long texts.
    return (asksForTexts(info) ? await context.loaders.get(articleById).load(article._id) : null) ?? article;
  }
}
