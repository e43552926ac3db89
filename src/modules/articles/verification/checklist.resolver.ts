import { roles, staff } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { type PeopleLoaders, User, loadAll, loadOne } from '../../people/index.js';
import { ArticleVersion } from '../article-version.js';
import { ArticleChecklist, ContentCriterion, ContentStandard } from './checklist.js';
import { ArticleChecklistRecordInput, ArticleChecklistRecordPayload, ContentStandardArgs } from './checklist.inputs.js';
import { mayAssess, mayReadChecklist } from './checklist.policy.js';
import { criteria } from './checklist.rules.js';
import type { ChecklistService } from './checklist.service.js';
import { checklistId } from './checklist.store.js';
import type { VerificationLoaders } from './verification.loaders.js';

/** The content standard: criteria, what was recorded, and what it adds up to. */
@Resolver()
export class ChecklistResolver {
  constructor(private readonly service: ChecklistService) {}

  @Query(() => [ContentCriterion], {
    description: 'The criteria of the content standard in their order. For people of the centre.',
  })
  @Access(staff())
  contentCriteria(): readonly ContentCriterion[] {
    return criteria;
  }

  @Query(() => ContentStandard, {
    description:
      'How texts stand against the content standard, by the moment of the record. For KNOWLEDGE_EDITOR, ADMIN and TRAINER; for SUPERVISOR of the people of the teams led. Nobody is ranked.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.TRAINER, Role.SUPERVISOR))
  contentStandard(
    @Ctx() { viewer }: Context,
    @Args(() => ContentStandardArgs) { from, to, authorId }: ContentStandardArgs,
  ): Promise<ContentStandard> {
    return this.service.figures(viewer, { from, to, authorId: authorId ?? null });
  }

  @Mutation(() => ArticleChecklistRecordPayload, {
    description:
      'Records how a version stands against the content standard, in the place of an earlier record. For KNOWLEDGE_EDITOR, ADMIN, SUPERVISOR and TRAINER, never for the author. Errors: NOT_FOUND, NOT_ALLOWED, SAME_PERSON, REQUIRED, DUPLICATE, INVALID, TOO_LONG.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.SUPERVISOR, Role.TRAINER))
  articleChecklistRecord(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The article.' }) id: string,
    @Arg('input', () => ArticleChecklistRecordInput, { description: 'The judgement.' })
    input: ArticleChecklistRecordInput,
  ): Promise<ArticleChecklistRecordPayload> {
    return settle<ArticleChecklistRecordPayload>(context, () => this.service.record(context.viewer, id, input));
  }
}

/** How a version stands. */
@Resolver(() => ArticleVersion)
export class VersionChecklistResolver {
  constructor(private readonly loaders: VerificationLoaders) {}

  @FieldResolver(() => ArticleChecklist, {
    nullable: true,
    description:
      'How it stands against the content standard; for who assesses, managers and its author. Null otherwise and while nobody recorded it.',
  })
  async checklist(@Root() version: ArticleVersion, @Ctx() context: Context): Promise<ArticleChecklist | null> {
    if (!mayReadChecklist(context.viewer, version)) return null;
    return context.loaders.get(this.loaders.checklists).load(checklistId(version.articleId, version.number));
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may record how it stands against the content standard.' })
  viewerCanRecordChecklist(@Root() version: ArticleVersion, @Ctx() { viewer }: Context): boolean {
    return mayAssess(viewer) && version.authorId !== viewer.id;
  }
}

/** Who recorded it. */
@Resolver(() => ArticleChecklist)
export class ChecklistFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who recorded it; null where the person is gone.' })
  recordedBy(@Root() checklist: ArticleChecklist, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, checklist.recordedById);
  }
}

/** Whose texts there are. */
@Resolver(() => ContentStandard)
export class ContentStandardFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => [User], {
    description: 'Whose versions were assessed in the stretch, by name: whom to ask for.',
  })
  async authors(@Root() standard: ContentStandard, @Ctx() context: Context): Promise<User[]> {
    const found = await loadAll(context, this.people.users, standard.authorIds);
    return found.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || a._id.localeCompare(b._id));
  }
}
