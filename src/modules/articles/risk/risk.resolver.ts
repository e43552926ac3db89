import { staff } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { Article } from '../article.js';
import { readsInternal } from '../article.policy.js';
import {
  ArticleRiskRemovalAskInput,
  ArticleRiskRemovalAskPayload,
  ArticleRiskRemovalDecideInput,
  ArticleRiskRemovalDecidePayload,
  ArticleRiskSetInput,
  ArticleRiskSetPayload,
} from './risk.inputs.js';
import { mayAskRemoval, mayDecideRemoval, mayMarkRisk } from './risk.policy.js';
import type { RiskService } from './risk.service.js';
import { ArticleRisk, RiskRemoval } from './risk.js';

const article = { description: 'The article.' } as const;
const common =
  'For KNOWLEDGE_EDITOR, ADMIN, SUPERVISOR and who answers for the article. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG';

/** Risk marks on articles. */
@Resolver(() => Article)
export class RiskResolver {
  constructor(private readonly service: RiskService) {}

  @Mutation(() => ArticleRiskSetPayload, {
    description: `Marks an article as a safety problem or a business risk, at once. Readers of a published article are told: of a safety problem so that they have to read it. ${common}.`,
  })
  @Access(staff())
  articleRiskSet(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleRiskSetInput, { description: 'Which risk, and why.' }) input: ArticleRiskSetInput,
  ): Promise<ArticleRiskSetPayload> {
    return settle<ArticleRiskSetPayload>(context, async () => ({
      article: await this.service.set(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleRiskRemovalAskPayload, {
    description: `Asks to take a risk mark away; a second person decides. ${common}.`,
  })
  @Access(staff())
  articleRiskRemovalAsk(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleRiskRemovalAskInput, { description: 'Why.' }) input: ArticleRiskRemovalAskInput,
  ): Promise<ArticleRiskRemovalAskPayload> {
    return settle<ArticleRiskRemovalAskPayload>(context, async () => ({
      article: await this.service.askRemoval(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleRiskRemovalDecidePayload, {
    description: `Takes a risk mark away, or keeps it; not for the one who asked. ${common}, SAME_PERSON.`,
  })
  @Access(staff())
  articleRiskRemovalDecide(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleRiskRemovalDecideInput, { description: 'The decision, and why.' })
    input: ArticleRiskRemovalDecideInput,
  ): Promise<ArticleRiskRemovalDecidePayload> {
    return settle<ArticleRiskRemovalDecidePayload>(context, async () => ({
      article: await this.service.decideRemoval(context.viewer, id, input),
    }));
  }

  @FieldResolver(() => ArticleRisk, { nullable: true, description: 'Its risk mark; null for none and for outsiders.' })
  risk(@Root() { risk }: Article, @Ctx() { viewer }: Context): ArticleRisk | null {
    if (!risk || !readsInternal(viewer)) return null;
    const removal = risk.removal ? Object.assign(new RiskRemoval(), risk.removal) : null;
    return Object.assign(new ArticleRisk(), { ...risk, removal });
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you may mark it as a risk now, or raise its mark to a safety problem.',
  })
  viewerCanMarkRisk(@Root() root: Article, @Ctx() { viewer }: Context): boolean {
    return mayMarkRisk(viewer, root);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may ask to take its risk mark away now.' })
  viewerCanAskRiskRemoval(@Root() root: Article, @Ctx() { viewer }: Context): boolean {
    return mayAskRemoval(viewer, root);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you may decide on the wish to take its risk mark away now; never the one who asked.',
  })
  viewerCanDecideRiskRemoval(@Root() root: Article, @Ctx() { viewer }: Context): boolean {
    return mayDecideRemoval(viewer, root);
  }
}

/** Who marked. */
@Resolver(() => ArticleRisk)
export class ArticleRiskFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who marked it; null where the person is gone.' })
  setBy(@Root() risk: ArticleRisk, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, risk.setById);
  }
}

/** Who asked. */
@Resolver(() => RiskRemoval)
export class RiskRemovalFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who asked; null where the person is gone.' })
  by(@Root() removal: RiskRemoval, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, removal.byId);
  }
}
