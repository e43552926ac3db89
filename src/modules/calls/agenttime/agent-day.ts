import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';

/** What one agent did on one day, in seconds, as the telephony counts it. */
@ObjectType({ description: 'What one agent did on one day, in seconds, as the telephony counts it.' })
export class AgentDay {
  /** `<agent>:<day>`. */
  _id!: string;

  /** Shown as `agent`. */
  agentId!: string;

  /** Team (with those above it) and site of the agent when it was reported: by these leads see it. */
  teamId!: string | null;
  teamIds!: string[];
  siteId!: string | null;

  @Field(() => String, { description: 'The day, `YYYY-MM-DD`, in the time zone of the agent’s site.' })
  day!: string;

  @Field(() => Int, { description: 'Seconds that the agent was logged in.' })
  loggedInSeconds!: number;

  @Field(() => Int, { description: 'Seconds of talk.' })
  talkSeconds!: number;

  @Field(() => Int, { description: 'Seconds on hold.' })
  holdSeconds!: number;

  @Field(() => Int, { description: 'Seconds of work after calls.' })
  wrapSeconds!: number;

  @Field(() => Int, { description: 'Seconds of waiting for calls.' })
  waitingSeconds!: number;

  importId!: string | null;
  updatedAt!: Date;
}
