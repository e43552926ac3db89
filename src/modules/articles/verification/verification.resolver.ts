import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import { staff } from '../../../platform/auth/access.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import type { Article } from '../article.js';
import { ArticleConnection } from '../article.payloads.js';
import { visibleTo } from '../article.policy.js';
import { listProjection } from '../article.selection.js';
import {
  ArticleConfidenceSetInput,
  ArticleConfidenceSetPayload,
  ArticleNeedsUpdateClearInput,
  ArticleNeedsUpdateClearPayload,
  ArticleNeedsUpdateSetInput,
  ArticleNeedsUpdateSetPayload,
  ArticleOwnerSetInput,
  ArticleOwnerSetPayload,
  ArticlesOwnerSetInput,
  ArticlesOwnerSetPayload,
  ArticlesToVerifyArgs,
  ArticleVerifyInput,
  ArticleVerifyIntervalSetInput,
  ArticleVerifyIntervalSetPayload,
  ArticleVerifyPayload,
} from './verification.inputs.js';
import { VerificationCount, VerificationScope, VerificationState } from './verification.js';
import { soonUntil } from './verification.rules.js';
import type { VerificationService } from './verification.service.js';
import type { DueRange, DueScope, VerificationStore } from './verification.store.js';

const articleArg = { description: 'The article.' };

const scopeOf = (scope: VerificationScope, viewer: Viewer): DueScope => {
  if (scope === VerificationScope.MINE) return { ownerId: viewer.id };
  return scope === VerificationScope.MY_TEAMS
    ? { teamIds: [...new Set([...viewer.teamIds, ...viewer.ledTeamIds])] }
    : {};
};

const overdue = (now: Date): DueRange => ({ after: null, until: now });
const dueSoon = (now: Date): DueRange => ({ after: now, until: soonUntil(now) });
/** Nothing lies before the first moment. */
const nothing: DueRange = { after: null, until: new Date(0) };

function rangeOf(state: VerificationState | null, now: Date): DueRange {
  if (state === null) return { after: null, until: soonUntil(now) };
  if (state === VerificationState.OVERDUE) return overdue(now);
  return state === VerificationState.DUE_SOON ? dueSoon(now) : nothing;
}

/** Keeping articles true: what is due, and what people say about it. */
@Resolver()
export class VerificationResolver {
  constructor(
    private readonly service: VerificationService,
    private readonly store: VerificationStore,
    private readonly clock: Clock,
  ) {}

