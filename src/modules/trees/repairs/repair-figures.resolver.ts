import { roles } from '../../../platform/auth/access.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { type PeopleLoaders, ProductLine, loadOne } from '../../people/index.js';
import { figureRoles } from '../figures/figures.policy.js';
import { Tree } from '../tree.js';
import { RepairFigures, RepairLineFigures, RepairVersionFigures } from './repair-figures.js';
import type { RepairFiguresService } from './repair-figures.service.js';
import { RepairFiguresFilter } from './repair.inputs.js';

/** What was found on devices, in figures. */
@Resolver(() => RepairFigures)
export class RepairFiguresResolver {
  constructor(private readonly service: RepairFiguresService) {}

  @Query(() => RepairFigures, {
    nullable: true,
    description:
      'Share of devices without a fault. Null where you may not see the tree or the team that you asked for. Throws BAD_USER_INPUT for a period that ends before it begins or has more than 400 days. KNOWLEDGE_EDITOR, ADMIN and QA_ANALYST see all, MANAGER what walks of the own site sent in, SUPERVISOR what walks of the teams that they lead sent in.',
  })
  @Access(roles(...figureRoles))
  repairFigures(
    @Ctx() { viewer }: Context,
    @Arg('filter', () => RepairFiguresFilter, { description: 'Which findings are counted.' })
    filter: RepairFiguresFilter,
  ): Promise<RepairFigures | null> {
    return this.service.of(viewer, filter);
  }
}

/** The tree of a row. */
@Resolver(() => RepairVersionFigures)
export class RepairVersionResolver {
  constructor(private readonly trees: LoaderFactory<string, Tree | null>) {}

  @FieldResolver(() => Tree, {
    nullable: true,
    description: 'The tree; null if it was hidden from you this very moment.',
  })
  tree(@Root() { treeId }: RepairVersionFigures, @Ctx() context: Context): Promise<Tree | null> {
    return context.loaders.get(this.trees).load(treeId);
  }
}

/** The product line of a row. */
@Resolver(() => RepairLineFigures)
export class RepairLineResolver {
  constructor(private readonly people: Pick<PeopleLoaders, 'lines'>) {}

  @FieldResolver(() => ProductLine, { nullable: true, description: 'The product line; null where none is known.' })
  productLine(@Root() { lineId }: RepairLineFigures, @Ctx() context: Context): Promise<ProductLine | null> {
    return loadOne(context, this.people.lines, lineId);
  }
}
