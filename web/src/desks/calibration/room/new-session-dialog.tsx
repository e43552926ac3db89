import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Combobox } from '../../../components/combobox';
import { Field } from '../../../components/field';
import { FormDialog } from '../../../components/form-dialog';
import { MomentField } from '../../../components/moment-field';
import { Refusals } from '../../../components/refusals';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import {
  type CallFilter,
  type CallRowFragment,
  SessionCallsDocument,
  SessionCreateDocument,
} from '../../../gql/calibration/graphql';
import { atHour } from '../../../lib/at-hour';
import { formatMoment } from '../../../lib/format';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { lastDays } from '../../../lib/period';
import { useChange } from '../../../lib/use-change';
import { usePerson } from '../../../lib/use-person';
import { clockOf } from '../../quality/player/peaks';
import { ManyField } from '../shared/many-field';
import { useCards, useEvaluators } from '../shared/use-choices';
import { useWords } from '../shared/words';

/** Calls that a session is offered to be about: answered lately, with something to hear. */
const CALLS = 100;
const CALL_DAYS = 28;
/** Days until a session is due, unless another time is wished. */
const DUE_DAYS = 7;

/** A new session: which call, by which form, who compares with whom, until when. */
export function NewSessionDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const { t, person, language } = useWords();
  const me = usePerson();
  const people = useEvaluators();
  const cards = useCards();
  const since = useMemo(() => new Date(`${lastDays(CALL_DAYS).from}T00:00:00+08:00`).toISOString(), []);
  const filter: CallFilter = { from: since, channel: 'PHONE', hasRecording: true };
  const [recorded] = useQuery({ query: SessionCallsDocument, variables: { filter, first: CALLS } });
  // Where nothing was recorded, a call is still scored by what is written about it.
  const isSilent = recorded.data?.calls.nodes.length === 0;
  const [any] = useQuery({
    query: SessionCallsDocument,
    variables: { filter: { from: since, channel: 'PHONE' }, first: CALLS },
    pause: !isSilent,
  });
  const calls = (isSilent ? any.data : recorded.data)?.calls.nodes ?? [];
  const [title, setTitle] = useState('');
  const [callId, setCallId] = useState<string | null>(null);
  const [card, setCard] = useState<string | null>(null);
  const [expertId, setExpertId] = useState<string | null>(null);
  const [participantIds, setParticipantIds] = useState<string[]>([]);
  const [dueAt, setDueAt] = useState<string | null>(() => atHour(DUE_DAYS, 18).toISOString());
  const [isTried, setTried] = useState(false);
  const scorecardId = card ?? cards.find(({ subject }) => subject === 'CALL')?.value ?? null;
  const idempotencyKey = useMemo(newKey, [title, callId, scorecardId, expertId, participantIds, dueAt]);
  const create = useChange(SessionCreateDocument, (data) => data.calibrationCreate);
  const isWhole =
    title.trim() !== '' && callId !== null && scorecardId !== null && expertId !== null && participantIds.length > 0;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isWhole || dueAt === null || create.busy) return;
    const outcome = await create.run({
      input: { ...{ title: title.trim(), callId, scorecardId, expertId, participantIds, dueAt, idempotencyKey } },
    });
    if (outcome.kind === 'done' && outcome.payload.session) onDone(outcome.payload.session.id);
  };
  const told = (field: string, lacks: boolean): string | null =>
    refusalOf(create.refusals, field) ?? (isTried && lacks ? t('form.missing') : null);
  const nameOf = (call: CallRowFragment): string =>
    [
      call.reference,
      person(call.agent),
      formatMoment(new Date(call.offeredAt), language),
      clockOf(call.handleSeconds ?? 0),
    ].join(' · ');
  return (
    <FormDialog
      title={t('room.new')}
      description={t('room.newText')}
      submit={t('room.create')}
      busy={create.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusals
        refusals={create.refusals}
        failure={create.failure}
        fields={['title', 'callId', 'scorecardId', 'expertId', 'participantIds', 'dueAt']}
      />
      <Field label={t('room.name')} error={told('title', title.trim() === '')}>
        <TextInput
          value={title}
          maxLength={120}
          placeholder={t('room.namePlaceholder')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Field>
      <Field label={t('columns.call')} hint={t('room.callHint')} error={told('callId', callId === null)}>
        <Combobox
          value={callId}
          items={calls.map((call) => ({ value: call.id, label: nameOf(call) }))}
          placeholder={t('room.callPlaceholder')}
          onChange={setCallId}
        />
      </Field>
      <Field label={t('columns.card')} error={told('scorecardId', scorecardId === null)}>
        <Select value={scorecardId} items={cards} placeholder={t('form.choose')} onChange={setCard} />
      </Field>
      <Field label={t('room.expert')} hint={t('room.expertHint')} error={told('expertId', expertId === null)}>
        <Combobox
          value={expertId}
          items={people}
          placeholder={t('form.choose')}
          onChange={(id) => {
            setExpertId(id);
            setParticipantIds(participantIds.filter((one) => one !== id));
          }}
        />
      </Field>
      <ManyField
        label={t('room.participants')}
        hint={t('room.participantsHint')}
        error={told('participantIds', participantIds.length === 0)}
        items={people
          .filter(({ value }) => value !== expertId)
          .map((one) => (one.value === me.user?.id ? { ...one, label: t('people.me', { name: one.label }) } : one))}
        values={participantIds}
        onChange={setParticipantIds}
      />
      <MomentField
        label={t('room.due')}
        value={dueAt}
        isAhead
        onChange={setDueAt}
        error={told('dueAt', dueAt === null)}
      />
    </FormDialog>
  );
}
