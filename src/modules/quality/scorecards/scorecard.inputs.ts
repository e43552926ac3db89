import { PageArgs } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '../../../platform/graphql/decorators.js';
import { OrderDirection } from '../../../platform/graphql/enums.js';
import { AnswerInput, ScorecardContentInput } from './scorecard-content.inputs.js';
import { FatalEffect, NaRule, ScorecardState, ScoringMode, SubjectKind } from './scorecard-enums.js';

const revision = { description: 'The `revision` that you saw.' } as const;
const key = {
  nullable: true,
  description: 'Any text of at most 200 characters; the same one within a day makes nothing twice.',
} as const;

/** What the list of scorecards may be ordered by. */
export enum ScorecardOrderField {
  UPDATED_AT = 'UPDATED_AT',
  CODE = 'CODE',
}

registerEnumType(ScorecardOrderField, {
  name: 'ScorecardOrderField',
  description: 'What the list of scorecards may be ordered by.',
  valuesConfig: {
    UPDATED_AT: { description: 'When anything of it changed last.' },
    CODE: { description: 'Its code, as text.' },
  },
});

@InputType({ description: 'What a list of scorecards is narrowed to; all given conditions hold at once.' })
export class ScorecardFilter {
  @Field(() => [ScorecardState], { nullable: true, description: 'Any of these states.' })
  states?: ScorecardState[] | null;

  @Field(() => [SubjectKind], { nullable: true, description: 'For any of these subjects.' })
  subjects?: SubjectKind[] | null;
}

@InputType({ description: 'Order of a list of scorecards.' })
export class ScorecardOrder {
  @Field(() => ScorecardOrderField, { description: 'By what.' })
  field!: ScorecardOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction!: OrderDirection;
}

@ArgsType()
export class ScorecardsArgs extends PageArgs {
  @Field(() => ScorecardFilter, { nullable: true, description: 'What the list is narrowed to.' })
  filter?: ScorecardFilter | null;

  @Field(() => ScorecardOrder, { nullable: true, description: 'Order; last changed first unless said otherwise.' })
  orderBy?: ScorecardOrder | null;
}

@InputType({ description: 'A new scorecard.' })
export class ScorecardCreateInput {
  @Field(() => ScorecardContentInput, { description: 'What is built so far; a title in one language is needed.' })
  content!: ScorecardContentInput;

  @Field(() => String, key)
  idempotencyKey?: string | null;
}

@InputType({ description: 'A change of what is built.' })
export class ScorecardDraftUpdateInput {
  @Field(() => Int, revision)
  expectedRevision!: number;

  @Field(() => ScorecardContentInput, { description: 'What changes.' })
  content!: ScorecardContentInput;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters; left out it stays.' })
  note?: string | null;
}

@InputType({ description: 'Throwing the working copy away.' })
export class ScorecardDraftDiscardInput {
  @Field(() => Int, revision)
  expectedRevision!: number;
}

@InputType({ description: 'Making a version of the working copy.' })
export class ScorecardActivateInput {
  @Field(() => Int, revision)
  expectedRevision!: number;
}

@InputType({ description: 'Taking a scorecard out of use.' })
export class ScorecardArchiveInput {
  @Field(() => Int, revision)
  expectedRevision!: number;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Bringing a scorecard back.' })
export class ScorecardRestoreInput {
  @Field(() => Int, revision)
  expectedRevision!: number;
}

@InputType({ description: 'A scorecard from a file.' })
export class ScorecardImportInput {
  @Field(() => String, { description: 'The file as `scorecardExport` writes it, at most 1,000,000 characters.' })
  json!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The scorecard whose working copy is replaced; left out: a new one, with a code of its own.',
  })
  scorecardId?: string | null;

  @Field(() => Int, { nullable: true, description: 'With `scorecardId`: the `revision` that you saw.' })
  expectedRevision?: number | null;

  @Field(() => String, key)
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is scored without being stored.' })
export class ScorecardPreviewInput {
  @Field(() => ScorecardContentInput, { description: 'The whole form; what is left out is as in a new one.' })
  content!: ScorecardContentInput;

  @Field(() => [AnswerInput], { description: 'The answers, at most 200.' })
  answers!: AnswerInput[];

  @Field(() => ScoringMode, { nullable: true, description: 'Another mode than that of the form.' })
  mode?: ScoringMode | null;

  @Field(() => NaRule, { nullable: true, description: 'Another rule than that of the form.' })
  naRule?: NaRule | null;

  @Field(() => FatalEffect, {
    nullable: true,
    description: 'An effect in the place of that of every fatal answer.',
  })
  fatalEffect?: FatalEffect | null;
}
