import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import type { Column } from '../../../components/table';
import { TeamDeleteDocument } from '../../../gql/admin/graphql';
import { DetailPanel, DetailSection, Facts } from '../shared/detail-panel';
import { useAdminPath, useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { DeleteDialog } from './delete-dialog';
import { EditButtons } from './edit-buttons';
import { StructurePage } from './structure-page';
import { TeamDialog } from './team-dialog';
import { type TeamNode, treeOf, withBelow } from './team-tree';
import styles from './teams-page.module.css';

/** The teams as they stand below each other, who leads them and where they work. */
export function TeamsPage() {
  const { t, text, person, list } = useWords();
  const { search, go } = useAdminPath();
  const centre = useCentre();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const isSearched = search['q'] !== undefined;
  // What is searched for is found also below a closed team.
  const rows = treeOf(centre.teams, (id) => isSearched || !closed.has(id));
  const siteOf = (id: string): string => {
    const site = centre.sites.find((one) => one.id === id);
    return site ? text(site.name) : '—';
  };
  const fold = (id: string, isClosed: boolean): void => {
    const next = new Set(closed);
    if (isClosed) next.add(id);
    else next.delete(id);
    setClosed(next);
  };
  const columns: Column<TeamNode>[] = [
    {
      key: 'name',
      header: t('teams.columns.name'),
      cell: (team) => (
        <span className={styles['name']} style={{ paddingInlineStart: `${(isSearched ? 0 : team.level) * 22}px` }}>
          {team.childCount > 0 && !isSearched ? (
            <button
              type="button"
              className={styles['fold']}
              aria-expanded={!closed.has(team.id)}
              aria-label={t('teams.fold', { name: text(team.name) })}
              onClick={() => fold(team.id, !closed.has(team.id))}
            >
              {closed.has(team.id) ? (
                <ChevronRight size={14} aria-hidden="true" />
              ) : (
                <ChevronDown size={14} aria-hidden="true" />
              )}
            </button>
          ) : (
            <span className={styles['leaf']} />
          )}
          <strong>{text(team.name)}</strong>
        </span>
      ),
    },
    {
      key: 'key',
      header: t('form.key'),
      width: '150px',
      cell: ({ key }) => <CodeLabel>{key}</CodeLabel>,
    },
    { key: 'leads', header: t('teams.columns.leads'), cell: ({ leads }) => list(leads.map(person)) || '—' },
    { key: 'site', header: t('people.columns.site'), cell: ({ site }) => siteOf(site.id) },
    {
      key: 'members',
      header: t('teams.columns.members'),
      align: 'end',
      width: '76px',
      cell: ({ memberCount }) => memberCount,
    },
  ];
  return (
    <StructurePage
      tab="teams"
      source={centre}
      rows={rows}
      columns={columns}
      newLabel={t('teams.new')}
      wordsOf={({ key, name, leads }) => [key, name.zhCN, name.en, ...leads.flatMap((one) => [one.name, one.nameEn])]}
      hints={[{ keys: '← →', label: t('teams.foldHint') }]}
      onSide={(team, side) => fold(team.id, side === 'left')}
      detail={(team, acts) => {
        const parent = centre.teams.find(({ id }) => id === team.parent?.id);
        return (
          <DetailPanel
            label={t('teams.detail')}
            title={text(team.name)}
            sub={team.key}
            actions={<EditButtons {...acts} hasRemove />}
          >
            <DetailSection title={t('teams.about')}>
              <Facts
                rows={[
                  { label: t('teams.columns.parent'), value: parent ? text(parent.name) : t('teams.atTop') },
                  { label: t('teams.columns.leads'), value: list(team.leads.map(person)) || t('teams.nobodyLeads') },
                  { label: t('people.columns.site'), value: siteOf(team.site.id) },
                  { label: t('teams.columns.members'), value: t('teams.memberCount', { count: team.memberCount }) },
                  { label: t('teams.columns.below'), value: team.childCount },
                ]}
              />
            </DetailSection>
            <p>
              <Button size="small" onClick={() => go('', { team: team.id })}>
                {t('teams.showPeople')}
              </Button>
            </p>
          </DetailPanel>
        );
      }}
      form={(team, close, done) => <TeamDialog team={team} onClose={close} onDone={done} />}
      removal={(team, close, done) => {
        const below = withBelow(centre.teams, team.id);
        return (
          <DeleteDialog
            document={TeamDeleteDocument}
            pick={(data) => data.teamDelete}
            row={team}
            name={text(team.name)}
            moves={t('teams.moves')}
            successors={centre.teams
              .filter(({ id }) => !below.has(id))
              .map(({ id, name }) => ({ value: id, label: text(name) }))}
            onClose={close}
            onReload={centre.reload}
            onDone={done}
          />
        );
      }}
    />
  );
}
