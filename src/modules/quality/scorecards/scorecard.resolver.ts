import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { qualityKeepers, qualitySetters } from '../quality.policy.js';
import type { ScorecardDraftService } from './scorecard-draft.service.js';
import type { ScorecardImportService } from './file/scorecard-import.service.js';
import type { ScorecardLifeService } from './scorecard-life.service.js';
import {
  ScorecardActivateInput,
  ScorecardArchiveInput,
  ScorecardCreateInput,
  ScorecardDraftDiscardInput,
  ScorecardDraftUpdateInput,
  ScorecardImportInput,
  ScorecardRestoreInput,
} from './scorecard.inputs.js';
import {
  ScorecardActivatePayload,
  ScorecardArchivePayload,
  ScorecardCreatePayload,
  ScorecardDraftDiscardPayload,
  ScorecardDraftUpdatePayload,
  ScorecardImportPayload,
  ScorecardRestorePayload,
} from './scorecard.payloads.js';

const builders = roles(...qualityKeepers);
const setters = roles(...qualitySetters);
const card = { description: 'Id of the scorecard.' } as const;
const common = 'Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';
const ofContent = 'REQUIRED, TOO_LONG, TOO_MANY, INVALID, OUT_OF_RANGE';

/** Building scorecards, and putting them into use. */
@Resolver()
export class ScorecardResolver {
  constructor(
    private readonly drafts: ScorecardDraftService,
    private readonly life: ScorecardLifeService,
    private readonly imports: ScorecardImportService,
  ) {}

  @Mutation(() => ScorecardCreatePayload, {
    description: `Makes a scorecard with its first working copy. For QA_ANALYST. Errors: ${ofContent}, KEY_REUSED.`,
  })
  @Access(builders)
  scorecardCreate(
    @Ctx() context: Context,
    @Arg('input', () => ScorecardCreateInput, { description: 'The new scorecard.' }) input: ScorecardCreateInput,
  ): Promise<ScorecardCreatePayload> {
    return settle<ScorecardCreatePayload>(context, async () => ({
      scorecard: await this.drafts.create(context.viewer, input),
    }));
  }

  @Mutation(() => ScorecardDraftUpdatePayload, {
    description: `Changes what is built; the active version stays as it is. Opens a working copy where there is none. For QA_ANALYST. ${common}, ${ofContent}.`,
  })
  @Access(builders)
  scorecardDraftUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, card) id: string,
    @Arg('input', () => ScorecardDraftUpdateInput, { description: 'What changes.' }) input: ScorecardDraftUpdateInput,
  ): Promise<ScorecardDraftUpdatePayload> {
    return settle<ScorecardDraftUpdatePayload>(context, async () => ({
      scorecard: await this.drafts.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => ScorecardDraftDiscardPayload, {
    description: `Throws the working copy away; a scorecard that was never in use is archived with it. For QA_ANALYST. ${common}.`,
  })
  @Access(builders)
  scorecardDraftDiscard(
    @Ctx() context: Context,
    @Arg('id', () => ID, card) id: string,
    @Arg('input', () => ScorecardDraftDiscardInput, { description: 'What you saw.' })
    input: ScorecardDraftDiscardInput,
  ): Promise<ScorecardDraftDiscardPayload> {
    return settle<ScorecardDraftDiscardPayload>(context, async () => ({
      scorecard: await this.drafts.discard(context.viewer, id, input),
    }));
  }

  @Mutation(() => ScorecardActivatePayload, {
    description: `Makes a version of the working copy, which is in use from now on; evaluations begun with earlier ones keep theirs. For QA_ANALYST and ADMIN. ${common} (also where nothing changed), SCORECARD_INVALID with the findings: one error for each, its field \`draft\`, ref and place.`,
  })
  @Access(setters)
  scorecardActivate(
    @Ctx() context: Context,
    @Arg('id', () => ID, card) id: string,
    @Arg('input', () => ScorecardActivateInput, { description: 'What you saw.' }) input: ScorecardActivateInput,
  ): Promise<ScorecardActivatePayload> {
    return settle<ScorecardActivatePayload>(context, async () => ({
      scorecard: await this.life.activate(context.viewer, id, input),
    }));
  }

  @Mutation(() => ScorecardArchivePayload, {
    description: `Takes a scorecard out of use: nothing new is evaluated with it. For QA_ANALYST and ADMIN. ${common}, REQUIRED, TOO_LONG.`,
  })
  @Access(setters)
  scorecardArchive(
    @Ctx() context: Context,
    @Arg('id', () => ID, card) id: string,
    @Arg('input', () => ScorecardArchiveInput, { description: 'Why.' }) input: ScorecardArchiveInput,
  ): Promise<ScorecardArchivePayload> {
    return settle<ScorecardArchivePayload>(context, async () => ({
      scorecard: await this.life.archive(context.viewer, id, input),
    }));
  }

  @Mutation(() => ScorecardRestorePayload, {
    description: `Brings a scorecard back from the archive as it stood. For QA_ANALYST and ADMIN. ${common}.`,
  })
  @Access(setters)
  scorecardRestore(
    @Ctx() context: Context,
    @Arg('id', () => ID, card) id: string,
    @Arg('input', () => ScorecardRestoreInput, { description: 'What you saw.' }) input: ScorecardRestoreInput,
  ): Promise<ScorecardRestorePayload> {
    return settle<ScorecardRestorePayload>(context, async () => ({
      scorecard: await this.life.restore(context.viewer, id, input),
    }));
  }

  @Mutation(() => ScorecardImportPayload, {
    description: `Makes a scorecard of a file, or puts the file in the place of a working copy. For QA_ANALYST. ${common}, ${ofContent} (field \`json\` and the path in the file; a field that the format does not know is refused), KEY_REUSED.`,
  })
  @Access(builders)
  scorecardImport(
    @Ctx() context: Context,
    @Arg('input', () => ScorecardImportInput, { description: 'The file.' }) input: ScorecardImportInput,
  ): Promise<ScorecardImportPayload> {
    return settle<ScorecardImportPayload>(context, async () => ({
      scorecard: await this.imports.take(context.viewer, input),
    }));
  }
}
