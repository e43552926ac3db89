import { Field } from '../../../components/field';
import {
  DepartmentCreateDocument,
  type DepartmentRowFragment,
  DepartmentUpdateDocument,
} from '../../../gql/admin/graphql';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { PeopleField } from '../shared/people-field';
import { type PickedPerson, PersonPicker } from '../shared/person-picker';
import { useWords } from '../shared/words';
import { type Hours, hoursInput } from './hours';
import { HoursField } from './hours-field';
import { type KeyedForm, keyedOf, NO_NAME } from './keyed-fields';
import { StructureDialog } from './structure-dialog';
import { useStructureForm } from './use-structure-form';

const FIELDS = ['contactIds', 'deputyId', 'workingHours'];

interface DepartmentForm extends KeyedForm {
  contacts: readonly PickedPerson[];
  deputy: PickedPerson | null;
  workingHours: readonly Hours[];
}

interface DepartmentDialogProps {
  department: DepartmentRowFragment | null;
  onClose: () => void;
  onDone: (id: string) => void;
}

/** A department: name, who answers, who stands in, when. */
export function DepartmentDialog({ department, onClose, onDone }: DepartmentDialogProps) {
  const { t, text } = useWords();
  const made = useChange(DepartmentCreateDocument, (data) => data.departmentCreate);
  const changed = useChange(DepartmentUpdateDocument, (data) => data.departmentUpdate);
  const inputOf = ({ zhCN, en, contacts, deputy, workingHours }: DepartmentForm) => ({
    name: { zhCN, en },
    contactIds: contacts.map(({ id }) => id),
    deputyId: deputy?.id ?? null,
    workingHours: hoursInput(workingHours),
  });
  const state = useStructureForm<DepartmentRowFragment, DepartmentForm>({
    row: department,
    start: { ...NO_NAME, contacts: [], deputy: null, workingHours: [] },
    formOf: (row) => ({
      ...keyedOf(row),
      contacts: row.contacts,
      deputy: row.deputy,
      workingHours: row.workingHours,
    }),
    create: (next, idempotencyKey) => made.run({ input: { ...inputOf(next), key: next.key, idempotencyKey } }),
    update: ({ id }, next, expectedVersion) => changed.run({ id, input: { ...inputOf(next), expectedVersion } }),
    storedOf: (payload) => (payload as { department?: DepartmentRowFragment | null }).department,
    done: onDone,
  });
  const { form, set } = state;
  const refusals = [...made.refusals, ...changed.refusals];
  return (
    <StructureDialog
      title={department ? t('departments.editTitle', { name: text(department.name) }) : t('departments.new')}
      isNew={department === null}
      state={state}
      made={made}
      changed={changed}
      fields={FIELDS}
      onClose={onClose}
    >
      <PeopleField
        label={t('departments.contacts')}
        values={form.contacts}
        onChange={(contacts) => set({ contacts })}
        error={refusalOf(refusals, 'contactIds')}
      />
      <Field label={t('departments.deputy')} hint={t('departments.deputyHint')} error={refusalOf(refusals, 'deputyId')}>
        <PersonPicker
          value={form.deputy}
          onChange={(deputy) => set({ deputy })}
          placeholder={t('form.findPerson')}
          filter={{ isActive: true }}
        />
      </Field>
      <HoursField
        label={t('hours.label')}
        values={form.workingHours}
        onChange={(workingHours) => set({ workingHours })}
        error={refusalOf(refusals, 'workingHours')}
      />
    </StructureDialog>
  );
}
