import { useState } from 'react';
import { ActDialog } from '../../../components/act-dialog';
import { ChoiceField } from '../../../components/choice-field';
import { CoachingEndDocument, type CoachingWholeFragment } from '../../../gql/coaching/graphql';
import { useChange } from '../../../lib/use-change';
import { useWords } from '../shared/words';

const ANSWERS = ['met', 'notMet'] as const;

/** Closes a session: what came of it, and which goals are met; one that was not held is called off. */
export function CloseDialog({ session, onClose }: { session: CoachingWholeFragment; onClose: () => void }) {
  const { t } = useWords();
  const isHeld = session.heldAt !== null;
  const [met, setMet] = useState(() => session.goals.map(({ isMet }) => isMet ?? false));
  const change = useChange(CoachingEndDocument, (data) => data.coachingClose);
  const run = async (outcome: string): Promise<boolean> => {
    const done = await change.run({
      id: session.id,
      input: { expectedVersion: session.revision, outcome, goalsMet: isHeld ? met : [] },
    });
    return done.kind === 'done';
  };
  return (
    <ActDialog
      title={t('session.close')}
      description={t(isHeld ? 'session.closeText' : 'session.callOffText')}
      submit={t('session.close')}
      reason={{ label: t('facts.outcome'), missing: t('session.outcomeMissing'), most: 2_000 }}
      change={change}
      onSubmit={run}
      onClose={onClose}
    >
      {isHeld &&
        session.goals.map((goal, at) => (
          <ChoiceField<(typeof ANSWERS)[number]>
            key={at}
            label={goal.text}
            value={met[at] ? 'met' : 'notMet'}
            items={ANSWERS.map((value) => ({ value, label: t(`facts.${value}`) }))}
            onChange={(next) => setMet(met.map((one, place) => (place === at ? next === 'met' : one)))}
          />
        ))}
    </ActDialog>
  );
}
