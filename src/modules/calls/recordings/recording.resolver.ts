import { andScopes, roles } from '../../../platform/auth/access.js';
import { Scope } from '../../../platform/auth/viewer.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { CallRecord } from '../call-record.js';
import { callReaders } from '../call.policy.js';
import { Call } from '../call.js';
import type { RecordingAttachService } from './recording-attach.service.js';
import type { RecordingKeepingService } from './recording-keeping.service.js';
import type { RecordingPlayingService } from './recording-playing.service.js';
import {
  RecordingAttachInput,
  RecordingAttachPayload,
  RecordingFetchInput,
  RecordingFetchPayload,
  RecordingLinkInput,
  RecordingLinkPayload,
} from './recording.inputs.js';
import type { RecordingLoaders } from './recording.loaders.js';
import { hearers, recorders } from './recording.policy.js';
import { Recording, RecordingPeaks } from './recording.js';
import type { RecordingStore } from './recording.store.js';

const bringers = andScopes(roles(...recorders), Scope.CALLS_WRITE);

/** What recordings are loaded by. */
export interface RecordingReading extends RecordingLoaders {
  /** Calls as the viewer may see them. */
  readonly calls: LoaderFactory<string, CallRecord | null>;
  /** Calls, whoever asks: for what is judged by its call. */
  readonly anyCalls: LoaderFactory<string, CallRecord | null>;
}

/** Recordings of calls. */
@Resolver(() => Recording)
export class RecordingResolver {
  constructor(
    private readonly attaching: RecordingAttachService,
    private readonly playing: RecordingPlayingService,
    private readonly keeping: RecordingKeepingService,
    private readonly store: RecordingStore,
    private readonly loaders: RecordingReading,
  ) {}

  @Query(() => Recording, {
    nullable: true,
    description:
      'One recording by its id; null where it is not there, or you may not see its call. For those who see calls: QA_ANALYST, ADMIN, MANAGER, SUPERVISOR, AGENT, TRAINER.',
  })
  @Access(roles(...callReaders))
  async recording(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the recording.' }) id: string,
  ): Promise<Recording | null> {
    const found = await this.store.byId(id);
    return found && (await this.call(found, context)) ? found : null;
  }

  @Mutation(() => RecordingAttachPayload, {
    description:
      'Makes an upload the recording of a call; it is measured in the background. For QA_ANALYST, SUPERVISOR and ADMIN of calls that they see, and client keys with the scope calls:write. Errors: REQUIRED, NOT_FOUND, FILE_REFUSED, WRONG_STATE (the call has a recording, or its customer was erased), KEY_REUSED.',
  })
  @Access(bringers)
  recordingAttach(
    @Ctx() context: Context,
    @Arg('input', () => RecordingAttachInput, { description: 'Call and upload.' }) input: RecordingAttachInput,
  ): Promise<RecordingAttachPayload> {
    return settle<RecordingAttachPayload>(context, async () => ({
      recording: await this.attaching.attach(context.viewer, input),
    }));
  }

  @Mutation(() => RecordingFetchPayload, {
    description:
      'Has the server fetch the recording of a call from an address, in the background; a host that is busy is asked again for about a minute. Only from hosts of the configuration. For QA_ANALYST, SUPERVISOR and ADMIN of calls that they see, and client keys with the scope calls:write. Errors: REQUIRED, NOT_FOUND, INVALID or TOO_LONG (the address), WRONG_STATE (the call has a recording, or its customer was erased), KEY_REUSED.',
  })
  @Access(bringers)
  recordingFetch(
    @Ctx() context: Context,
    @Arg('input', () => RecordingFetchInput, { description: 'Call and address.' }) input: RecordingFetchInput,
  ): Promise<RecordingFetchPayload> {
    return settle<RecordingFetchPayload>(context, async () => ({
      recording: await this.attaching.fetch(context.viewer, input),
    }));
  }

  @Mutation(() => RecordingLinkPayload, {
    description:
      'Gives a short-lived address of a recording, for you alone. For who may hear it: QA_ANALYST; SUPERVISOR of the team; MANAGER of the site; the AGENT of the call once an evaluation of it is released; who is to evaluate it; AGENT and TRAINER where it is exemplary with consent. Nothing is written down before it is heard. Errors: NOT_FOUND, WRONG_STATE (not ready, or over).',
  })
  @Access(roles(...hearers))
  recordingLink(
    @Ctx() context: Context,
    @Arg('input', () => RecordingLinkInput, { description: 'The recording.' }) input: RecordingLinkInput,
  ): Promise<RecordingLinkPayload> {
    return settle<RecordingLinkPayload>(context, async () => ({
      link: await this.playing.link(context.viewer, input.recordingId),
    }));
  }

  @FieldResolver(() => Call, { nullable: true, description: 'The call; null where you may not see it.' })
  call(@Root() { callId }: Recording, @Ctx() context: Context): Promise<CallRecord | null> {
    return context.loaders.get(this.loaders.calls).load(callId);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether a PCM WAV was made beside the original, because not every browser plays that: A-law, mu-law, 24 and 32 bits.',
  })
  isConverted(@Root() { playableFileId }: Recording): boolean {
    return playableFileId !== null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may hear it.' })
  async viewerCanHear(@Root() { callId }: Recording, @Ctx() context: Context): Promise<boolean> {
    const call = await context.loaders.get(this.loaders.anyCalls).load(callId);
    return call !== null && context.loaders.get(this.loaders.audible).load(call);
  }

  @FieldResolver(() => [RecordingPeaks], {
    nullable: true,
    description: 'How loud it is, by channel; null until it is ready, and for who may not hear it.',
  })
  async peaks(@Root() recording: Recording, @Ctx() context: Context): Promise<RecordingPeaks[] | null> {
    if (!(await this.viewerCanHear(recording, context))) return null;
    const found = await context.loaders.get(this.loaders.peaks).load(recording._id);
    return found?.map((values, channel) => ({ channel, values })) ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was refused, in your language; null otherwise.',
  })
  refusal(@Root() { refusalText }: Recording, @Ctx() { viewer }: Context): string | null {
    return refusalText?.[viewer.locale] ?? null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When its sound goes, by the present setting of its queue, unless the call is on legal hold; null where it is gone.',
  })
  async deleteAt(@Root() recording: Recording): Promise<Date | null> {
    return recording.end === null ? this.keeping.deleteAt(recording) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether its call is on legal hold: then nothing removes it.' })
  async isOnLegalHold(@Root() { callId }: Recording, @Ctx() context: Context): Promise<boolean> {
    return (await context.loaders.get(this.loaders.anyCalls).load(callId))?.isOnLegalHold ?? false;
  }
}

/** What calls have of their recordings. */
@Resolver(() => Call)
export class CallRecordingResolver {
  constructor(private readonly loaders: RecordingReading) {}

  @FieldResolver(() => Recording, {
    nullable: true,
    description: 'Its recording, the newest one where earlier ones were refused; null where it never had one.',
  })
  recording(@Root() { _id: id }: CallRecord, @Ctx() context: Context): Promise<Recording | null> {
    return context.loaders.get(this.loaders.ofCalls).load(id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may hear its recording and read its transcript.' })
  viewerCanHear(@Root() call: CallRecord, @Ctx() context: Context): Promise<boolean> {
    return context.loaders.get(this.loaders.audible).load(call);
  }
}
