import { Combobox } from '../../../components/combobox';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import { TeamCreateDocument, type TeamRowFragment, TeamUpdateDocument } from '../../../gql/admin/graphql';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { Pair } from '../shared/form-layout';
import { PeopleField } from '../shared/people-field';
import type { PickedPerson } from '../shared/person-picker';
import { useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { type KeyedForm, keyedOf, NO_NAME } from './keyed-fields';
import { withBelow } from './team-tree';
import { StructureDialog } from './structure-dialog';
import { useStructureForm } from './use-structure-form';

const FIELDS = ['parentId', 'siteId', 'leadIds'];

interface TeamForm extends KeyedForm {
  parentId: string | null;
  siteId: string;
  leads: readonly PickedPerson[];
}

interface TeamDialogProps {
  team: TeamRowFragment | null;
  onClose: () => void;
  onDone: (id: string) => void;
}

/** A team: name, where it stands, where it works, who leads it. */
export function TeamDialog({ team, onClose, onDone }: TeamDialogProps) {
  const { t, text } = useWords();
  const centre = useCentre();
  const made = useChange(TeamCreateDocument, (data) => data.teamCreate);
  const changed = useChange(TeamUpdateDocument, (data) => data.teamUpdate);
  const state = useStructureForm<TeamRowFragment, TeamForm>({
    row: team,
    start: { ...NO_NAME, parentId: null, siteId: centre.sites[0]?.id ?? '', leads: [] },
    formOf: (row) => ({ ...keyedOf(row), parentId: row.parent?.id ?? null, siteId: row.site.id, leads: row.leads }),
    create: ({ key, zhCN, en, parentId, siteId, leads }, idempotencyKey) =>
      made.run({
        input: { key, name: { zhCN, en }, parentId, siteId, leadIds: leads.map(({ id }) => id), idempotencyKey },
      }),
    update: ({ id }, { zhCN, en, parentId, siteId, leads }, expectedVersion) =>
      changed.run({
        id,
        input: { name: { zhCN, en }, parentId, siteId, leadIds: leads.map((one) => one.id), expectedVersion },
      }),
    storedOf: (payload) => (payload as { team?: TeamRowFragment | null }).team,
    done: onDone,
  });
  const { form, set } = state;
  const refusals = [...made.refusals, ...changed.refusals];
  const below = team ? withBelow(centre.teams, team.id) : new Set<string>();
  return (
    <StructureDialog
      title={team ? t('teams.editTitle', { name: text(team.name) }) : t('teams.new')}
      isNew={team === null}
      state={state}
      made={made}
      changed={changed}
      fields={FIELDS}
      onClose={onClose}
    >
      <Pair>
        <Field label={t('teams.columns.parent')} hint={t('teams.parentHint')} error={refusalOf(refusals, 'parentId')}>
          <Combobox
            value={form.parentId}
            placeholder={t('teams.atTop')}
            items={centre.teams
              .filter(({ id }) => !below.has(id))
              .map(({ id, name }) => ({ value: id, label: text(name) }))}
            onChange={(parentId) => set({ parentId })}
          />
        </Field>
        <Field label={t('people.columns.site')} error={refusalOf(refusals, 'siteId')}>
          <Select
            value={form.siteId}
            items={centre.sites.map(({ id, name }) => ({ value: id, label: text(name) }))}
            onChange={(siteId) => set({ siteId })}
          />
        </Field>
      </Pair>
      <PeopleField
        label={t('teams.columns.leads')}
        hint={t('teams.leadsHint')}
        values={form.leads}
        onChange={(leads) => set({ leads })}
        error={refusalOf(refusals, 'leadIds')}
      />
    </StructureDialog>
  );
}
