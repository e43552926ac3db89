import { useMemo, useState } from 'react';
import { Field } from '../../../components/field';
import { type PersonDetailFragment, UserDeactivateDocument } from '../../../gql/admin/graphql';
import { showToast } from '../../../lib/toasts';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { ConflictNotice } from '../shared/conflict-notice';
import { FormDialog } from '../../../components/form-dialog';
import { type PickedPerson, PersonPicker } from '../shared/person-picker';
import { Refusals } from '../../../components/refusals';
import { useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import styles from './deactivate-dialog.module.css';

interface DeactivateDialogProps {
  person: PersonDetailFragment;
  onClose: () => void;
  onDone: () => void;
}

/** Closes an account; who takes over what the person leads, answers for and has open is named here. */
export function DeactivateDialog({ person, onClose, onDone }: DeactivateDialogProps) {
  const { t, text, person: nameOf, list } = useWords();
  const centre = useCentre();
  const [successor, setSuccessor] = useState<PickedPerson | null>(null);
  const [isTried, setTried] = useState(false);
  const [expectedVersion, setVersion] = useState(person.revision);
  const change = useChange(UserDeactivateDocument, (data) => data.userDeactivate);
  const held = useMemo(
    () => ({
      leads: centre.teams.filter(({ leads }) => leads.some(({ id }) => id === person.id)),
      answers: centre.departments.filter(
        ({ contacts, deputy }) => contacts.some(({ id }) => id === person.id) || deputy?.id === person.id,
      ),
    }),
    [centre.teams, centre.departments, person.id],
  );
  const mustName = held.leads.length > 0 || held.answers.length > 0;
  const submit = async (version = expectedVersion): Promise<void> => {
    setTried(true);
    if (mustName && !successor) return;
    const outcome = await change.run({
      id: person.id,
      input: { expectedVersion: version, ...(successor ? { successorId: successor.id } : {}) },
    });
    if (outcome.kind === 'refused' && outcome.payload.user) setVersion(outcome.payload.user.revision);
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('people.deactivate.done', { name: nameOf(person) }) });
    onDone();
  };
  return (
    <FormDialog
      title={t('people.deactivate.title', { name: nameOf(person) })}
      description={t('people.deactivate.text')}
      submit={t('people.deactivate.submit')}
      busy={change.busy}
      harms
      width="narrow"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ConflictNotice refusals={change.refusals} onTake={onClose} onKeep={() => void submit()} />
      <Refusals tellsConflict refusals={change.refusals} failure={change.failure} fields={['successorId']} />
      <ul className={styles['held']}>
        {held.leads.length > 0 && (
          <li>{t('people.deactivate.leads', { teams: list(held.leads.map(({ name }) => text(name))) })}</li>
        )}
        {held.answers.length > 0 && (
          <li>{t('people.deactivate.answers', { departments: list(held.answers.map(({ name }) => text(name))) })}</li>
        )}
        <li>{t('people.deactivate.articles')}</li>
      </ul>
      <Field
        label={t('people.deactivate.successor')}
        hint={t(mustName ? 'people.deactivate.needed' : 'people.deactivate.optional')}
        error={
          refusalOf(change.refusals, 'successorId') ??
          (isTried && mustName && !successor ? t('people.deactivate.missing') : null)
        }
      >
        <PersonPicker
          value={successor}
          onChange={setSuccessor}
          placeholder={t('form.findPerson')}
          except={[person.id]}
          filter={{ isActive: true }}
        />
      </Field>
    </FormDialog>
  );
}
