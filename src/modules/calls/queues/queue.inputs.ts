import { Field, Float, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Channel } from '../call-channel.js';
import { CallLevel, CallQueue, ServiceTarget } from './call-queue.js';

const given = Field(() => Int, { description: 'The revision that was seen, as `callSettingsRevision` gave it.' });

@InputType({ description: 'A queue.' })
export class CallQueueSaveInput {
  @Field(() => String, { description: 'Short lasting name, lower-kebab, at most 60 characters.' })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'Name, at most 120 characters in each language.' })
  name!: LocalizedTextInput;

  @Field(() => Channel, { description: 'By what way customers come here; lasting.' })
  channel!: Channel;

  @Field(() => Int, {
    nullable: true,
    description: 'Days that recordings are kept, 90 to 3650; as it was, or 180, when left out.',
  })
  retentionDays?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether new calls may name it; as it was, or true, when left out.',
  })
  isActive?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The revision that was seen; left out for a new queue.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'Outcome of `callQueueSave`.' })
export class CallQueueSavePayload extends Payload {
  @Field(() => CallQueue, {
    nullable: true,
    description: 'The queue as it is now; null when refused otherwise than by a conflict.',
  })
  queue?: CallQueue | null;
}

@InputType({ description: 'A label that the centre gives customers.' })
export class CallLevelInput {
  @Field(() => String, { description: 'Short lasting name, lower-kebab, at most 60 characters.' })
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'Name, at most 120 characters in each language.' })
  name!: LocalizedTextInput;
}

@InputType({ description: 'All levels of the centre.' })
export class CallLevelsSetInput {
  @Field(() => [CallLevelInput], { description: 'All of them, at most 20.' })
  levels!: CallLevelInput[];

  @given
  expectedVersion!: number;
}

@InputType({ description: 'How fast the centre wants to answer.' })
export class ServiceTargetInput {
  @Field(() => Channel, { description: 'For calls that come by this way.' })
  channel!: Channel;

  @Field(() => String, { nullable: true, description: 'Key of the level; null: all that have no target of their own.' })
  level?: string | null;

  @Field(() => Int, { description: 'Seconds until the first answer, 1 to 604800.' })
  seconds!: number;

  @Field(() => Float, { nullable: true, description: 'Share in that time, above 0 to 1; null: none is set.' })
  share?: number | null;
}

@InputType({ description: 'All targets of the centre.' })
export class CallTargetsSetInput {
  @Field(() => [ServiceTargetInput], { description: 'All of them, at most 100; one for a channel and a level.' })
  targets!: ServiceTargetInput[];

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of contacts that is wanted solved at the first one, above 0 to 1; null: none is wanted. Left out: as it was.',
  })
  firstContact?: number | null;

  @given
  expectedVersion!: number;
}

const setDescription = 'As they are now; null when refused otherwise than by a conflict.';
const revision = Field(() => Int, {
  nullable: true,
  description: 'The revision now; null beside no levels or targets.',
});

@ObjectType({ description: 'Outcome of `callLevelsSet`.' })
export class CallLevelsSetPayload extends Payload {
  @Field(() => [CallLevel], { nullable: true, description: setDescription })
  levels?: readonly CallLevel[] | null;

  @revision
  revision?: number | null;
}

@ObjectType({ description: 'Outcome of `callTargetsSet`.' })
export class CallTargetsSetPayload extends Payload {
  @Field(() => [ServiceTarget], { nullable: true, description: setDescription })
  targets?: readonly ServiceTarget[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of contacts that is wanted solved at the first one; null where none is set, or when refused.',
  })
  firstContact?: number | null;

  @revision
  revision?: number | null;
}
