import { Category, intervalOf, readsInternal, type Review, lineIdsOf } from '../articles/index.js';
import type { Context } from '../../platform/graphql/context.js';
import { Ctx, FieldResolver, Int, Resolver, Root } from '../../platform/graphql/decorators.js';
import { LocalizedText } from '../../platform/graphql/localized.js';
import { type PeopleLoaders, ProductLine, User, loadAll, loadOne } from '../people/index.js';
import { Tree } from './tree.js';
import type { TreeContent } from './tree-content.js';
import {
  TreeApprovals,
  TreeContentView,
  TreeDraftView,
  TreeReview,
  TreeScheduleView,
  TreeVerification,
} from './tree-draft.js';
import type { CategoriesLoader } from './tree-fields.resolver.js';
import type { TreeLoaders } from './tree.loaders.js';
import { neededApprovals } from './tree-review.service.js';
import { approversOf } from './tree.rules.js';
import { TreeVersion } from './tree-version.js';

const reviewsOf = (reviews: readonly Review[]): TreeReview[] =>
  reviews.map((review) => Object.assign(new TreeReview(), review));

/** Fields of what is drawn that are related. */
@Resolver(() => TreeContentView)
export class TreeContentFieldsResolver {
  constructor(
    private readonly categories: CategoriesLoader,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => Category, { nullable: true, description: 'Where it is sorted in; null for nowhere.' })
  async category(@Root() content: TreeContentView, @Ctx() context: Context): Promise<Category | null> {
    if (content.categoryId === null) return null;
    return (await context.loaders.get(this.categories).load('all')).get(content.categoryId);
  }

  @FieldResolver(() => [ProductLine], { description: 'Product lines it is made for; empty for all.' })
  productLines(@Root() content: TreeContentView, @Ctx() context: Context): Promise<ProductLine[]> {
    return loadAll(context, this.people.lines, lineIdsOf(content.lines));
  }
}

/** Fields of a working copy. Only editors and administrators ever get one. */
@Resolver(() => TreeDraftView)
export class TreeDraftFieldsResolver {
  constructor(
    private readonly loaders: TreeLoaders,
    private readonly categories: CategoriesLoader,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => TreeContentView, { description: 'What is drawn.' })
  async content(@Root() { tree, draft }: TreeDraftView, @Ctx() context: Context): Promise<TreeContent> {
    // A list reads trees without it.
    const given = draft.content as TreeContent | undefined;
    const content = given ?? (await context.loaders.get(this.loaders.draftContents).load(tree._id));
    if (!content) throw new Error('The working copy is gone since it was read.');
    return content;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who opened it; null for an import and where the person is gone.',
  })
  author(@Root() { draft }: TreeDraftView, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, draft.authorId);
  }

  @FieldResolver(() => [User], { description: 'Everybody who drew in it: none of them may decide about it.' })
  editors(@Root() { draft }: TreeDraftView, @Ctx() context: Context): Promise<User[]> {
    return loadAll(context, this.people.users, draft.editorIds);
  }

  @FieldResolver(() => [TreeReview], { description: 'Decisions so far, oldest first, at most 50.' })
  reviews(@Root() { draft }: TreeDraftView): TreeReview[] {
    return reviewsOf(draft.reviews);
  }

  @FieldResolver(() => TreeApprovals, { description: 'Approvals since it was handed in last.' })
  async approvals(@Root() { tree, draft }: TreeDraftView, @Ctx() context: Context): Promise<TreeApprovals> {
    const categories = await context.loaders.get(this.categories).load('all');
    // Where a list left the drawing out, its category stands in what is loaded for `content`.
    const content =
      (draft.content as TreeContent | undefined) ??
      (await context.loaders.get(this.loaders.draftContents).load(tree._id));
    const need = neededApprovals(categories, { ...tree, draft: content ? { ...draft, content } : null });
    return { have: approversOf(draft).length, need };
  }

  @FieldResolver(() => TreeScheduleView, {
    nullable: true,
    description: 'When and how it goes live by itself; null where that is not ordered.',
  })
  schedule(@Root() { draft }: TreeDraftView): TreeScheduleView | null {
    return draft.schedule && Object.assign(new TreeScheduleView(), draft.schedule);
  }
}

/** Who decided. */
@Resolver(() => TreeReview)
export class TreeReviewFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who decided; null where the person is gone.' })
  reviewer(@Root() review: TreeReview, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, review.reviewerId);
  }
}

/** Who ordered. */
@Resolver(() => TreeScheduleView)
export class TreeScheduleFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who ordered it; null where the person is gone.' })
  orderedBy(@Root() schedule: TreeScheduleView, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, schedule.byId);
  }
}

/** What of the verification is related; it reaches internal viewers only. */
@Resolver(() => TreeVerification)
export class TreeVerificationFieldsResolver {
  constructor(
    private readonly categories: CategoriesLoader,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Interval that holds, in days: its own, else that of the nearest category; null for none.',
  })
  async everyDays(@Root() { tree }: TreeVerification, @Ctx() context: Context): Promise<number | null> {
    return intervalOf(tree, await context.loaders.get(this.categories).load('all'));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who found it right; null for nobody.' })
  verifiedBy(@Root() { tree }: TreeVerification, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, tree.verifiedById);
  }
}

/** Fields of a published version. */
@Resolver(() => TreeVersion)
export class TreeVersionFieldsResolver {
  constructor(
    private readonly loaders: TreeLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => Tree, { description: 'The tree as it is now.' })
  async tree(@Root() version: TreeVersion, @Ctx() context: Context): Promise<Tree> {
    const tree = await context.loaders.get(this.loaders.trees).load(version.treeId);
    if (!tree) throw new Error('A version is shown to somebody who may not see its tree.');
    return tree;
  }

  @FieldResolver(() => LocalizedText, { description: 'What it was called.' })
  title(@Root() { content }: TreeVersion): LocalizedText {
    return content.title;
  }

  @FieldResolver(() => TreeContentView, {
    nullable: true,
    description: 'What was drawn; null for who stands outside the centre.',
  })
  async content(@Root() version: TreeVersion, @Ctx() context: Context): Promise<TreeContent | null> {
    if (!readsInternal(context.viewer)) return null;
    return (await context.loaders.get(this.loaders.versions).load(version._id))?.content ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the author noted for the reviewer; null for outsiders.',
  })
  note(@Root() version: TreeVersion, @Ctx() context: Context): string | null {
    return readsInternal(context.viewer) ? version.note : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What changed; null for outsiders.' })
  changeSummary(@Root() version: TreeVersion, @Ctx() context: Context): string | null {
    return readsInternal(context.viewer) ? version.changeSummary : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who drew it; null for outsiders and an import.' })
  author(@Root() version: TreeVersion, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, readsInternal(context.viewer) ? version.authorId : null);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who made it live; null for outsiders and an import.' })
  publishedBy(@Root() version: TreeVersion, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, readsInternal(context.viewer) ? version.publishedById : null);
  }

  @FieldResolver(() => [TreeReview], { description: 'Decisions about it, oldest first; empty for outsiders.' })
  reviews(@Root() version: TreeVersion, @Ctx() context: Context): TreeReview[] {
    return readsInternal(context.viewer) ? reviewsOf(version.reviews) : [];
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the live one now.' })
  async isLive(@Root() version: TreeVersion, @Ctx() context: Context): Promise<boolean> {
    return (await context.loaders.get(this.loaders.trees).load(version.treeId))?.versionId === version._id;
  }
}
