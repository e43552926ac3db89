import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { TextArea } from '../../../components/text-area';

const NOTE_MAX = 1_000;

/** Ends a walk before an outcome; that cannot be taken back. */
export function EndDialog({ onClose, onEnd }: { onClose: () => void; onEnd: (note: string | null) => void }) {
  const { t } = useTranslation('walks');
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={t('endDialog.title')}
      description={t('endDialog.text')}
      submit={t('endDialog.submit')}
      width="narrow"
      busy={false}
      harms
      onClose={onClose}
      onSubmit={() => onEnd(note.trim() || null)}
    >
      <Field label={t('endDialog.note')} hint={t('endDialog.noteHint')}>
        <TextArea rows={3} maxLength={NOTE_MAX} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
