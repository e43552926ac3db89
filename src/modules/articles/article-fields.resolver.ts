import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import { Audience, type Viewer } from '../../platform/auth/viewer.js';
import { type Connection, PageArgs, pageRequest } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from '../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type PeopleLoaders, ProductLine, SupportTier, Team, User, loadAll, loadOne } from '../people/index.js';
import { htmlFor } from './article-html.resolver.js';
import { Article, ArticleUsage, TechnicalCase } from './article.js';
import { ArticleValidity } from './article-enums.js';
import { ArticleDraft, ArticleVersion } from './article-version.js';
import { ArticleFeedback } from './article-use.js';
import { lineIdsOf } from './article-content.rules.js';
import { type ArticleLoaders, versionKey } from './article.loaders.js';
import { ArticleVersionConnection } from './article.payloads.js';
import {
  everyone,
  mayArchive,
  mayChangeAudience,
  mayEdit,
  mayPublish,
  mayReadDraft,
  mayReadVersion,
  otherVersionsTo,
  maySee,
  maySubmit,
  readsInternal,
} from './article.policy.js';
import { lastNumber } from './article.rules.js';
import { listProjection } from './article.selection.js';
import type { ArticleStore } from './article.store.js';
import { Category } from './category.js';
import { beginOf, endOf, validityAt } from './time/validity.rules.js';
import { withoutInternal } from './content/blocks.js';
import { readableCase } from './content/render.js';

/** Whether the viewer sees the whole text. */
const inside = ({ viewer }: Context): boolean => readsInternal(viewer);

/** How the centre is organised is known to its own people only. */
const structureOf = <T>(viewer: Viewer, load: () => Promise<T[]>): Promise<T[]> =>
  readsInternal(viewer) ? load() : Promise.resolve([]);

/** Fields of an article that are related, rendered or depend on who asks. */
@Resolver(() => Article)
export class ArticleFieldsResolver {
  constructor(
    private readonly store: ArticleStore,
    private readonly loaders: ArticleLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => String, {
    description:
      'The live text as safe HTML (a technical case begins with its four parts), without internal blocks for outsiders. Headings begin at h2.',
  })
  bodyHtml(@Root() article: Article, @Ctx() context: Context): Promise<string> {
    return htmlFor(context, this.loaders, article, article.source);
  }

  @FieldResolver(() => String, { description: 'The live text in Markdown, without internal blocks for outsiders.' })
  bodyMarkdown(@Root() article: Article, @Ctx() context: Context): string {
    return inside(context) ? article.bodyMarkdown : withoutInternal(article.bodyMarkdown);
  }

  @FieldResolver(() => TechnicalCase, {
    nullable: true,
    description: 'The parts of a technical case; null for other kinds.',
  })
  technicalCase(@Root() article: Article, @Ctx() context: Context): TechnicalCase | null {
    return readableCase(article.technicalCase, inside(context));
  }

  @FieldResolver(() => Category, { nullable: true, description: 'Where it is sorted in; null for nowhere.' })
  async category(@Root() article: Article, @Ctx() context: Context): Promise<Category | null> {
    if (article.categoryId === null) return null;
    return (await context.loaders.get(this.loaders.categories).load('all')).get(article.categoryId);
  }

  @FieldResolver(() => [ProductLine], { description: 'Product lines it is made for; empty for all.' })
  productLines(@Root() article: Article, @Ctx() context: Context): Promise<ProductLine[]> {
    return loadAll(context, this.people.lines, lineIdsOf(article.lines));
  }

  @FieldResolver(() => SupportTier, {
    nullable: true,
    description: 'Lowest support tier that reads it; null for all, and for outsiders.',
  })
  minimumTier(@Root() article: Article, @Ctx() context: Context): Promise<SupportTier | null> {
    return loadOne(context, this.people.tiers, inside(context) && article.tierRank > 0 ? article.tierRank : null);
  }

