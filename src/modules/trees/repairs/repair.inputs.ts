import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { RepairImportJob, RepairImportRow, RepairRowOutcome } from './repair-import.js';

export const RepairImportJobConnection = connectionOf('RepairImportJob', () => RepairImportJob).Connection;
export const RepairImportRowConnection = connectionOf('RepairImportRow', () => RepairImportRow).Connection;

@ArgsType()
export class RepairImportRowsArgs extends PageArgs {
  @Field(() => [RepairRowOutcome], { nullable: true, description: 'Only rows with one of these outcomes.' })
  outcomes?: RepairRowOutcome[] | null;
}

@InputType({ description: 'Which file of findings is imported.' })
export class RepairFindingImportInput {
  @Field(() => ID, {
    description:
      'The uploaded file (purpose REPAIR_IMPORT): a table in UTF-8, plain or gzip, at most 200,000 rows. Its first line names the columns: `callReference` and `hasFault` (yes, no, 是, 否) are needed; `cause`, `servicePoint`, `productLine` (its key), `foundAt` (`2026-01-31`, a day of UTC+8, or a moment with its offset; left out: now) and `externalId` may be there.',
  })
  fileId!: string;

  @Field(() => Boolean, { description: 'True: only say what would happen.' })
  isDryRun!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `repairFindingImport`.' })
export class RepairFindingImportPayload extends Payload {
  @Field(() => RepairImportJob, { nullable: true, description: 'The import, waiting or at work; null when refused.' })
  job?: RepairImportJob | null;
}

@InputType({ description: 'Which findings are counted. All given conditions hold together.' })
export class RepairFiguresFilter {
  @Field(() => DateTimeScalar, { description: 'Devices that were looked at at this moment or later.' })
  from!: Date;

  @Field(() => DateTimeScalar, {
    description: 'Devices that were looked at before this moment; at most 400 days after `from`.',
  })
  to!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Only devices that walks of this tree sent in. For a tree that you may not see the answer is null.',
  })
  treeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only devices of this product line.' })
  productLineId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only devices that this team, or one below it, sent in. For a team that you may not see the answer is null.',
  })
  teamId?: string | null;
}
