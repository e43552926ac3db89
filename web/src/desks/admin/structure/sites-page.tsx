import { CodeLabel } from '../../../components/code-label';
import type { Column } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { SiteDeleteDocument, type SiteRowFragment } from '../../../gql/admin/graphql';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { DeleteDialog } from './delete-dialog';
import { EditButtons } from './edit-buttons';
import { HoursText } from './hours-text';
import { SiteDialog } from './site-dialog';
import { StructurePage } from './structure-page';

const today = (): string => new Date().toISOString().slice(0, 10);

/** The sites: where they are, when they work. */
export function SitesPage() {
  const { t, text, list, number } = useWords();
  const centre = useCentre();
  const coming = (days: readonly string[]): string[] => days.filter((day) => day >= today());
  const columns: Column<SiteRowFragment>[] = [
    { key: 'name', header: t('form.name'), cell: ({ name }) => <strong>{text(name)}</strong> },
    { key: 'key', header: t('form.key'), width: '130px', cell: ({ key }) => <CodeLabel>{key}</CodeLabel> },
    { key: 'kind', header: t('sites.kind'), width: '110px', cell: ({ kind }) => <Tag>{t(`sites.kinds.${kind}`)}</Tag> },
    { key: 'zone', header: t('sites.timeZone'), cell: ({ timeZone }) => timeZone },
    { key: 'hours', header: t('hours.label'), cell: ({ workingHours }) => <HoursText hours={workingHours} /> },
    {
      key: 'holidays',
      header: t('sites.comingHolidays'),
      align: 'end',
      width: '96px',
      cell: ({ holidays }) => number(coming(holidays).length),
    },
  ];
  return (
    <StructurePage
      tab="sites"
      source={centre}
      rows={centre.sites}
      columns={columns}
      newLabel={t('sites.new')}
      wordsOf={({ key, name, timeZone }) => [key, name.zhCN, name.en, timeZone]}
      detail={(site, acts) => (
        <DetailPanel
          label={t('sites.detail')}
          title={text(site.name)}
          sub={site.key}
          tags={<Tag>{t(`sites.kinds.${site.kind}`)}</Tag>}
          actions={<EditButtons {...acts} hasRemove />}
        >
          <DetailSection title={t('sites.about')}>
            <Facts
              rows={[
                { label: t('sites.timeZone'), value: site.timeZone },
                { label: t('hours.label'), value: <HoursText hours={site.workingHours} /> },
                { label: t('sites.holidays'), value: list(coming(site.holidays)) || t('sites.noHolidays') },
                {
                  label: t('tabs.teams'),
                  value:
                    list(centre.teams.filter((team) => team.site.id === site.id).map(({ name }) => text(name))) || '—',
                },
              ]}
            />
          </DetailSection>
        </DetailPanel>
      )}
      form={(site, close, done) => <SiteDialog site={site} onClose={close} onDone={done} />}
      removal={(site, close, done) => (
        <DeleteDialog
          document={SiteDeleteDocument}
          pick={(data) => data.siteDelete}
          row={site}
          name={text(site.name)}
          moves={t('sites.moves')}
          successors={centre.sites
            .filter(({ id }) => id !== site.id)
            .map(({ id, name }) => ({ value: id, label: text(name) }))}
          onClose={close}
          onReload={centre.reload}
          onDone={done}
        />
      )}
    />
  );
}