  @FieldResolver(() => [Team], { description: 'Teams that read it; empty for all, and for outsiders.' })
  teams(@Root() article: Article, @Ctx() context: Context): Promise<Team[]> {
    return structureOf(context.viewer, () =>
      loadAll(
        context,
        this.people.teams,
        article.teams.filter((id) => id !== everyone),
      ),
    );
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who made it live; null for outsiders, for an import by the product, and where the person is gone.',
  })
  publishedBy(@Root() article: Article, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, inside(context) ? article.publishedById : null);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the live version changed; null for outsiders.' })
  changeSummary(@Root() article: Article, @Ctx() context: Context): string | null {
    return inside(context) ? article.changeSummary : null;
  }

  @FieldResolver(() => ArticleUsage, { description: 'How it served, all versions together.' })
  usage(@Root() article: Article, @Ctx() context: Context): Promise<ArticleUsage> {
    return context.loaders.get(this.loaders.usage).load(article._id);
  }

  @FieldResolver(() => ArticleDraft, {
    nullable: true,
    description: 'The working copy; null where there is none, or you may not read it (editors and administrators may).',
  })
  draft(@Root() article: Article, @Ctx() context: Context): ArticleDraft | null {
    if (!article.draft || !mayReadDraft(context.viewer)) return null;
    return Object.assign(new ArticleDraft(), { article, content: article.draft, number: lastNumber(article) + 1 });
  }

  @FieldResolver(() => ArticleVersionConnection, {
    description:
      'Published versions, newest first: those that today’s and their own rule let you read; for outsiders the live one only.',
  })
  versions(
    @Root() article: Article,
    @Ctx() context: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ArticleVersion>> {
    const rule = otherVersionsTo(context.viewer, context.clock.now());
    return this.store.versionPage(article, rule, pageRequest(args), listProjection(info));
  }

  @FieldResolver(() => ArticleVersion, {
    nullable: true,
    description: 'One published version by its number; null where there is none or you may not read it.',
  })
  async versionNumbered(
    @Root() article: Article,
    @Ctx() context: Context,
    @Arg('number', () => Int, { description: 'Number of the version, from 1.' }) number: number,
  ): Promise<ArticleVersion | null> {
    const version = await this.store.version(article._id, number);
    return version && mayReadVersion(context.viewer, article, version, context.clock.now()) ? version : null;
  }

  @FieldResolver(() => ArticleVersion, {
    nullable: true,
    description:
      'The published text that begins to hold later than the live one; null where there is none, and for outsiders.',
  })
  nextVersion(@Root() article: Article, @Ctx() context: Context): Promise<ArticleVersion | null> {
    return article.next ? this.versionNumbered(article, context, article.next.version) : Promise.resolve(null);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'From when it holds; null for since ever.' })
  effectiveFrom(@Root() article: Article): Date | null {
    return beginOf(article);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it holds, that moment not included; null for no end.',
  })
  effectiveTo(@Root() article: Article): Date | null {
    return endOf(article);
  }

  @FieldResolver(() => ArticleValidity, { description: 'Whether the live text holds at this moment.' })
  validity(@Root() article: Article, @Ctx() context: Context): ArticleValidity {
    return validityAt(article, context.clock.now());
  }

  @FieldResolver(() => ArticleFeedback, {
    nullable: true,
    description: 'Your answer about the live version; null while you gave none.',
  })
  async viewerFeedback(@Root() article: Article, @Ctx() context: Context): Promise<ArticleFeedback | null> {
    if (article.version === null || context.viewer.kind !== 'person') return null;
    return context.loaders
      .get(this.loaders.feedback)
      .load(versionKey({ articleId: article._id, number: article.version }));
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may write in it now.' })
  viewerCanEdit(@Root() article: Article, @Ctx() context: Context): boolean {
    return mayEdit(context.viewer, article);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may hand its draft in for review now.' })
  viewerCanSubmit(@Root() article: Article, @Ctx() context: Context): boolean {
    return maySubmit(context.viewer, article);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may publish its draft now.' })
  viewerCanPublish(@Root() article: Article, @Ctx() context: Context): boolean {
    return mayPublish(context.viewer, article);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may archive it now.' })
  viewerCanArchive(@Root() article: Article, @Ctx() context: Context): boolean {
    return mayArchive(context.viewer, article);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may change who reads it.' })
  viewerCanChangeAudience(@Root() article: Article, @Ctx() context: Context): boolean {
    return mayChangeAudience(context.viewer, article);
  }
}

/** A version that is reached by its own id or through feedback has to pass its own rule too. */
export const mayOpenVersion = (viewer: Viewer, article: Article | null, version: ArticleVersion, now: Date): boolean =>
  article !== null && maySee(viewer, article, now) && mayReadVersion(viewer, article, version, now);

/** As whom a draft may be looked at: outsiders' view on request. */
export const insideFor = (as: Audience | null | undefined): boolean => (as ?? Audience.INTERNAL) === Audience.INTERNAL;
