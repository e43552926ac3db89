import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import {
  SearchSettingsDocument,
  type SearchSettingsUpdateInput,
  SearchSettingsUpdateDocument,
  type SearchSettingsUpdateMutation,
  SearchSettingsVersionsDocument,
  type SettingsFragment,
  type SettingsVersionFragment,
} from '../../../../gql/knowledge/graphql';
import { showToast } from '../../../../lib/toasts';
import type { Outcome } from '../../../../lib/outcome';
import { useChange } from '../../../../lib/use-change';
import { useSearchWords } from '../words';
import { type Lists, liveLists, preparedLists, synonymInput, wantedLists, wantedVersion, wordInput } from './lists';

const POLL_MS = 1_000;
/** So many versions back can be on their way again. */
const MOST_VERSIONS = 100;
const NO_VERSIONS: readonly SettingsVersionFragment[] = [];

type Payload = SearchSettingsUpdateMutation['searchSettingsUpdate'];

/** How the settings stand, with the lists that this page works on. */
export interface SettingsState {
  settings: SettingsFragment;
  /** What is being prepared. */
  prepared: Lists;
  /** What shall answer: live, or on its way to be. */
  wanted: Lists;
  /** False for the moment in which the version on its way is looked up: nothing may be built upon the older one. */
  isReady: boolean;
  versions: readonly SettingsVersionFragment[];
}

/** The search settings as the server last told them; asked again while a version is on its way to be live. */
export function useSettings() {
  const [{ data, error }, ask] = useQuery({ query: SearchSettingsDocument, requestPolicy: 'cache-and-network' });
  const [told, setTold] = useState<SettingsFragment | null>(null);
  const asked = data?.searchSettings ?? null;
  // The answer to a change is newer than what was asked before it.
  const settings = told && (!asked || told.revision > asked.revision) ? told : asked;
  const isOnTheWay = settings?.goingLive != null && settings.goingLive.fault === null;
  useEffect(() => {
    if (!isOnTheWay) return undefined;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [isOnTheWay, ask]);

  const wanted = settings && wantedVersion(settings);
  const isElsewhere = settings !== null && wanted !== 0 && wanted !== settings.liveVersion;
  const [found, look] = useQuery({
    query: SearchSettingsVersionsDocument,
    variables: { first: MOST_VERSIONS },
    pause: !isElsewhere,
  });
  useEffect(() => {
    if (isElsewhere) look({ requestPolicy: 'network-only' });
  }, [isElsewhere, wanted, look]);
  const versions = found.data?.searchSettingsVersions.nodes ?? NO_VERSIONS;

  const adopt = (next: SettingsFragment | null): void => {
    if (!next) return;
    setTold(next);
    ask({ requestPolicy: 'network-only' });
  };
  const known = settings && wantedLists(settings, versions);
  const state: SettingsState | null = settings && {
    settings,
    versions,
    wanted: known ?? liveLists(settings),
    prepared: preparedLists(settings, versions) ?? liveLists(settings),
    isReady: settings.draft !== null || known !== null,
  };
  return { state, error, adopt, reload: () => ask({ requestPolicy: 'network-only' }) };
}

/** A change of the lists, made from what they are now; null when what it is about is not there any more. */
export type Edit = (lists: Lists) => Partial<Lists> | null;

export type EditResult = Outcome<Payload> | { kind: 'gone' };

const inputOf = (part: Partial<Lists>): Omit<SearchSettingsUpdateInput, 'expectedVersion'> => ({
  ...(part.synonyms ? { synonyms: part.synonyms.map(synonymInput) } : {}),
  ...(part.frameWords ? { frameWords: part.frameWords.map(wordInput) } : {}),
  ...(part.stopWords ? { stopWords: part.stopWords.map(wordInput) } : {}),
  ...(part.isLearningOn === undefined ? {} : { isLearningOn: part.isLearningOn }),
});

/**
 * Changes what is being prepared. A colleague's change in the meantime loses nothing: the same edit is made once more
 * upon the newest lists, and it is told so.
 */
export function useEdit(state: SettingsState | null, adopt: (next: SettingsFragment | null) => void) {
  const { t } = useSearchWords();
  const change = useChange(SearchSettingsUpdateDocument, (data) => data.searchSettingsUpdate);
  const edit = async (make: Edit): Promise<EditResult> => {
    let base = state?.settings ?? null;
    for (let attempt = 0; ; attempt += 1) {
      const lists = base && preparedLists(base, state?.versions ?? NO_VERSIONS);
      const part = lists && make(lists);
      if (!base || !part) return { kind: 'gone' };
      const outcome = await change.run({ input: { expectedVersion: base.revision, ...inputOf(part) } });
      if (outcome.kind !== 'failed') adopt(outcome.payload.settings);
      const isConflict = outcome.kind === 'refused' && outcome.refusals.some(({ code }) => code === 'CONFLICT');
      if (isConflict && attempt === 0 && outcome.payload.settings) {
        base = outcome.payload.settings;
        continue;
      }
      if (outcome.kind === 'done' && attempt > 0)
        showToast({ tone: 'info', text: t('conflict.joined'), detail: t('conflict.joinedText') });
      return outcome;
    }
  };
  return { edit, busy: change.busy, refusals: change.refusals, failure: change.failure, reset: change.reset };
}
