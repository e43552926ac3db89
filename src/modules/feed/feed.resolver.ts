import DataLoader from 'dataloader';
import { roles, staff } from '../../platform/auth/access.js';
import { isId } from '../../platform/ids/ids.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from '../../platform/graphql/decorators.js';
import { connectionOf, pageRequest, type Connection } from '../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { settle } from '../../platform/graphql/payload.js';
import { CursorScalar } from '../../platform/graphql/scalars.js';
import { Article, articleById } from '../articles/index.js';
import { User, ViewerView } from '../people/index.js';
import type { Tree } from '../trees/index.js';
import { type AcknowledgementService, type AcknowledgementState } from './acknowledgement.service.js';
import {
  AcknowledgementCount,
  FeedEntry,
  FeedEntryPage,
  FeedEntrySubject,
  KnowledgeFeedMessage,
  type FeedMessage,
} from './feed-entry.js';
import {
  AcknowledgementArgs,
  FeedEntryAcknowledgeInput,
  FeedEntryAcknowledgePayload,
  FeedEntryMarkReadInput,
  FeedEntryMarkReadPayload,
  InboxArgs,
} from './feed.inputs.js';
import { acknowledgementRoles, mustAcknowledge } from './feed.policy.js';
import type { FeedService } from './feed.service.js';
import type { Receipt } from './feed.store.js';
import { FeedStream } from './feed.stream.js';

/** One person of an entry's list. */
@ObjectType({ description: 'A person who has to acknowledge an entry, with what the person did.' })
export class AcknowledgementRow {
  @Field(() => Date, { nullable: true, description: 'When the person opened it; null where not yet.' })
  readAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the person acknowledged it; null where not yet.' })
  acknowledgedAt?: Date | null;

  userId!: string;
}

const AcknowledgementRowPage = connectionOf('AcknowledgementRow', () => AcknowledgementRow);

const rowOf = ({ person, receipt }: AcknowledgementState): AcknowledgementRow =>
  Object.assign(new AcknowledgementRow(), {
    userId: person.id,
    readAt: receipt?.readAt ?? null,
    acknowledgedAt: receipt?.acknowledgedAt ?? null,
  });

/** The inbox and its subscription. */
@Resolver(() => FeedEntry)
export class FeedResolver {
  readonly #receipts: LoaderFactory<string, Receipt | null>;
  readonly #superseded: LoaderFactory<FeedEntry, boolean>;
  readonly #counts: LoaderFactory<FeedEntry, AcknowledgementCount | null>;

  constructor(
    private readonly feed: FeedService,
    private readonly acknowledgementService: AcknowledgementService,
    private readonly treeById: LoaderFactory<string, Tree | null>,
  ) {
    this.#receipts = (context) =>
      new DataLoader(async (ids) => {
        const found = await feed.receipts(context.viewer, ids);
        return ids.map((id) => found.get(id) ?? null);
      });
    this.#superseded = () =>
      new DataLoader<FeedEntry, boolean, string>(
        async (entries) => {
          const found = await feed.superseded(entries);
          return entries.map((entry) => found.has(entry._id));
        },
        { cacheKeyFn: (entry) => entry._id },
      ) as unknown as DataLoader<FeedEntry, boolean>;
    this.#counts = (context) =>
      new DataLoader<FeedEntry, AcknowledgementCount | null, string>(
        async (entries) => {
          const found = await acknowledgementService.counts(context.viewer, entries);
          return entries.map((entry) => found.get(entry._id) ?? null);
        },
        { cacheKeyFn: (entry) => entry._id },
      ) as unknown as DataLoader<FeedEntry, AcknowledgementCount | null>;
  }

  @Query(() => FeedEntry, {
    nullable: true,
    description: 'One feed entry; null where it does not exist or you may not see what it speaks of.',
  })
  @Access(staff())
  feedEntry(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the entry.' }) id: string,
  ): Promise<FeedEntry | null> {
    return isId(id) ? this.feed.entry(context.viewer, id) : Promise.resolve(null);
  }

  @Query(() => FeedEntryPage.Connection, {
    description: 'Knowledge that was pushed to you, newest first, judged by what you may see now.',
  })
  @Access(staff())
  knowledgeInbox(@Ctx() context: Context, @Args(() => InboxArgs) args: InboxArgs): Promise<Connection<FeedEntry>> {
    return this.feed.inbox(context.viewer, args.filter ?? {}, pageRequest(args));
  }

  @Query(() => AcknowledgementRowPage.Connection, {
    description:
      'Who has to acknowledge an entry and who did: supervisors for their teams, managers for their site, administrators for all. Those who have not come first.',
  })
  @Access(roles(...acknowledgementRoles))
  async acknowledgements(
    @Ctx() context: Context,
    @Args(() => AcknowledgementArgs) args: AcknowledgementArgs,
  ): Promise<Connection<AcknowledgementRow>> {
    const page = await this.acknowledgementService.people(
      context.viewer,
      args.entryId,
      args.filter ?? {},
      pageRequest(args),
    );
    const edges = page.edges.map((edge) => ({ cursor: edge.cursor, node: rowOf(edge.node) }));
    return { ...page, edges, nodes: edges.map((edge) => edge.node) };
  }

  @Mutation(() => FeedEntryMarkReadPayload, {
    description: 'Notes that you opened an entry. Repeating it changes nothing.',
  })
  @Access(staff())
  feedEntryMarkRead(
    @Ctx() context: Context,
    @Arg('input', () => FeedEntryMarkReadInput, { description: 'Which entry was opened.' })
    input: FeedEntryMarkReadInput,
  ): Promise<FeedEntryMarkReadPayload> {
    return settle(context, async () => ({ entry: await this.feed.markRead(context.viewer, input.entryId) }));
  }

