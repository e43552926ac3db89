import { ClipboardPlus, Lock, LockOpen, Users, UserX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { TopBar } from '../../../components/top-bar';
import { CallOfDocument, type CallOfQuery, CallsOfCustomerDocument } from '../../../gql/quality/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useHints } from '../../../lib/use-hints';
import { ListenColumn, turnsOf } from '../evaluate/listen-column';
import { useListenKeys } from '../evaluate/use-scoring-keys';
import styles from '../evaluate/evaluate.module.css';
import { useRecording } from '../player/use-recording';
import { CallLine } from '../shared/call-head';
import { useQualityPath, useQualityRights } from '../shared/use-quality';
import { useWords } from '../shared/words';
import { CallSide } from './call-side';
import { EraseDialog } from './erase-dialog';
import { HoldDialog } from './hold-dialog';
import { PeerDialog } from './peer-dialog';
import { StartDialog } from './start-dialog';

const DAYS = 30;

type Whole = NonNullable<CallOfQuery['call']>;

function CallView({ call, onChanged }: { call: Whole; onChanged: () => void }) {
  const { t, common } = useWords();
  const { go } = useQualityPath();
  const { evaluates, erases } = useQualityRights();
  const [dialog, setDialog] = useState<'start' | 'hold' | 'peer' | 'erase' | null>(null);
  const [{ data }] = useQuery({ query: CallsOfCustomerDocument, variables: { callId: call.id, days: DAYS } });
  const others = data?.callsOfCustomer ?? [];
  const listening = useRecording(call.recording);
  const canHear = call.recording?.state === 'READY' && call.recording.viewerCanHear;
  // Whoever has begun goes on with the own draft.
  const draft = call.evaluations.find(({ state, viewerCanEdit }) => state === 'DRAFT' && viewerCanEdit);
  const open = (): void => (draft ? go(`evaluate/${draft.id}`) : setDialog('start'));
  const start = evaluates ? open : undefined;
  const startTitle = t(draft ? 'queue.goOn' : 'start.title');
  const back = (): void => go('calls');
  useListenKeys(listening, turnsOf(call), canHear);
  useHotkeys({ e: start, Escape: back });
  const hints = useHints(t('keys.call'), [
    ...(canHear
      ? [
          { keys: t('keys.space'), label: t('keys.play') },
          { keys: '← →', label: t('keys.seek') },
          { keys: '[ ]', label: t('keys.speed') },
          ...(listening.hasVoices ? [{ keys: 'V', label: t('keys.voice') }] : []),
          { keys: 'S', label: t('keys.silence') },
        ]
      : []),
    { keys: '⇧ ← →', label: t('keys.turn') },
    ...(start ? [{ keys: 'E', label: startTitle, run: start }] : []),
    { keys: 'Esc', label: t('keys.toList'), run: back },
  ]);
  return (
    <Page
      top={<TopBar title={common('desks.QUALITY')} subtitle={t('tabs.calls')} />}
      bottom={<HintBar hints={hints} />}
    >
      <div className={styles['bar']}>
        <CallLine call={call} others={others} />
        {call.isOnLegalHold && (
          <Tag tone="warn" icon={<Lock size={12} aria-hidden="true" />}>
            {t('call.onHold')}
          </Tag>
        )}
        {call.viewerCanHold && (
          <Button
            size="small"
            icon={
              call.isOnLegalHold ? <LockOpen size={14} aria-hidden="true" /> : <Lock size={14} aria-hidden="true" />
            }
            onClick={() => setDialog('hold')}
          >
            {t(call.isOnLegalHold ? 'hold.end' : 'hold.begin')}
          </Button>
        )}
        {erases && call.customer?.lastDigits && (
          <Button
            size="small"
            variant="danger"
            icon={<UserX size={14} aria-hidden="true" />}
            onClick={() => setDialog('erase')}
          >
            {t('erase.submit')}
          </Button>
        )}
        {evaluates && call.agent && (
          <Button size="small" icon={<Users size={14} aria-hidden="true" />} onClick={() => setDialog('peer')}>
            {t('peer.title')}
          </Button>
        )}
        {start && (
          <Button
            size="small"
            variant="primary"
            keyCap="E"
            icon={<ClipboardPlus size={14} aria-hidden="true" />}
            onClick={start}
          >
            {startTitle}
          </Button>
        )}
      </div>
      <div className={styles['columns']}>
        <ListenColumn call={call} others={others} listening={listening} pinned={[]} />
        <CallSide call={call} onChanged={onChanged} />
      </div>
      {dialog === 'start' && <StartDialog call={call} onClose={() => setDialog(null)} />}
      {dialog === 'peer' && <PeerDialog call={call} onDone={onChanged} onClose={() => setDialog(null)} />}
      {dialog === 'erase' && <EraseDialog call={call} onDone={onChanged} onClose={() => setDialog(null)} />}
      {dialog === 'hold' && <HoldDialog call={call} onClose={() => setDialog(null)} />}
    </Page>
  );
}

/** One call: what is known of it, what can be heard and read, its evaluations. */
export function CallPage({ id }: { id: string }) {
  const { t, common } = useWords();
  const [{ data, error, fetching }, ask] = useQuery({
    query: CallOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const call = data?.call ?? null;
  useEffect(() => {
    document.title = call?.reference ?? t('tabs.calls');
  }, [call?.reference, t]);
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (call) return <CallView call={call} onChanged={again} />;
  return (
    <Page top={<TopBar title={common('desks.QUALITY')} subtitle={t('tabs.calls')} />}>
      {error ? <ErrorState error={error} onRetry={again} /> : fetching ? <Skeleton rows={8} /> : <Forbidden />}
    </Page>
  );
}
