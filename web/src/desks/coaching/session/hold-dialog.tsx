import { useState } from 'react';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { MomentField } from '../../../components/moment-field';
import { Refusals } from '../../../components/refusals';
import { TextArea } from '../../../components/text-area';
import { CoachingWriteDocument, type CoachingWholeFragment } from '../../../gql/coaching/graphql';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';
import { goalsOf } from './plan';

const FIELDS = ['notes', 'goals', 'followUpAt'];

/** Writes down a session that was held: what was said, the goals, when it is looked at again. */
export function HoldDialog({ session, onClose }: { session: CoachingWholeFragment; onClose: () => void }) {
  const { t, person } = useWords();
  const [notes, setNotes] = useState(session.notes ?? '');
  const [goals, setGoals] = useState(session.goals.map(({ text }) => text).join('\n'));
  const [followUpAt, setFollowUpAt] = useState(session.followUpAt);
  const [isTried, setTried] = useState(false);
  const change = useChange(CoachingWriteDocument, (data) => data.coachingHold);
  const run = async (): Promise<void> => {
    setTried(true);
    if (notes.trim() === '') return;
    const outcome = await change.run({
      id: session.id,
      input: { expectedVersion: session.revision, notes: notes.trim(), goals: goalsOf(goals), followUpAt },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('talk.done', { name: person(session.agent) }) });
    onClose();
  };
  const { refusals } = change;
  return (
    <FormDialog
      title={t('session.hold')}
      description={t('talk.after')}
      submit={t('talk.submit')}
      busy={change.busy}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Refusals refusals={refusals} failure={change.failure} fields={FIELDS} />
      <Field
        label={t('facts.notes')}
        error={refusalOf(refusals, 'notes') ?? (isTried && notes.trim() === '' ? t('session.notesMissing') : null)}
      >
        <TextArea rows={4} value={notes} maxLength={4_000} onChange={(event) => setNotes(event.currentTarget.value)} />
      </Field>
      <Field label={t('plan.goals')} hint={t('plan.goalsHint')} error={refusalOf(refusals, 'goals')}>
        <TextArea rows={3} value={goals} onChange={(event) => setGoals(event.currentTarget.value)} />
      </Field>
      <MomentField
        label={t('plan.followUpAt')}
        value={followUpAt}
        isAhead
        onChange={setFollowUpAt}
        error={refusalOf(refusals, 'followUpAt')}
      />
    </FormDialog>
  );
}
