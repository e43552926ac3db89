import { useState } from 'react';
import type { CombinedError } from 'urql';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { TextArea } from '../../../components/text-area';
import { type Refusal, refusalOf } from '../../../lib/outcome';
import { useWords } from '../shared/words';

interface SubmitDialogProps {
  code: string;
  note: string;
  warnings: number;
  busy: boolean;
  refusals: readonly Refusal[];
  failure: CombinedError | null;
  onSubmit: (note: string) => void;
  onClose: () => void;
}

/** Hands the drawing in for review, with what changed and why. */
export function SubmitDialog({
  code,
  note: before,
  warnings,
  busy,
  refusals,
  failure,
  onSubmit,
  onClose,
}: SubmitDialogProps) {
  const { t } = useWords();
  const [note, setNote] = useState(before);
  return (
    <FormDialog
      title={t('submit.title', { code })}
      description={t('submit.text')}
      submit={t('submit.submit')}
      busy={busy}
      width="narrow"
      onSubmit={() => onSubmit(note)}
      onClose={onClose}
    >
      <Refusals refusals={refusals} failure={failure} fields={['note']} />
      {warnings > 0 && <Notice kind="info" title={t('submit.warnings', { count: warnings })} />}
      <Field label={t('submit.note')} hint={t('submit.noteHint')} error={refusalOf(refusals, 'note')}>
        <TextArea rows={3} value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
    </FormDialog>
  );
}
