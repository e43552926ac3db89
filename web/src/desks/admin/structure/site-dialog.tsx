import { Combobox } from '../../../components/combobox';
import { Field } from '../../../components/field';
import { Select } from '../../../components/select';
import {
  SiteCreateDocument,
  type SiteKind,
  type SiteRowFragment,
  SiteUpdateDocument,
} from '../../../gql/admin/graphql';
import { refusalOf } from '../../../lib/outcome';
import { useChange } from '../../../lib/use-change';
import { Pair } from '../shared/form-layout';
import { useWords } from '../shared/words';
import { HolidaysField } from './holidays-field';
import { type Hours, hoursInput } from './hours';
import { HoursField } from './hours-field';
import { type KeyedForm, keyedOf, NO_NAME } from './keyed-fields';
import { StructureDialog } from './structure-dialog';
import { useStructureForm } from './use-structure-form';

const KINDS = ['MAIN', 'BRANCH', 'RESERVE'] as const satisfies readonly SiteKind[];
const FIELDS = ['kind', 'timeZone', 'workingHours', 'holidays'];

interface SiteForm extends KeyedForm {
  kind: SiteKind;
  timeZone: string;
  workingHours: readonly Hours[];
  holidays: readonly string[];
}

interface SiteDialogProps {
  site: SiteRowFragment | null;
  onClose: () => void;
  onDone: (id: string) => void;
}

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }));

/** A site: name, kind, time zone, working hours, holidays. */
export function SiteDialog({ site, onClose, onDone }: SiteDialogProps) {
  const { t, text } = useWords();
  const made = useChange(SiteCreateDocument, (data) => data.siteCreate);
  const changed = useChange(SiteUpdateDocument, (data) => data.siteUpdate);
  const inputOf = ({ zhCN, en, kind, timeZone, workingHours, holidays }: SiteForm) => ({
    name: { zhCN, en },
    kind,
    timeZone,
    workingHours: hoursInput(workingHours),
    holidays: [...holidays],
  });
  const state = useStructureForm<SiteRowFragment, SiteForm>({
    row: site,
    start: { ...NO_NAME, kind: 'BRANCH', timeZone: 'Asia/Shanghai', workingHours: [], holidays: [] },
    formOf: (row) => ({
      ...keyedOf(row),
      kind: row.kind,
      timeZone: row.timeZone,
      workingHours: row.workingHours,
      holidays: row.holidays,
    }),
    create: (next, idempotencyKey) => made.run({ input: { ...inputOf(next), key: next.key, idempotencyKey } }),
    update: ({ id }, next, expectedVersion) => changed.run({ id, input: { ...inputOf(next), expectedVersion } }),
    storedOf: (payload) => (payload as { site?: SiteRowFragment | null }).site,
    done: onDone,
  });
  const { form, set } = state;
  const refusals = [...made.refusals, ...changed.refusals];
  const known = zones.some(({ value }) => value === form.timeZone)
    ? zones
    : [{ value: form.timeZone, label: form.timeZone }, ...zones];
  return (
    <StructureDialog
      title={site ? t('sites.editTitle', { name: text(site.name) }) : t('sites.new')}
      isNew={site === null}
      state={state}
      made={made}
      changed={changed}
      fields={FIELDS}
      onClose={onClose}
    >
      <Pair>
        <Field label={t('sites.kind')} error={refusalOf(refusals, 'kind')}>
          <Select
            value={form.kind}
            items={KINDS.map((value) => ({ value, label: t(`sites.kinds.${value}`) }))}
            onChange={(kind) => set({ kind })}
          />
        </Field>
        <Field label={t('sites.timeZone')} error={refusalOf(refusals, 'timeZone')}>
          <Combobox
            value={form.timeZone}
            items={known}
            onChange={(timeZone) => {
              if (timeZone !== null) set({ timeZone });
            }}
          />
        </Field>
      </Pair>
      <HoursField
        label={t('hours.label')}
        values={form.workingHours}
        onChange={(workingHours) => set({ workingHours })}
        error={refusalOf(refusals, 'workingHours')}
      />
      <HolidaysField
        values={form.holidays}
        onChange={(holidays) => set({ holidays })}
        error={refusalOf(refusals, 'holidays')}
      />
    </StructureDialog>
  );
}
