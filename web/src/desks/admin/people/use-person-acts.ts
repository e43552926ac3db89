import { useState } from 'react';
import {
  type PersonDetailFragment,
  UserPasswordLinkCreateDocument,
  UserReactivateDocument,
  UserSessionEndDocument,
  UserSessionsEndDocument,
} from '../../../gql/admin/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

/** What can be done with one account at once, without a form. */
export function usePersonActs(person: PersonDetailFragment, onChanged: () => void) {
  const { t, person: nameOf } = useWords();
  const [link, setLink] = useState<string | null>(null);
  const end = useChange(UserSessionEndDocument, (data) => data.userSessionEnd);
  const endEverywhere = useChange(UserSessionsEndDocument, (data) => data.userSessionsEnd);
  const linkMade = useChange(UserPasswordLinkCreateDocument, (data) => data.userPasswordLinkCreate);
  const reopened = useChange(UserReactivateDocument, (data) => data.userReactivate);
  const all = [end, endEverywhere, linkMade, reopened];
  const reset = (): void => {
    for (const change of all) change.reset();
  };
  const say = (text: string): void => showToast({ tone: 'good', text });

  const endSession = async (id: string): Promise<void> => {
    reset();
    if ((await end.run({ id })).kind !== 'done') return;
    say(t('people.ended'));
    onChanged();
  };
  const endAll = async (): Promise<void> => {
    reset();
    if ((await endEverywhere.run({ id: person.id })).kind !== 'done') return;
    say(t('people.endedAll', { name: nameOf(person) }));
    onChanged();
  };
  const makeLink = async (): Promise<void> => {
    reset();
    const outcome = await linkMade.run({ id: person.id });
    if (outcome.kind === 'done') setLink(outcome.payload.inviteUrl);
  };
  const reactivate = async (): Promise<void> => {
    reset();
    const outcome = await reopened.run({ id: person.id, input: { expectedVersion: person.revision } });
    if (outcome.kind !== 'done') return;
    setLink(outcome.payload.inviteUrl);
    onChanged();
  };
  return {
    endSession: (id: string) => void endSession(id),
    endAll: () => void endAll(),
    makeLink: () => void makeLink(),
    reactivate: () => void reactivate(),
    busy: all.some(({ busy }) => busy),
    refusals: all.flatMap(({ refusals }) => refusals),
    failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
    reset,
    /** A one-time link that was just made; it is shown once. */
    link,
    closeLink: () => setLink(null),
  };
}
