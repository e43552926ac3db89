import { staff } from '../../platform/auth/access.js';
import { type Connection, pageRequest } from '../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
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
  Subscription,
} from '../../platform/graphql/decorators.js';
import { settle } from '../../platform/graphql/payload.js';
import { CursorScalar } from '../../platform/graphql/scalars.js';
import { Article, articleById } from '../articles/index.js';
import { User } from '../people/index.js';
import { Tree } from '../trees/index.js';
import { Notice, NoticeCounts, NoticeFeedMessage, type NoticeMessage, NoticePage } from './notice.js';
import { NoticeArgs, NoticesMarkReadInput, NoticesMarkReadPayload } from './notice.inputs.js';
import type { NoticeService } from './notice.service.js';
import { NoticeStream } from './notice.stream.js';

/** What a person is told, and its subscription. */
@Resolver(() => Notice)
export class NoticeResolver {
  constructor(
    private readonly service: NoticeService,
    private readonly userById: LoaderFactory<string, User | null>,
    private readonly treeById: LoaderFactory<string, Tree | null>,
  ) {}

  @Query(() => NoticePage.Connection, {
    description: 'What you are told, newest first, of the last 90 days. Only about things that you may see now.',
  })
  @Access(staff())
  notices(@Ctx() context: Context, @Args(() => NoticeArgs) args: NoticeArgs): Promise<Connection<Notice>> {
    return this.service.notices(context.viewer, args.isUnread ?? null, pageRequest(args));
  }

  @Query(() => NoticeCounts, { description: 'How much you are told that you have not read.' })
  @Access(staff())
  noticeCounts(@Ctx() context: Context): Promise<NoticeCounts> {
    return this.#counts(context);
  }

  @Mutation(() => NoticesMarkReadPayload, {
    description: 'Marks notices of yours as read: some, or all. Repeating it changes nothing.',
  })
  @Access(staff())
  noticesMarkRead(
    @Ctx() context: Context,
    @Arg('input', () => NoticesMarkReadInput, { description: 'Which notices were read.' })
    input: NoticesMarkReadInput,
  ): Promise<NoticesMarkReadPayload> {
    return settle(context, async () => ({
      notices: await this.service.markRead(context.viewer, input),
      counts: await this.#counts(context),
    }));
  }

  @Subscription(() => NoticeFeedMessage, {
    description:
      'What you are told, as it happens: first FeedReady, then what you missed after the cursor, then news as it comes, and a heartbeat every 30 s. Nothing is lost and nothing comes twice between connections, restarts and server copies. A cursor is bound to you. For staff.',
    subscribe: ({ args, context }) =>
      (context as Context)
        .service(NoticeStream)
        .subscribe(context as Context, (args.after as string | undefined) ?? null),
  })
  @Access(staff())
  noticeFeed(
    @Root() message: NoticeMessage,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'Cursor of the last message you handled; without it the subscription starts now.',
    })
    _after?: string | null,
  ): NoticeMessage {
    return message;
  }

  @FieldResolver(() => String, { description: 'What happened, in your language; plain text, lines apart by a break.' })
  text(@Root() notice: Notice, @Ctx() context: Context): string {
    return notice.words[context.viewer.locale];
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who did it; null where the product itself did, or you may not see the person.',
  })
  actor(@Root() notice: Notice, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(notice.actorId);
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article it is about, as it is now; null where it is about something else.',
  })
  article(@Root() notice: Notice, @Ctx() context: Context): Promise<Article | null> {
    if (notice.subjectType !== 'article') return Promise.resolve(null);
    return context.loaders.get(articleById).load(notice.subjectId);
  }

  @FieldResolver(() => Tree, {
    nullable: true,
    description: 'The tree it is about, as it is now; null where it is about something else.',
  })
  tree(@Root() notice: Notice, @Ctx() context: Context): Promise<Tree | null> {
    if (notice.subjectType !== 'tree') return Promise.resolve(null);
    return context.loaders.get(this.treeById).load(notice.subjectId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Id of the walk it is about; null where it is about something else.',
  })
  treeWalkId(@Root() notice: Notice): string | null {
    return notice.subjectType === 'walk' ? notice.subjectId : null;
  }

  async #counts(context: Context): Promise<NoticeCounts> {
    return Object.assign(new NoticeCounts(), { unreadCount: await this.service.unreadCount(context.viewer) });
  }
}
