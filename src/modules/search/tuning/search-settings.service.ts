import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { conflict, notAllowed, notFound, UserError, wrongState } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { frameWords } from '../../../platform/search/frame-words.js';
import type { IndexStateStore } from '../../../platform/search/index-state.js';
import type { SearchIndex } from '../../../platform/search/search-index.js';
import type { SearchTuning } from '../../../platform/search/tuning.js';
import { keepsSearch } from '../search.policy.js';
import type { GoldenRunService } from './golden-run.service.js';
import { type SearchGoldenRun, SearchSettingsChoice } from './golden-run.js';
import { broken, brokenFaults } from './golden.rules.js';
import {
  type SearchSettings,
  SearchSettingsChangeKind,
  type SearchSettingsContent,
  type SearchSettingsGoingLive,
  type SearchSettingsVersion,
} from './search-settings.js';
import type {
  SearchSettingsPublishInput,
  SearchSettingsRollBackInput,
  SearchSettingsUpdateInput,
} from './search-settings.inputs.js';
import {
  checkNote,
  checkSettings,
  cleanSettings,
  delivered,
  isSame,
  settingsDifference,
  tuningOf,
} from './search-settings.rules.js';
import type { SearchSettingsStore, SettingsHead } from './search-settings.store.js';
import type { TuningSource } from './tuning.source.js';

const mostChanges = 50;
const subject = { type: 'SearchSettings', id: 'settings' } as const;

/** What the service works with. */
export interface SettingsParts {
  readonly foundation: Pick<Foundation, 'clock' | 'transactions'>;
  readonly store: SearchSettingsStore;
  readonly state: IndexStateStore;
  /** Null without an engine: settings then go live with the wish. */
  readonly index: SearchIndex | null;
  readonly source: TuningSource;
  readonly golden: GoldenRunService;
}

/** Keeps what knowledge staff set about the search: one draft, versions that never change, and which of them is wanted. */
export class SearchSettingsService {
  readonly #delivered = [...frameWords].sort();

  constructor(private readonly parts: SettingsParts) {}

