import { PageArgs } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { TreeWalkScope } from './walk-scope.js';
import { TreeWalkBranch } from './walk-view.js';
import { TreeWalk, TreeWalkState } from './walk.js';

@InputType({ description: 'One value that is handed in.' })
export class TreeWalkValueInput {
  @Field(() => String, { description: 'Name of the variable.' })
  name!: string;

  @Field(() => String, {
    description:
      'The value as text: `true`, `12.5`, `2026-01-31`, values of a list parted by commas or as a JSON list; at most 500 characters for a text. Empty: nothing.',
  })
  value!: string;
}

@InputType({ description: 'How a walk begins.' })
export class TreeWalkStartInput {
  @Field(() => ID, { nullable: true, description: 'The tree; `treeId` or `code`, one of the two.' })
  treeId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the tree, e.g. `T-14`.' })
  code?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Node to begin at (a deep link, a search hit); left out: the start. A key that is gone begins at its nearest replacement, or at the start.',
  })
  nodeKey?: string | null;

  @Field(() => String, { nullable: true, description: 'Reference of the call, at most 100 characters.' })
  callReference?: string | null;

  @Field(() => [TreeWalkValueInput], {
    nullable: true,
    description: 'Values of CONTEXT variables of the tree; one that it does not have is refused with INVALID.',
  })
  context?: TreeWalkValueInput[] | null;

  @Field(() => Locale, {
    nullable: true,
    description: 'Language to walk it in; left out: yours, or the tree’s first where it is not offered in yours.',
  })
  locale?: Locale | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Tries out the working copy: no figure counts it and no command is sent. Editors and administrators.',
  })
  isPreview?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A walk at the step that you saw.' })
export class TreeWalkStepInput {
  @Field(() => ID, { description: 'The walk.' })
  id!: string;

  @Field(() => Int, { description: 'Its step as you saw it; STEP_BEHIND where it has gone on.' })
  expectedStep!: number;
}

const override =
  'Why a device is sent in although checks were left out, at most 500 characters. Advanced support and above, supervisors, editors, managers and administrators; NOT_ALLOWED otherwise.';

@InputType({ description: 'The answer to the current node; for what is only read nothing but the walk.' })
export class TreeWalkAnswerInput extends TreeWalkStepInput {
  @Field(() => String, { nullable: true, description: 'QUESTION: key of the answer.' })
  choice?: string | null;

  @Field(() => [TreeWalkValueInput], {
    nullable: true,
    description: 'INPUT: values of the fields. ACTION of a preview: outputs.',
  })
  values?: TreeWalkValueInput[] | null;

  @Field(() => TreeWalkBranch, { nullable: true, description: 'ACTION of a preview: which way.' })
  branch?: TreeWalkBranch | null;

  @Field(() => String, { nullable: true, description: override })
  overrideReason?: string | null;
}

@InputType({ description: 'Another answer to an earlier stop.' })
export class TreeWalkChangeAnswerInput extends TreeWalkAnswerInput {
  @Field(() => Int, { description: 'Place of the stop in the path, from 0.' })
  at!: number;
}

@InputType({ description: 'A jump to another node.' })
export class TreeWalkJumpInput extends TreeWalkStepInput {
  @Field(() => String, { description: 'A node of the tree that is walked now, or of one that it lies in.' })
  nodeKey!: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: override })
  overrideReason?: string | null;
}

@InputType({ description: 'To whom a walk is offered: a person or a support tier, one of the two.' })
export class TreeWalkHandOverInput extends TreeWalkStepInput {
  @Field(() => ID, { nullable: true, description: 'Somebody of the centre who may see the tree.' })
  toUserId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A support tier: whoever of it takes the walk first has it.' })
  toTierId?: string | null;

  @Field(() => String, { nullable: true, description: 'What the next one should know, at most 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'A walk that is offered to you or to your tier.' })
export class TreeWalkTakeOverInput {
  @Field(() => ID, { description: 'The walk.' })
  id!: string;
}

@InputType({ description: 'The end of a walk before an outcome.' })
export class TreeWalkEndInput extends TreeWalkStepInput {
  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'The call that a walk belongs to.' })
export class TreeWalkLinkToCallInput {
  @Field(() => ID, { description: 'The walk; an ended one too.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the call, at most 100 characters; null takes it away.',
  })
  callReference?: string | null;
}

@ObjectType({ description: 'Outcome of a mutation of a walk.' })
export class TreeWalkPayload extends Payload {
  @Field(() => TreeWalk, {
    nullable: true,
    description: 'The walk as it is now; null when refused, except for STEP_BEHIND.',
  })
  walk?: TreeWalk | null;
}

@ArgsType()
export class TreeWalksArgs extends PageArgs {
  @Field(() => TreeWalkScope, { description: 'Whose walks.' })
  scope!: TreeWalkScope;

  @Field(() => [TreeWalkState], { nullable: true, description: 'Only walks in one of these states.' })
  states?: TreeWalkState[] | null;

  @Field(() => ID, { nullable: true, description: 'Only walks of this tree.' })
  treeId?: string | null;
}
