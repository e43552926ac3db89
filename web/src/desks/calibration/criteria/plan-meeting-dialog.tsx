import { useMemo, useState } from 'react';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { MomentField } from '../../../components/moment-field';
import { Refusals } from '../../../components/refusals';
import { TextInput } from '../../../components/text-input';
import { MeetingPlanDocument } from '../../../gql/calibration/graphql';
import { atHour } from '../../../lib/at-hour';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { centreDay } from '../../../lib/period';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

/** The meeting of a month: when; what it is about fills itself. */
export function PlanMeetingDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const [month, setMonth] = useState(() => centreDay(new Date(Date.now() + 15 * 86_400_000)).slice(0, 7));
  const [plannedAt, setPlannedAt] = useState<string | null>(() => atHour(7, 14).toISOString());
  const [isTried, setTried] = useState(false);
  const change = useChange(MeetingPlanDocument, (data) => data.criteriaMeetingPlan);
  const idempotencyKey = useMemo(newKey, [month, plannedAt]);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (month === '' || plannedAt === null || change.busy) return;
    const outcome = await change.run({ input: { month, plannedAt, idempotencyKey } });
    if (outcome.kind === 'done' && outcome.payload.meeting) onDone(outcome.payload.meeting.id);
  };
  return (
    <FormDialog
      title={t('criteria.plan')}
      description={t('criteria.planText')}
      submit={t('criteria.planDo')}
      busy={change.busy}
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['month', 'plannedAt']} />
      <Field
        label={t('criteria.month')}
        error={refusalOf(change.refusals, 'month') ?? (isTried && month === '' ? t('form.missing') : null)}
      >
        <TextInput type="month" value={month} onChange={(event) => setMonth(event.currentTarget.value)} />
      </Field>
      <MomentField
        label={t('criteria.plannedAt')}
        value={plannedAt}
        onChange={setPlannedAt}
        error={refusalOf(change.refusals, 'plannedAt') ?? (isTried && plannedAt === null ? t('form.missing') : null)}
      />
    </FormDialog>
  );
}
