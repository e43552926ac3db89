import type { Context } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Int, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { type PeopleLoaders, SupportTier, User, loadAll, loadOne } from '../../people/index.js';
import { ArticleDraft } from '../article-version.js';
import { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { keepsKnowledge } from '../article.policy.js';
import { Category } from '../category.js';
import { approvalsOf, demandOf, possibleApprovals } from './approvals.rules.js';
import { natureOfOrder, reviewDueAt } from './queue.rules.js';
import { isQuoted } from './quote.rules.js';
import type { KeepersLoader } from './review.loaders.js';
import { mayReview } from './review.policy.js';
import { DraftApprovals, ReviewNature, ReviewPinView } from './review.js';

/** Whether somebody may decide. */
@Resolver(() => Article)
export class ArticleReviewRightsResolver {
  constructor(private readonly loaders: ArticleLoaders) {}

  @FieldResolver(() => Boolean, { description: 'Whether you may approve or reject its draft now.' })
  async viewerCanReview(@Root() article: Article, @Ctx() context: Context): Promise<boolean> {
    if (!keepsKnowledge(context.viewer)) return false;
    const tree = await context.loaders.get(this.loaders.categories).load('all');
    return mayReview(context.viewer, article, demandOf(tree, article));
  }
}

/** What a working copy says about its review. Only editors and administrators ever get one. */
@Resolver(() => ArticleDraft)
export class DraftReviewFieldsResolver {
  constructor(
    private readonly loaders: ArticleLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => ReviewNature, {
    nullable: true,
    description: 'What the change is, as the review queue orders it; null while it is not in review.',
  })
  reviewNature(@Root() { article }: ArticleDraft): ReviewNature | null {
    return natureOfOrder(article.reviewOrder);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Until when it is to be decided: 4 hours after it was handed in for a safety problem, 24 otherwise. Null while it is not in review.',
  })
  reviewDueAt(@Root() { article }: ArticleDraft): Date | null {
    return reviewDueAt(article);
  }

  @FieldResolver(() => DraftApprovals, { description: 'Approvals since it was handed in last.' })
  async approvals(@Root() { article, content }: ArticleDraft, @Ctx() context: Context): Promise<DraftApprovals> {
    const tree = await context.loaders.get(this.loaders.categories).load('all');
    return approvalsOf(content, demandOf(tree, article));
  }

  @FieldResolver(() => [ReviewPinView], {
    description: 'Places that the last rejection pinned, until it is handed in again; at most 20.',
  })
  pins(@Root() { content }: ArticleDraft): ReviewPinView[] {
    return content.pins.map((pin) =>
      Object.assign(new ReviewPinView(), { ...pin, isFound: isQuoted(content, pin.quote) }),
    );
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who wrote in it last, at `updatedAt`; null for an import and where the person is gone.',
  })
  lastEditor(@Root() { content }: ArticleDraft, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, content.lastEditorId);
  }
}

/** Who approved, and who still could. */
@Resolver(() => DraftApprovals)
export class DraftApprovalsFieldsResolver {
  constructor(
    private readonly keepers: KeepersLoader,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => [User], { description: 'Who approved, first first.' })
  by(@Root() approvals: DraftApprovals, @Ctx() context: Context): Promise<User[]> {
    return loadAll(context, this.people.users, approvals.approvedBy);
  }

  @FieldResolver(() => Int, {
    description:
      'How many more people there are who may approve it; fewer than `missing` means that it cannot be done.',
  })
  async possible(@Root() approvals: DraftApprovals, @Ctx() context: Context): Promise<number> {
    return possibleApprovals(approvals, await context.loaders.get(this.keepers).load('all'));
  }
}

/** Who pinned. */
@Resolver(() => ReviewPinView)
export class ReviewPinFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who pinned it; null where the person is gone.' })
  by(@Root() pin: ReviewPinView, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, pin.byId);
  }
}

/** What a category demands of reviewers, beside how many there are. */
@Resolver(() => Category)
export class CategoryReviewFieldsResolver {
  constructor(
    private readonly loaders: ArticleLoaders,
    private readonly keepers: KeepersLoader,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => SupportTier, {
    nullable: true,
    description: 'Lowest support tier that may verify texts here; null where the category above decides.',
  })
  verifierTier(@Root() category: Category, @Ctx() context: Context): Promise<SupportTier | null> {
    return loadOne(context, this.people.tiers, category.verifierTierRank);
  }

  @FieldResolver(() => Int, {
    description:
      'How many different people have to approve a text here, 1 to 5: its own number, else that of the nearest category above, else 1.',
  })
  async neededApprovals(@Root() category: Category, @Ctx() context: Context): Promise<number> {
    return (await context.loaders.get(this.loaders.categories).load('all')).minimumApprovals(category._id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many people may approve at all; with fewer than `neededApprovals` (beside the author) nothing here can be approved. Null unless you keep knowledge.',
  })
  async possibleApprovers(@Root() _category: Category, @Ctx() context: Context): Promise<number | null> {
    if (!keepsKnowledge(context.viewer)) return null;
    return (await context.loaders.get(this.keepers).load('all')).length;
  }
}
