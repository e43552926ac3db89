import { Audience } from '../../../platform/auth/viewer.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Article, articleById, renderArticle } from '../../articles/index.js';
import { Department, type PeopleLoaders, SupportTier, User, loadOne } from '../../people/index.js';
import { TreeWalkEnding, TreeWalkOffer } from './walk-ending.js';
import { TreeWalkArticle, TreeWalkEntry, TreeWalkNode, TreeWalkStop } from './walk-view.js';

/** Where a walk stands. */
@Resolver(() => TreeWalkNode)
export class WalkNodeResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The same as safe HTML.' })
  bodyHtml(@Root() { body }: TreeWalkNode, @Ctx() { viewer }: Context): string | null {
    const isInside = viewer.audience === Audience.INTERNAL;
    return body && renderArticle({ bodyMarkdown: body, technicalCase: null, locale: viewer.locale }, isInside);
  }
}

/** Articles at nodes. */
@Resolver(() => TreeWalkArticle)
export class WalkArticleResolver {
  constructor(private readonly ids: LoaderFactory<string, string | null>) {}

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Code, e.g. `K-2031`; null where you may not see the article.',
  })
  async code(@Root() at: TreeWalkArticle, @Ctx() context: Context): Promise<string | null> {
    return (await this.article(at, context)) && at.articleCode;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Heading in the article where it begins; null: the top.',
  })
  async anchor(@Root() at: TreeWalkArticle, @Ctx() context: Context): Promise<string | null> {
    return (await this.article(at, context)) && at.anchor;
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article; null where it is gone or you may not see it.',
  })
  async article(@Root() at: TreeWalkArticle, @Ctx() context: Context): Promise<Article | null> {
    const id = await context.loaders.get(this.ids).load(at.articleCode);
    return id === null ? null : context.loaders.get(articleById).load(id);
  }
}

/** People in the path. */
@Resolver(() => TreeWalkStop)
export class WalkStopResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who answered; null for an outside system, or where you may not see the person.',
  })
  by(@Root() stop: TreeWalkStop, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, stop.byId);
  }
}

/** People in the record. */
@Resolver(() => TreeWalkEntry)
export class WalkEntryResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who did it; null for the product itself, or where you may not see the person.',
  })
  actor(@Root() entry: TreeWalkEntry, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, entry.actorId);
  }
}

/** What an ending names. */
@Resolver(() => TreeWalkEnding)
export class WalkEndingResolver {
  constructor(
    private readonly people: PeopleLoaders,
    private readonly tiersById: LoaderFactory<string, SupportTier | null>,
  ) {}

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'The responsible department; null: none, or it is gone.',
  })
  department(@Root() ending: TreeWalkEnding, @Ctx() context: Context): Promise<Department | null> {
    return loadOne(context, this.people.departments, ending.departmentId);
  }

  @FieldResolver(() => SupportTier, { nullable: true, description: 'ESCALATED: the support tier that goes on.' })
  tier(@Root() ending: TreeWalkEnding, @Ctx() context: Context): Promise<SupportTier | null> {
    return loadOne(context, this.tiersById, ending.tierId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who left checks out with a reason.' })
  skippedBy(@Root() ending: TreeWalkEnding, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, ending.skippedById);
  }
}

/** Whom an offer names. */
@Resolver(() => TreeWalkOffer)
export class WalkOfferResolver {
  constructor(
    private readonly users: PeopleLoaders['users'],
    private readonly tiersById: LoaderFactory<string, SupportTier | null>,
  ) {}

  @FieldResolver(() => User, { nullable: true, description: 'The person; null where it is offered to a tier.' })
  toUser(@Root() offer: TreeWalkOffer, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, offer.toUserId);
  }

  @FieldResolver(() => SupportTier, {
    nullable: true,
    description: 'The support tier; null where it is offered to a person.',
  })
  toTier(@Root() offer: TreeWalkOffer, @Ctx() context: Context): Promise<SupportTier | null> {
    return loadOne(context, this.tiersById, offer.toTierId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who offers it.' })
  by(@Root() offer: TreeWalkOffer, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, offer.byId);
  }
}
