import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Language, conflict } from '../../../platform/errors/index.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallStore } from '../call.store.js';
import { checkedWords } from './transcript.rules.js';
import type { TranscriptStore } from './transcript.store.js';
import { type UnhappyFinder, countUnhappy, finderOf, usualWords } from './unhappy.rules.js';

/** A list as it holds. */
export interface WordList {
  readonly locale: Language;
  readonly words: readonly string[];
  readonly isUsual: boolean;
  readonly revision: number;
}

const recountJob = 'transcript-recount';
/** Transcripts that are counted at a time: each may be some megabytes. */
const batch = 20;
const languages: readonly Language[] = ['zh-CN', 'en'];

/** The lists of unhappy words, and counting by them. */
export class UnhappyWordsService {
  #compiled: { readonly key: string; readonly find: UnhappyFinder } | null = null;

  constructor(
    private readonly foundation: Foundation,
    private readonly jobs: JobQueue,
    private readonly store: TranscriptStore,
    private readonly calls: CallStore,
  ) {
    jobs.register<{ language: Language }>(recountJob, ({ payload, signal }) => this.#recount(payload.language, signal));
  }

  /** The lists of all languages. */
  async lists(): Promise<WordList[]> {
    const stored = await this.store.words();
    return languages.map((language) => {
      const { words = [], revision = 0 } = stored.get(language) ?? {};
      const isUsual = words.length === 0;
      return { locale: language, words: isUsual ? usualWords[language] : words, isUsual, revision };
    });
  }

  /** Finds the unhappy words of a language, by its list of now. */
  async finder(language: Language): Promise<UnhappyFinder> {
    const list = await this.#list(language);
    const key = `${language} ${list.revision}`;
    if (this.#compiled?.key !== key) this.#compiled = { key, find: finderOf(list.words) };
    return this.#compiled.find;
  }

  /** Sets a list; what is there is counted anew in the background. Errors: TOO_MANY, REQUIRED, TOO_LONG, DUPLICATE, CONFLICT. */
  async set(viewer: Viewer, language: Language, given: readonly string[], expectedVersion: number): Promise<WordList> {
    const words = checkedWords(given);
    const before = await this.#list(language);
    if (before.revision !== expectedVersion) throw conflict({ list: before });
    await this.foundation.transactions.run(async (transaction) => {
      // Nothing can be read any more in a transaction that met another one's key.
      if (!(await this.store.setWords(language, expectedVersion, words))) throw conflict({ list: before });
      await this.jobs.enqueue(recountJob, { language });
      transaction.append({
        type: 'unhappy-words.set',
        subject: { type: 'unhappy_words', id: language },
        actor: actorOf(viewer),
        before: { count: before.words.length, isUsual: before.isUsual },
        after: { count: words.length, isUsual: words.length === 0 },
      });
    });
    return this.#list(language);
  }

  async #list(language: Language): Promise<WordList> {
    const found = (await this.lists()).find(({ locale }) => locale === language);
    if (!found) throw new Error(`There is no list for ${language}.`);
    return found;
  }

  async #recount(language: Language, signal: AbortSignal): Promise<void> {
    const find = await this.finder(language);
    for (let after = ''; ;) {
      signal.throwIfAborted();
      const found = await this.store.ofLanguage(language, after, batch);
      const counts = new Map(found.map(({ _id, turns }) => [_id, countUnhappy(turns, find)]));
      const changed = new Map(
        found.flatMap(({ _id, unhappyWords }) => {
          const count = counts.get(_id) ?? 0;
          return count === unhappyWords ? [] : [[_id, count] as const];
        }),
      );
      if (changed.size) {
        await this.store.recount(changed);
        await this.calls.update(new Map([...changed].map(([id, unhappyWords]) => [id, { unhappyWords }])));
      }
      after = found.at(-1)?._id ?? '';
      if (found.length < batch) return;
    }
  }
}
