import { Field, Float, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Call } from '../call.js';
import { Speaker, Transcript, UnhappyWordList } from './transcript.js';

@InputType({ description: 'What somebody says at one go.' })
export class TranscriptTurnInput {
  @Field(() => Speaker, { description: 'Who speaks.' })
  speaker!: Speaker;

  @Field(() => Float, { description: 'When it begins, in seconds, 0 to 604800, not before the turn above it.' })
  second!: number;

  @Field(() => String, { description: 'What is said, 1 to 2,000 characters.' })
  text!: string;
}

@InputType({ description: 'The transcript of a call, whole. The call is named by `callId` or by `callReference`.' })
export class TranscriptSetInput {
  @Field(() => ID, { nullable: true, description: 'The call; or give `callReference`.' })
  callId?: string | null;

  @Field(() => String, { nullable: true, description: 'Reference of the call, in place of `callId`.' })
  callReference?: string | null;

  @Field(() => Locale, { description: 'Language that is spoken.' })
  locale!: Locale;

  @Field(() => [TranscriptTurnInput], {
    description: 'At most 5,000 turns with 1,000,000 characters together; none takes the transcript away.',
  })
  turns!: TranscriptTurnInput[];
}

@ObjectType({ description: 'Outcome of `transcriptSet`.' })
export class TranscriptSetPayload extends Payload {
  @Field(() => Call, { nullable: true, description: 'The call; null when refused, and for client keys.' })
  call?: Call | null;

  @Field(() => Transcript, { nullable: true, description: 'The transcript; null when refused or taken away.' })
  transcript?: Transcript | null;
}

@InputType({ description: 'The list of unhappy words of one language, whole.' })
export class UnhappyWordsSetInput {
  @Field(() => Locale, { description: 'Language.' })
  locale!: Locale;

  @Field(() => [String], { description: 'At most 500 words of 1 to 40 characters; none: the usual list.' })
  words!: string[];

  @Field(() => Int, { description: 'Revision that you saw.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'Outcome of `unhappyWordsSet`.' })
export class UnhappyWordsSetPayload extends Payload {
  @Field(() => UnhappyWordList, { nullable: true, description: 'The list; with CONFLICT as it is now.' })
  list?: UnhappyWordList | null;
}
