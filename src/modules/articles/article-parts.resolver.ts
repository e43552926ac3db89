import { Audience } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
import { Arg, Ctx, FieldResolver, Resolver, Root } from '../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type PeopleLoaders, ProductLine, User, loadAll, loadOne } from '../people/index.js';
import { insideFor } from './article-fields.resolver.js';
import { htmlFor } from './article-html.resolver.js';
import { Article, ArticleUsage, type Review, TechnicalCase } from './article.js';
import { ArticleDraft, ArticleReview, ArticleVersion } from './article-version.js';
import { ArticleFeedback, ArticleUse } from './article-use.js';
import { DraftState } from './article-enums.js';
import { lineIdsOf } from './article-content.rules.js';
import { type ArticleLoaders, versionKey } from './article.loaders.js';
import { readsInternal } from './article.policy.js';
import { Category } from './category.js';
import { withoutInternal } from './content/blocks.js';
import { readableCase } from './content/render.js';

const reviewsOf = (reviews: readonly Review[]): ArticleReview[] =>
  reviews.map((review) => Object.assign(new ArticleReview(), review));

/** The article of a thing that hangs on it; whoever reached the thing may see the article, so it is there. */
async function owner(context: Context, loaders: ArticleLoaders, articleId: string): Promise<Article> {
  const article = await context.loaders.get(loaders.articles).load(articleId);
  if (!article) throw new Error('The article of this object may no longer be read.');
  return article;
}

/** Fields of a working copy. Only editors and administrators ever get one. */
@Resolver(() => ArticleDraft)
export class ArticleDraftFieldsResolver {
  constructor(
    private readonly loaders: ArticleLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => DraftState, { description: 'Where it stands.' })
  state(@Root() { content }: ArticleDraft): DraftState {
    return content.state;
  }

