import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { FormDialog } from '../../../components/form-dialog';
import { Refusals } from '../../../components/refusals';
import type { Refusal } from '../../../lib/outcome';
import { ConflictNotice } from '../shared/conflict-notice';
import { useWords } from '../shared/words';
import { KEYED_FIELDS, KeyedFields, type KeyedForm } from './keyed-fields';

interface Sent {
  busy: boolean;
  refusals: readonly Refusal[];
  failure: CombinedError | null;
  reset: () => void;
}

interface StructureDialogProps {
  title: string;
  isNew: boolean;
  /** What `useStructureForm` gave. */
  state: { form: KeyedForm; set: (next: Partial<KeyedForm>) => void; submit: () => void; take: () => void };
  /** The mutation that makes one, and the one that changes one. */
  made: Sent;
  changed: Sent;
  /** Fields beside the name whose refusals `children` show. */
  fields?: readonly string[];
  onClose: () => void;
  children?: ReactNode;
}

/** The form of one thing of the structure: its names and key, what else it has, and what stood against storing it. */
export function StructureDialog({
  title,
  isNew,
  state: { form, set, submit, take },
  made,
  changed,
  fields = [],
  onClose,
  children,
}: StructureDialogProps) {
  const { common } = useWords();
  const refusals = [...made.refusals, ...changed.refusals];
  return (
    <FormDialog
      title={title}
      submit={common('common.save')}
      busy={made.busy || changed.busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <ConflictNotice
        refusals={refusals}
        onTake={() => {
          take();
          changed.reset();
        }}
        onKeep={submit}
      />
      <Refusals
        tellsConflict
        refusals={refusals}
        failure={made.failure ?? changed.failure}
        fields={[...KEYED_FIELDS, ...fields]}
      />
      <KeyedFields form={form} onChange={set} refusals={refusals} isNew={isNew} />
      {children}
    </FormDialog>
  );
}
