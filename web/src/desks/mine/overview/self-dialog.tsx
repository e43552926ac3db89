import { useRef } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Dialog } from '../../../components/dialog';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Refusals } from '../../../components/refusals';
import { Skeleton } from '../../../components/skeleton';
import { OwnBeginDocument, OwnCallsDocument } from '../../../gql/mine/graphql';
import { classes } from '../../../lib/classes';
import { formatDuration } from '../../../lib/format';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { usePerson } from '../../../lib/use-person';
import { useMinePath, useWords } from '../shared/words';
import styles from './overview.module.css';

const SHOWN = 30;

/** Which of the own calls is to be scored by oneself. */
export function SelfDialog({ onClose }: { onClose: () => void }) {
  const { t, text, common } = useWords();
  const { go } = useMinePath();
  const { id } = usePerson();
  const [{ data, error }, ask] = useQuery({
    query: OwnCallsDocument,
    variables: { filter: { agentId: id }, first: SHOWN },
    requestPolicy: 'cache-and-network',
  });
  const change = useChange(OwnBeginDocument, (answer) => answer.evaluationStart);
  // A press that is repeated while the first is on its way begins nothing twice.
  const key = useRef(newKey());
  const begin = async (callId: string): Promise<void> => {
    if (change.busy) return;
    const outcome = await change.run({ input: { callId, kind: 'SELF', idempotencyKey: `${key.current}-${callId}` } });
    if (outcome.kind === 'done' && outcome.payload.evaluation) go(`evaluate/${outcome.payload.evaluation.id}`);
  };
  const calls = data?.calls.nodes ?? [];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('self.title')}
      description={t('self.text')}
      footer={<Button onClick={onClose}>{common('common.cancel')}</Button>}
    >
      <Refusals refusals={change.refusals} failure={change.failure} />
      {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && calls.length === 0 && <Empty title={t('self.noneTitle')}>{t('self.noneText')}</Empty>}
      {calls.length > 0 && (
        <ul className={styles['calls']} tabIndex={0} aria-label={t('self.title')}>
          {calls.map((call) => (
            <li key={call.id} className={styles['item']}>
              <p className={styles['itemHead']}>
                <DateTime at={call.offeredAt} as="moment" />
                <CodeLabel>{call.reference}</CodeLabel>
                <span className={classes(styles['label'], styles['rest'])}>
                  {call.queue && text(call.queue.name)} {call.talkSeconds !== null && formatDuration(call.talkSeconds)}{' '}
                  {call.hasRecording && `· ${t('self.recorded')}`}
                </span>
                <Button size="small" busy={change.busy} onClick={() => void begin(call.id)}>
                  {t('self.begin')}
                </Button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
