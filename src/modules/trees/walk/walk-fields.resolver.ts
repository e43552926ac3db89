import type { Context } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Int, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { Tree } from '../tree.js';
import type { TreeLoaders } from '../tree.loaders.js';
import { wording } from './engine/engine.js';
import { caseNote, handoverText, transcriptView } from './walk-notes.rules.js';
import type { WalkRecord } from './walk-record.js';
import { TreeWalkEnding, TreeWalkOffer, TreeWalkWaiting } from './walk-ending.js';
import { TreeWalkEntry, TreeWalkNode, TreeWalkStop } from './walk-view.js';
import {
  type Lens,
  endingView,
  isStandHidden,
  nodeView,
  pathView,
  valuesView,
  waitingView,
} from './walk-view.rules.js';
import { mostStepsLeft } from './steps-left.rules.js';
import type { WalkStanding } from './walk-standing.service.js';
import type { WalkLenses } from './walk-lens.loaders.js';
import type { WalkLoaders } from './walk.loaders.js';
import { holds, mayEnd, mayHandOver, mayOverrideChecks, mayResume, mayStep, mayTakeOver } from './walk.policy.js';
import { TreeWalk, TreeWalkValue } from './walk.js';

/** What the fields of a walk are read with. */
export interface WalkEyes {
  readonly loaders: WalkLoaders;
  readonly trees: TreeLoaders;
  readonly users: PeopleLoaders['users'];
  readonly standing: WalkStanding;
  readonly clock: Clock;
  readonly lenses: WalkLenses;
}

/** What people see of a walk. */
@Resolver(() => TreeWalk)
export class WalkFieldsResolver {
  constructor(private readonly eyes: WalkEyes) {}

  @FieldResolver(() => Tree, {
    nullable: true,
    description: 'The tree as it is now; null where you may not see it (any more).',
  })
  tree(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<Tree | null> {
    return context.loaders.get(this.eyes.trees.trees).load(walk.treeId);
  }

  @FieldResolver(() => String, { description: 'Code of the tree, e.g. `T-14`.' })
  treeCode(@Root() walk: WalkRecord): string {
    return walk.treeCode;
  }

  @FieldResolver(() => String, {
    description:
      'Title of the version that is walked, in the language of the walk; empty where you may not see the tree any more.',
  })
  async treeTitle(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<string> {
    const { world, hiddenTreeIds } = await this.#lens(context, walk);
    return hiddenTreeIds.has(walk.treeId) ? '' : wording(world.root.content.title, walk.locale);
  }

  @FieldResolver(() => TreeWalkNode, { description: 'Where it stands; after its end the node where it ended.' })
  async node(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<TreeWalkNode> {
    return nodeView(walk, await this.#lens(context, walk));
  }

  @FieldResolver(() => [TreeWalkStop], {
    description: 'The stops that were answered, in their order; the current node is not among them. At most 500.',
  })
  async path(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<TreeWalkStop[]> {
    return pathView(walk, await this.#lens(context, walk));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Most steps that may come after the one where it stands, whatever is answered; 0 at the last one. Null where the ways ahead may lead back, or into a sub-tree that is not known, after the end, and where you may not see the tree.',
  })
  async mostStepsLeft(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<number | null> {
    const lens = await this.#lens(context, walk);
    return walk.endedAt === null && !isStandHidden(walk, lens) ? mostStepsLeft(lens.world, walk.frames) : null;
  }

  @FieldResolver(() => [TreeWalkValue], {
    description:
      'Variables with a value, of the tree that is walked now; those too that nobody gave one yet (`isDefault`).',
  })
  async values(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<TreeWalkValue[]> {
    return valuesView(walk, await this.#lens(context, walk));
  }

  @FieldResolver(() => [TreeWalkEntry], {
    description: 'The record, oldest first, at most 2,000 lines; personal data are always masked.',
  })
  async transcript(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<TreeWalkEntry[]> {
    const entries = await context.loaders.get(this.eyes.loaders.transcripts).load(walk._id);
    return transcriptView(walk, entries, await this.#lens(context, walk));
  }

  @FieldResolver(() => String, {
    description: 'Plain text for the call’s record, in the language of the walk; personal data are always masked.',
  })
  async caseNote(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<string> {
    return caseNote(walk, await this.#lens(context, walk));
  }

  @FieldResolver(() => String, {
    description:
      'What is handed to the next one: the outcome’s template filled in, or the answers in their order, with the note of the offer. Plain text; personal data masked where you do not hold the walk.',
  })
  async handoverText(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<string> {
    return handoverText(walk, await this.#lens(context, walk));
  }

  @FieldResolver(() => TreeWalkEnding, { nullable: true, description: 'How it ended; null while it goes on.' })
  async ending(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<TreeWalkEnding | null> {
    return endingView(walk, await this.#lens(context, walk));
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it expires if nobody goes on; null once it ended.',
  })
  expiresAt(@Root() walk: WalkRecord): Date | null {
    return walk.expiresAt;
  }

  @FieldResolver(() => TreeWalkOffer, { nullable: true, description: 'To whom it is offered; null where it is not.' })
  offer(@Root() walk: WalkRecord): TreeWalkOffer | null {
    return walk.offer;
  }

  @FieldResolver(() => TreeWalkWaiting, {
    nullable: true,
    description: 'The outside system that is waited for; null: none.',
  })
  async waiting(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<TreeWalkWaiting | null> {
    return walk.waiting && waitingView(walk, walk.waiting, await this.#lens(context, walk));
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who holds it, or held it last; null where you may not see the person.',
  })
  holder(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.eyes.users, walk.holderId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who began it; null where you may not see the person.' })
  startedBy(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.eyes.users, walk.startedById);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you hold it, or held it last.' })
  isMine(@Root() walk: WalkRecord, @Ctx() { viewer }: Context): boolean {
    return holds(viewer, walk);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may answer, go back, change and jump now.' })
  async viewerCanWalk(@Root() walk: WalkRecord, @Ctx() { viewer }: Context): Promise<boolean> {
    const { standing, clock } = this.eyes;
    return mayStep(viewer, walk) && !(await standing.lapsed(viewer, [walk.treeId], clock.now())).size;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may go on with it: paused, or handed over and not taken.' })
  viewerCanResume(@Root() walk: WalkRecord, @Ctx() { viewer }: Context): boolean {
    return mayResume(viewer, walk);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may hand it over.' })
  viewerCanHandOver(@Root() walk: WalkRecord, @Ctx() { viewer }: Context): boolean {
    return mayHandOver(viewer, walk);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is offered to you or your tier.' })
  viewerCanTakeOver(@Root() walk: WalkRecord, @Ctx() { viewer }: Context): boolean {
    return mayTakeOver(viewer, walk);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may end it before an outcome.' })
  viewerCanEnd(@Root() walk: WalkRecord, @Ctx() { viewer }: Context): boolean {
    return mayEnd(viewer, walk);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you may send a device in although checks were left out, with a reason.',
  })
  viewerCanOverrideChecks(@Root() walk: WalkRecord, @Ctx() { viewer }: Context): boolean {
    return holds(viewer, walk) && mayOverrideChecks(viewer);
  }

  #lens(context: Context, walk: WalkRecord): Promise<Lens> {
    return context.loaders.get(this.eyes.lenses).load(walk);
  }
}
