import { roles, staff } from '../../../platform/auth/access.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Department, type PeopleLoaders, loadOne } from '../../people/index.js';
import { figureRoles } from '../figures/figures.policy.js';
import { Tree } from '../tree.js';
import type { ClassFiguresService } from './class-figures.service.js';
import {
  ProblemClassCandidate,
  ProblemClassFigures,
  ProblemClassNodeFigures,
  ProblemClassRecord,
  ProblemClassSuggestion,
} from './problem-class.js';
import {
  ProblemClassFiguresFilter,
  ProblemClassRecordInput,
  ProblemClassRecordPayload,
} from './problem-class.inputs.js';
import type { ProblemClassService } from './problem-class.service.js';

type Trees = LoaderFactory<string, Tree | null>;

/** Classes of problems: suggested, given, counted. */
@Resolver()
export class ProblemClassResolver {
  constructor(
    private readonly service: ProblemClassService,
    private readonly figures: ClassFiguresService,
  ) {}

  @Query(() => ProblemClassSuggestion, {
    description:
      'Classes that fit what a caller says: nodes of live classification trees that you may see, found by their titles, answers and alternative questions in both languages. For people inside the centre. Throws BAD_USER_INPUT for more than 2,000 characters.',
  })
  @Access(staff())
  problemClassSuggest(
    @Ctx() { viewer }: Context,
    @Arg('text', () => String, { description: 'What the caller says, at most 2,000 characters; it is kept nowhere.' })
    text: string,
    @Arg('treeId', () => ID, { nullable: true, description: 'Only classes of this tree.' }) treeId?: string | null,
  ): Promise<ProblemClassSuggestion> {
    return this.service.suggest(viewer, text, treeId ?? null);
  }

  @Mutation(() => ProblemClassRecordPayload, {
    description:
      'Remembers which class a problem was given after a suggestion: one of those that were suggested, or another. A later, different class for the same call is a re-classification; the same one again changes nothing. For people inside the centre. Errors: NOT_FOUND (the suggestion is forged, not yours or older than 12 hours; or there is no such class that you may see), REQUIRED, TOO_LONG, KEY_REUSED.',
  })
  @Access(staff())
  problemClassRecord(
    @Ctx() context: Context,
    @Arg('input', () => ProblemClassRecordInput, { description: 'Which class.' }) input: ProblemClassRecordInput,
  ): Promise<ProblemClassRecordPayload> {
    return settle<ProblemClassRecordPayload>(context, async () => ({
      record: await this.service.record(context.viewer, input),
    }));
  }

  @Query(() => ProblemClassFigures, {
    nullable: true,
    description:
      'How suggested classes did. Null where you may not see the tree or the team that you asked for. Throws BAD_USER_INPUT for a period that ends before it begins or has more than 400 days. KNOWLEDGE_EDITOR, ADMIN and QA_ANALYST see all, MANAGER what people of the own site gave, SUPERVISOR what people of the teams that they lead gave.',
  })
  @Access(roles(...figureRoles))
  problemClassFigures(
    @Ctx() { viewer }: Context,
    @Arg('filter', () => ProblemClassFiguresFilter, { description: 'Which given classes are counted.' })
    filter: ProblemClassFiguresFilter,
  ): Promise<ProblemClassFigures | null> {
    return this.figures.of(viewer, filter);
  }
}

/** The tree and the department of a suggested class. */
@Resolver(() => ProblemClassCandidate)
export class ProblemClassCandidateResolver {
  constructor(
    private readonly trees: Trees,
    private readonly people: Pick<PeopleLoaders, 'departments'>,
  ) {}

  @FieldResolver(() => Tree, { nullable: true, description: 'Its tree; null if it was hidden from you just now.' })
  tree(@Root() { treeId }: ProblemClassCandidate, @Ctx() context: Context): Promise<Tree | null> {
    return context.loaders.get(this.trees).load(treeId);
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Who is responsible where no rule of the tree names another; null: nobody named, or a question.',
  })
  department(@Root() { departmentId }: ProblemClassCandidate, @Ctx() context: Context): Promise<Department | null> {
    return loadOne(context, this.people.departments, departmentId);
  }
}

/** The tree of a class that was given. */
@Resolver(() => ProblemClassRecord)
export class ProblemClassRecordResolver {
  constructor(private readonly trees: Trees) {}

  @FieldResolver(() => Tree, { nullable: true, description: 'Its tree; null where you may not see it any more.' })
  tree(@Root() { treeId }: ProblemClassRecord, @Ctx() context: Context): Promise<Tree | null> {
    return context.loaders.get(this.trees).load(treeId);
  }
}

/** The tree of a row of figures. */
@Resolver(() => ProblemClassNodeFigures)
export class ProblemClassNodeResolver {
  constructor(private readonly trees: Trees) {}

  @FieldResolver(() => Tree, { nullable: true, description: 'Its tree; null if it was hidden from you just now.' })
  tree(@Root() { treeId }: ProblemClassNodeFigures, @Ctx() context: Context): Promise<Tree | null> {
    return context.loaders.get(this.trees).load(treeId);
  }
}
