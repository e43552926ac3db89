import { useState } from 'react';
import { ChoiceField } from '../../../components/choice-field';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { TextArea } from '../../../components/text-area';
import { ChangeDecideDocument, type ChangeWholeFragment } from '../../../gql/calibration/graphql';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import { useQuestionName } from './change-card';
import styles from './criteria.module.css';

/** A change is accepted or turned down, with the reason; accepted, evaluators are given the ruling to read. */
export function DecideDialog({ change, onClose }: { change: ChangeWholeFragment; onClose: () => void }) {
  const { t, text } = useWords();
  const nameOf = useQuestionName();
  const [verdict, setVerdict] = useState<'accept' | 'reject'>('accept');
  const [reason, setReason] = useState('');
  const [ruling, setRuling] = useState(change.newText ? text(change.newText) : '');
  const [isTried, setTried] = useState(false);
  const decide = useChange(ChangeDecideDocument, (data) => data.criteriaChangeDecide);
  const isAccepted = verdict === 'accept';
  const lacksReason = reason.trim() === '';
  const lacksRuling = isAccepted && ruling.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (lacksReason || lacksRuling || decide.busy) return;
    const outcome = await decide.run({
      id: change.id,
      input: {
        ...{ expectedVersion: change.revision, isAccepted, reason: reason.trim() },
        ruling: isAccepted ? ruling.trim() : null,
      },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t(isAccepted ? 'criteria.accepted' : 'criteria.rejected') });
    onClose();
  };
  return (
    <FormDialog
      title={t('criteria.decide')}
      description={nameOf(change)}
      submit={t(isAccepted ? 'criteria.accept' : 'criteria.reject')}
      harms={!isAccepted}
      busy={decide.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={decide.refusals} failure={decide.failure} fields={['reason', 'ruling']} />
      <p className={styles['words']}>{change.proposal}</p>
      <ChoiceField<'accept' | 'reject'>
        label={t('criteria.decision')}
        value={verdict}
        items={[
          { value: 'accept', label: t('criteria.accept') },
          { value: 'reject', label: t('criteria.reject') },
        ]}
        onChange={setVerdict}
        note={t(
          isAccepted
            ? change.kind === 'WORDING'
              ? 'criteria.acceptWording'
              : 'criteria.acceptRuling'
            : 'criteria.rejectText',
        )}
      />
      <Field
        label={t('form.reason')}
        error={refusalOf(decide.refusals, 'reason') ?? (isTried && lacksReason ? t('form.reasonMissing') : null)}
      >
        <TextArea
          rows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
      {isAccepted && (
        <Field
          label={t('criteria.rulingToRead')}
          hint={t('criteria.rulingHint')}
          error={refusalOf(decide.refusals, 'ruling') ?? (isTried && lacksRuling ? t('form.missing') : null)}
        >
          <TextArea
            rows={3}
            maxLength={2_000}
            value={ruling}
            onChange={(event) => setRuling(event.currentTarget.value)}
          />
        </Field>
      )}
    </FormDialog>
  );
}
