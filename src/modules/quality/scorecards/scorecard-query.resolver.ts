import { roles } from '../../../platform/auth/access.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Int, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { qualityRoles, qualitySetters, scorecardsVisibleTo } from '../quality.policy.js';
import { ScorecardDifference } from './difference/scorecard-difference.js';
import { Scorecard, ScorecardVersion } from './scorecard.js';
import { ScorecardPreviewInput, ScorecardsArgs } from './scorecard.inputs.js';
import { scorecardOrderOf, scorecardsListedTo } from './scorecard-list.rules.js';
import type { ScorecardLoaders } from './scorecard.loaders.js';
import { ScorecardConnection, ScorecardFile, ScorecardPreview } from './scorecard.payloads.js';
import type { ScorecardReadService } from './scorecard-read.service.js';
import { scorecardCodeMeant } from './scorecard.rules.js';
import type { ScorecardStore } from './scorecard.store.js';

const desk = roles(...qualityRoles);
const who = 'For QA_ANALYST and ADMIN; SUPERVISOR and MANAGER see those that were activated once.';
const card = { description: 'Id of the scorecard.' } as const;

/** Reading scorecards. */
@Resolver()
export class ScorecardQueryResolver {
  constructor(
    private readonly store: ScorecardStore,
    private readonly loaders: ScorecardLoaders,
    private readonly reading: ScorecardReadService,
  ) {}

  @Query(() => Scorecard, {
    nullable: true,
    description: `One scorecard by its id; null where it does not exist or you may not see it. ${who}`,
  })
  @Access(desk)
  scorecard(@Ctx() context: Context, @Arg('id', () => ID, card) id: string): Promise<Scorecard | null> {
    return context.loaders.get(this.loaders.scorecards).load(id);
  }

  @Query(() => Scorecard, {
    nullable: true,
    description: `One scorecard by its code, e.g. \`QC-12\`; letter case and hyphen do not matter. Null as \`scorecard\`. ${who}`,
  })
  @Access(desk)
  async scorecardByCode(
    @Ctx() { viewer }: Context,
    @Arg('code', () => String, { description: 'The code.' }) code: string,
  ): Promise<Scorecard | null> {
    const meant = scorecardCodeMeant(code);
    if (meant === null) return null;
    const [found] = await this.store.byCodes([meant]);
    if (!found) return null;
    return (await this.store.visible([found._id], scorecardsVisibleTo(viewer)))[0] ?? null;
  }

  @Query(() => ScorecardConnection, {
    description: `Scorecards that you may see, last changed first unless ordered otherwise. ${who}`,
  })
  @Access(desk)
  scorecards(
    @Ctx() { viewer }: Context,
    @Args(() => ScorecardsArgs) { filter, orderBy, ...page }: ScorecardsArgs,
  ): Promise<Connection<Scorecard>> {
    return this.store.page(scorecardsListedTo(viewer, filter), scorecardOrderOf(orderBy), pageRequest(page));
  }

  @Query(() => ScorecardVersion, {
    nullable: true,
    description:
      'One version by its id; null where it does not exist or you may not read it. For desks of quality; agents read that of an own released evaluation through it.',
  })
  @Access(desk)
  scorecardVersion(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the version.' }) id: string,
  ): Promise<ScorecardVersion | null> {
    return context.loaders.get(this.loaders.versions).load(id);
  }

  @Query(() => ScorecardDifference, {
    nullable: true,
    description:
      'What differs between two versions, or a version and the working copy: questions and sections that came, went and changed. Null where one of them does not exist or you may not read it. For desks of quality.',
  })
  @Access(desk)
  scorecardDifference(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, card) id: string,
    @Arg('from', () => Int, { description: 'Number of the one version.' }) from: number,
    @Arg('to', () => Int, { nullable: true, description: 'Number of the other; left out: the working copy.' })
    to?: number | null,
  ): Promise<ScorecardDifference | null> {
    return this.reading.difference(viewer, id, from, to ?? null);
  }

  @Query(() => ScorecardFile, {
    nullable: true,
    description:
      'A scorecard as a file of our own format, JSON. Null where it does not exist or you may not read it. For desks of quality.',
  })
  @Access(desk)
  scorecardExport(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, card) id: string,
    @Arg('version', () => Int, {
      nullable: true,
      description: 'Number of a version; left out: the working copy, and where there is none the active version.',
    })
    version?: number | null,
  ): Promise<ScorecardFile | null> {
    return this.reading.file(viewer, id, version ?? null);
  }

  @Query(() => ScorecardPreview, {
    description:
      'Scores answers by a form without storing anything. For QA_ANALYST and ADMIN. Errors: those of a content; for answers NOT_FOUND, DUPLICATE, INVALID, OUT_OF_RANGE, TOO_MANY, TOO_LONG with the field `answers` and the ref.',
  })
  @Access(roles(...qualitySetters))
  scorecardPreview(
    @Ctx() context: Context,
    @Arg('input', () => ScorecardPreviewInput, { description: 'The form and the answers.' })
    input: ScorecardPreviewInput,
  ): Promise<ScorecardPreview> {
    return settle<ScorecardPreview>(context, () => this.reading.preview(context.viewer, input));
  }
}
