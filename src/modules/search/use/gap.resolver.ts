import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { pageRequest, type Connection } from '../../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import type { Article } from '../../articles/index.js';
import {
  SearchGapAttachInput,
  SearchGapClaimInput,
  SearchGapCreateInput,
  SearchGapDismissInput,
  SearchGapDraftInput,
  SearchGapMergeInput,
  SearchGapReleaseInput,
  SearchGapReopenInput,
  SearchGapsArgs,
} from './gap.inputs.js';
import {
  SearchGapAttachPayload,
  SearchGapClaimPayload,
  SearchGapCreatePayload,
  SearchGapDismissPayload,
  SearchGapDraftPayload,
  SearchGapMergePayload,
  SearchGapReleasePayload,
  SearchGapReopenPayload,
} from './gap.payloads.js';
import type { GapReportService } from './gap-report.service.js';
import type { GapWorkService } from './gap-work.service.js';
import { SearchGap, SearchGapPage } from './search-gap.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);

/** Knowledge gaps as editors work on them. */
@Resolver(() => SearchGap)
export class GapResolver {
  constructor(
    private readonly work: GapWorkService,
    private readonly reports: GapReportService,
    private readonly articleById: LoaderFactory<string, Article | null>,
  ) {}

  @Query(() => SearchGapPage.Connection, {
    description: 'Knowledge gaps: what callers asked and the knowledge does not answer. For knowledge editors.',
  })
  @Access(editors)
  async searchGaps(
    @Ctx() context: Context,
    @Args(() => SearchGapsArgs) args: SearchGapsArgs,
  ): Promise<Connection<SearchGap>> {
    const { productLineId, ...filter } = args.filter ?? {};
    return this.work.list(
      context.viewer,
      { ...filter, lineId: productLineId ?? null },
      args.orderBy,
      pageRequest(args),
    );
  }

  @Query(() => SearchGap, { nullable: true, description: 'One knowledge gap; null where it does not exist.' })
  @Access(editors)
  searchGap(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The gap.' }) id: string,
  ): Promise<SearchGap | null> {
    return this.work.gap(context.viewer, id);
  }

  @Mutation(() => SearchGapCreatePayload, {
    description: 'Makes a knowledge gap of a group of queries; they join a gap that asks the same where there is one.',
  })
  @Access(editors)
  searchGapCreate(
    @Ctx() context: Context,
    @Arg('input', () => SearchGapCreateInput, { description: 'The queries.' }) input: SearchGapCreateInput,
  ): Promise<SearchGapCreatePayload> {
    return settle(context, () => this.reports.create(context.viewer, input));
  }

  @Mutation(() => SearchGapClaimPayload, { description: 'Says that you work on a gap; others leave it to you.' })
  @Access(editors)
  searchGapClaim(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The gap.' }) id: string,
    @Arg('input', () => SearchGapClaimInput, { description: 'What you saw.' }) input: SearchGapClaimInput,
  ): Promise<SearchGapClaimPayload> {
    return settle(context, async () => ({ gap: await this.work.claim(context.viewer, id, input) }));
  }

  @Mutation(() => SearchGapReleasePayload, {
    description: 'Gives a gap back that you claimed; administrators may give back those of others.',
  })
  @Access(editors)
  searchGapRelease(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The gap.' }) id: string,
    @Arg('input', () => SearchGapReleaseInput, { description: 'What you saw.' }) input: SearchGapReleaseInput,
  ): Promise<SearchGapReleasePayload> {
    return settle(context, async () => ({ gap: await this.work.release(context.viewer, id, input) }));
  }

  @Mutation(() => SearchGapDraftPayload, {
    description:
      'Makes an article draft with the gap’s title and its words as alternative questions. The gap closes by itself when the article is published.',
  })
  @Access(editors)
  searchGapDraft(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The gap.' }) id: string,
    @Arg('input', () => SearchGapDraftInput, { description: 'What is to be written.' }) input: SearchGapDraftInput,
  ): Promise<SearchGapDraftPayload> {
    return settle(context, () =>
      this.work.draft(context.viewer, id, input, (articleId) => context.loaders.get(this.articleById).load(articleId)),
    );
  }

  @Mutation(() => SearchGapAttachPayload, {
    description:
      'Adds the words to the draft of an existing article, opening one where there is none. The gap closes by itself when the article’s next version is published; at once where the live text has all words already.',
  })
  @Access(editors)
  searchGapAttach(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The gap.' }) id: string,
    @Arg('input', () => SearchGapAttachInput, { description: 'Which article.' }) input: SearchGapAttachInput,
  ): Promise<SearchGapAttachPayload> {
    return settle(context, async () => {
      const article = await context.loaders.get(this.articleById).load(input.articleId);
      return this.work.attach(context.viewer, id, input, article);
    });
  }

  @Mutation(() => SearchGapDismissPayload, {
    description: 'Says that a gap will not be answered. Further reports are counted; it stays dismissed.',
  })
  @Access(editors)
  searchGapDismiss(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The gap.' }) id: string,
    @Arg('input', () => SearchGapDismissInput, { description: 'Why.' }) input: SearchGapDismissInput,
  ): Promise<SearchGapDismissPayload> {
    return settle(context, async () => ({ gap: await this.work.dismiss(context.viewer, id, input) }));
  }

  @Mutation(() => SearchGapReopenPayload, {
    description: 'Lets a drafted, closed or dismissed gap wait again; its article stays, but is no longer linked.',
  })
  @Access(editors)
  searchGapReopen(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The gap.' }) id: string,
    @Arg('input', () => SearchGapReopenInput, { description: 'What you saw.' }) input: SearchGapReopenInput,
  ): Promise<SearchGapReopenPayload> {
    return settle(context, async () => ({ gap: await this.work.reopen(context.viewer, id, input) }));
  }

  @Mutation(() => SearchGapMergePayload, {
    description:
      'Puts a gap that waits into another one that is open or drafted; the words and counts of both are one then.',
  })
  @Access(editors)
  searchGapMerge(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The gap that goes.' }) id: string,
    @Arg('input', () => SearchGapMergeInput, { description: 'Where it goes.' }) input: SearchGapMergeInput,
  ): Promise<SearchGapMergePayload> {
    return settle(context, async () => ({ gap: await this.work.merge(context.viewer, id, input) }));
  }
}
