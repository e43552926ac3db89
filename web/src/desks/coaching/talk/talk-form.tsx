import { useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Field } from '../../../components/field';
import { Refusals } from '../../../components/refusals';
import { TextArea } from '../../../components/text-area';
import { type TalkRowFragment, TalkWriteDocument } from '../../../gql/coaching/graphql';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useSubmitKey } from '../../../lib/use-submit-key';
import styles from '../shared/coaching.module.css';
import { useWords } from '../shared/words';

const LONGEST = 4_000;

/** Writes down a talk that was held: the problems, and what was agreed. */
export function TalkForm({ talk, onDone }: { talk: TalkRowFragment; onDone: () => void }) {
  const { t, person } = useWords();
  const [problems, setProblems] = useState(talk.problems ?? '');
  const [solution, setSolution] = useState(talk.solution ?? '');
  const [isTried, setTried] = useState(false);
  const change = useChange(TalkWriteDocument, (data) => data.talkHold);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (change.busy || problems.trim() === '' || solution.trim() === '') return;
    const outcome = await change.run({
      id: talk.id,
      input: { expectedVersion: talk.revision, problems: problems.trim(), solution: solution.trim() },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('talk.done', { name: person(talk.agent) }) });
    onDone();
  };
  useSubmitKey(() => void submit());
  const errorOf = (field: 'problems' | 'solution', value: string): string | null =>
    refusalOf(change.refusals, field) ?? (isTried && value.trim() === '' ? t(`talk.${field}Missing`) : null);
  return (
    <Card title={t('talk.hold')} padded={false}>
      <div className={styles['form']}>
        <Refusals refusals={change.refusals} failure={change.failure} fields={['problems', 'solution']} />
        <Field label={t('talk.problems')} hint={t('talk.problemsHint')} error={errorOf('problems', problems)}>
          <TextArea
            rows={5}
            value={problems}
            maxLength={LONGEST}
            onChange={(event) => setProblems(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('talk.solution')} hint={t('talk.solutionHint')} error={errorOf('solution', solution)}>
          <TextArea
            rows={5}
            value={solution}
            maxLength={LONGEST}
            onChange={(event) => setSolution(event.currentTarget.value)}
          />
        </Field>
        <div className={styles['acts']}>
          <Button variant="primary" keyCap="Ctrl ↵" busy={change.busy} onClick={() => void submit()}>
            {t('talk.submit')}
          </Button>
          <span className={styles['quiet']}>{t('talk.after')}</span>
        </div>
      </div>
    </Card>
  );
}
