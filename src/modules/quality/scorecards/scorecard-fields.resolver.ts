import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Args, Ctx, FieldResolver, Resolver, Root } from '../../../platform/graphql/decorators.js';
import {
  mayActivateScorecards,
  mayBuildScorecards,
  mayReadScorecardDraft,
  mayReadScorecards,
} from '../quality.policy.js';
import type { ScorecardCheckService } from './check/check.service.js';
import { ScorecardFinding } from './check/finding.js';
import { Scorecard, ScorecardDraftView, ScorecardVersion } from './scorecard.js';
import { ScorecardContent } from './scorecard-content.js';
import { emptyScorecardContent } from './scorecard-content.rules.js';
import { ScorecardState } from './scorecard-enums.js';
import type { ScorecardLoaders } from './scorecard.loaders.js';
import { ScorecardVersionConnection } from './scorecard.payloads.js';
import type { ScorecardStore } from './scorecard.store.js';

/** Fields of a scorecard that are related or depend on who asks. */
@Resolver(() => Scorecard)
export class ScorecardFieldsResolver {
  constructor(
    private readonly store: ScorecardStore,
    private readonly loaders: ScorecardLoaders,
  ) {}

  @FieldResolver(() => ScorecardVersion, {
    nullable: true,
    description: 'The version in use, or used last before it was archived; null before the first activation.',
  })
  async activeVersion(@Root() card: Scorecard, @Ctx() context: Context): Promise<ScorecardVersion | null> {
    return card.versionId === null ? null : context.loaders.get(this.loaders.versions).load(card.versionId);
  }

  @FieldResolver(() => ScorecardDraftView, {
    nullable: true,
    description: 'The working copy; null where there is none, or you may not read it (QA_ANALYST and ADMIN may).',
  })
  draft(@Root() card: Scorecard, @Ctx() { viewer }: Context): ScorecardDraftView | null {
    const { draft } = card;
    if (!draft || !mayReadScorecardDraft(viewer)) return null;
    const { authorId, note, updatedAt } = draft;
    return Object.assign(new ScorecardDraftView(), {
      ...{ scorecard: card, authorId, note, updatedAt, number: (card.version ?? 0) + 1 },
    });
  }

  @FieldResolver(() => ScorecardVersionConnection, { description: 'Its versions, newest first.' })
  versions(@Root() card: Scorecard, @Args(() => PageArgs) args: PageArgs): Promise<Connection<ScorecardVersion>> {
    return this.store.versionPage(card._id, pageRequest(args));
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may build on it now.' })
  viewerCanEdit(@Root() { state }: Scorecard, @Ctx() { viewer }: Context): boolean {
    return mayBuildScorecards(viewer) && state !== ScorecardState.ARCHIVED;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may activate its working copy now.' })
  viewerCanActivate(@Root() { state, draft }: Scorecard, @Ctx() { viewer }: Context): boolean {
    return mayActivateScorecards(viewer) && state !== ScorecardState.ARCHIVED && draft !== null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may archive it now.' })
  viewerCanArchive(@Root() { state }: Scorecard, @Ctx() { viewer }: Context): boolean {
    return mayActivateScorecards(viewer) && state === ScorecardState.ACTIVE;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may bring it back from the archive now.' })
  viewerCanRestore(@Root() { state }: Scorecard, @Ctx() { viewer }: Context): boolean {
    return mayActivateScorecards(viewer) && state === ScorecardState.ARCHIVED;
  }
}

/** Fields of a working copy. Only who may read it gets one. */
@Resolver(() => ScorecardDraftView)
export class ScorecardDraftFieldsResolver {
  constructor(
    private readonly loaders: ScorecardLoaders,
    private readonly checking: ScorecardCheckService,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @FieldResolver(() => ScorecardContent, { description: 'What is built.' })
  async content(@Root() draft: ScorecardDraftView, @Ctx() context: Context): Promise<ScorecardContent> {
    // A list is read without what is built.
    const { content } = draft.scorecard.draft ?? {};
    const loaded = content ?? (await context.loaders.get(this.loaders.draftContents).load(draft.scorecard._id));
    return loaded ?? emptyScorecardContent;
  }

  @FieldResolver(() => [ScorecardFinding], {
    description: 'What the check finds, errors first, at most 200. Errors hinder the activation.',
  })
  async findings(@Root() draft: ScorecardDraftView, @Ctx() context: Context): Promise<ScorecardFinding[]> {
    return this.checking.of(await this.content(draft, context));
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who opened it; null for the product itself, and where the person is gone.',
  })
  author(@Root() draft: ScorecardDraftView, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, draft.authorId);
  }
}

/** Fields of a version. */
@Resolver(() => ScorecardVersion)
export class ScorecardVersionFieldsResolver {
  constructor(
    private readonly loaders: ScorecardLoaders,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @FieldResolver(() => Scorecard, {
    nullable: true,
    description: 'Its scorecard; null where you may not see it.',
  })
  scorecard(@Root() version: ScorecardVersion, @Ctx() context: Context): Promise<Scorecard | null> {
    return context.loaders.get(this.loaders.scorecards).load(version.scorecardId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who activated it; null for the product itself, for agents, and where the person is gone.',
  })
  activatedBy(@Root() version: ScorecardVersion, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, mayReadScorecards(context.viewer) ? version.activatedById : null);
  }
}
