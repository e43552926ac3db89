import { useMemo, useState } from 'react';
import { ChoiceField } from '../../../components/choice-field';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { TextInput } from '../../../components/text-input';
import { PlanRunDocument, type PlanWholeFragment } from '../../../gql/calibration/graphql';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { centreDay, shiftDay } from '../../../lib/period';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { NumberInput } from '../../scorecards/editor/form/number-field';
import { useWords } from '../shared/words';
import { draftOf, inputOf } from './plan-draft';
import { PlanPreview } from './plan-preview';
import { usePlanWords } from './plan-words';
import styles from './sampling.module.css';
import { lastSpan, momentOf } from './spans';

interface RunDialogProps {
  plan: PlanWholeFragment;
  onDone: (sampleId: string) => void;
  onClose: () => void;
}

/** Draws now: of which days, from how many calls about, and with which seed. */
export function RunDialog({ plan, onDone, onClose }: RunDialogProps) {
  const { t } = useWords();
  const say = usePlanWords();
  const last = useMemo(() => lastSpan(plan.period), [plan.period]);
  const [when, setWhen] = useState<'last' | 'days'>('last');
  const [from, setFrom] = useState(last.from);
  const [until, setUntil] = useState(() => shiftDay(last.to, -1));
  const [seed, setSeed] = useState<number | null>(null);
  const run = useChange(PlanRunDocument, (data) => data.samplingPlanRun);
  const idempotencyKey = useMemo(newKey, [when, from, until, seed]);
  const isWrong = when === 'days' && (from === '' || until === '' || from > until);
  const span = when === 'last' || isWrong ? last : { from, to: shiftDay(until, 1) };
  const planned = useMemo(() => inputOf(draftOf(plan)), [plan]);
  const submit = async (): Promise<void> => {
    if (isWrong || run.busy) return;
    const days = when === 'last' ? {} : { from: momentOf(span.from), to: momentOf(span.to) };
    const outcome = await run.run({ id: plan.id, input: { ...days, seed, idempotencyKey } });
    if (outcome.kind !== 'done' || !outcome.payload.sample) return;
    showToast({ tone: 'good', text: t('sampling.drawn', { count: outcome.payload.sample.drawnCount }) });
    onDone(outcome.payload.sample.id);
  };
  const wrong = isWrong ? t('sampling.daysOrder') : null;
  return (
    <FormDialog
      title={t('sampling.run')}
      description={say.size(plan)}
      submit={t('sampling.runDo')}
      busy={run.busy}
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={run.refusals} failure={run.failure} fields={['from', 'to', 'seed']} />
      <ChoiceField<'last' | 'days'>
        label={t('sampling.ofDays')}
        value={when}
        items={[
          { value: 'last', label: t(`sampling.lastOf.${plan.period}`) },
          { value: 'days', label: t('sampling.chosenDays') },
        ]}
        onChange={setWhen}
        note={when === 'last' ? t('sampling.spanIs', { from: last.from, to: shiftDay(last.to, -1) }) : undefined}
      />
      {when === 'days' && (
        <div className={styles['pair']}>
          <Field label={t('sampling.from')} error={refusalOf(run.refusals, 'from') ?? wrong}>
            <TextInput
              type="date"
              value={from}
              max={centreDay()}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('sampling.until')} error={refusalOf(run.refusals, 'to')}>
            <TextInput
              type="date"
              value={until}
              max={centreDay()}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </Field>
        </div>
      )}
      <Field label={t('sampling.seed')} hint={t('sampling.seedHint')} error={refusalOf(run.refusals, 'seed')}>
        <NumberInput
          {...{ value: seed, least: 0, most: 2_147_483_647, isWhole: true, isOptional: true, readOnly: false }}
          onChange={setSeed}
        />
      </Field>
      {!isWrong && (
        <PlanPreview
          plan={planned}
          {...(when === 'last' ? {} : { from: momentOf(span.from), to: momentOf(span.to) })}
          seed={seed}
        />
      )}
    </FormDialog>
  );
}
