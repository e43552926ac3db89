import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { ScorecardFinding } from './check/finding.js';
import { FormResult } from './form-result.js';
import { Scorecard, ScorecardVersion } from './scorecard.js';

export const ScorecardConnection = connectionOf('Scorecard', () => Scorecard).Connection;
export const ScorecardVersionConnection = connectionOf('ScorecardVersion', () => ScorecardVersion).Connection;

const changed = {
  nullable: true,
  description: 'The scorecard as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `scorecardCreate`.' })
export class ScorecardCreatePayload extends Payload {
  @Field(() => Scorecard, { nullable: true, description: 'The new scorecard; null when refused.' })
  scorecard?: Scorecard | null;
}

@ObjectType({ description: 'Outcome of `scorecardDraftUpdate`.' })
export class ScorecardDraftUpdatePayload extends Payload {
  @Field(() => Scorecard, changed)
  scorecard?: Scorecard | null;
}

@ObjectType({ description: 'Outcome of `scorecardDraftDiscard`.' })
export class ScorecardDraftDiscardPayload extends Payload {
  @Field(() => Scorecard, changed)
  scorecard?: Scorecard | null;
}

@ObjectType({ description: 'Outcome of `scorecardActivate`.' })
export class ScorecardActivatePayload extends Payload {
  @Field(() => Scorecard, changed)
  scorecard?: Scorecard | null;

  @Field(() => [ScorecardFinding], {
    nullable: true,
    description: 'With SCORECARD_INVALID: what the check found, errors and warnings; otherwise null.',
  })
  findings?: ScorecardFinding[] | null;
}

@ObjectType({ description: 'Outcome of `scorecardArchive`.' })
export class ScorecardArchivePayload extends Payload {
  @Field(() => Scorecard, changed)
  scorecard?: Scorecard | null;
}

@ObjectType({ description: 'Outcome of `scorecardRestore`.' })
export class ScorecardRestorePayload extends Payload {
  @Field(() => Scorecard, changed)
  scorecard?: Scorecard | null;
}

@ObjectType({ description: 'Outcome of `scorecardImport`.' })
export class ScorecardImportPayload extends Payload {
  @Field(() => Scorecard, changed)
  scorecard?: Scorecard | null;
}

@ObjectType({ description: 'What answers would score. Nothing is stored.' })
export class ScorecardPreview extends Payload {
  @Field(() => FormResult, {
    nullable: true,
    description: 'The score; null where `userErrors` says what is wrong with the form or the answers.',
  })
  result?: FormResult | null;

  @Field(() => [ScorecardFinding], {
    nullable: true,
    description: 'What the check finds in the form; null where its form is wrong already.',
  })
  findings?: ScorecardFinding[] | null;
}

@ObjectType({ description: 'A scorecard as a file.' })
export class ScorecardFile {
  @Field(() => String, { description: 'What the file is called, e.g. `QC-12-v6.json`.' })
  filename!: string;

  @Field(() => String, { description: 'Its content type.' })
  contentType!: string;

  @Field(() => String, { description: 'What stands in it.' })
  text!: string;
}
