import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import { Segmented } from '../../../components/segmented';
import { TextArea } from '../../../components/text-area';
import { pickText, toLanguage } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';
import { type Walk, knownValues } from '../../walks/act';
import type { WalkState } from '../../walks/session';
import styles from './hand-over-dialog.module.css';
import { type FoundPerson, PersonField } from './person-field';
import type { Tier } from './use-tiers';
import { TextBlock } from './walk-outcome';

const NOTE_MAX = 1_000;
const A_PERSON = 'person';

export interface HandOver {
  toTierId?: string;
  toUserId?: string;
  note: string | null;
}

interface HandOverDialogProps {
  walk: Walk;
  /** Tiers above the first, by rank. */
  tiers: readonly Tier[];
  /** The tier that is chosen at first. */
  next: Tier | null;
  text: string | null;
  state: WalkState;
  onClose: () => void;
  onSend: (to: HandOver) => void;
}

/** Hands the walk to the next tier or to a person, with all that is known: whom, a note, and what the next one will see. */
export function HandOverDialog({ walk, tiers, next, text, state, onClose, onSend }: HandOverDialogProps) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const [to, setTo] = useState<string>(next?.id ?? A_PERSON);
  const [person, setPerson] = useState<FoundPerson | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    const given = note.trim() || null;
    if (to !== A_PERSON) onSend({ toTierId: to, note: given });
    else if (person) onSend({ toUserId: person.id, note: given });
  };
  return (
    <FormDialog
      title={t('handDialog.title')}
      description={t('handDialog.text')}
      submit={t('handDialog.submit')}
      busy={state.sending !== null}
      onClose={onClose}
      onSubmit={send}
    >
      {state.refused && <Refusals refusals={state.refused.refusals} failure={state.refused.error} />}
      <Field label={t('handDialog.to')}>
        <Segmented
          label={t('handDialog.to')}
          value={to}
          items={[
            ...tiers.map((tier) => ({ value: tier.id, label: pickText(tier.name, language) })),
            { value: A_PERSON, label: t('handDialog.toPerson') },
          ]}
          onChange={setTo}
        />
      </Field>
      {to === A_PERSON && (
        <PersonField chosen={person} error={isTried && !person ? t('handDialog.missing') : null} onChoose={setPerson} />
      )}
      <Field label={t('handDialog.note')} hint={t('handDialog.noteHint')}>
        <TextArea rows={2} maxLength={NOTE_MAX} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <TextBlock
        title={t('handDialog.shown')}
        text={text}
        lang={toLanguage(walk.locale)}
        tools={
          <span className={styles['counts']}>
            {t('handDialog.steps', { count: walk.path.length })} ·{' '}
            {t('handDialog.values', { count: knownValues(walk).length })}
          </span>
        }
      />
    </FormDialog>
  );
}
