import { Field, Int, ObjectType } from '../../platform/graphql/decorators.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Channel } from './call-channel.js';

/** Longest reference of a call, in characters. */
export const longestReference = 64;

/** Who the customer of a call is, without saying who: the reference itself is nowhere stored. */
@ObjectType('CallCustomer', { description: 'Who the customer of a call is, as far as it is kept.' })
export class CallCustomer {
  /** Keyed HMAC of the reference; a random one after the customer was erased. Never shown. */
  hash!: string;

  /** Which key the HMAC was made with; `erased` after the customer was erased. Never shown. */
  keyId!: string;

  @Field(() => String, {
    name: 'lastDigits',
    description:
      'Last four digits of the customer’s reference, fewer for short ones; empty where it has none, and after the customer was erased.',
  })
  last4!: string;
}

/** One meeting of a customer and the centre: a phone call, a mail, a chat. Seconds are whole, moments are UTC. */
@ObjectType({
  implements: Node,
  description:
    'One meeting of a customer and the centre: a phone call, a mail, a chat. Seen by QA_ANALYST and ADMIN; MANAGER those of the own site, SUPERVISOR those of led teams, AGENT own ones, TRAINER exemplary ones.',
})
export class Call extends Node {
  @Field(() => String, { description: 'What the telephony or CRM calls it; unique, at most 64 characters.' })
  reference!: string;

  @Field(() => Channel, { description: 'By what way they met; that of the queue.' })
  channel!: Channel;

  /** Key of its queue; shown as `queue`. */
  queue!: string;

  /** Shown as `agent`. */
  agentId!: string | null;

  /** Shown as `team`: the agent’s team at that time. */
  teamId!: string | null;

  /** The team and those above it at that time: by these leads see it. */
  teamIds!: string[];

  /** Shown as `site`. */
  siteId!: string | null;

  /** Shown as `productLine`. */
  lineId!: string | null;

  @Field(() => CallCustomer, { nullable: true, description: 'The customer; null where none was named.' })
  customer!: CallCustomer | null;

  /** Key of a label of the centre; shown as `customerLevel`. */
  customerLevel!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the customer came: the call rang, the mail or message arrived.' })
  offeredAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody took it; null for what nobody took.' })
  answeredAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the customer gave up waiting; null otherwise.' })
  abandonedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it ended.' })
  endedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the first answer reached the customer; for phone calls the moment of `answeredAt` unless given.',
  })
  firstResponseAt!: Date | null;

  @Field(() => Int, { description: 'Seconds on hold.' })
  holdSeconds!: number;

  @Field(() => Int, { description: 'Seconds of work after the end.' })
  wrapSeconds!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds from answer to end without hold; null for what nobody took.',
  })
  talkSeconds!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds until somebody took it or the customer gave up; null where neither happened.',
  })
  waitSeconds!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Talk, hold and after-call work together; null for what nobody took.',
  })
  handleSeconds!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the call that was handed on to this one; null otherwise.',
  })
  transferOf!: string | null;

  @Field(() => String, {
    name: 'chainReference',
    description: 'Reference of the first call of its chain of transfers; its own where it was not handed on.',
  })
  chainId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The customer’s mark, 1 (bad) to 5 (good); null where none was given.',
  })
  satisfaction!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it was closed, in words of the CRM; at most 200 characters.',
  })
  disposition!: string | null;

  /** Shown as `reasonTree`. */
  reasonTreeId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the node of the problem tree that says why the customer came.',
  })
  reasonNodeKey!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was solved, as the agent says; null where nothing was said.',
  })
  isSolved!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the customer was verified; null where nothing was said.',
  })
  isVerified!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the record is complete; null where nothing was said.' })
  isRecordComplete!: boolean | null;

  /** Shown as `articles`. */
  articleIds!: string[];

  /** Shown as `walks`. */
  walkIds!: string[];

  @Field(() => [String], { description: 'Tags of the CRM, at most 20.' })
  tags!: string[];

  /** Written by recordings. */
  recordingId!: string | null;

  @Field(() => Boolean, { description: 'Whether there is a transcript.' })
  hasTranscript!: boolean;

  @Field(() => Int, { description: 'How many unhappy words the customer said, by the transcript; 0 without one.' })
  unhappyWords!: number;

  @Field(() => Boolean, { description: 'Whether it is an example for lessons, with the agent’s consent.' })
  isExemplary!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it is kept for a legal matter: neither retention nor erasure touches it.',
  })
  isOnLegalHold!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its customer was erased; null otherwise.' })
  erasedAt!: Date | null;

  /** Import that wrote it last; null for what was recorded one by one. */
  importId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was first reported.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When what is known of it last changed.' })
  updatedAt!: Date;
}
