import { type KeyboardEvent, useRef } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Dialog } from '../../../components/dialog';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Refusals } from '../../../components/refusals';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { OwnBeginDocument, OwnCallsDocument, type OwnRowFragment, OwnScoredDocument } from '../../../gql/mine/graphql';
import { classes } from '../../../lib/classes';
import { formatDuration } from '../../../lib/format';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { usePerson } from '../../../lib/use-person';
import { useMinePath, useWords } from '../shared/words';
import styles from './overview.module.css';
import { SCORED } from './scored-card';

const SHOWN = 30;

interface SelfDialogProps {
  /** Evaluations that the agent reads already: their calls cannot be scored by oneself any more. */
  rows: readonly OwnRowFragment[];
  onClose: () => void;
}

/** Which of the own calls is to be scored by oneself. */
export function SelfDialog({ rows, onClose }: SelfDialogProps) {
  const { t, text, common } = useWords();
  const { go } = useMinePath();
  const { id } = usePerson();
  const [{ data, error }, ask] = useQuery({
    query: OwnCallsDocument,
    variables: { filter: { agentId: id }, first: SHOWN },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: written }] = useQuery({
    query: OwnScoredDocument,
    variables: { ...SCORED, states: [...SCORED.states], kinds: [...SCORED.kinds] },
  });
  const body = useRef<HTMLDivElement>(null);
  /** Arrows move from call to call; Enter then presses the button that has the focus. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(body.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, here < 0 ? 0 : here + step))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const read = new Set(rows.filter(({ kind }) => kind !== 'PEER').map(({ callReference }) => callReference));
  const own = new Map(
    (written?.myEvaluations.nodes ?? []).flatMap((one) =>
      one.kind === 'SELF' ? [[one.callReference, one] as const] : [],
    ),
  );
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
      initialFocus={body}
      footer={<Button onClick={onClose}>{common('common.cancel')}</Button>}
    >
      <div
        ref={body}
        className={styles['chooser']}
        tabIndex={0}
        role="region"
        aria-label={t('self.title')}
        onKeyDown={onKeyDown}
      >
        <Refusals refusals={change.refusals} failure={change.failure} />
        {error && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!data && !error && <Skeleton rows={4} />}
        {data && calls.length === 0 && <Empty title={t('self.noneTitle')}>{t('self.noneText')}</Empty>}
        {calls.length > 0 && (
          <ul className={styles['calls']}>
            {calls.map((call) => (
              <li key={call.id} className={styles['item']}>
                <p className={styles['itemHead']}>
                  <DateTime at={call.offeredAt} as="moment" />
                  <CodeLabel>{call.reference}</CodeLabel>
                  <span className={classes(styles['label'], styles['rest'])}>
                    {call.queue && text(call.queue.name)}{' '}
                    {call.talkSeconds !== null && formatDuration(call.talkSeconds)}{' '}
                    {call.hasRecording && `· ${t('self.recorded')}`}
                  </span>
                  <Act
                    own={own.get(call.reference) ?? null}
                    isRead={read.has(call.reference)}
                    busy={change.busy}
                    onBegin={() => void begin(call.id)}
                  />
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

interface ActProps {
  own: { readonly id: string; readonly state: string } | null;
  isRead: boolean;
  busy: boolean;
  onBegin: () => void;
}

/** What can be done with a call: begun, gone on with, or nothing more. */
function Act({ own, isRead, busy, onBegin }: ActProps) {
  const { t } = useWords();
  const { go } = useMinePath();
  if (own)
    return (
      <Button size="small" onClick={() => go(own.state === 'DRAFT' ? `evaluate/${own.id}` : own.id)}>
        {t(own.state === 'DRAFT' ? 'scored.goOn' : 'scored.see')}
      </Button>
    );
  if (isRead) return <Tag>{t('self.read')}</Tag>;
  return (
    <Button size="small" busy={busy} onClick={onBegin}>
      {t('self.begin')}
    </Button>
  );
}