  @Mutation(() => FeedEntryAcknowledgePayload, {
    description:
      'Acknowledges that you read and understood exactly this version. Repeating it changes nothing; another version is refused with CONFLICT.',
  })
  @Access(staff())
  feedEntryAcknowledge(
    @Ctx() context: Context,
    @Arg('input', () => FeedEntryAcknowledgeInput, { description: 'Which entry and version was understood.' })
    input: FeedEntryAcknowledgeInput,
  ): Promise<FeedEntryAcknowledgePayload> {
    return settle(context, async () => ({
      entry: await this.feed.acknowledge(context.viewer, input.entryId, input.version),
    }));
  }

  @Subscription(() => KnowledgeFeedMessage, {
    description:
      'What is pushed to you: first FeedReady, then what you missed after the cursor, then news as it comes, and a heartbeat every 30 s. Nothing is lost and nothing comes twice between connections, restarts and server copies. A cursor is bound to you.',
    subscribe: ({ args, context }) =>
      (context as Context)
        .service(FeedStream)
        .subscribe(context as Context, (args.after as string | undefined) ?? null),
  })
  @Access(staff())
  knowledgeFeed(
    @Root() message: FeedMessage,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'Cursor of the last message you handled; without it the feed starts now.',
    })
    _after?: string | null,
  ): FeedMessage {
    return message;
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description:
      'The article it speaks of, as it is now; null where it is gone, you may no longer see it, or it speaks of a tree.',
  })
  article(@Root() entry: FeedEntry, @Ctx() context: Context): Promise<Article | null> {
    if (entry.subjectType !== 'article') return Promise.resolve(null);
    return context.loaders.get(articleById).load(entry.subjectId);
  }

  @FieldResolver(() => FeedEntrySubject, {
    nullable: true,
    description: 'What it speaks of, as it is now; null where it is gone or you may no longer see it.',
  })
  subject(@Root() entry: FeedEntry, @Ctx() context: Context): Promise<Article | Tree | null> {
    if (entry.subjectType === 'tree') return context.loaders.get(this.treeById).load(entry.subjectId);
    return this.article(entry, context);
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When you opened it; null where not yet.' })
  async readAt(@Root() entry: FeedEntry, @Ctx() context: Context): Promise<Date | null> {
    return (await context.loaders.get(this.#receipts).load(entry._id))?.readAt ?? null;
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When you acknowledged it; null where not yet.' })
  async acknowledgedAt(@Root() entry: FeedEntry, @Ctx() context: Context): Promise<Date | null> {
    return (await context.loaders.get(this.#receipts).load(entry._id))?.acknowledgedAt ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether a later demanding version of the same thing has replaced it.' })
  isSuperseded(@Root() entry: FeedEntry, @Ctx() context: Context): Promise<boolean> {
    return context.loaders.get(this.#superseded).load(entry);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you still have to acknowledge it.' })
  async viewerMustAcknowledge(@Root() entry: FeedEntry, @Ctx() context: Context): Promise<boolean> {
    if (!mustAcknowledge(context.viewer, entry.priority)) return false;
    const receipt = await context.loaders.get(this.#receipts).load(entry._id);
    return !receipt?.acknowledgedAt && !(await context.loaders.get(this.#superseded).load(entry));
  }

  @FieldResolver(() => AcknowledgementCount, {
    nullable: true,
    description: 'Proof of reading in figures; null for those who may not ask.',
  })
  acknowledgement(@Root() entry: FeedEntry, @Ctx() context: Context): Promise<AcknowledgementCount | null> {
    return context.loaders.get(this.#counts).load(entry);
  }
}

/** The person of a row. */
@Resolver(() => AcknowledgementRow)
export class AcknowledgementRowResolver {
  constructor(private readonly userById: LoaderFactory<string, User | null>) {}

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The person; null where you may no longer see the person.',
  })
  user(@Root() row: AcknowledgementRow, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(row.userId);
  }
}

/** What the feed adds to the viewer. */
@Resolver(() => ViewerView)
export class ViewerCountsResolver {
  readonly #counts: LoaderFactory<string, { unread: number; mustAcknowledge: number }>;

  constructor(feed: FeedService) {
    this.#counts = (context) => new DataLoader((ids) => Promise.all(ids.map(() => feed.counts(context.viewer))));
  }

  @FieldResolver(() => Int, {
    description:
      'How many entries of your inbox are open: unread notes of the last 30 days, and all that you have to acknowledge. Counted up to 500.',
  })
  async unreadCount(@Ctx() context: Context): Promise<number> {
    return (await context.loaders.get(this.#counts).load(context.viewer.id)).unread;
  }

  @FieldResolver(() => Int, { description: 'How many entries you still have to acknowledge. Counted up to 500.' })
  async mustAcknowledgeCount(@Ctx() context: Context): Promise<number> {
    return (await context.loaders.get(this.#counts).load(context.viewer.id)).mustAcknowledge;
  }
}

/** Payloads of the feed carry the caller too, so that its counts are fresh. */
@Resolver(() => FeedEntryMarkReadPayload)
export class MarkReadViewerResolver {
  @FieldResolver(() => ViewerView, { nullable: true, description: 'You, with fresh counts.' })
  viewer(@Ctx() context: Context): ViewerView {
    return context.viewer as unknown as ViewerView;
  }
}

@Resolver(() => FeedEntryAcknowledgePayload)
export class AcknowledgeViewerResolver {
  @FieldResolver(() => ViewerView, { nullable: true, description: 'You, with fresh counts.' })
  viewer(@Ctx() context: Context): ViewerView {
    return context.viewer as unknown as ViewerView;
  }
}
