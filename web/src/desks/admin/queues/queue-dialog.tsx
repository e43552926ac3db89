import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import { CallQueueSaveDocument, type Channel, type CallQueueRowFragment } from '../../../gql/admin/graphql';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { Pair } from '../shared/form-layout';
import { useWords } from '../shared/words';
import { type KeyedForm, keyedOf, NO_NAME } from '../structure/keyed-fields';
import { StructureDialog } from '../structure/structure-dialog';
import { useStructureForm } from '../structure/use-structure-form';
import { CHANNELS } from './target-rows';

interface QueueForm extends KeyedForm {
  channel: Channel;
  /** Days, as they are typed. */
  retentionDays: string;
  isActive: boolean;
}

const USUAL_DAYS = 180;
const NEW: QueueForm = { ...NO_NAME, channel: 'PHONE', retentionDays: String(USUAL_DAYS), isActive: true };

interface QueueDialogProps {
  queue: CallQueueRowFragment | null;
  onClose: () => void;
  onDone: (id: string) => void;
}

/** A queue: its names, by what way calls come, how long their recordings are kept. Key and channel last. */
export function QueueDialog({ queue, onClose, onDone }: QueueDialogProps) {
  const { t, text } = useWords();
  const change = useChange(CallQueueSaveDocument, (data) => data.callQueueSave);
  const inputOf = ({ key, zhCN, en, channel, retentionDays, isActive }: QueueForm) => ({
    ...{ key, channel, isActive, name: { zhCN, en } },
    // What is no number is left to the server, which says between what it has to lie.
    retentionDays: Math.trunc(Number(retentionDays)) || 0,
  });
  const state = useStructureForm<CallQueueRowFragment, QueueForm>({
    row: queue,
    start: NEW,
    formOf: (row) => ({
      ...keyedOf(row),
      ...{ channel: row.channel, retentionDays: String(row.retentionDays), isActive: row.isActive },
    }),
    create: (form) => change.run({ input: inputOf(form) }),
    update: (_, form, expectedVersion) => change.run({ input: { ...inputOf(form), expectedVersion } }),
    storedOf: (payload) => (payload as { queue?: CallQueueRowFragment | null }).queue,
    done: onDone,
  });
  const { form, set } = state;
  return (
    <StructureDialog
      title={queue ? t('queues.editTitle', { name: text(queue.name) }) : t('queues.new')}
      isNew={queue === null}
      state={state}
      made={change}
      changed={change}
      fields={['channel', 'retentionDays']}
      onClose={onClose}
    >
      <Pair>
        <Field label={t('queues.channel')} hint={t('queues.channelHint')} error={refusalOf(change.refusals, 'channel')}>
          <Select
            value={form.channel}
            items={CHANNELS.map((value) => ({ value, label: t(`queues.channels.${value}`) }))}
            disabled={queue !== null}
            onChange={(channel) => set({ channel })}
          />
        </Field>
        <Field
          label={t('queues.retention')}
          hint={t('queues.retentionHint')}
          error={refusalOf(change.refusals, 'retentionDays')}
        >
          <TextInput
            inputMode="numeric"
            value={form.retentionDays}
            onChange={(event) => set({ retentionDays: event.currentTarget.value })}
          />
        </Field>
      </Pair>
      <Checkbox checked={form.isActive} onChange={(isActive) => set({ isActive })}>
        {t('queues.isActive')}
      </Checkbox>
    </StructureDialog>
  );
}
