import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { badInput } from '../../../platform/errors/index.js';
import { type PeopleLoaders, User, loadAll, loadOne } from '../../people/index.js';
import { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { isQuoted } from '../review/quote.rules.js';
import { ArticleCommentConnection, ArticleCommentsArgs } from './comment.inputs.js';
import { type CommentLoaders, quotedVersionKey } from './comment.loaders.js';
import { commentsVisibleTo, mayEraseComment, mayResolve, mayRewrite } from './comment.policy.js';
import type { CommentService } from './comment.service.js';
import type { CommentStore } from './comment.store.js';
import { ArticleComment, CommentSubject } from './comment.js';

/** Most people about whom one may ask at once whether they may read a text. */
const mostAsked = 50;

/** Comments as an article shows them. */
@Resolver(() => Article)
export class ArticleCommentsResolver {
  constructor(
    private readonly service: CommentService,
    private readonly store: CommentStore,
    private readonly loaders: CommentLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => ArticleCommentConnection, { description: 'Threads about it, newest first; none for outsiders.' })
  comments(
    @Root() article: Article,
    @Ctx() context: Context,
    @Args(() => ArticleCommentsArgs) args: ArticleCommentsArgs,
  ): Promise<Connection<ArticleComment>> {
    const rule = commentsVisibleTo(context.viewer, article, context.clock.now());
    return this.store.threads(article._id, rule, args, pageRequest(args));
  }

  @FieldResolver(() => Int, { description: 'How many open threads you see; 0 for outsiders.' })
  openCommentCount(@Root() article: Article, @Ctx() context: Context): Promise<number> {
    return context.loaders.get(this.loaders.openCounts).load(article);
  }

  @FieldResolver(() => [User], {
    description: 'Those of some people who may read it, and so can be mentioned in a comment. None for outsiders.',
  })
  async readableBy(
    @Root() article: Article,
    @Ctx() context: Context,
    @Arg('userIds', () => [ID], { description: 'The people, at most 50.' }) userIds: string[],
    @Arg('about', () => CommentSubject, {
      nullable: true,
      description: 'Which text they are to read; LIVE unless said otherwise. Nobody for DRAFT unless you read drafts.',
    })
    about: CommentSubject | null,
  ): Promise<User[]> {
    if (userIds.length > mostAsked) throw badInput(`Ask about at most ${mostAsked} people.`);
    const ids = await this.service.readers(context.viewer, article, about ?? CommentSubject.LIVE, userIds);
    return loadAll(
      context,
      this.people.users,
      userIds.filter((id) => ids.includes(id)),
    );
  }
}

/** Fields of a comment that are related or depend on who asks. Whoever reached a comment may see its article. */
@Resolver(() => ArticleComment)
export class CommentFieldsResolver {
  constructor(
    private readonly store: CommentStore,
    private readonly loaders: CommentLoaders,
    private readonly articles: ArticleLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => Article, { description: 'The article.' })
  async article(@Root() comment: ArticleComment, @Ctx() context: Context): Promise<Article> {
    const article = await context.loaders.get(this.articles.articles).load(comment.articleId);
    if (!article) throw new Error('The article of this comment may no longer be read.');
    return article;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether the words that are meant still stand in the text that is live now, or in the working copy; null without a quote.',
  })
  async isQuoteFound(@Root() comment: ArticleComment, @Ctx() context: Context): Promise<boolean | null> {
    if (comment.quote === null) return null;
    const article = await this.article(comment, context);
    if (comment.about === CommentSubject.DRAFT) return article.draft !== null && isQuoted(article.draft, comment.quote);
    if (article.version === null) return false;
    const live = await context.loaders
      .get(this.loaders.versions)
      .load(quotedVersionKey({ articleId: article._id, version: article.version }));
    return live !== null && isQuoted(live, comment.quote);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it; null where the person is gone.' })
  author(@Root() comment: ArticleComment, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, comment.authorId);
  }

  @FieldResolver(() => [User], { description: 'Whom it mentions.' })
  mentions(@Root() comment: ArticleComment, @Ctx() context: Context): Promise<User[]> {
    return loadAll(context, this.people.users, comment.mentionIds);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its author deleted it.' })
  isDeleted(@Root() comment: ArticleComment): boolean {
    return comment.deletedAt !== null;
  }

  @FieldResolver(() => ArticleComment, {
    nullable: true,
    description: 'First comment of its thread; null where it is that itself.',
  })
  replyTo(@Root() comment: ArticleComment, @Ctx() context: Context): Promise<ArticleComment | null> {
    return loadOne(context, this.loaders.comments, comment.threadId);
  }

  @FieldResolver(() => ArticleCommentConnection, { description: 'Answers, oldest first; none for an answer.' })
  replies(@Root() comment: ArticleComment, @Args(() => PageArgs) args: PageArgs): Promise<Connection<ArticleComment>> {
    return this.store.replies(comment._id, pageRequest(args));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who resolved its thread; null while that is open.' })
  resolvedBy(@Root() comment: ArticleComment, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, comment.resolvedById);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may change its words now.' })
  viewerCanEdit(@Root() comment: ArticleComment, @Ctx() { viewer, clock }: Context): boolean {
    return mayRewrite(viewer, comment, clock.now());
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may delete it now.' })
  viewerCanDelete(@Root() comment: ArticleComment, @Ctx() { viewer }: Context): boolean {
    return comment.deletedAt === null && mayEraseComment(viewer, comment);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may resolve or reopen the thread that it begins.' })
  async viewerCanResolve(@Root() comment: ArticleComment, @Ctx() context: Context): Promise<boolean> {
    if (comment.threadId !== null) return false;
    return mayResolve(context.viewer, await this.article(comment, context), comment);
  }
}
