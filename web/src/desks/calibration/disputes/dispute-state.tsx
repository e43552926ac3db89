import { Tag, type Tone } from '../../../components/tag';
import { DateTime } from '../../../components/date-time';
import type { DisputeRowFragment, DisputeState } from '../../../gql/calibration/graphql';
import { useWords } from '../shared/words';

const TONES: Record<DisputeState, Tone> = { OPEN: 'warn', DECIDED: 'plain', WITHDRAWN: 'outline' };

export function DisputeStateTag({ state }: { state: DisputeState }) {
  const { t } = useWords();
  return <Tag tone={TONES[state]}>{t(`disputes.states.${state}`)}</Tag>;
}

/** When it is to be decided, or when it was. */
export function DisputeDue({
  dispute,
}: {
  dispute: Pick<DisputeRowFragment, 'state' | 'dueAt' | 'isOverdue' | 'decidedAt'>;
}) {
  const { t } = useWords();
  if (dispute.state !== 'OPEN') return dispute.decidedAt ? <DateTime at={dispute.decidedAt} as="moment" /> : <>—</>;
  if (!dispute.isOverdue) return <DateTime at={dispute.dueAt} as="lastDay" />;
  return (
    <Tag tone="bad">
      {t('disputes.overdue')} <DateTime at={dispute.dueAt} as="lastDay" />
    </Tag>
  );
}
