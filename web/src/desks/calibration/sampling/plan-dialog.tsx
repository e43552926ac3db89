import { FlaskConical } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { ChoiceField } from '../../../components/choice-field';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import type {
  Channel,
  PlanWholeFragment,
  SamplingAllocation,
  SamplingBasis,
  SamplingPeriod,
  SamplingPlanInput,
} from '../../../gql/calibration/graphql';
import { PlanSaveDocument } from '../../../gql/calibration/graphql';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { NumberInput } from '../../scorecards/editor/form/number-field';
import { ManyField } from '../shared/many-field';
import { useCards, useEvaluators, useTeamsAndQueues } from '../shared/use-choices';
import { useWords } from '../shared/words';
import { draftOf, inputOf, type PlanDraft } from './plan-draft';
import { PlanPreview } from './plan-preview';
import styles from './sampling.module.css';
import { StrataField } from './strata-field';

const CHANNELS: readonly Channel[] = ['PHONE', 'CHAT', 'MAIL', 'WEB', 'SOCIAL', 'COUNTER'];
const NO_CARD = '';
const FIELDS = [
  ...['name', 'share', 'number', 'minPerAgent', 'teamIds', 'channels', 'excludedQueues', 'minSeconds', 'strata'],
  ...['scorecardId', 'evaluatorIds', 'dueDays', 'waitHours'],
];

interface PlanDialogProps {
  /** Null: a new one. */
  plan: PlanWholeFragment | null;
  onDone: (id: string) => void;
  onClose: () => void;
}

/** A plan that has no name yet is tried all the same. */
const named = (draft: PlanDraft, name: string): SamplingPlanInput => {
  const plan = inputOf(draft);
  return { ...plan, name: { zhCN: plan.name.zhCN || name, en: plan.name.en || name } };
};

