import { Field, ID, InputType, Int } from '../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../platform/graphql/localized.js';
import { TreeResult } from './tree-enums.js';

// The twins of `tree-node-parts.ts` as a client hands them in.

@InputType({ description: 'One value that is handed over; see `TreeMapping`.' })
export class TreeMappingInput {
  @Field(() => String, { description: 'Where it goes.' })
  target!: string;

  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;
}

@InputType({ description: 'What an ACTION node asks of an outside system.' })
export class TreeCommandCallInput {
  @Field(() => String, { description: 'Name of the command, as administrators set it up.' })
  name!: string;

  @Field(() => [TreeMappingInput], { nullable: true, description: 'Parameters, at most 50.' })
  inputs?: TreeMappingInput[] | null;

  @Field(() => [TreeMappingInput], { nullable: true, description: 'What is kept of the reply, at most 50.' })
  outputs?: TreeMappingInput[] | null;

  @Field(() => Int, { nullable: true, description: 'How long the walk waits, in seconds, 1 to 120; default 20.' })
  timeoutSeconds?: number | null;

  @Field(() => String, { nullable: true, description: 'Where it goes on when the outside system refuses.' })
  failureTo?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it goes on when it does not answer in time.' })
  timeoutTo?: string | null;
}

@InputType({ description: 'Which tree a SUBTREE node walks.' })
export class TreeSubtreeCallInput {
  @Field(() => String, { description: 'Code of the tree.' })
  code!: string;

  @Field(() => Int, { nullable: true, description: 'A version that it is pinned to; null: the live one.' })
  version?: number | null;

  @Field(() => [TreeMappingInput], { nullable: true, description: 'Values that it begins with, at most 50.' })
  inputs?: TreeMappingInput[] | null;

  @Field(() => [TreeMappingInput], { nullable: true, description: 'What is taken over afterwards, at most 50.' })
  outputs?: TreeMappingInput[] | null;
}

@InputType({ description: 'The article that a node shows or that explains it.' })
export class TreeArticleReferenceInput {
  @Field(() => String, { description: 'Code of the article.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Heading where it begins, at most 200 characters.' })
  anchor?: string | null;
}

@InputType({ description: 'One rule for the responsible department.' })
export class TreeDepartmentRuleInput {
  @Field(() => String, { description: 'Condition in CEL, at most 1,000 characters.' })
  when!: string;

  @Field(() => ID, { description: 'Id of the department.' })
  departmentId!: string;
}

@InputType({ description: 'How a walk ends at an OUTCOME node.' })
export class TreeOutcomeInput {
  @Field(() => TreeResult, { description: 'How it ends.' })
  result!: TreeResult;

  @Field(() => String, { nullable: true, description: 'Capital letters, digits, `_`, `-`, at most 40.' })
  disposition?: string | null;

  @Field(() => ID, { nullable: true, description: 'Responsible department where no rule decides.' })
  departmentId?: string | null;

  @Field(() => [TreeDepartmentRuleInput], { nullable: true, description: 'Rules for the department, at most 50.' })
  departmentRules?: TreeDepartmentRuleInput[] | null;

  @Field(() => ID, { nullable: true, description: 'ESCALATED: the support tier that goes on.' })
  tierId?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What is handed over, at most 2,000 characters.' })
  handoverTemplate?: LocalizedTextInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'RETURN_OR_REPAIR: keys of nodes that must have been walked, at most 50.',
  })
  checks?: string[] | null;
}
