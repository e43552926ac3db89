import { useMemo, useState } from 'react';
import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import {
  type PersonDetailFragment,
  type Role,
  UserCreateDocument,
  UserUpdateDocument,
} from '../../../gql/admin/graphql';
import { showToast } from '../../../lib/toasts';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { ConflictNotice } from '../shared/conflict-notice';
import { FormDialog } from '../../../components/form-dialog';
import { Group, Pair } from '../shared/form-layout';
import { MultiPick } from '../shared/multi-pick';
import { Refusals } from '../../../components/refusals';
import { useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { LinkDialog } from './link-dialog';
import { ROLES } from './people-filters';
import styles from './person-dialog.module.css';
import { changesOf, EMPTY, FIELDS, formOf, inputOf, type PersonForm } from './person-form';

const LOCALES = ['ZH_CN', 'EN'] as const;
const NONE = 'none';

interface PersonDialogProps {
  /** Null for a new person. */
  person: PersonDetailFragment | null;
  onClose: () => void;
  onDone: (person: PersonDetailFragment) => void;
}

/** Who somebody is, what they do and where: for a new person and for one there is. */
export function PersonDialog({ person, onClose, onDone }: PersonDialogProps) {
  const { t, common, text, person: nameOf } = useWords();
  const centre = useCentre();
  const [form, setForm] = useState<PersonForm>(() => (person ? formOf(person) : EMPTY));
  const [base, setBase] = useState(form);
  const [version, setVersion] = useState(person?.revision ?? 0);
  const [stored, setStored] = useState<PersonDetailFragment | null>(null);
  const [made, setMade] = useState<{ person: PersonDetailFragment; link: string } | null>(null);
  const create = useChange(UserCreateDocument, (data) => data.userCreate);
  const update = useChange(UserUpdateDocument, (data) => data.userUpdate);
  const idempotencyKey = useMemo(newKey, [JSON.stringify(form)]);
  const refusals = [...create.refusals, ...update.refusals];
  const set = (next: Partial<PersonForm>): void => setForm({ ...form, ...next });
  const wrong = (field: string): string | null => refusalOf(refusals, field);

  const submit = async (): Promise<void> => {
    if (!person) {
      const outcome = await create.run({ input: { ...inputOf(form), idempotencyKey } });
      if (outcome.kind !== 'done' || !outcome.payload.user) return;
      const { user, inviteUrl } = outcome.payload;
      if (inviteUrl === null) onDone(user);
      else setMade({ person: user, link: inviteUrl });
      return;
    }
    const changes = changesOf(form, base);
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    const outcome = await update.run({ id: person.id, input: { ...changes, expectedVersion: version } });
    if (outcome.kind === 'refused' && outcome.payload.user) {
      setStored(outcome.payload.user);
      // What is stored next is stored over what the other person stored, knowingly.
      setVersion(outcome.payload.user.revision);
    }
    if (outcome.kind !== 'done' || !outcome.payload.user) return;
    showToast({ tone: 'good', text: t('people.saved', { name: nameOf(outcome.payload.user) }) });
    onDone(outcome.payload.user);
  };
  if (made) return <LinkDialog person={made.person} path={made.link} onClose={() => onDone(made.person)} />;

  const pick = (things: readonly { id: string; name: { zhCN: string; en: string } }[]) =>
    things.map(({ id, name }) => ({ value: id, label: text(name) }));
  const toggle = (role: Role, isOn: boolean): void =>
    set({ roles: ROLES.filter((one) => (one === role ? isOn : form.roles.includes(one))) });
  return (
    <FormDialog
      title={person ? t('people.editTitle', { name: nameOf(person) }) : t('people.new')}
      description={person ? undefined : t('people.newText')}
      submit={person ? common('common.save') : t('people.create')}
      busy={create.busy || update.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ConflictNotice
        refusals={refusals}
        onTake={() => {
          if (stored) {
            setForm(formOf(stored));
            setBase(formOf(stored));
          }
          update.reset();
        }}
        onKeep={() => void submit()}
      />
      <Refusals tellsConflict refusals={refusals} failure={create.failure ?? update.failure} fields={FIELDS} />
      <Pair>
        <Field label={t('people.fields.name')} error={wrong('name')}>
          <TextInput value={form.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        </Field>
        <Field label={t('people.fields.nameEn')} error={wrong('nameEn')}>
          <TextInput value={form.nameEn} onChange={(event) => set({ nameEn: event.currentTarget.value })} />
        </Field>
        <Field label={t('people.columns.email')} hint={t('people.fields.emailHint')} error={wrong('email')}>
          <TextInput type="email" value={form.email} onChange={(event) => set({ email: event.currentTarget.value })} />
        </Field>
        <Field label={t('people.columns.number')} hint={t('people.fields.numberHint')} error={wrong('staffNumber')}>
          <TextInput value={form.staffNumber} onChange={(event) => set({ staffNumber: event.currentTarget.value })} />
        </Field>
      </Pair>
      <Group label={t('people.columns.role')} error={wrong('roles')}>
        <div className={styles['roles']}>
          {ROLES.map((role) => (
            <Checkbox key={role} checked={form.roles.includes(role)} onChange={(isOn) => toggle(role, isOn)}>
              {common(`roles.${role}`)}
            </Checkbox>
          ))}
        </div>
      </Group>
      <Pair>
        <MultiPick
          label={t('people.columns.team')}
          items={pick(centre.teams)}
          values={form.teamIds}
          onChange={(teamIds) => set({ teamIds })}
          placeholder={t('people.fields.teams')}
          error={wrong('teamIds')}
        />
        <MultiPick
          label={t('people.columns.lines')}
          items={pick(centre.productLines)}
          values={form.productLineIds}
          onChange={(productLineIds) => set({ productLineIds })}
          placeholder={t('people.allLines')}
          error={wrong('productLineIds')}
        />
        <Field label={t('people.columns.site')} error={wrong('siteId')}>
          <Select<string>
            value={form.siteId ?? NONE}
            items={[{ value: NONE, label: t('people.fields.noSite') }, ...pick(centre.sites)]}
            onChange={(value) => set({ siteId: value === NONE ? null : value })}
          />
        </Field>
        <Field label={t('people.columns.tier')} error={wrong('tierId')}>
          <Select<string>
            value={form.tierId ?? NONE}
            items={[{ value: NONE, label: t('people.fields.noTier') }, ...pick(centre.supportTiers)]}
            onChange={(value) => set({ tierId: value === NONE ? null : value })}
          />
        </Field>
        <MultiPick
          label={t('people.columns.department')}
          items={pick(centre.departments)}
          values={form.departmentIds}
          onChange={(departmentIds) => set({ departmentIds })}
          placeholder={t('people.fields.departments')}
          error={wrong('departmentIds')}
        />
        <Group label={t('people.columns.locale')} error={wrong('locale')}>
          <Segmented
            label={t('people.columns.locale')}
            value={form.locale}
            items={LOCALES.map((value) => ({ value, label: common(`locales.${value}`) }))}
            onChange={(locale) => set({ locale })}
          />
        </Group>
      </Pair>
    </FormDialog>
  );
}
