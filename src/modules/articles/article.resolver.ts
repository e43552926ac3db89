import { roles, staff } from '../../platform/auth/access.js';
import { Role } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Resolver } from '../../platform/graphql/decorators.js';
import { settle } from '../../platform/graphql/payload.js';
import {
  ArticleArchiveInput,
  ArticleAudienceChangeInput,
  ArticleCreateInput,
  ArticleDraftDiscardInput,
  ArticleDraftUpdateInput,
  ArticlePublishInput,
  ArticleRestoreInput,
} from './article.inputs.js';
import { ArticleFeedbackGiveInput, ArticleLinkToCallInput } from './article-use.inputs.js';
import {
  ArticleArchivePayload,
  ArticleAudienceChangePayload,
  ArticleCreatePayload,
  ArticleDraftDiscardPayload,
  ArticleDraftUpdatePayload,
  ArticleFeedbackGivePayload,
  ArticleLinkToCallPayload,
  ArticlePublishPayload,
  ArticleRestorePayload,
} from './article.payloads.js';
import type { ArticleDraftService } from './article-draft.service.js';
import type { ArticlePublishService } from './article-publish.service.js';
import type { ArticleUseService } from './article-use.service.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);
const article = { description: 'The article.' } as const;
const common = 'For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';

/** Changing articles. */
@Resolver()
export class ArticleResolver {
  constructor(
    private readonly drafts: ArticleDraftService,
    private readonly publishing: ArticlePublishService,
    private readonly uses: ArticleUseService,
  ) {}

  @Mutation(() => ArticleCreatePayload, {
    description:
      'Makes an article with its first draft; internal, all tiers, all teams. For KNOWLEDGE_EDITOR and ADMIN. Errors: REQUIRED, TOO_LONG, TOO_MANY, INVALID, NOT_FOUND, KEY_REUSED.',
  })
  @Access(editors)
  articleCreate(
    @Ctx() context: Context,
    @Arg('input', () => ArticleCreateInput, { description: 'The new article.' }) input: ArticleCreateInput,
  ): Promise<ArticleCreatePayload> {
    return settle<ArticleCreatePayload>(context, async () => ({
      article: await this.drafts.create(context.viewer, input),
    }));
  }

  @Mutation(() => ArticleDraftUpdatePayload, {
    description: `Writes in the working copy; the live text stays as it is. Opens a working copy where there is none; voids an approval. ${common}, REQUIRED, TOO_LONG, TOO_MANY, INVALID.`,
  })
  @Access(editors)
  articleDraftUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleDraftUpdateInput, { description: 'What changes.' }) input: ArticleDraftUpdateInput,
  ): Promise<ArticleDraftUpdatePayload> {
    return settle<ArticleDraftUpdatePayload>(context, async () => ({
      article: await this.drafts.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleDraftDiscardPayload, {
    description: `Throws the working copy away. An article that was never published goes to the archive. ${common}.`,
  })
  @Access(editors)
  articleDraftDiscard(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleDraftDiscardInput, { description: 'Which revision.' }) input: ArticleDraftDiscardInput,
  ): Promise<ArticleDraftDiscardPayload> {
    return settle<ArticleDraftDiscardPayload>(context, async () => ({
      article: await this.drafts.discard(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticlePublishPayload, {
    description: `Makes the approved working copy the live text, as a new version, or orders that for later; one that begins to hold later stands beside the live text until then. With a priority it is pushed to everybody who may read it. ${common}, REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, WIDENING_NOT_CONFIRMED.`,
  })
  @Access(editors)
  articlePublish(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticlePublishInput, { description: 'How it goes live.' }) input: ArticlePublishInput,
  ): Promise<ArticlePublishPayload> {
    return settle<ArticlePublishPayload>(context, async () => ({
      article: await this.publishing.publish(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleArchivePayload, {
    description: `Takes a published article out of use; people are told where they had to read it. ${common}, REQUIRED, TOO_LONG, IN_USE where other texts refer to it.`,
  })
  @Access(editors)
  articleArchive(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleArchiveInput, { description: 'Which revision, and why.' }) input: ArticleArchiveInput,
  ): Promise<ArticleArchivePayload> {
    return settle<ArticleArchivePayload>(context, async () => ({
      article: await this.publishing.archive(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleRestorePayload, {
    description: `Brings an article back from the archive, silently. ${common}.`,
  })
  @Access(editors)
  articleRestore(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleRestoreInput, { description: 'Which revision.' }) input: ArticleRestoreInput,
  ): Promise<ArticleRestorePayload> {
    return settle<ArticleRestorePayload>(context, async () => ({
      article: await this.publishing.restore(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleAudienceChangePayload, {
    description: `Changes who may read an article, at once and for its live text. ${common}, REQUIRED, TOO_LONG, TOO_MANY, WIDENING_NOT_CONFIRMED.`,
  })
  @Access(editors)
  articleAudienceChange(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleAudienceChangeInput, { description: 'Who may read from now on, and why.' })
    input: ArticleAudienceChangeInput,
  ): Promise<ArticleAudienceChangePayload> {
    return settle<ArticleAudienceChangePayload>(context, async () => ({
      article: await this.publishing.changeAudience(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleFeedbackGivePayload, {
    description:
      'Says whether a version helped; a new answer replaces your old one. For staff. Errors: NOT_FOUND, NOT_ALLOWED, TOO_LONG.',
  })
  @Access(staff())
  articleFeedbackGive(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleFeedbackGiveInput, { description: 'Your answer.' }) input: ArticleFeedbackGiveInput,
  ): Promise<ArticleFeedbackGivePayload> {
    return settle<ArticleFeedbackGivePayload>(context, () => this.uses.giveFeedback(context.viewer, id, input));
  }

  @Mutation(() => ArticleLinkToCallPayload, {
    description:
      'Links a version to the call in which it served; a call counts once for a version. For staff. Errors: NOT_FOUND, NOT_ALLOWED, INVALID, KEY_REUSED.',
  })
  @Access(staff())
  articleLinkToCall(
    @Ctx() context: Context,
    @Arg('input', () => ArticleLinkToCallInput, { description: 'The version and the call.' })
    input: ArticleLinkToCallInput,
  ): Promise<ArticleLinkToCallPayload> {
    return settle<ArticleLinkToCallPayload>(context, () => this.uses.linkToCall(context.viewer, input));
  }
}
