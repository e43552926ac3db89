import { Field, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { LocalizedText } from '../../platform/graphql/localized.js';
import { TreeResult } from './tree-enums.js';

// What some kinds of nodes have of their own: commands, sub-trees, articles, outcomes.

@ObjectType({ description: 'One value that is handed over.' })
export class TreeMapping {
  @Field(() => String, {
    description:
      'Where it goes: a parameter of the command, a CONTEXT variable of the sub-tree, or (for outputs) a variable of this tree.',
  })
  target!: string;

  @Field(() => String, {
    description:
      'Where it comes from: for inputs an expression over the variables of this tree; for outputs of a command a field of its reply, for outputs of a sub-tree one of its variables or `outcome` (the key of the outcome that it reached) or `result` (RESOLVED …).',
  })
  source!: string;
}

@ObjectType({ description: 'What an ACTION node asks of an outside system.' })
export class TreeCommandCall {
  @Field(() => String, { description: 'Name of the command, as administrators set it up.' })
  name!: string;

  @Field(() => [TreeMapping], { description: 'Parameters.' })
  inputs!: TreeMapping[];

  @Field(() => [TreeMapping], { description: 'What is kept of the reply.' })
  outputs!: TreeMapping[];

  @Field(() => Int, { description: 'How long the walk waits for it in all, in seconds, 1 to 120.' })
  timeoutSeconds!: number;

  @Field(() => String, { nullable: true, description: 'Where it goes on when the outside system refuses.' })
  failureTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it goes on when the outside system does not answer in time.',
  })
  timeoutTo!: string | null;
}

@ObjectType({ description: 'Which tree a SUBTREE node walks.' })
export class TreeSubtreeCall {
  @Field(() => String, { description: 'Code of the tree, e.g. `T-15`.' })
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'A version that it is pinned to; null: the live one when the walk starts.',
  })
  version!: number | null;

  @Field(() => [TreeMapping], { description: 'Values that it begins with.' })
  inputs!: TreeMapping[];

  @Field(() => [TreeMapping], { description: 'What is taken over when it has ended.' })
  outputs!: TreeMapping[];
}

@ObjectType({ description: 'The article that a node shows or that explains it.' })
export class TreeArticleReference {
  @Field(() => String, { description: 'Code of the article, e.g. `K-2031`.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Heading in the article where it begins; null: the top.' })
  anchor!: string | null;
}

@ObjectType({ description: 'One rule for the responsible department: the first that is true decides.' })
export class TreeDepartmentRule {
  @Field(() => String, { description: 'Condition in CEL over the variables of the tree.' })
  when!: string;

  @Field(() => String, { description: 'Id of the department.' })
  departmentId!: string;
}

@ObjectType({ description: 'How a walk ends at an OUTCOME node.' })
export class TreeOutcome {
  @Field(() => TreeResult, { description: 'How it ends.' })
  result!: TreeResult;

  @Field(() => String, {
    nullable: true,
    description: 'Code for the call’s record: capital letters, digits, `_`, `-`, at most 40.',
  })
  disposition!: string | null;

  /** Id of the department where no rule decides. */
  departmentId!: string | null;

  @Field(() => [TreeDepartmentRule], { description: 'Rules for the department; without a match `department` stands.' })
  departmentRules!: TreeDepartmentRule[];

  /** Id of the support tier that goes on, for ESCALATED. */
  tierId!: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description:
      'What is handed over, Markdown with `{{variable}}` where values stand; at most 2,000 characters; null: the answers in their order.',
  })
  handoverTemplate!: LocalizedText | null;

  @Field(() => [String], {
    description: 'RETURN_OR_REPAIR: keys of nodes that must have been walked before the device may be sent in.',
  })
  checks!: string[];
}
