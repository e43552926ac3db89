import { useState } from 'react';
import { useQuery } from 'urql';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import { TextArea } from '../../../components/text-area';
import { FlagAnswerDocument, type FlagFragment, FlagVersionsDocument } from '../../../gql/knowledge/graphql';
import { formatMoment } from '../../../lib/format';
import { showToast } from '../../../lib/toasts';
import { FormDialog } from '../../../components/form-dialog';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useFlagWords } from './flag-words';

/** How a flag is answered here. */
export type FlagAnswering = 'DECLINED' | 'MENDED';

interface AnswerDialogProps {
  flag: FlagFragment;
  outcome: FlagAnswering;
  onClose: () => void;
  onDone: () => void;
}

/** The answer to a flag: why nothing changes, or in which version it is mended. */
export function AnswerDialog({ flag, outcome, onClose, onDone }: AnswerDialogProps) {
  const { f, language } = useFlagWords();
  const [answer, setAnswer] = useState('');
  const [version, setVersion] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const change = useChange(FlagAnswerDocument, (data) => data.articleFlagAnswer);
  const isMended = outcome === 'MENDED';
  const [{ data }] = useQuery({
    query: FlagVersionsDocument,
    variables: { id: flag.article?.id ?? '' },
    pause: !isMended || !flag.article,
    requestPolicy: 'cache-and-network',
  });
  const later = (data?.article?.versions.nodes ?? []).filter(({ number }) => number > flag.version);
  const chosen = version ?? (later[0] ? String(later[0].number) : null);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (answer.trim() === '' || (isMended && chosen === null) || change.busy) return;
    const done = await change.run({
      id: flag.id,
      input: {
        expectedVersion: flag.revision,
        outcome,
        answer: answer.trim(),
        ...(isMended ? { mendedInVersion: Number(chosen) } : {}),
      },
    });
    if (done.kind !== 'done') return;
    showToast({ tone: 'good', text: f('desk.done') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      width="narrow"
      title={f(isMended ? 'desk.mendedTitle' : 'desk.declineTitle')}
      description={f(isMended ? 'desk.mendedText' : 'desk.declineText')}
      submit={f('desk.send')}
      busy={change.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['answer', 'mendedInVersion']} />
      {isMended && (
        <Field
          label={f('desk.version')}
          hint={later.length === 0 && !isTried ? f('desk.noVersion', { version: flag.version }) : undefined}
          error={
            refusalOf(change.refusals, 'mendedInVersion') ??
            (isTried && chosen === null ? f('desk.noVersion', { version: flag.version }) : null)
          }
        >
          <Select
            value={chosen}
            placeholder={f('desk.noVersionYet')}
            disabled={later.length === 0}
            items={later.map(({ number, publishedAt }) => ({
              value: String(number),
              label: `${f('desk.versionNo', { version: number })} · ${formatMoment(new Date(publishedAt), language)}`,
            }))}
            onChange={setVersion}
          />
        </Field>
      )}
      <Field
        label={f('desk.answer')}
        hint={f('desk.answerHint')}
        error={
          refusalOf(change.refusals, 'answer') ?? (isTried && answer.trim() === '' ? f('desk.answerNeeded') : null)
        }
      >
        <TextArea
          rows={4}
          maxLength={1_000}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
      </Field>
    </FormDialog>
  );
}
