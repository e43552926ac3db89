import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Article, articleById } from '../../articles/index.js';
import { User } from '../../people/index.js';
import { SearchSubject, type SearchedSubject, type SubjectById } from '../search-subject.js';
import { SearchPreviewPlace } from './search-preview.js';
import { SearchSettingsChange, SearchSettingsDraft, SearchSettingsVersion } from './search-settings.js';

/** People by id, as the viewer may see them. */
export type UserById = LoaderFactory<string, User | null>;

const nobody = 'null for the product itself.';

@Resolver(() => SearchSettingsVersion)
export class SearchSettingsVersionFieldsResolver {
  constructor(private readonly userById: UserById) {}

  @FieldResolver(() => User, { nullable: true, description: `Who published it; ${nobody}` })
  publishedBy(@Root() version: SearchSettingsVersion, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(version.publishedById);
  }
}

@Resolver(() => SearchSettingsDraft)
export class SearchSettingsDraftFieldsResolver {
  constructor(private readonly userById: UserById) {}

  @FieldResolver(() => User, { nullable: true, description: `Who changed it last; ${nobody}` })
  updatedBy(@Root() draft: SearchSettingsDraft, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(draft.updatedById);
  }
}

@Resolver(() => SearchSettingsChange)
export class SearchSettingsChangeFieldsResolver {
  constructor(private readonly userById: UserById) {}

  @FieldResolver(() => User, { nullable: true, description: `Who did it; ${nobody}` })
  by(@Root() change: SearchSettingsChange, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(change.byId);
  }
}

@Resolver(() => SearchPreviewPlace)
export class SearchPreviewPlaceFieldsResolver {
  constructor(private readonly subjectById: SubjectById) {}

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article; null where it is gone meanwhile, or it is a tree.',
  })
  article(@Root() place: SearchPreviewPlace, @Ctx() context: Context): Promise<Article | null> {
    return context.loaders.get(articleById).load(place.id);
  }

  @FieldResolver(() => SearchSubject, {
    nullable: true,
    description: 'What stands there, the tree of a node; null where it is gone meanwhile.',
  })
  subject(@Root() place: SearchPreviewPlace, @Ctx() context: Context): Promise<SearchedSubject | null> {
    return this.subjectById(context, place.id);
  }
}
