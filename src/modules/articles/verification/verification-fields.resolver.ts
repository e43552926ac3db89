import type { Clock } from '../../../platform/clock/clock.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Int, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { type PeopleLoaders, SupportTier, Team, User, loadOne } from '../../people/index.js';
import { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { readsInternal } from '../article.policy.js';
import type { CategoryTree } from '../category.rules.js';
import {
  ArticleNeedsUpdate,
  ArticleVerification,
  RecentUse,
  VerificationHow,
  VerificationState,
} from './verification.js';
import type { VerificationLoaders } from './verification.loaders.js';
import { mayChangeOwner, mayMark, mayVerify } from './verification.policy.js';
import { intervalOf, standingOf } from './verification.rules.js';

/** What keeps an article true, as fields of the article. */
@Resolver(() => Article)
export class ArticleVerificationFieldsResolver {
  constructor(
    private readonly loaders: Pick<ArticleLoaders, 'categories'>,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => ArticleVerification, {
    nullable: true,
    description: 'Whether it is still right, who answers for it, and until when it was checked. Null for outsiders.',
  })
  verification(@Root() article: Article, @Ctx() { viewer }: Context): ArticleVerification | null {
    if (!readsInternal(viewer)) return null;
    return Object.assign(new ArticleVerification(), {
      article,
      state: VerificationState[standingOf(article, this.clock.now())],
      dueAt: article.verifyDueAt,
      verifiedAt: article.verifiedAt,
      how: article.verifiedHow === null ? null : VerificationHow[article.verifiedHow],
      ownEveryDays: article.verifyEveryDays,
    });
  }

  @FieldResolver(() => ArticleNeedsUpdate, {
    nullable: true,
    description: 'Why it has to be worked on although it is published; null where nothing is known, and for outsiders.',
  })
  needsUpdate(@Root() article: Article, @Ctx() { viewer }: Context): ArticleNeedsUpdate | null {
    if (!readsInternal(viewer) || !article.needsUpdate) return null;
    return Object.assign(new ArticleNeedsUpdate(), article.needsUpdate);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether you may say that it is right: editors, the owner, people of the owner’s team, and people of at least the tier that its category names.',
  })
  async viewerCanVerify(@Root() article: Article, @Ctx() context: Context): Promise<boolean> {
    if (!readsInternal(context.viewer)) return false;
    const tree: CategoryTree = await context.loaders.get(this.loaders.categories).load('all');
    return mayVerify(context.viewer, article, tree.verifierTierRank(article.categoryId), this.clock.now());
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may give it to another owner and change its interval.' })
  viewerCanChangeOwner(@Root() article: Article, @Ctx() { viewer }: Context): boolean {
    return mayChangeOwner(viewer, article);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you may mark it as in need of an update, take that back, and set its confidence.',
  })
  viewerCanMarkNeedsUpdate(@Root() article: Article, @Ctx() { viewer }: Context): boolean {
    return mayMark(viewer, article);
  }
}

/** What of the verification is related or counted; it reaches internal viewers only. */
@Resolver(() => ArticleVerification)
export class VerificationFieldsResolver {
  constructor(
    private readonly loaders: Pick<ArticleLoaders, 'categories'>,
    private readonly own: VerificationLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Interval that holds, in days: its own, else that of the nearest category; null for none.',
  })
  async everyDays(@Root() { article }: ArticleVerification, @Ctx() context: Context): Promise<number | null> {
    return intervalOf(article, await this.#tree(context));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who found it right; null for nobody or by use.' })
  verifiedBy(@Root() { article }: ArticleVerification, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, article.verifiedById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person who answers for it; null where a team does.' })
  owner(@Root() { article }: ArticleVerification, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, article.ownerId);
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'The team that takes over from the person, or answers for it where there is none.',
  })
  ownerTeam(@Root() { article }: ArticleVerification, @Ctx() context: Context): Promise<Team | null> {
    return loadOne(context, this.people.teams, article.ownerTeamId);
  }

  @FieldResolver(() => SupportTier, {
    nullable: true,
    description: 'Lowest support tier whose people may verify it, by its category; null: nobody by tier.',
  })
  async verifierTier(@Root() { article }: ArticleVerification, @Ctx() context: Context): Promise<SupportTier | null> {
    const rank = (await this.#tree(context)).verifierTierRank(article.categoryId);
    return loadOne(context, this.people.tiers, rank !== null && rank > 0 ? rank : null);
  }

  @FieldResolver(() => Boolean, { description: 'Whether uses renew its interval, by its category.' })
  async renewsByUse(@Root() { article }: ArticleVerification, @Ctx() context: Context): Promise<boolean> {
    return (await this.#tree(context)).renewsByUse(article.categoryId);
  }

  @FieldResolver(() => RecentUse, { description: 'How it served in calls in the last 30 days, whoever linked it.' })
  usesLast30Days(@Root() { article }: ArticleVerification, @Ctx() context: Context): Promise<RecentUse> {
    return context.loaders.get(this.own.recentUse).load(article._id);
  }

  #tree(context: Context): Promise<CategoryTree> {
    return context.loaders.get(this.loaders.categories).load('all');
  }
}

/** Who set the mark. */
@Resolver(() => ArticleNeedsUpdate)
export class NeedsUpdateFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who says so; null where the person is gone.' })
  by(@Root() mark: ArticleNeedsUpdate, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, mark.byId);
  }
}