/** How many calls are drawn, of which, by which form and for whom. */
export function PlanDialog({ plan, onDone, onClose }: PlanDialogProps) {
  const { t, common } = useWords();
  const [draft, setDraft] = useState<PlanDraft>(() => draftOf(plan));
  const people = useEvaluators();
  const cards = useCards();
  const { teams, queues } = useTeamsAndQueues();
  const [isTried, setTried] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const save = useChange(PlanSaveDocument, (data) => data.samplingPlanSave);
  const idempotencyKey = useMemo(newKey, [draft]);
  const put = (next: Partial<PlanDraft>): void => setDraft({ ...draft, ...next });
  const lacksName = draft.name.zhCN.trim() === '' || draft.name.en.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksName || save.busy) return;
    const outcome = await save.run({
      input: {
        ...(plan ? { id: plan.id, expectedVersion: plan.revision } : { idempotencyKey }),
        plan: inputOf(draft),
      },
    });
    if (outcome.kind !== 'done' || !outcome.payload.plan) return;
    showToast({ tone: 'good', text: t('sampling.saved') });
    onDone(outcome.payload.plan.id);
  };
  /** What it would draw stands at the end of the form, and follows what is changed. */
  const toTry = (): void => {
    setTrying(!isTrying);
    if (!isTrying) setTimeout(() => end.current?.scrollIntoView({ block: 'end' }), 0);
  };
  const said = (field: string): string | null => refusalOf(save.refusals, field);
  const number = (
    field: 'share' | 'number' | 'minPerAgent' | 'minSeconds' | 'dueDays' | 'waitHours',
    label: string,
    [least, most]: readonly [number, number],
    hint?: string,
  ) => (
    <Field label={label} hint={hint} error={said(field)}>
      <NumberInput
        {...{ value: draft[field], least, most, isWhole: field !== 'share', readOnly: false }}
        onChange={(value) => put({ [field]: value })}
      />
    </Field>
  );
  return (
    <FormDialog
      title={t(plan ? 'sampling.edit' : 'sampling.new')}
      submit={common('common.save')}
      busy={save.busy}
      width="wide"
      aside={
        <Button icon={<FlaskConical size={14} aria-hidden="true" />} aria-pressed={isTrying} onClick={toTry}>
          {t('preview.try')}
        </Button>
      }
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={save.refusals} failure={save.failure} fields={FIELDS} />
      <div className={styles['pair']}>
        {(['zhCN', 'en'] as const).map((locale) => (
          <Field
            key={locale}
            label={t('sampling.nameIn', { locale: common(`locales.${locale === 'en' ? 'EN' : 'ZH_CN'}`) })}
            error={
              save.refusals.find(({ field }) => field?.includes('name') && field.includes(locale))?.message ??
              (isTried && draft.name[locale].trim() === '' ? t('form.missing') : null)
            }
          >
            <TextInput
              value={draft.name[locale]}
              lang={locale === 'en' ? 'en' : 'zh-CN'}
              maxLength={100}
              onChange={(event) => put({ name: { ...draft.name, [locale]: event.currentTarget.value } })}
            />
          </Field>
        ))}
      </div>
      <Checkbox checked={draft.isActive} onChange={(isActive) => put({ isActive })}>
        {t('sampling.active')}
      </Checkbox>
      <div className={styles['pair']}>
        <ChoiceField<SamplingPeriod>
          label={t('sampling.period')}
          value={draft.period}
          items={(['DAY', 'WEEK', 'MONTH'] as const).map((value) => ({ value, label: t(`sampling.periods.${value}`) }))}
          onChange={(period) => put({ period })}
        />
        <ChoiceField<SamplingBasis>
          label={t('sampling.basis')}
          value={draft.basis}
          items={(['ALL', 'AGENT'] as const).map((value) => ({ value, label: t(`sampling.bases.${value}`) }))}
          onChange={(basis) => put({ basis })}
        />
        <ChoiceField<'share' | 'number'>
          label={t('sampling.amount')}
          value={draft.by}
          items={(['share', 'number'] as const).map((value) => ({ value, label: t(`sampling.by.${value}`) }))}
          onChange={(by) => put({ by })}
        />
        {draft.by === 'share'
          ? number('share', t('sampling.sharePercent'), [0.01, 100])
          : number('number', t('sampling.numberOf'), [1, 10_000])}
        {number('minPerAgent', t('sampling.minPerAgent'), [0, 1_000], t('sampling.minPerAgentHint'))}
        <ChoiceField<SamplingAllocation>
          label={t('sampling.allocation')}
          value={draft.allocation}
          items={(['LARGEST_REMAINDER', 'NEYMAN'] as const).map((value) => ({
            ...{ value, label: t(`sampling.allocations.${value}`) },
          }))}
          onChange={(allocation) => put({ allocation })}
          note={t(`sampling.allocationHints.${draft.allocation}`)}
        />
      </div>
      <StrataField
        strata={draft.strata}
        queues={queues}
        isNeyman={draft.allocation === 'NEYMAN'}
        refusals={save.refusals}
        onChange={(strata) => put({ strata })}
      />
      <div className={styles['pair']}>
        <ManyField
          label={t('sampling.teams')}
          hint={t('sampling.teamsHint')}
          error={said('teamIds')}
          items={teams}
          values={draft.teamIds}
          onChange={(teamIds) => put({ teamIds })}
        />
        <ManyField
          label={t('sampling.excludedQueues')}
          error={said('excludedQueues')}
          items={queues}
          values={draft.excludedQueues}
          onChange={(excludedQueues) => put({ excludedQueues })}
        />
        <ManyField
          label={t('sampling.channels')}
          hint={t('sampling.channelsHint')}
          error={said('channels')}
          items={CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
          values={draft.channels}
          onChange={(values) => put({ channels: CHANNELS.filter((one) => values.includes(one)) })}
        />
        <div className={styles['stack']}>
          {number('minSeconds', t('sampling.minSeconds'), [0, 86_400], t('sampling.minSecondsHint'))}
          <Checkbox checked={draft.needsRecording} onChange={(needsRecording) => put({ needsRecording })}>
            {t('sampling.needsRecording')}
          </Checkbox>
        </div>
        <Field label={t('columns.card')} hint={t('sampling.cardHint')} error={said('scorecardId')}>
          <Select<string>
            value={draft.scorecardId ?? NO_CARD}
            items={[{ value: NO_CARD, label: t('sampling.noCard') }, ...cards]}
            onChange={(id) => put({ scorecardId: id === NO_CARD ? null : id })}
          />
        </Field>
        <ManyField
          label={t('sampling.evaluators')}
          hint={t('sampling.evaluatorsHint')}
          error={said('evaluatorIds')}
          items={people}
          values={draft.evaluatorIds}
          onChange={(evaluatorIds) => put({ evaluatorIds })}
        />
        {number('dueDays', t('sampling.dueDays'), [1, 60])}
        {number('waitHours', t('sampling.waitHours'), [0, 72], t('sampling.waitHoursHint'))}
      </div>
      <div ref={end} className={isTrying ? styles['tried'] : undefined}>
        {isTrying && <PlanPreview plan={named(draft, t('preview.unnamed'))} seed={null} />}
      </div>
    </FormDialog>
  );
}
