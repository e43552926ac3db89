import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Talk, TalkState } from './talk.js';

export const { Connection: TalkConnection } = connectionOf<Talk>('Talk', () => Talk);

@InputType({ description: 'What a list of talks is narrowed to.' })
export class TalkFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only those with this agent.' })
  agentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this team and the teams below it.' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those of this month, `YYYY-MM`.' })
  month?: string | null;

  @Field(() => [TalkState], { nullable: true, description: 'Only those in one of these states.' })
  states?: TalkState[] | null;
}

@ArgsType()
export class TalksArgs extends PageArgs {
  @Field(() => TalkFilterInput, { nullable: true, description: 'Which talks; all that you may see when left out.' })
  filter?: TalkFilterInput | null;
}

@ObjectType({ description: 'How talks were held, among those that you may see.' })
export class TalkFigures {
  @Field(() => Int, { description: 'Talks that became due.' })
  due!: number;

  @Field(() => Int, { description: 'Of them, held.' })
  held!: number;

  @Field(() => Int, { description: 'Of them, held by their due date.' })
  heldInTime!: number;

  @Field(() => Int, { description: 'Of them, not held although their due date is over.' })
  late!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share held in time of those that were held or are late, 0 to 1; null while there are none.',
  })
  shareInTime!: number | null;
}

@InputType({ description: 'A talk that was held.' })
export class TalkHoldInput {
  @Field(() => Int, { description: 'The `revision` of the talk that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'What was spoken about, 1 to 4,000 characters.' })
  problems!: string;

  @Field(() => String, { description: 'What was agreed, 1 to 4,000 characters.' })
  solution!: string;
}

@InputType({ description: 'The agent confirms a talk.' })
export class TalkAcknowledgeInput {
  @Field(() => Int, { description: 'The `revision` of the talk that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'What you say to it, at most 2,000 characters.' })
  comment?: string | null;
}

const changed = {
  nullable: true,
  description: 'The talk as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `talkHold`.' })
export class TalkHoldPayload extends Payload {
  @Field(() => Talk, changed)
  talk?: Talk | null;
}

@ObjectType({ description: 'Outcome of `talkAcknowledge`.' })
export class TalkAcknowledgePayload extends Payload {
  @Field(() => Talk, changed)
  talk?: Talk | null;
}
