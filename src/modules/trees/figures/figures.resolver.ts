import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Int,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { TreeWalk } from '../walk/walk.js';
import type { WalkLenses } from '../walk/walk-lens.loaders.js';
import type { WalkRecord } from '../walk/walk-record.js';
import { isStandHidden } from '../walk/walk-view.rules.js';
import { TreeFiguresFilter } from './figures.inputs.js';
import { figureRoles } from './figures.policy.js';
import { type TreeFiguresService, comparedNodes } from './figures.service.js';
import { TreeChoiceShare } from './tree-choice-share.js';
import {
  TreeCommandFigures,
  TreeCoverage,
  TreeFigures,
  TreeNodeCompared,
  TreeNodeFigures,
  TreePathFigures,
  TreeTotals,
  TreeVersionsCompared,
} from './tree-figures.js';
import type { UsualService } from './usual.service.js';

const whoseWalks =
  'KNOWLEDGE_EDITOR, ADMIN and QA_ANALYST see all walks, MANAGER those of the own site, SUPERVISOR those of the teams that they lead.';

/** Figures of a tree as clients see them. */
@Resolver(() => TreeFigures)
export class TreeFiguresResolver {
  constructor(private readonly service: TreeFiguresService) {}

  @Query(() => TreeFigures, {
    nullable: true,
    description: `Figures of walks of a tree. Null where you may not see the tree, or the team or tier that you asked for. Throws BAD_USER_INPUT for a period that ends before it begins or has more than 400 days. ${whoseWalks}`,
  })
  @Access(roles(...figureRoles))
  treeFigures(
    @Ctx() { viewer }: Context,
    @Arg('treeId', () => ID, { description: 'Id of the tree.' }) treeId: string,
    @Arg('filter', () => TreeFiguresFilter, { description: 'Which walks are counted.' }) filter: TreeFiguresFilter,
  ): Promise<TreeFigures | null> {
    return this.service.of(viewer, treeId, filter);
  }

  @Query(() => TreeVersionsCompared, {
    nullable: true,
    description: `Two versions of a tree side by side; a version in the filter is left out of account. Null where you may not see the tree or the team or tier, or where it has no such versions. Throws BAD_USER_INPUT as \`treeFigures\`. ${whoseWalks}`,
  })
  @Access(roles(...figureRoles))
  treeVersionsCompared(
    @Ctx() { viewer }: Context,
    @Arg('treeId', () => ID, { description: 'Id of the tree.' }) treeId: string,
    @Arg('a', () => Int, { description: 'Number of the first version.' }) a: number,
    @Arg('b', () => Int, { description: 'Number of the second version.' }) b: number,
    @Arg('filter', () => TreeFiguresFilter, { description: 'Which walks are counted.' }) filter: TreeFiguresFilter,
  ): Promise<TreeVersionsCompared | null> {
    return this.service.compared(viewer, treeId, [a, b], filter);
  }

  @FieldResolver(() => TreeTotals, { description: 'All walks together.' })
  totals(@Root() { reading }: TreeFigures): Promise<TreeTotals> {
    return reading.totals();
  }

  @FieldResolver(() => [TreeNodeFigures], {
    description:
      'Every node: those of the version that is asked for (of the live one where none is), then those that only other versions have.',
  })
  nodes(@Root() { reading }: TreeFigures): Promise<TreeNodeFigures[]> {
    return reading.nodes();
  }

  @FieldResolver(() => TreeCoverage, {
    description: 'Which ways of the version that is asked for (of the live one where none is) were taken at all.',
  })
  coverage(@Root() { reading }: TreeFigures): Promise<TreeCoverage> {
    return reading.coverage();
  }

  @FieldResolver(() => [TreePathFigures], { description: 'Complete paths, the most walked ones first.' })
  paths(
    @Root() { reading }: TreeFigures,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 1 to 50.' }) first: number,
  ): Promise<TreePathFigures[]> {
    return reading.paths(first);
  }

  @FieldResolver(() => [TreeCommandFigures], {
    description: 'Nodes that asked an outside system for something, those that did it most first.',
  })
  commands(@Root() { reading }: TreeFigures): Promise<TreeCommandFigures[]> {
    return reading.commands();
  }
}

/** Two versions side by side. */
@Resolver(() => TreeVersionsCompared)
export class TreeVersionsComparedResolver {
  @FieldResolver(() => TreeTotals, { description: 'Walks of the first version.' })
  totalsA(@Root() { readingA }: TreeVersionsCompared): Promise<TreeTotals> {
    return readingA.totals();
  }

  @FieldResolver(() => TreeTotals, { description: 'Walks of the second version.' })
  totalsB(@Root() { readingB }: TreeVersionsCompared): Promise<TreeTotals> {
    return readingB.totals();
  }

  @FieldResolver(() => [TreeNodeCompared], {
    description: 'Nodes by their keys, in the order of the second version; then those that only the first one has.',
  })
  nodes(@Root() compared: TreeVersionsCompared): Promise<TreeNodeCompared[]> {
    return comparedNodes(compared);
  }
}

/** How a tree usually goes, for whoever walks it. */
@Resolver(() => TreeWalk)
export class TreeWalkUsualResolver {
  constructor(
    private readonly usual: UsualService,
    private readonly lenses: WalkLenses,
  ) {}

  @FieldResolver(() => [TreeChoiceShare], {
    description:
      'How the question where the walk stands was answered in the last 30 days (at most the newest 5,000 walks), the most frequent answer first; a minute old at most. Empty where it is no question, and where you may not see its tree.',
  })
  async choiceShares(@Root() walk: WalkRecord, @Ctx() context: Context): Promise<TreeChoiceShare[]> {
    const frame = walk.frames.at(-1);
    if (!frame || walk.endedAt !== null) return [];
    if (isStandHidden(walk, await context.loaders.get(this.lenses).load(walk))) return [];
    return [...(await this.usual.choiceShares(frame.treeId, frame.nodeKey))];
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'How long completed walks of the tree took in the last 30 days, median, in seconds (at most the newest 5,000); null without any.',
  })
  usualSeconds(@Root() { treeId }: TreeWalk): Promise<number | null> {
    return this.usual.seconds(treeId);
  }
}
