import { Field, ID, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { ProblemClassRecord } from './problem-class.js';

@InputType({ description: 'Which class a problem was given.' })
export class ProblemClassRecordInput {
  @Field(() => ID, { description: 'Id of the suggestion that came before it.' })
  suggestionId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Tree of the class; left out: the one that suggested it, or the only one that has it (REQUIRED where several do).',
  })
  treeId?: string | null;

  @Field(() => ID, { description: 'Key of the node: one of those that were suggested, or any other class.' })
  nodeKey!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Reference of the call, at most 100 characters: another class for the same call is a re-classification.',
  })
  callReference?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `problemClassRecord`.' })
export class ProblemClassRecordPayload extends Payload {
  @Field(() => ProblemClassRecord, { nullable: true, description: 'What is remembered; null when refused.' })
  record?: ProblemClassRecord | null;
}

@InputType({ description: 'Which given classes are counted. All given conditions hold together.' })
export class ProblemClassFiguresFilter {
  @Field(() => DateTimeScalar, { description: 'Classes given at this moment or later.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Classes given before this moment; at most 400 days after `from`.' })
  to!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Only classes of this tree. For a tree that you may not see the answer is null.',
  })
  treeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only classes that people of this team, or one below it, gave. For a team that you may not see the answer is null.',
  })
  teamId?: string | null;
}
