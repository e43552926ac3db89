import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../platform/graphql/decorators.js';
import { Article } from '../articles/index.js';
import { type PeopleLoaders, ProductLine, Site, Team, User, loadAll, loadOne } from '../people/index.js';
import { Tree, TreeWalk } from '../trees/index.js';
import type { CallLoaders } from './call.loaders.js';
import { Call } from './call.js';
import { mayHoldCall, mayLinkToCall } from './call.policy.js';
import { CallLevel, CallQueue } from './queues/call-queue.js';

/** Where what a call leads to is loaded; all of it as the viewer may see it. */
export interface CallFieldLoaders {
  readonly calls: Pick<CallLoaders, 'chains'>;
  readonly people: Pick<PeopleLoaders, 'users' | 'teams' | 'sites' | 'lines'>;
  readonly queues: LoaderFactory<string, CallQueue | null>;
  readonly levels: LoaderFactory<string, CallLevel | null>;
  readonly articles: LoaderFactory<string, Article | null>;
  readonly trees: LoaderFactory<string, Tree | null>;
  readonly walks: LoaderFactory<string, TreeWalk | null>;
  /** What a node of a tree's live version says, in the viewer's language. */
  readonly nodeTitles: (context: Context, tree: Tree, nodeKey: string) => Promise<string | null>;
}

/** What a call leads to. */
@Resolver(() => Call)
export class CallFieldsResolver {
  constructor(private readonly loaders: CallFieldLoaders) {}

  @FieldResolver(() => CallQueue, { nullable: true, description: 'Where the customer waited.' })
  queue(@Root() call: Call, @Ctx() context: Context): Promise<CallQueue | null> {
    return loadOne(context, this.loaders.queues, call.queue);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who took it; null for what nobody took.' })
  agent(@Root() call: Call, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.people.users, call.agentId);
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The agent’s team at that time.' })
  team(@Root() call: Call, @Ctx() context: Context): Promise<Team | null> {
    return loadOne(context, this.loaders.people.teams, call.teamId);
  }

  @FieldResolver(() => Site, { nullable: true, description: 'The site at that time.' })
  site(@Root() call: Call, @Ctx() context: Context): Promise<Site | null> {
    return loadOne(context, this.loaders.people.sites, call.siteId);
  }

  @FieldResolver(() => ProductLine, { nullable: true, description: 'What products it was about; null where not said.' })
  productLine(@Root() call: Call, @Ctx() context: Context): Promise<ProductLine | null> {
    return loadOne(context, this.loaders.people.lines, call.lineId);
  }

  @FieldResolver(() => CallLevel, { nullable: true, description: 'The customer’s level; null where not said.' })
  customerLevel(@Root() call: Call, @Ctx() context: Context): Promise<CallLevel | null> {
    return loadOne(context, this.loaders.levels, call.customerLevel);
  }

  @FieldResolver(() => [Call], {
    description: 'All legs of its chain of transfers that you may see, earliest first; at most 50.',
  })
  async chain(@Root() call: Call, @Ctx() context: Context): Promise<readonly Call[]> {
    return (await context.loaders.get(this.loaders.calls.chains).load(call.chainId)).slice(0, 50);
  }

  @FieldResolver(() => Tree, {
    nullable: true,
    description: 'The problem tree of its reason; null where not said or hidden from you.',
  })
  reasonTree(@Root() call: Call, @Ctx() context: Context): Promise<Tree | null> {
    return loadOne(context, this.loaders.trees, call.reasonTreeId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the node of its reason is called in your language; null where not said, gone or hidden from you.',
  })
  async reasonTitle(@Root() call: Call, @Ctx() context: Context): Promise<string | null> {
    const tree = await loadOne(context, this.loaders.trees, call.reasonTreeId);
    return tree && call.reasonNodeKey !== null ? this.loaders.nodeTitles(context, tree, call.reasonNodeKey) : null;
  }

  @FieldResolver(() => [Article], { description: 'Articles that were used in it and that you may read.' })
  articles(@Root() call: Call, @Ctx() context: Context): Promise<Article[]> {
    return loadAll(context, this.loaders.articles, call.articleIds);
  }

  @FieldResolver(() => [TreeWalk], { description: 'Walks of trees during it that you may see.' })
  walks(@Root() call: Call, @Ctx() context: Context): Promise<TreeWalk[]> {
    return loadAll(context, this.loaders.walks, call.walkIds);
  }

  @FieldResolver(() => Boolean, { description: 'Whether there is a recording.' })
  hasRecording(@Root() call: Call): boolean {
    return call.recordingId !== null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may say which articles and walks belong to it.' })
  viewerCanLink(@Root() call: Call, @Ctx() { viewer }: Context): boolean {
    return mayLinkToCall(viewer, call);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may keep it for a legal matter.' })
  viewerCanHold(@Root() call: Call, @Ctx() { viewer }: Context): boolean {
    return mayHoldCall(viewer);
  }
}