  /** How the settings stand. Errors: NOT_ALLOWED. */
  async overview(viewer: Viewer): Promise<SearchSettings> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const { store, state } = this.parts;
    const [head, { settingsVersion, rebuild, failure }] = await Promise.all([store.head(), state.load()]);
    let goingLive: SearchSettingsGoingLive | null = null;
    if (head.wanted !== settingsVersion) {
      const building = rebuild?.settingsVersion === head.wanted ? rebuild : null;
      goingLive = {
        version: head.wanted,
        startedAt: building?.startedAt ?? null,
        doneCount: building ? Math.min(building.doneCount, building.totalCount) : 0,
        totalCount: building?.totalCount ?? 0,
        fault: failure?.settingsVersion === head.wanted ? failure.reason : null,
      };
    }
    return {
      revision: head.revision,
      liveVersion: settingsVersion,
      live: settingsVersion === 0 ? null : await store.version(settingsVersion),
      draft: head.draft,
      goingLive,
      changes: head.changes,
      deliveredFrameWords: this.#delivered,
    };
  }

  /** Changes the draft, making one where there is none. Errors: NOT_ALLOWED, CONFLICT and those of `checkSettings`. */
  async update(viewer: Viewer, input: SearchSettingsUpdateInput): Promise<SearchSettings> {
    const head = await this.#headFor(viewer, input.expectedVersion);
    const wanted = await this.#content(head.wanted);
    const before = head.draft ?? wanted;
    const content = cleanSettings({
      synonyms: input.synonyms ?? before.synonyms,
      frameWords: input.frameWords ?? before.frameWords,
      stopWords: input.stopWords ?? before.stopWords,
      isLearningOn: input.isLearningOn ?? before.isLearningOn,
    });
    checkSettings(content);
    const { clock } = this.parts.foundation;
    const draft = isSame(content, wanted)
      ? null
      : { basedOn: head.draft?.basedOn ?? head.wanted, ...content, updatedAt: clock.now(), updatedById: viewer.id };
    await this.#write(viewer, async (transaction) => {
      await this.#replace(head, { draft });
      transaction.append({
        type: 'search.settingsDrafted',
        subject,
        actor: actorOf(viewer),
        ...settingsDifference(before, content),
      });
    });
    return this.overview(viewer);
  }

  /** Throws the draft away. Errors: NOT_ALLOWED, CONFLICT, WRONG_STATE without a draft. */
  async discard(viewer: Viewer, expectedVersion: number): Promise<SearchSettings> {
    const head = await this.#headFor(viewer, expectedVersion);
    const draft = head.draft;
    if (!draft) throw wrongState('没有草稿。', 'There is no draft.');
    const wanted = await this.#content(head.wanted);
    await this.#write(viewer, async (transaction) => {
      await this.#replace(head, { draft: null });
      transaction.append({
        type: 'search.settingsDiscarded',
        subject,
        actor: actorOf(viewer),
        ...settingsDifference(draft, wanted),
      });
    });
    return this.overview(viewer);
  }

  /**
   * Makes the draft the next version and asks for its index; it is live after the swap. Golden queries are tried first: those
   * that pass now and would fail refuse it, unless `acceptWorse`. Errors: NOT_ALLOWED, CONFLICT, REQUIRED, TOO_LONG, WRONG_STATE.
   */
  async publish(
    viewer: Viewer,
    input: SearchSettingsPublishInput,
  ): Promise<{ settings: SearchSettings; goldenRun: SearchGoldenRun | null }> {
    const head = await this.#headFor(viewer, input.expectedVersion);
    const note = checkNote(input.note);
    if (!head.draft) throw wrongState('没有可发布的草稿。', 'There is no draft to publish.');
    const content = cleanSettings(head.draft);
    checkSettings(content);
    const goldenRun = await this.#tryGolden(viewer, head, input.acceptWorse);
    const wanted = await this.#content(head.wanted);
    const { foundation, store } = this.parts;
    await this.#write(viewer, async (transaction) => {
      const version: SearchSettingsVersion = {
        _id: newId('search_settings_version', foundation.clock),
        version: (await store.lastVersion()) + 1,
        ...content,
        note,
        publishedAt: foundation.clock.now(),
        publishedById: viewer.id,
      };
      await this.#want(viewer, head, SearchSettingsChangeKind.PUBLISH, version.version, note, null);
      await store.insertVersion(version);
      const { before, after } = settingsDifference(wanted, content);
      transaction.append({
        type: 'search.settingsPublished',
        subject,
        version: version.version,
        actor: actorOf(viewer),
        before: { version: head.wanted, ...before },
        after: {
          version: version.version,
          note,
          acceptWorse: input.acceptWorse,
          goldenRun: goldenRun?._id ?? null,
          ...after,
        },
      });
    });
    await this.parts.source.refresh();
    return { settings: await this.overview(viewer), goldenRun };
  }

  /** Makes an older version wanted again; its index is built beside and swapped in. Errors: NOT_ALLOWED, CONFLICT, NOT_FOUND, REQUIRED, TOO_LONG, WRONG_STATE when it is wanted already. */
  async rollBack(
    viewer: Viewer,
    { expectedVersion, version, note: text }: SearchSettingsRollBackInput,
  ): Promise<SearchSettings> {
    const head = await this.#headFor(viewer, expectedVersion);
    const note = checkNote(text);
    if (version !== 0 && !(await this.parts.store.version(version))) throw notFound('version');
    if (version === head.wanted)
      throw wrongState('这个版本已经是当前版本。', 'This version is the wanted one already.', 'version');
    await this.#write(viewer, async (transaction) => {
      await this.#want(viewer, head, SearchSettingsChangeKind.ROLL_BACK, version, note, head.draft);
      transaction.append({
        type: 'search.settingsRolledBack',
        subject,
        version,
        actor: actorOf(viewer),
        before: { version: head.wanted },
        after: { version, note },
      });
    });
    await this.parts.source.refresh();
    return this.overview(viewer);
  }

  /** What `choice` means at this moment, for a trial. */
  async trial(choice: SearchSettingsChoice): Promise<{ tuning: SearchTuning; version: number; revision: number }> {
    const live = this.parts.source.current();
    const head = await this.parts.store.head();
    if (choice === SearchSettingsChoice.LIVE) return { tuning: live, version: live.version, revision: head.revision };
    if (!head.draft) return { tuning: await this.parts.source.wanted(), version: head.wanted, revision: head.revision };
    return { tuning: tuningOf(-head.revision, head.draft), version: head.draft.basedOn, revision: head.revision };
  }

  /** Tries the golden queries with the live settings or the draft, and keeps the run. Errors: NOT_ALLOWED; WRONG_STATE while the engine is away or without golden queries. */
  async runGolden(viewer: Viewer, choice: SearchSettingsChoice): Promise<SearchGoldenRun> {
    const run = await this.#runGolden(viewer, choice, false);
    if (!run) throw wrongState('还没有标准问题。', 'There are no golden queries yet.');
    return run;
  }

  /** A run, null without golden queries; `isPart` of a publication, whose event tells of it. */
  async #runGolden(viewer: Viewer, choice: SearchSettingsChoice, isPart: boolean): Promise<SearchGoldenRun | null> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const { tuning, version } = await this.trial(choice);
    return this.parts.golden.run(viewer, { choice, tuning, live: this.parts.source.current(), version, isPart });
  }

  async #tryGolden(viewer: Viewer, head: SettingsHead, acceptWorse: boolean): Promise<SearchGoldenRun | null> {
    let run: SearchGoldenRun | null;
    try {
      run = await this.#runGolden(viewer, SearchSettingsChoice.DRAFT, true);
    } catch (error) {
      // With the engine away nothing can be tried; whoever accepts worse accepts that too.
      if (acceptWorse && error instanceof UserError) return null;
      throw error;
    }
    const failing = broken(run?.results ?? []);
    if (failing.length && !acceptWorse) throw new UserError(brokenFaults(failing), { goldenRun: run });
    if ((await this.parts.store.head()).revision !== head.revision) throw await this.#stale(viewer);
    return run;
  }

  async #want(
    viewer: Viewer,
    head: SettingsHead,
    kind: SearchSettingsChangeKind,
    version: number,
    note: string,
    draft: SettingsHead['draft'],
  ): Promise<void> {
    const { foundation, index, state } = this.parts;
    const change = { kind, version, note, at: foundation.clock.now(), byId: viewer.id };
    await this.#replace(head, {
      draft,
      wanted: version,
      changes: [change, ...head.changes].slice(0, mostChanges),
    });
    if (index) await index.requestSettings();
    else await state.save({ settingsVersion: version });
  }

  async #replace(head: SettingsHead, change: Partial<SettingsHead>): Promise<void> {
    const { draft, wanted, changes } = { ...head, ...change };
    if (!(await this.parts.store.replaceHead(head.revision, { draft, wanted, changes }))) throw new StaleHeadError();
  }

  /** One transaction; the state that won is read after it, because it cannot be read in one that is lost. */
  async #write(viewer: Viewer, work: (transaction: Transaction) => Promise<void>): Promise<void> {
    try {
      await this.parts.foundation.transactions.run(work);
    } catch (error) {
      throw error instanceof StaleHeadError ? await this.#stale(viewer) : error;
    }
  }

  async #headFor(viewer: Viewer, expectedVersion: number): Promise<SettingsHead> {
    if (!keepsSearch(viewer)) throw notAllowed();
    const head = await this.parts.store.head();
    if (head.revision !== expectedVersion) throw await this.#stale(viewer);
    return head;
  }

  async #stale(viewer: Viewer): Promise<UserError> {
    return conflict({ settings: await this.overview(viewer) });
  }

  async #content(version: number): Promise<SearchSettingsContent> {
    return version === 0 ? delivered : ((await this.parts.store.version(version)) ?? delivered);
  }
}

/** Somebody was faster. */
class StaleHeadError extends Error {
  override readonly name = 'StaleHeadError';
}