  @Query(() => ArticleConnection, {
    description:
      'Published articles whose date of verification has passed or is near, by risk, then by date. For people of the centre; of what they may see.',
  })
  @Access(staff())
  articlesToVerify(
    @Ctx() { viewer }: Context,
    @Args(() => ArticlesToVerifyArgs) args: ArticlesToVerifyArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Article>> {
    const now = this.clock.now();
    return this.store.duePage(
      visibleTo(viewer, now),
      scopeOf(args.scope, viewer),
      rangeOf(args.state ?? null, now),
      pageRequest(args),
      listProjection(info),
    );
  }

  @Query(() => VerificationCount, {
    description: 'How much waits to be verified, of what you may see. For people of the centre.',
  })
  @Access(staff())
  async articlesToVerifyCount(
    @Ctx() { viewer }: Context,
    @Arg('scope', () => VerificationScope, { defaultValue: VerificationScope.ALL, description: 'Whose.' })
    scope: VerificationScope,
  ): Promise<VerificationCount> {
    const now = this.clock.now();
    const rule = visibleTo(viewer, now);
    const [late, soon] = await Promise.all([
      this.store.countDue(rule, scopeOf(scope, viewer), overdue(now)),
      this.store.countDue(rule, scopeOf(scope, viewer), dueSoon(now)),
    ]);
    return { overdue: late, dueSoon: soon };
  }

  @Mutation(() => ArticleOwnerSetPayload, {
    description:
      'Gives an article to another owner, who is told. For editors, the owner, and who leads its team. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, REQUIRED, INVALID.',
  })
  @Access(staff())
  articleOwnerSet(
    @Ctx() context: Context,
    @Arg('id', () => ID, articleArg) id: string,
    @Arg('input', () => ArticleOwnerSetInput, { description: 'Who is to answer for it.' }) input: ArticleOwnerSetInput,
  ): Promise<ArticleOwnerSetPayload> {
    return settle<ArticleOwnerSetPayload>(context, async () => ({
      article: await this.service.setOwner(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticlesOwnerSetPayload, {
    description:
      'Gives up to 100 articles to one owner, all or none. For who may do so with each. Errors: REQUIRED, TOO_MANY, NOT_FOUND, NOT_ALLOWED, CONFLICT, INVALID.',
  })
  @Access(staff())
  articlesOwnerSet(
    @Ctx() context: Context,
    @Arg('input', () => ArticlesOwnerSetInput, { description: 'Which, and who is to answer for them.' })
    input: ArticlesOwnerSetInput,
  ): Promise<ArticlesOwnerSetPayload> {
    return settle<ArticlesOwnerSetPayload>(context, async () => ({
      articles: await this.service.setOwners(context.viewer, input),
    }));
  }

  @Mutation(() => ArticleVerifyPayload, {
    description:
      'Says that an article was checked and is right; its interval begins anew. For who may verify it (`viewerCanVerify`). Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, OUT_OF_RANGE, TOO_LONG.',
  })
  @Access(staff())
  articleVerify(
    @Ctx() context: Context,
    @Arg('id', () => ID, articleArg) id: string,
    @Arg('input', () => ArticleVerifyInput, { description: 'What was checked.' }) input: ArticleVerifyInput,
  ): Promise<ArticleVerifyPayload> {
    return settle<ArticleVerifyPayload>(context, async () => ({
      article: await this.service.verify(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleVerifyIntervalSetPayload, {
    description:
      'Sets how often an article is to be verified. For editors, the owner, and who leads its team. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, OUT_OF_RANGE.',
  })
  @Access(staff())
  articleVerifyIntervalSet(
    @Ctx() context: Context,
    @Arg('id', () => ID, articleArg) id: string,
    @Arg('input', () => ArticleVerifyIntervalSetInput, { description: 'The interval.' })
    input: ArticleVerifyIntervalSetInput,
  ): Promise<ArticleVerifyIntervalSetPayload> {
    return settle<ArticleVerifyIntervalSetPayload>(context, async () => ({
      article: await this.service.setInterval(context.viewer, id, {
        expectedVersion: input.expectedVersion,
        everyDays: input.everyDays ?? null,
      }),
    }));
  }

  @Mutation(() => ArticleNeedsUpdateSetPayload, {
    description:
      'Marks a published article as in need of an update; publishing takes the mark away. For editors and who answers for it. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG.',
  })
  @Access(staff())
  articleNeedsUpdateSet(
    @Ctx() context: Context,
    @Arg('id', () => ID, articleArg) id: string,
    @Arg('input', () => ArticleNeedsUpdateSetInput, { description: 'Why.' }) input: ArticleNeedsUpdateSetInput,
  ): Promise<ArticleNeedsUpdateSetPayload> {
    return settle<ArticleNeedsUpdateSetPayload>(context, async () => ({
      article: await this.service.setNeedsUpdate(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleNeedsUpdateClearPayload, {
    description:
      'Takes the mark of an article in need of an update away. For editors and who answers for it. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE.',
  })
  @Access(staff())
  articleNeedsUpdateClear(
    @Ctx() context: Context,
    @Arg('id', () => ID, articleArg) id: string,
    @Arg('input', () => ArticleNeedsUpdateClearInput, { description: 'Which revision.' })
    input: ArticleNeedsUpdateClearInput,
  ): Promise<ArticleNeedsUpdateClearPayload> {
    return settle<ArticleNeedsUpdateClearPayload>(context, async () => ({
      article: await this.service.clearNeedsUpdate(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleConfidenceSetPayload, {
    description:
      'Says how sure the centre is of an article. For editors and who answers for it. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE (work in progress that outsiders read; an archived article).',
  })
  @Access(staff())
  articleConfidenceSet(
    @Ctx() context: Context,
    @Arg('id', () => ID, articleArg) id: string,
    @Arg('input', () => ArticleConfidenceSetInput, { description: 'How sure.' }) input: ArticleConfidenceSetInput,
  ): Promise<ArticleConfidenceSetPayload> {
    return settle<ArticleConfidenceSetPayload>(context, async () => ({
      article: await this.service.setConfidence(context.viewer, id, input),
    }));
  }
}