  @FieldResolver(() => String, { description: 'Title.' })
  title(@Root() { content }: ArticleDraft): string {
    return content.title;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What to say first.' })
  say(@Root() { content }: ArticleDraft): string | null {
    return content.say;
  }

  @FieldResolver(() => String, { description: 'The text in Markdown.' })
  bodyMarkdown(@Root() { content }: ArticleDraft): string {
    return content.bodyMarkdown;
  }

  @FieldResolver(() => String, { description: 'The text as safe HTML, as somebody of an audience would get it.' })
  bodyHtml(
    @Root() { article, content }: ArticleDraft,
    @Ctx() context: Context,
    @Arg('as', () => Audience, {
      nullable: true,
      description: 'As whom to look at it; INTERNAL unless said otherwise.',
    })
    as: Audience | null,
  ): Promise<string> {
    return htmlFor(context, this.loaders, { ...content, locale: article.locale }, article.source, insideFor(as));
  }

  @FieldResolver(() => TechnicalCase, {
    nullable: true,
    description: 'The parts of a technical case; null for other kinds.',
  })
  technicalCase(@Root() { content }: ArticleDraft): TechnicalCase | null {
    return content.technicalCase;
  }

  @FieldResolver(() => [String], { description: 'Alternative questions.' })
  alternativeQuestions(@Root() { content }: ArticleDraft): string[] {
    return content.alternativeQuestions;
  }

  @FieldResolver(() => [String], { description: 'Keywords.' })
  keywords(@Root() { content }: ArticleDraft): string[] {
    return content.keywords;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where it applies.' })
  environment(@Root() { content }: ArticleDraft): string | null {
    return content.environment;
  }

  @FieldResolver(() => [String], { description: 'Models that it applies to.' })
  models(@Root() { content }: ArticleDraft): string[] {
    return content.models;
  }

  @FieldResolver(() => [String], { description: 'Error codes that it explains.' })
  errorCodes(@Root() { content }: ArticleDraft): string[] {
    return content.errorCodes;
  }

  @FieldResolver(() => Category, { nullable: true, description: 'Where it will be sorted in; null for nowhere.' })
  async category(@Root() { content }: ArticleDraft, @Ctx() context: Context): Promise<Category | null> {
    if (content.categoryId === null) return null;
    return (await context.loaders.get(this.loaders.categories).load('all')).get(content.categoryId);
  }

  @FieldResolver(() => [ProductLine], { description: 'Product lines it will be for; empty for all.' })
  productLines(@Root() { content }: ArticleDraft, @Ctx() context: Context): Promise<ProductLine[]> {
    return loadAll(context, this.people.lines, lineIdsOf(content.lines));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who opened it; null for an import.' })
  author(@Root() { content }: ArticleDraft, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, content.authorId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Note for reviewers.' })
  note(@Root() { content }: ArticleDraft): string | null {
    return content.note;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When somebody wrote in it last.' })
  updatedAt(@Root() { content }: ArticleDraft): Date {
    return content.updatedAt;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was handed in; null while it is not.' })
  submittedAt(@Root() { content }: ArticleDraft): Date | null {
    return content.submittedAt;
  }

  @FieldResolver(() => [ArticleReview], { description: 'Decisions about it, oldest first; the last 50.' })
  reviews(@Root() { content }: ArticleDraft): ArticleReview[] {
    return reviewsOf(content.reviews);
  }
}

@Resolver(() => ArticleReview)
export class ArticleReviewFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who decided; null where the person is gone.' })
  reviewer(@Root() review: ArticleReview, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, review.reviewerId);
  }
}

/** Fields of a published version. */
@Resolver(() => ArticleVersion)
export class ArticleVersionFieldsResolver {
  constructor(
    private readonly loaders: ArticleLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => Article, { description: 'The article as it is now.' })
  article(@Root() version: ArticleVersion, @Ctx() context: Context): Promise<Article> {
    return owner(context, this.loaders, version.articleId);
  }

  @FieldResolver(() => String, { description: 'The text as safe HTML, without internal blocks for outsiders.' })
  async bodyHtml(@Root() version: ArticleVersion, @Ctx() context: Context): Promise<string> {
    return htmlFor(context, this.loaders, version, (await owner(context, this.loaders, version.articleId)).source);
  }

  @FieldResolver(() => String, { description: 'The text in Markdown, without internal blocks for outsiders.' })
  bodyMarkdown(@Root() version: ArticleVersion, @Ctx() { viewer }: Context): string {
    return readsInternal(viewer) ? version.bodyMarkdown : withoutInternal(version.bodyMarkdown);
  }

  @FieldResolver(() => TechnicalCase, {
    nullable: true,
    description: 'The parts of a technical case; null for other kinds.',
  })
  technicalCase(@Root() version: ArticleVersion, @Ctx() { viewer }: Context): TechnicalCase | null {
    return readableCase(version.technicalCase, readsInternal(viewer));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it; null for outsiders and for an import.' })
  author(@Root() version: ArticleVersion, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, readsInternal(context.viewer) ? version.authorId : null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What changed: the summary of the publication, or the note for reviewers. Null for outsiders.',
  })
  note(@Root() version: ArticleVersion, @Ctx() { viewer }: Context): string | null {
    return readsInternal(viewer) ? (version.changeSummary ?? version.note) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who made it live; null for outsiders.' })
  publishedBy(@Root() version: ArticleVersion, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, readsInternal(context.viewer) ? version.publishedById : null);
  }

  @FieldResolver(() => [ArticleReview], { description: 'Decisions that led to it, oldest first; empty for outsiders.' })
  reviews(@Root() version: ArticleVersion, @Ctx() { viewer }: Context): ArticleReview[] {
    return readsInternal(viewer) ? reviewsOf(version.reviews) : [];
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the text that is live now.' })
  async isLive(@Root() version: ArticleVersion, @Ctx() context: Context): Promise<boolean> {
    return (await owner(context, this.loaders, version.articleId)).version === version.number;
  }

  @FieldResolver(() => ArticleUsage, { description: 'How this version served.' })
  usage(@Root() version: ArticleVersion, @Ctx() context: Context): Promise<ArticleUsage> {
    return context.loaders.get(this.loaders.versionUsage).load(versionKey(version));
  }
}

@Resolver(() => ArticleFeedback)
export class ArticleFeedbackFieldsResolver {
  constructor(
    private readonly loaders: ArticleLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => Article, { description: 'The article it is about.' })
  article(@Root() feedback: ArticleFeedback, @Ctx() context: Context): Promise<Article> {
    return owner(context, this.loaders, feedback.articleId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who gave it.' })
  givenBy(@Root() feedback: ArticleFeedback, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, feedback.userId);
  }
}

@Resolver(() => ArticleUse)
export class ArticleUseFieldsResolver {
  constructor(
    private readonly loaders: ArticleLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => Article, { description: 'The article that served.' })
  article(@Root() use: ArticleUse, @Ctx() context: Context): Promise<Article> {
    return owner(context, this.loaders, use.articleId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who linked it.' })
  linkedBy(@Root() use: ArticleUse, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, use.userId);
  }
}
