import { CodeLabel } from '../../../components/code-label';
import type { Column } from '../../../components/table';
import { DepartmentDeleteDocument, type DepartmentRowFragment } from '../../../gql/admin/graphql';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { DeleteDialog } from './delete-dialog';
import { DepartmentDialog } from './department-dialog';
import { EditButtons } from './edit-buttons';
import { HoursText } from './hours-text';
import { StructurePage } from './structure-page';

/** The departments to which questions go: who answers, who stands in, and when. */
export function DepartmentsPage() {
  const { t, text, person, list } = useWords();
  const centre = useCentre();
  const columns: Column<DepartmentRowFragment>[] = [
    { key: 'name', header: t('form.name'), cell: ({ name }) => <strong>{text(name)}</strong> },
    { key: 'key', header: t('form.key'), width: '150px', cell: ({ key }) => <CodeLabel>{key}</CodeLabel> },
    {
      key: 'contacts',
      header: t('departments.contacts'),
      cell: ({ contacts }) => list(contacts.map(person)) || '—',
    },
    { key: 'deputy', header: t('departments.deputy'), cell: ({ deputy }) => (deputy ? person(deputy) : '—') },
    { key: 'hours', header: t('hours.label'), cell: ({ workingHours }) => <HoursText hours={workingHours} /> },
  ];
  return (
    <StructurePage
      tab="departments"
      source={centre}
      rows={centre.departments}
      columns={columns}
      newLabel={t('departments.new')}
      wordsOf={({ key, name, contacts, deputy }) => [
        ...[key, name.zhCN, name.en],
        ...[...contacts, ...(deputy ? [deputy] : [])].flatMap((one) => [one.name, one.nameEn]),
      ]}
      detail={(department, acts) => (
        <DetailPanel
          label={t('departments.detail')}
          title={text(department.name)}
          sub={department.key}
          actions={<EditButtons {...acts} hasRemove />}
        >
          <DetailSection title={t('departments.about')}>
            <Facts
              rows={[
                {
                  label: t('departments.contacts'),
                  value: list(department.contacts.map(person)) || t('departments.nobody'),
                },
                { label: t('departments.deputy'), value: department.deputy ? person(department.deputy) : '—' },
                { label: t('hours.label'), value: <HoursText hours={department.workingHours} /> },
              ]}
            />
          </DetailSection>
        </DetailPanel>
      )}
      form={(department, close, done) => <DepartmentDialog department={department} onClose={close} onDone={done} />}
      removal={(department, close, done) => (
        <DeleteDialog
          document={DepartmentDeleteDocument}
          pick={(data) => data.departmentDelete}
          row={department}
          name={text(department.name)}
          moves={t('departments.moves')}
          successors={centre.departments
            .filter(({ id }) => id !== department.id)
            .map(({ id, name }) => ({ value: id, label: text(name) }))}
          onClose={close}
          onReload={centre.reload}
          onDone={done}
        />
      )}
    />
  );
}
