import { Phone, PhoneOff } from 'lucide-react';
import { type FormEvent, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../../components/button';
import { CodeLabel } from '../../components/code-label';
import { TextInput } from '../../components/text-input';
import { TopTools } from '../../components/top-tools';
import { VisuallyHidden } from '../../components/visually-hidden';
import { AgentProductLinesDocument } from '../../gql/agent/graphql';
import { formatDuration } from '../../lib/format';
import { useStore } from '../../lib/store';
import { useNow } from '../../lib/use-now';
import { usePerson } from '../../lib/use-person';
import styles from './call-bar.module.css';
import { callStore, endCall, REFERENCE_MAX, startCall } from './call';
import { CallLightFields } from './lazy-parts';

/** In place of the title bar: the call that the agent is on, its clock, what it is about, and what was linked to it. */
export function CallBar({ onDone, children }: { onDone: () => void; children: ReactNode }) {
  const { t } = useTranslation('agent');
  const call = useStore(callStore);
  const now = useNow(call ? 1_000 : null);
  // Asked for with the desk, so that a call can be described also while the connection is away.
  useQuery({ query: AgentProductLinesDocument });
  return (
    <header className={styles['bar']}>
      <VisuallyHidden as="h1">{t('title')}</VisuallyHidden>
      {call ? (
        <>
          <div className={styles['live']}>
            <Phone size={17} strokeWidth={1.8} aria-hidden="true" />
            <span>{t('call.on')}</span>
            <span className={styles['clock']} role="timer" aria-label={t('call.clock')}>
              {formatDuration((now.getTime() - call.since) / 1000).padStart(5, '0')}
            </span>
          </div>
          <dl className={styles['facts']}>
            <div>
              <dt>{t('call.reference')}</dt>
              <dd>
                <CodeLabel>{call.reference}</CodeLabel>
              </dd>
            </div>
            <div>
              <dt>{t('call.linked')}</dt>
              <dd>{t('call.linkedCount', { count: call.linked.length })}</dd>
            </div>
          </dl>
          <Suspense fallback={null}>
            <CallLightFields key={call.reference} call={call} onDone={onDone} />
          </Suspense>
          <Button size="small" icon={<PhoneOff size={13} strokeWidth={1.8} aria-hidden="true" />} onClick={endCall}>
            {t('call.end')}
          </Button>
        </>
      ) : (
        <>
          <div className={styles['idle']}>
            <Phone size={17} strokeWidth={1.8} aria-hidden="true" />
            <span>{t('call.off')}</span>
          </div>
          <StartCall />
        </>
      )}
      <span className={styles['space']} />
      <Suspense fallback={null}>{children}</Suspense>
      <TopTools />
    </header>
  );
}

function StartCall() {
  const { t } = useTranslation('agent');
  const person = usePerson();
  const [reference, setReference] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reference.trim()) startCall(reference.trim(), person.id);
  };
  return (
    <form className={styles['start']} onSubmit={submit}>
      <TextInput
        aria-label={t('call.reference')}
        placeholder={t('call.placeholder')}
        maxLength={REFERENCE_MAX}
        autoComplete="off"
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
      <Button type="submit" disabled={!reference.trim()}>
        {t('call.start')}
      </Button>
    </form>
  );
}
