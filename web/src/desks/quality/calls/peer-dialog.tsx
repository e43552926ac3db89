import { useMemo, useState } from 'react';
import { Combobox } from '../../../components/combobox';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { MomentField } from '../../../components/moment-field';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { type CallOfQuery, PeerChooseDocument } from '../../../gql/quality/graphql';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useAgents, useFittingScorecards } from '../shared/use-choices';
import { useWords } from '../shared/words';

interface PeerDialogProps {
  call: NonNullable<CallOfQuery['call']>;
  onDone: () => void;
  onClose: () => void;
}

/** Asks a colleague to evaluate the call; it never counts in the live score. */
export function PeerDialog({ call, onDone, onClose }: PeerDialogProps) {
  const { t, text } = useWords();
  const people = useAgents(null).filter(({ value }) => value !== call.agent?.id);
  const cards = useFittingScorecards(call.channel) ?? [];
  const [evaluatorId, setEvaluator] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const change = useChange(PeerChooseDocument, (data) => data.peerAssign);
  const scorecardId = chosen ?? cards[0]?.id ?? null;
  const idempotencyKey = useMemo(newKey, [evaluatorId, scorecardId, dueAt]);
  const run = async (): Promise<void> => {
    setTried(true);
    if (evaluatorId === null || scorecardId === null) return;
    const outcome = await change.run({
      input: { callId: call.id, evaluatorId, scorecardId, dueAt, idempotencyKey },
    });
    if (outcome.kind !== 'done') return;
    showToast({ tone: 'good', text: t('peer.done') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={t('peer.title')}
      description={t('peer.text', { reference: call.reference })}
      submit={t('peer.submit')}
      busy={change.busy}
      width="narrow"
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Refusals refusals={change.refusals} failure={change.failure} fields={['evaluatorId', 'scorecardId', 'dueAt']} />
      <Field
        label={t('peer.who')}
        error={
          refusalOf(change.refusals, 'evaluatorId') ?? (isTried && evaluatorId === null ? t('peer.whoMissing') : null)
        }
      >
        <Combobox value={evaluatorId} items={people} onChange={setEvaluator} placeholder={t('peer.whoHint')} />
      </Field>
      <Field label={t('start.card')} error={refusalOf(change.refusals, 'scorecardId')}>
        <Select
          value={scorecardId}
          items={cards.map(({ id, code, title }) => ({ value: id, label: `${code} ${text(title)}` }))}
          onChange={setChosen}
        />
      </Field>
      <MomentField
        label={t('peer.due')}
        value={dueAt}
        isAhead
        onChange={setDueAt}
        error={refusalOf(change.refusals, 'dueAt')}
      />
    </FormDialog>
  );
}
