import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import type { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { ArticleConnection } from '../article.payloads.js';
import { keepsKnowledge } from '../article.policy.js';
import {
  ArticleTranslationConfirmInput,
  ArticleTranslationConfirmPayload,
  ArticleTranslationLinkInput,
  ArticleTranslationLinkPayload,
  ArticleTranslationStartInput,
  ArticleTranslationStartPayload,
  ArticleTranslationUnlinkInput,
  ArticleTranslationUnlinkPayload,
  SourceChangedArgs,
} from './translation.inputs.js';
import type { TranslationService } from './translation.service.js';
import type { TranslationStore } from './translation.store.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);
const translation = { description: 'The translation.' } as const;
const common = 'For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';

/** Beginning, binding and confirming translations. */
@Resolver()
export class TranslationResolver {
  constructor(
    private readonly translations: TranslationService,
    private readonly store: TranslationStore,
    private readonly loaders: Pick<ArticleLoaders, 'articles'>,
  ) {}

  @Query(() => ArticleConnection, {
    description:
      'Published translations whose source has a newer version than they follow, longest waiting first. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(editors)
  async articlesSourceChanged(
    @Ctx() context: Context,
    @Args(() => SourceChangedArgs) args: SourceChangedArgs,
  ): Promise<Connection<Article>> {
    const page = await this.store.waitingPage(args.locale ?? null, pageRequest(args));
    if (!keepsKnowledge(context.viewer)) return { ...page, edges: [], nodes: [], totalCount: 0 };
    const articles = await context.loaders.get(this.loaders.articles).loadMany(page.nodes.map((row) => row._id));
    const edges = page.edges.flatMap(({ cursor }, at) => {
      const node = articles[at];
      return node && !(node instanceof Error) ? [{ cursor, node }] : [];
    });
    return { ...page, edges, nodes: edges.map((edge) => edge.node) };
  }

  @Mutation(() => ArticleTranslationStartPayload, {
    description:
      'Makes an article with a working copy that carries the live text of its source, to be translated; kind, category, product lines and owner are those of the source, its readers the internal ones among those of the source. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, INVALID (same language), WRONG_STATE (source archived or never published), DUPLICATE, KEY_REUSED.',
  })
  @Access(editors)
  articleTranslationStart(
    @Ctx() context: Context,
    @Arg('input', () => ArticleTranslationStartInput, { description: 'The source and the language.' })
    input: ArticleTranslationStartInput,
  ): Promise<ArticleTranslationStartPayload> {
    return settle<ArticleTranslationStartPayload>(context, async () => ({
      article: await this.translations.start(context.viewer, input),
    }));
  }

  @Mutation(() => ArticleTranslationLinkPayload, {
    description: `Binds an article to the one that it translates. ${common}, INVALID (of itself, same language), DUPLICATE, OUT_OF_RANGE.`,
  })
  @Access(editors)
  articleTranslationLink(
    @Ctx() context: Context,
    @Arg('id', () => ID, translation) id: string,
    @Arg('input', () => ArticleTranslationLinkInput, { description: 'The source.' })
    input: ArticleTranslationLinkInput,
  ): Promise<ArticleTranslationLinkPayload> {
    return settle<ArticleTranslationLinkPayload>(context, async () => ({
      article: await this.translations.link(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleTranslationUnlinkPayload, {
    description: `Lets an article be no translation any more; both texts stay as they are. ${common}.`,
  })
  @Access(editors)
  articleTranslationUnlink(
    @Ctx() context: Context,
    @Arg('id', () => ID, translation) id: string,
    @Arg('input', () => ArticleTranslationUnlinkInput, { description: 'Which revision.' })
    input: ArticleTranslationUnlinkInput,
  ): Promise<ArticleTranslationUnlinkPayload> {
    return settle<ArticleTranslationUnlinkPayload>(context, async () => ({
      article: await this.translations.unlink(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleTranslationConfirmPayload, {
    description: `Notes that a translation is right for a version of its source without a new text; with text DRAFT, that the working copy follows it. ${common}, OUT_OF_RANGE.`,
  })
  @Access(editors)
  articleTranslationConfirm(
    @Ctx() context: Context,
    @Arg('id', () => ID, translation) id: string,
    @Arg('input', () => ArticleTranslationConfirmInput, { description: 'Which version of the source.' })
    input: ArticleTranslationConfirmInput,
  ): Promise<ArticleTranslationConfirmPayload> {
    return settle<ArticleTranslationConfirmPayload>(context, async () => ({
      article: await this.translations.confirm(context.viewer, id, input),
    }));
  }
}
