import { roles } from '../../../platform/auth/access.js';
import { Audience, Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { ArticleValidity, FeedPriority } from '../article-enums.js';
import type { ArticlePublishService } from '../article-publish.service.js';
import { ArticleDraft, ArticleVersion } from '../article-version.js';
import {
  ArticleNextWithdrawInput,
  ArticleNextWithdrawPayload,
  ArticleScheduleCancelInput,
  ArticleScheduleCancelPayload,
} from './moment.inputs.js';
import { beginOf, endOf, validityAt } from './validity.rules.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);
const article = { description: 'The article.' } as const;
const common = 'For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';

/** The order to publish an approved working copy later. */
@ObjectType({ description: 'The order to publish an approved working copy by itself at a moment.' })
export class ArticleSchedule {
  @Field(() => DateTimeScalar, { description: 'When it goes live.' })
  at!: Date;

  @Field(() => FeedPriority, { nullable: true, description: 'How it is pushed then; null for silently.' })
  priority!: FeedPriority | null;

  @Field(() => String, { nullable: true, description: 'What will be said that changed.' })
  changeSummary!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it will have to be read.' })
  dueAt!: Date | null;

  @Field(() => Audience, { nullable: true, description: 'The audience from then on; null where it stays.' })
  audience!: Audience | null;

  byId!: string;
}

/** Publishing by the clock. */
@Resolver(() => ArticleSchedule)
export class ArticleTimeResolver {
  constructor(
    private readonly publishing: ArticlePublishService,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who ordered it; null where the person is gone.' })
  orderedBy(@Root() schedule: ArticleSchedule, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, schedule.byId);
  }

  @Mutation(() => ArticleScheduleCancelPayload, {
    description: `Takes the order to publish later back; the working copy stays approved. ${common}.`,
  })
  @Access(editors)
  articleScheduleCancel(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleScheduleCancelInput, { description: 'Which revision.' })
    input: ArticleScheduleCancelInput,
  ): Promise<ArticleScheduleCancelPayload> {
    return settle<ArticleScheduleCancelPayload>(context, async () => ({
      article: await this.publishing.cancelSchedule(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleNextWithdrawPayload, {
    description: `Takes a published text back before it holds; it becomes the working copy where there is none. ${common}.`,
  })
  @Access(editors)
  articleNextWithdraw(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleNextWithdrawInput, { description: 'Which revision.' })
    input: ArticleNextWithdrawInput,
  ): Promise<ArticleNextWithdrawPayload> {
    return settle<ArticleNextWithdrawPayload>(context, async () => ({
      article: await this.publishing.withdrawNext(context.viewer, id, input),
    }));
  }
}

/** When a working copy will hold. */
@Resolver(() => ArticleDraft)
export class ArticleDraftTimeResolver {
  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'From when it will hold; null for at once.' })
  effectiveFrom(@Root() { content }: ArticleDraft): Date | null {
    return beginOf(content);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Until when it will hold; null for no end.' })
  effectiveTo(@Root() { content }: ArticleDraft): Date | null {
    return endOf(content);
  }

  @FieldResolver(() => ArticleSchedule, { nullable: true, description: 'When it goes live by itself; null for never.' })
  schedule(@Root() { content }: ArticleDraft): ArticleSchedule | null {
    return content.schedule;
  }
}

/** When a version holds. */
@Resolver(() => ArticleVersion)
export class ArticleVersionTimeResolver {
  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'From when it holds; null for since ever.' })
  effectiveFrom(@Root() version: ArticleVersion): Date | null {
    return beginOf(version);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Until when it holds; null for no end.' })
  effectiveTo(@Root() version: ArticleVersion): Date | null {
    return endOf(version);
  }

  @FieldResolver(() => ArticleValidity, {
    description: 'Whether its own times let it hold now; an earlier version may have been followed by a later one.',
  })
  validity(@Root() version: ArticleVersion, @Ctx() context: Context): ArticleValidity {
    return validityAt(version, context.clock.now());
  }
}
