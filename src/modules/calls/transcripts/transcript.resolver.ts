import DataLoader from 'dataloader';
import { andScopes, roles } from '../../../platform/auth/access.js';
import { Scope } from '../../../platform/auth/viewer.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { settle } from '../../../platform/graphql/payload.js';
import type { CallRecord } from '../call-record.js';
import { Call } from '../call.js';
import { recorders, wordKeepers } from '../recordings/recording.policy.js';
import {
  TranscriptSetInput,
  TranscriptSetPayload,
  UnhappyWordsSetInput,
  UnhappyWordsSetPayload,
} from './transcript.inputs.js';
import type { TranscriptService } from './transcript.service.js';
import { Transcript, TranscriptMark, TranscriptTurn, UnhappyWordList } from './transcript.js';
import type { TranscriptStore } from './transcript.store.js';
import type { UnhappyWordsService, WordList } from './unhappy-words.service.js';

/** A turn on its way to a reader: it knows its language. */
interface ShownTurn extends TranscriptTurn {
  readonly language: Transcript['language'];
}

const listOf = ({ locale, words, isUsual, revision }: WordList): UnhappyWordList => ({
  ...{ locale: locale as Locale, words: [...words], isUsual, revision },
});

/** Transcripts by call. */
export const transcriptLoader =
  (store: TranscriptStore): LoaderFactory<string, Transcript | null> =>
  () =>
    new DataLoader<string, Transcript | null>(async (ids) => {
      const found = new Map((await store.ofCalls(ids)).map((one) => [one._id, one]));
      return ids.map((id) => found.get(id) ?? null);
    });

/** Transcripts of calls, and unhappy words. */
@Resolver(() => Transcript)
export class TranscriptResolver {
  constructor(
    private readonly service: TranscriptService,
    private readonly words: UnhappyWordsService,
  ) {}

  @Query(() => [UnhappyWordList], {
    description: 'The lists of unhappy words, one for each language. For QA_ANALYST and ADMIN.',
  })
  @Access(roles(...wordKeepers))
  async unhappyWordLists(): Promise<UnhappyWordList[]> {
    return (await this.words.lists()).map(listOf);
  }

  @Mutation(() => TranscriptSetPayload, {
    description:
      'Sets the transcript of a call, whole, or takes it away. For QA_ANALYST, SUPERVISOR and ADMIN of calls that they see, and client keys with the scope calls:write. Errors: REQUIRED, NOT_FOUND, WRONG_STATE (its customer was erased, or it is on legal hold and has a transcript), TOO_MANY, TOO_LONG, OUT_OF_RANGE, INVALID.',
  })
  @Access(andScopes(roles(...recorders), Scope.CALLS_WRITE))
  transcriptSet(
    @Ctx() context: Context,
    @Arg('input', () => TranscriptSetInput, { description: 'Call and turns.' }) input: TranscriptSetInput,
  ): Promise<TranscriptSetPayload> {
    const { locale: language, ...rest } = input;
    return settle<TranscriptSetPayload>(context, async () => {
      const { call, transcript } = await this.service.set(context.viewer, { ...rest, language });
      return { call: context.viewer.kind === 'client' ? null : call, transcript };
    });
  }

  @Mutation(() => UnhappyWordsSetPayload, {
    description:
      'Sets the list of unhappy words of a language; transcripts are counted anew in the background. For QA_ANALYST and ADMIN. Errors: TOO_MANY, REQUIRED, TOO_LONG, DUPLICATE, CONFLICT.',
  })
  @Access(roles(...wordKeepers))
  unhappyWordsSet(
    @Ctx() context: Context,
    @Arg('input', () => UnhappyWordsSetInput, { description: 'Language and words.' }) input: UnhappyWordsSetInput,
  ): Promise<UnhappyWordsSetPayload> {
    return settle<UnhappyWordsSetPayload>(context, async () => ({
      list: listOf(await this.words.set(context.viewer, input.locale, input.words, input.expectedVersion)),
    }));
  }

  @FieldResolver(() => Locale, { description: 'Language that is spoken.' })
  locale(@Root() { language }: Transcript): Locale {
    return language as Locale;
  }

  @FieldResolver(() => [TranscriptTurn], { description: 'Turns in the order of time, at most 5,000.' })
  turns(@Root() { turns, language }: Transcript): ShownTurn[] {
    return turns.map(({ speaker, second, text }) => ({ speaker, second, text, language }));
  }
}

/** What is marked in turns. */
@Resolver(() => TranscriptTurn)
export class TranscriptTurnResolver {
  constructor(private readonly words: UnhappyWordsService) {}

  @FieldResolver(() => [TranscriptMark], {
    description: 'Where unhappy words stand in the text, by the list of now; none on turns of the agent.',
  })
  async unhappyMarks(
    @Root() { speaker, text, language }: ShownTurn,
    @Ctx() context: Context,
  ): Promise<TranscriptMark[]> {
    if (speaker !== 'CUSTOMER') return [];
    const find = await context.loaders.get(finders(this.words)).load(language);
    return find(text);
  }
}

const made = new WeakMap<
  UnhappyWordsService,
  LoaderFactory<Transcript['language'], (text: string) => TranscriptMark[]>
>();

/** Finders by language: read once for all turns of a request. */
function finders(
  words: UnhappyWordsService,
): LoaderFactory<Transcript['language'], (text: string) => TranscriptMark[]> {
  let factory = made.get(words);
  if (!factory) {
    factory = () =>
      new DataLoader(async (languages) => Promise.all(languages.map((language) => words.finder(language))));
    made.set(words, factory);
  }
  return factory;
}

/** The transcript of a call. */
@Resolver(() => Call)
export class CallTranscriptResolver {
  constructor(
    private readonly loaders: {
      readonly transcripts: LoaderFactory<string, Transcript | null>;
      readonly audible: LoaderFactory<CallRecord, boolean>;
    },
  ) {}

  @FieldResolver(() => Transcript, {
    nullable: true,
    description:
      'What was said; null where there is no transcript, and for who may not hear the call (`viewerCanHear`).',
  })
  async transcript(@Root() call: CallRecord, @Ctx() context: Context): Promise<Transcript | null> {
    if (!call.hasTranscript || !(await context.loaders.get(this.loaders.audible).load(call))) return null;
    return context.loaders.get(this.loaders.transcripts).load(call._id);
  }
}
