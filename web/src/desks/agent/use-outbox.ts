import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { connectionStore } from '../../lib/socket';
import { showToast } from '../../lib/toasts';
import { usePerson } from '../../lib/use-person';
import { claimCalls, noteNotLinked } from './call';
import { type Action, Outbox, outboxStore } from './outbox';

/** While something waits, another try at least this often, should no sign of the connection come. */
const RETRY_MS = 5_000;

/** The outbox of the signed-in person; empties itself whenever the connection is back. */
export function useOutbox(): Outbox {
  const client = useClient();
  const person = usePerson();
  const { t } = useTranslation('agent');
  const onRefused = useRef<(action: Action, message: string) => void>(() => undefined);
  onRefused.current = (action, message) => {
    if (action.kind === 'link') noteNotLinked(action.input.callReference, action.input.articleId);
    showToast({ tone: 'bad', text: t('outbox.refused'), detail: message });
  };
  const outbox = useMemo(
    () => new Outbox(client, person.id, (action, message) => onRefused.current(action, message)),
    [client, person.id],
  );
  useEffect(() => claimCalls(person.id), [person.id]);
  useEffect(() => {
    const flush = (): void => {
      if (outboxStore.get().length > 0 && navigator.onLine) void outbox.flush();
    };
    flush();
    const timer = setInterval(flush, RETRY_MS);
    const unsubscribe = connectionStore.subscribe(() => {
      if (connectionStore.get().status === 'live') flush();
    });
    window.addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      unsubscribe();
      window.removeEventListener('online', flush);
    };
  }, [outbox]);
  return outbox;
}
