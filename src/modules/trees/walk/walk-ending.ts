import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, ObjectType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { TreeResult } from '../tree-enums.js';
import { TreeWalkCheck } from './walk-view.js';
import { TreeWalk } from './walk.js';

@ObjectType({ description: 'How a walk ended.' })
export class TreeWalkEnding {
  @Field(() => String, {
    nullable: true,
    description: 'The node: the outcome, or where it was left; null where you may not see its tree.',
  })
  nodeKey!: string | null;

  @Field(() => String, { nullable: true, description: 'What the node is called.' })
  title!: string | null;

  @Field(() => TreeResult, { nullable: true, description: 'How; null: no outcome was reached.' })
  result!: TreeResult | null;

  @Field(() => String, { nullable: true, description: 'Code for the call’s record.' })
  disposition!: string | null;

  departmentId!: string | null;
  tierId!: string | null;

  @Field(() => String, { nullable: true, description: 'Note of whoever ended it.' })
  note!: string | null;

  @Field(() => [TreeWalkCheck], {
    description: 'Checks that were left out with a reason: those of trees that you may see.',
  })
  skippedChecks!: TreeWalkCheck[];

  @Field(() => String, { nullable: true, description: 'Why they were left out.' })
  skipReason!: string | null;

  skippedById!: string | null;
}

@ObjectType({ description: 'To whom a walk is offered.' })
export class TreeWalkOffer {
  toUserId!: string | null;
  toTierId!: string | null;

  @Field(() => String, { nullable: true, description: 'Note of whoever offers it.' })
  note!: string | null;

  byId!: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  at!: Date;
}

@ObjectType({ description: 'The outside system that a walk waits for.' })
export class TreeWalkWaiting {
  @Field(() => String, { description: 'Name of the command; empty where you may not see the tree.' })
  command!: string;

  @Field(() => String, { description: 'The ACTION node; empty where you may not see the tree.' })
  nodeKey!: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  since!: Date;

  @Field(() => DateTimeScalar, { description: 'When the time-out branch is taken.' })
  deadline!: Date;
}

/** Pages of walks. */
export const TreeWalkPage = connectionOf('TreeWalk', () => TreeWalk);
