import { Field, ID, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Call } from '../call.js';

const callId = Field(() => ID, { description: 'The call.' });
const isLinked = Field(() => Boolean, { description: 'True: it belongs to the call. False: it does not.' });
const callNow = Field(() => Call, { nullable: true, description: 'The call as it is now; null when refused.' });

@InputType({ description: 'An article that was used in a call.' })
export class CallLinkArticleInput {
  @callId
  callId!: string;

  @Field(() => ID, { description: 'The article; you must be able to read it.' })
  articleId!: string;

  @isLinked
  isLinked!: boolean;
}

@ObjectType({ description: 'Outcome of `callLinkArticle`.' })
export class CallLinkArticlePayload extends Payload {
  @callNow
  call?: Call | null;
}

@InputType({ description: 'A tree walk of a call.' })
export class CallLinkWalkInput {
  @callId
  callId!: string;

  @Field(() => ID, { description: 'The walk; you must be able to see it.' })
  walkId!: string;

  @isLinked
  isLinked!: boolean;
}

@ObjectType({ description: 'Outcome of `callLinkWalk`.' })
export class CallLinkWalkPayload extends Payload {
  @callNow
  call?: Call | null;
}

@InputType({ description: 'Whether a call is kept for a legal matter.' })
export class CallLegalHoldInput {
  @callId
  callId!: string;

  @Field(() => Boolean, { description: 'True keeps it, false ends that.' })
  isOn!: boolean;

  @Field(() => String, { description: 'Why, for the audit; at most 500 characters.' })
  reason!: string;
}

@ObjectType({ description: 'Outcome of `callLegalHold`.' })
export class CallLegalHoldPayload extends Payload {
  @callNow
  call?: Call | null;
}
