import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload, UserErrorView } from '../../../platform/graphql/payload.js';
import { CallRowOutcome } from '../import/call-import.js';
import { AgentDay } from './agent-day.js';

export const AgentDayConnection = connectionOf('AgentDay', () => AgentDay).Connection;

@InputType({ description: 'Which days of agents.' })
export class AgentDayFilter {
  @Field(() => String, { description: 'First day, `YYYY-MM-DD`.' })
  from!: string;

  @Field(() => String, { description: 'Last day, `YYYY-MM-DD`; at most 400 days.' })
  to!: string;

  @Field(() => ID, { nullable: true, description: 'Only days of this agent.' })
  agentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only days of this team, or of one below it at that time.' })
  teamId?: string | null;
}

@ArgsType()
export class AgentDaysArgs extends PageArgs {
  @Field(() => AgentDayFilter, { description: 'Which days.' })
  filter!: AgentDayFilter;
}

const seconds = (of: string): PropertyDecorator => Field(() => Int, { description: `Seconds ${of}, 0 to 90000.` });

@InputType({ description: 'What one agent did on one day.' })
export class AgentTimeRowInput {
  @Field(() => String, { description: 'Who: id, e-mail address or staff number.' })
  agent!: string;

  @Field(() => String, { description: 'The day, `YYYY-MM-DD`, in the time zone of the agent’s site.' })
  day!: string;

  @seconds('that the agent was logged in; not less than the other four together')
  loggedInSeconds!: number;

  @seconds('of talk')
  talkSeconds!: number;

  @seconds('on hold')
  holdSeconds!: number;

  @seconds('of work after calls')
  wrapSeconds!: number;

  @seconds('of waiting for calls')
  waitingSeconds!: number;
}

@InputType({ description: 'Agents’ times to be recorded.' })
export class AgentTimeRecordInput {
  @Field(() => [AgentTimeRowInput], { description: 'Up to 100 rows. Bad ones are named, the others go in.' })
  rows!: AgentTimeRowInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'What became of one row of `agentTimeRecord`.' })
export class AgentTimeRowResult {
  @Field(() => Int, { description: 'Place of the row in the input, from 0.' })
  index!: number;

  @Field(() => CallRowOutcome, { description: 'What became of it.' })
  outcome!: CallRowOutcome;

  @Field(() => [UserErrorView], { description: 'Why it was refused; empty otherwise.' })
  userErrors!: UserErrorView[];
}

@ObjectType({ description: 'Outcome of `agentTimeRecord`.' })
export class AgentTimeRecordPayload extends Payload {
  @Field(() => Int, { description: 'Rows that made or changed a day.' })
  accepted!: number;

  @Field(() => Int, { description: 'Rows that were known and equal.' })
  unchanged!: number;

  @Field(() => [AgentTimeRowResult], {
    description: 'What became of each row, in order; empty where the whole call was refused.',
  })
  rows!: AgentTimeRowResult[];
}
