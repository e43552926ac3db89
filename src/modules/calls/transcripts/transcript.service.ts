import { type Actor, actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Language, notAllowed, wrongState } from '../../../platform/errors/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallRecord } from '../call-record.js';
import type { CallStore } from '../call.store.js';
import { type CallName, fieldOf, namedCall, sameCall } from '../recordings/named-call.service.js';
import { mayRecord } from '../recordings/recording.policy.js';
import { Speaker, type Transcript } from './transcript.js';
import { type GivenTurn, checkedTurns } from './transcript.rules.js';
import type { TranscriptStore } from './transcript.store.js';
import type { UnhappyWordsService } from './unhappy-words.service.js';
import { countUnhappy } from './unhappy.rules.js';

/** Setting transcripts of calls. */
export class TranscriptService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: TranscriptStore,
    private readonly calls: CallStore,
    private readonly words: UnhappyWordsService,
  ) {}

  /**
   * Sets the transcript of a call, whole; without turns it takes it away. Errors: NOT_ALLOWED, REQUIRED, NOT_FOUND, TOO_MANY, TOO_LONG,
   * OUT_OF_RANGE, INVALID, WRONG_STATE (the customer was erased; what is on legal hold is not replaced).
   */
  async set(
    viewer: Viewer,
    input: CallName & { readonly language: Language; readonly turns: readonly GivenTurn<`${Speaker}`>[] },
  ): Promise<{ readonly call: CallRecord; readonly transcript: Transcript | null }> {
    if (!mayRecord(viewer)) throw notAllowed();
    const call = await namedCall(this.calls, viewer, input);
    const transcript = await this.#store(call, input, checkedTurns(input.turns), actorOf(viewer));
    const [now = call] = await this.calls.byIds([call._id]);
    return { call: now, transcript };
  }

  async #store(
    named: CallRecord,
    input: CallName & { readonly language: Language },
    turns: readonly GivenTurn<`${Speaker}`>[],
    actor: Actor,
  ): Promise<Transcript | null> {
    const { language } = input;
    const find = await this.words.finder(language);
    const unhappyWords = countUnhappy(turns, find);
    const updatedAt = this.foundation.clock.now();
    const hasTranscript = turns.length > 0;
    const said = turns.map(({ speaker, second, text }) => ({ speaker: Speaker[speaker], second, text }));
    return this.foundation.transactions.run(async (transaction) => {
      const call = await sameCall(this.calls, named, input);
      if (call.hasTranscript && call.isOnLegalHold)
        throw wrongState(
          '通话处于法律保留，其文本不能更改。',
          'The call is on legal hold: its transcript stays as it is.',
          fieldOf(input),
        );
      const transcript = {
        ...{ _id: call._id, queue: call.queue, callEndedAt: call.endedAt, language },
        ...{ turns: said, unhappyWords, updatedAt },
      };
      if (hasTranscript) await this.store.put(transcript);
      else await this.store.remove([call._id]);
      await this.calls.change(call._id, {}, { hasTranscript, unhappyWords, updatedAt });
      transaction.append({
        type: hasTranscript ? 'transcript.set' : 'transcript.removed',
        subject: { type: 'call', id: call._id },
        actor,
        before: { hasTranscript: call.hasTranscript, unhappyWords: call.unhappyWords },
        after: { hasTranscript, unhappyWords, turns: turns.length, language },
      });
      return hasTranscript ? transcript : null;
    });
  }
}
