import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '../../../components/act-dialog';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { DateTime } from '../../../components/date-time';
import { ErrorState } from '../../../components/error-state';
import { Tag } from '../../../components/tag';
import {
  OwnCoachingAcknowledgeDocument,
  type OwnCoachingFragment,
  OwnCoachingsDocument,
} from '../../../gql/mine/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { usePerson } from '../../../lib/use-person';
import { EffectView } from '../../coaching/session/effect-card';
import styles from '../overview/overview.module.css';
import { useMinePath, useWords } from '../shared/words';

const SHOWN = 4;

function CoachingItem({ coaching, onConfirm }: { coaching: OwnCoachingFragment; onConfirm: () => void }) {
  const { t, person } = useWords();
  const { go } = useMinePath();
  const { state, plannedAt, heldAt, followUpAt, goals } = coaching;
  const when = heldAt ?? plannedAt;
  const [first] = coaching.evaluationIds;
  return (
    <li className={styles['item']} data-coaching={coaching.id}>
      <p className={styles['itemHead']}>
        {when !== null && (
          <strong>
            <DateTime at={when} as="moment" />
          </strong>
        )}
        <span>{person(coaching.coach)}</span>
        <Tag tone={state === 'HELD' ? 'warn' : 'plain'}>{t(`coaching.states.${state}`)}</Tag>
      </p>
      <p className={styles['words']}>{coaching.topic}</p>
      {coaching.notes !== null && <p className={styles['words']}>{coaching.notes}</p>}
      {goals.length > 0 && (
        <ul className={styles['goals']}>
          {goals.map((goal, at) => (
            <li key={at}>
              {goal.text}{' '}
              {goal.isMet !== null &&
                (goal.isMet ? (
                  <Tag tone="good" icon={<CircleCheck size={12} aria-hidden="true" />}>
                    {t('coaching.met')}
                  </Tag>
                ) : (
                  <Tag tone="warn" icon={<CircleX size={12} aria-hidden="true" />}>
                    {t('coaching.notMet')}
                  </Tag>
                ))}
            </li>
          ))}
        </ul>
      )}
      {followUpAt !== null && state !== 'CLOSED' && (
        <p className={styles['label']}>
          {t('coaching.followUp')} <DateTime at={followUpAt} as="day" />
        </p>
      )}
      {coaching.outcome !== null && (
        <p className={styles['words']}>
          <span className={styles['label']}>{t('coaching.outcome')}</span> {coaching.outcome}
        </p>
      )}
      {heldAt !== null && (
        <div className={styles['effect']}>
          <p className={styles['label']}>{t('coaching.effect')}</p>
          <EffectView id={coaching.id} />
        </div>
      )}
      <div className={styles['acts']}>
        {coaching.viewerCanAcknowledge && (
          <Button size="small" variant="primary" onClick={onConfirm}>
            {t('coaching.confirm')}
          </Button>
        )}
        {first !== undefined && (
          <Button size="small" onClick={() => go(first)}>
            {t('coaching.toEvaluation')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Coaching sessions with this agent: what they are about, the goals, what came of them. Nothing where there never was one. */
export function CoachingCard() {
  const { t } = useWords();
  const { id: agentId } = usePerson();
  const [confirmed, setConfirmed] = useState<OwnCoachingFragment | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: OwnCoachingsDocument,
    variables: { filter: { agentId }, first: SHOWN },
    requestPolicy: 'cache-and-network',
  });
  const change = useChange(OwnCoachingAcknowledgeDocument, (answer) => answer.coachingAcknowledge);
  const sessions = data?.coachings.nodes ?? [];
  const confirm = async (comment: string): Promise<boolean> => {
    if (!confirmed) return false;
    const outcome = await change.run({
      id: confirmed.id,
      input: { expectedVersion: confirmed.revision, comment: comment || null },
    });
    if (outcome.kind === 'done') showToast({ tone: 'good', text: t('coaching.confirmed') });
    return outcome.kind === 'done';
  };
  if (sessions.length === 0 && !error) return null;
  return (
    <Card title={t('coaching.title')} aside={data?.coachings.totalCount} padded={false}>
      {error && (
        <div className={styles['notice']}>
          <ErrorState
            error={error}
            onRetry={() => ask({ requestPolicy: 'network-only' })}
            keepsOld={sessions.length > 0}
          />
        </div>
      )}
      <ul>
        {sessions.map((coaching) => (
          <CoachingItem
            key={coaching.id}
            coaching={coaching}
            onConfirm={() => {
              change.reset();
              setConfirmed(coaching);
            }}
          />
        ))}
      </ul>
      {confirmed && (
        <ActDialog
          title={t('coaching.confirmTitle')}
          description={t('coaching.confirmText')}
          submit={t('coaching.confirm')}
          reason={{ label: t('talks.say'), missing: null, most: 2_000 }}
          change={change}
          onSubmit={confirm}
          onClose={() => setConfirmed(null)}
        />
      )}
    </Card>
  );
}
