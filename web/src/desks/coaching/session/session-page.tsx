import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Refusals } from '../../../components/refusals';
import { Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { CoachingOfDocument, CoachingPlanDocument, type CoachingWholeFragment } from '../../../gql/coaching/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import type { PageHint } from '../../../lib/use-hints';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import styles from '../shared/coaching.module.css';
import { Frame } from '../shared/frame';
import { StateTag } from '../shared/state-tag';
import { useCoachingPath, useWords } from '../shared/words';
import { CloseDialog } from './close-dialog';
import { EffectCard } from './effect-card';
import { HoldDialog } from './hold-dialog';
import { planInput, planOf } from './plan';
import { PlanForm } from './plan-form';
import { MatterCard, SessionFacts } from './session-facts';

/** The plan of a session that was not held yet, written anew. */
function Planning({ session, onClose }: { session: CoachingWholeFragment; onClose: () => void }) {
  const { t, common } = useWords();
  const [plan, setPlan] = useState(() => planOf(session));
  const [isTried, setTried] = useState(false);
  const change = useChange(CoachingPlanDocument, (data) => data.coachingUpdate);
  const save = async (): Promise<void> => {
    setTried(true);
    if (change.busy || plan.topic.trim() === '') return;
    const outcome = await change.run({
      id: session.id,
      input: { expectedVersion: session.revision, ...planInput(plan) },
    });
    if (outcome.kind === 'done') onClose();
  };
  useSubmitKey(() => void save());
  return (
    <>
      <div className={styles['acts']}>
        <Button variant="primary" keyCap="Ctrl ↵" busy={change.busy} onClick={() => void save()}>
          {t('plan.save')}
        </Button>
        <Button onClick={onClose}>{common('common.cancel')}</Button>
      </div>
      <Refusals
        refusals={change.refusals}
        failure={change.failure}
        fields={['topic', 'goals', 'plannedAt', 'followUpAt']}
      />
      {session.agent && (
        <PlanForm
          agentId={session.agent.id}
          plan={plan}
          refusals={change.refusals}
          isTried={isTried}
          onChange={setPlan}
        />
      )}
    </>
  );
}

/** One coaching session: its plan, what was agreed, what it brought. */
export function SessionPage({ id }: { id: string }) {
  const { t, person } = useWords();
  const { go } = useCoachingPath();
  const [open, setOpen] = useState<'hold' | 'close' | 'plan' | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: CoachingOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const session = data?.coaching ?? null;
  const may = session?.viewerCanCoach === true && open !== 'plan';
  const state = session?.state;
  const hold = may && (state === 'OPEN' || state === 'HELD') ? () => setOpen('hold') : undefined;
  const end = may ? () => setOpen('close') : undefined;
  const plan = may && state === 'OPEN' ? () => setOpen('plan') : undefined;
  useHotkeys({ e: plan, h: hold, x: end });
  const title = session ? t('session.with', { name: person(session.agent) }) : t('session.name');
  const close = (): void => setOpen(null);
  const hints = (
    [
      ['E', 'session.plan', plan],
      ['H', 'session.hold', hold],
      ['X', 'session.close', end],
    ] as const
  )
    .filter(([, , run]) => run !== undefined)
    .map(([keys, label, run]): PageHint => ({ keys, label: t(label), run }));
  return (
    <Frame title={title} hints={hints}>
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={session !== null} />
      )}
      {!data && !error && <Skeleton rows={6} />}
      {data && !session && <Forbidden />}
      {session && (
        <>
          <div className={styles['head']}>
            <h2>{title}</h2>
            <StateTag state={session.state} />
            {session.isFollowUpDue && <Tag tone="bad">{t('session.followUpDue')}</Tag>}
            {session.cause === 'RULE' && <Tag tone="outline">{t('session.byRule')}</Tag>}
            <span className={styles['end']}>
              <Button onClick={() => go('')}>{t('back')}</Button>
              {plan && (
                <Button keyCap="E" onClick={plan}>
                  {t('session.plan')}
                </Button>
              )}
              {end && (
                <Button keyCap="X" onClick={end}>
                  {t('session.close')}
                </Button>
              )}
              {hold && (
                <Button variant={state === 'OPEN' ? 'primary' : 'plain'} keyCap="H" onClick={hold}>
                  {t(state === 'OPEN' ? 'session.hold' : 'session.holdAgain')}
                </Button>
              )}
            </span>
          </div>
          {open === 'plan' ? (
            <Planning session={session} onClose={close} />
          ) : (
            <div className={styles['columns']}>
              <SessionFacts session={session} />
              <div className={styles['column']}>
                {session.heldAt !== null && <EffectCard id={session.id} />}
                <MatterCard session={session} />
              </div>
            </div>
          )}
          {open === 'hold' && <HoldDialog session={session} onClose={close} />}
          {open === 'close' && <CloseDialog session={session} onClose={close} />}
        </>
      )}
    </Frame>
  );
}
