import { useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { CoachedAgentsDocument, CoachingBeginDocument } from '../../../gql/coaching/graphql';
import { textOf } from '../../../lib/address';
import { newKey } from '../../../lib/new-key';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import styles from '../shared/coaching.module.css';
import { Frame } from '../shared/frame';
import { useCoachingPath, useWords } from '../shared/words';
import { noPlan, type Plan, planInput } from './plan';
import { PlanForm } from './plan-form';

const AGENTS = 100;
const FIELDS = ['topic', 'goals', 'plannedAt', 'followUpAt'];

/** Opens a coaching session: with whom, about which calls and questions, to reach what. */
export function NewPage() {
  const { t, person } = useWords();
  const { go, search } = useCoachingPath();
  const [agentId, setAgentId] = useState(textOf(search['agent']));
  const [plan, setPlan] = useState<Plan>(noPlan);
  const [isTried, setTried] = useState(false);
  const key = useRef(newKey());
  const [{ data }] = useQuery({
    query: CoachedAgentsDocument,
    variables: { filter: { roles: ['AGENT'] }, first: AGENTS },
  });
  const change = useChange(CoachingBeginDocument, (answer) => answer.coachingOpen);
  const open = async (): Promise<void> => {
    setTried(true);
    if (change.busy || agentId === null || plan.topic.trim() === '') return;
    const outcome = await change.run({ input: { agentId, ...planInput(plan), idempotencyKey: key.current } });
    if (outcome.kind === 'refused') key.current = newKey();
    if (outcome.kind === 'done' && outcome.payload.coaching) go(outcome.payload.coaching.id, {}, { replace: true });
  };
  useSubmitKey(() => void open());
  return (
    <Frame title={t('session.open')} hints={[{ keys: 'Ctrl ↵', label: t('session.open') }]}>
      <div className={styles['head']}>
        <h2>{t('session.open')}</h2>
        <Select
          label={t('session.agent')}
          value={agentId}
          placeholder={t('plan.agent')}
          items={(data?.users.nodes ?? []).map((user) => ({ value: user.id, label: person(user) }))}
          onChange={(next) => {
            setAgentId(next);
            setPlan({ ...plan, evaluationIds: [], callIds: [], refs: [] });
          }}
        />
        <span className={styles['end']}>
          <Button onClick={() => go('')}>{t('back')}</Button>
          <Button
            variant="primary"
            keyCap="Ctrl ↵"
            busy={change.busy}
            disabled={agentId === null}
            onClick={() => void open()}
          >
            {t('session.openDo')}
          </Button>
        </span>
      </div>
      <Refusals refusals={change.refusals} failure={change.failure} fields={FIELDS} />
      {agentId === null ? (
        <Empty title={t('plan.agentTitle')}>{t('plan.agentText')}</Empty>
      ) : (
        <PlanForm
          key={agentId}
          agentId={agentId}
          plan={plan}
          refusals={change.refusals}
          isTried={isTried}
          onChange={setPlan}
        />
      )}
    </Frame>
  );
}
