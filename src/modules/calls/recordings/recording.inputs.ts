import { Field, ID, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Recording, RecordingLink } from './recording.js';

/** Which call something is said of. */
@InputType()
abstract class OfCallInput {
  @Field(() => ID, { nullable: true, description: 'The call; or give `callReference`.' })
  callId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the call, in place of `callId`: what the telephony calls it.',
  })
  callReference?: string | null;
}

@InputType({
  description: 'The recording of which call was uploaded. The call is named by `callId` or by `callReference`.',
})
export class RecordingAttachInput extends OfCallInput {
  @Field(() => ID, { description: 'A finished upload of yours with the purpose RECORDING.' })
  fileId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({
  description:
    'From where the recording of which call is fetched. The call is named by `callId` or by `callReference`.',
})
export class RecordingFetchInput extends OfCallInput {
  @Field(() => String, {
    description:
      'Address, at most 2,000 characters: `https:` and a host that the configuration names (`RECORDING_HOSTS`). Redirects are not followed.',
  })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which recording an address is wanted of.' })
export class RecordingLinkInput {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;
}

@ObjectType({ description: 'Outcome of `recordingAttach`.' })
export class RecordingAttachPayload extends Payload {
  @Field(() => Recording, { nullable: true, description: 'The recording, being measured; null when refused.' })
  recording?: Recording | null;
}

@ObjectType({ description: 'Outcome of `recordingFetch`.' })
export class RecordingFetchPayload extends Payload {
  @Field(() => Recording, { nullable: true, description: 'The recording, being fetched; null when refused.' })
  recording?: Recording | null;
}

@ObjectType({ description: 'Outcome of `recordingLink`.' })
export class RecordingLinkPayload extends Payload {
  @Field(() => RecordingLink, { nullable: true, description: 'The address; null when refused.' })
  link?: RecordingLink | null;
}
