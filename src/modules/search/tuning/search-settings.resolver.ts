import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, Int, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import type { PreviewService } from './preview.service.js';
import { SearchSettingsPreview } from './search-preview.js';
import {
  SearchSettingsDiscardInput,
  SearchSettingsDiscardPayload,
  SearchSettingsPublishInput,
  SearchSettingsPublishPayload,
  SearchSettingsRollBackInput,
  SearchSettingsRollBackPayload,
  SearchSettingsUpdateInput,
  SearchSettingsUpdatePayload,
  SearchSettingsVersionConnection,
} from './search-settings.inputs.js';
import { SearchSettings } from './search-settings.js';
import type { SearchSettingsService } from './search-settings.service.js';
import type { SearchSettingsStore } from './search-settings.store.js';

type Codec = Parameters<SearchSettingsStore['versions']>[1];

/** The settings of the search as editors work on them. */
@Resolver(() => SearchSettings)
export class SearchSettingsResolver {
  constructor(
    private readonly service: SearchSettingsService,
    private readonly previews: PreviewService,
    private readonly store: SearchSettingsStore,
    private readonly cursors: Codec,
  ) {}

  @Query(() => SearchSettings, {
    description: 'How the search settings stand: live, in preparation, on their way. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchSettings(@Ctx() context: Context): Promise<SearchSettings> {
    return this.service.overview(context.viewer);
  }

  @Query(() => SearchSettingsVersionConnection, {
    description: 'Published versions of the search settings, newest first. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchSettingsVersions(@Args(() => PageArgs) page: PageArgs): ReturnType<SearchSettingsStore['versions']> {
    return this.store.versions(pageRequest(page), this.cursors);
  }

  @Query(() => SearchSettingsPreview, {
    description:
      'Tries the draft beside the live settings on golden queries and on real ones of the last 30 days, at most 300, under your rights. Changes nothing; takes some seconds. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchSettingsPreview(
    @Ctx() context: Context,
    @Arg('first', () => Int, { description: 'How many changed queries to list, 1 to 100; all are counted.' })
    first: number,
  ): Promise<SearchSettingsPreview> {
    return this.previews.preview(context.viewer, first);
  }

  @Mutation(() => SearchSettingsUpdatePayload, {
    description:
      'Changes the draft of the search settings; nothing is searched by it yet. For KNOWLEDGE_EDITOR and ADMIN. Errors: CONFLICT, REQUIRED, TOO_LONG, TOO_MANY, DUPLICATE, INVALID.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchSettingsUpdate(
    @Ctx() context: Context,
    @Arg('input', () => SearchSettingsUpdateInput, { description: 'What changes.' }) input: SearchSettingsUpdateInput,
  ): Promise<SearchSettingsUpdatePayload> {
    return settle<SearchSettingsUpdatePayload>(context, async () => ({
      settings: await this.service.update(context.viewer, input),
    }));
  }

  @Mutation(() => SearchSettingsDiscardPayload, {
    description:
      'Throws the draft of the search settings away. For KNOWLEDGE_EDITOR and ADMIN. Errors: CONFLICT, WRONG_STATE.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchSettingsDiscard(
    @Ctx() context: Context,
    @Arg('input', () => SearchSettingsDiscardInput, { description: 'Which state is meant.' })
    input: SearchSettingsDiscardInput,
  ): Promise<SearchSettingsDiscardPayload> {
    return settle<SearchSettingsDiscardPayload>(context, async () => ({
      settings: await this.service.discard(context.viewer, input.expectedVersion),
    }));
  }

  @Mutation(() => SearchSettingsPublishPayload, {
    description:
      'Tries the golden queries with the draft, makes it the next version and has its index built beside the live one; searches use it from the swap on. For KNOWLEDGE_EDITOR and ADMIN. Errors: CONFLICT, REQUIRED, TOO_LONG, WRONG_STATE (field `acceptWorse`: it names golden queries that pass now and would fail).',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchSettingsPublish(
    @Ctx() context: Context,
    @Arg('input', () => SearchSettingsPublishInput, { description: 'Which state is meant, and why.' })
    input: SearchSettingsPublishInput,
  ): Promise<SearchSettingsPublishPayload> {
    return settle<SearchSettingsPublishPayload>(context, () => this.service.publish(context.viewer, input));
  }

  @Mutation(() => SearchSettingsRollBackPayload, {
    description:
      'Makes an older version of the search settings wanted again; its index is built beside the live one and swapped in. The draft stays. For KNOWLEDGE_EDITOR and ADMIN. Errors: CONFLICT, NOT_FOUND, REQUIRED, TOO_LONG, WRONG_STATE.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchSettingsRollBack(
    @Ctx() context: Context,
    @Arg('input', () => SearchSettingsRollBackInput, { description: 'Which version, and why.' })
    input: SearchSettingsRollBackInput,
  ): Promise<SearchSettingsRollBackPayload> {
    return settle<SearchSettingsRollBackPayload>(context, async () => ({
      settings: await this.service.rollBack(context.viewer, input),
    }));
  }
}
