import { UserX } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { RelativeTime } from '../../../components/relative-time';
import { type Column, Table } from '../../../components/table';
import { PeopleDocument, type PersonRowFragment } from '../../../gql/admin/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { ListPanel } from '../../../components/list-panel';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { DeskPage } from '../shared/desk-page';
import { focusDetail } from '../shared/detail-panel';
import card from '../shared/list-card.module.css';
import { useAdminPath } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { PeopleBar } from './people-bar';
import {
  isFiltered,
  NO_FILTERS,
  type PeopleSearch,
  peopleVariables,
  readPeopleSearch,
  writePeopleSearch,
} from './people-filters';
import { PersonDialog } from './person-dialog';
import { PersonPanel } from './person-panel';
import { PersonState } from './person-state';

const PAGE = 40;

/** The people of the centre and its partners: who they are, what they may do, where they are signed in. */
export function PeoplePage() {
  const { t, common, text, person, list: strung } = useWords();
  const { search, go } = useAdminPath();
  const filters = readPeopleSearch(search);
  const list = usePages(PeopleDocument, peopleVariables(filters, PAGE), (data) => data.users);
  const { rows } = list;
  const selectedId = filters.at ?? rows[0]?.id ?? null;
  const [isEditing, setEditing] = useState(false);
  const isNew = search['new'] === true;
  const place = (next: Partial<PeopleSearch>): void =>
    go('', writePeopleSearch({ ...filters, at: null, ...next }), { replace: true });
  const select = ({ id }: { id: string }): void => place({ at: id });
  const create = (): void => go('', { ...writePeopleSearch(filters), new: true }, { replace: true });
  const close = (): void => place({ at: filters.at });
  const edit = selectedId === null ? undefined : () => setEditing(true);
  useRowKeys({ rows, keyOf: ({ id }) => id, selected: selectedId, onSelect: select, onOpen: focusDetail });
  useHotkeys({ n: create, e: edit });

  const columns: Column<PersonRowFragment>[] = [
    {
      key: 'name',
      header: t('people.columns.name'),
      width: '150px',
      cell: (row) => (
        <span className={card['name']}>
          <Avatar name={person(row)} />
          <strong>{person(row)}</strong>
        </span>
      ),
    },
    {
      key: 'number',
      header: t('people.columns.number'),
      width: '84px',
      cell: ({ staffNumber }) => (staffNumber ? <CodeLabel>{staffNumber}</CodeLabel> : '—'),
    },
    {
      key: 'role',
      header: t('people.columns.role'),
      cell: ({ roles }) => strung(roles.map((role) => common(`roles.${role}`))),
    },
    { key: 'tier', header: t('people.columns.tier'), cell: ({ tier }) => (tier ? text(tier.name) : '—') },
    {
      key: 'team',
      header: t('people.columns.team'),
      cell: ({ teams }) => strung(teams.map(({ name }) => text(name))) || '—',
    },
    {
      key: 'lines',
      header: t('people.columns.lines'),
      width: '120px',
      cell: ({ productLines }) => strung(productLines.map(({ name }) => text(name))) || t('people.allLines'),
    },
    { key: 'state', header: t('people.columns.state'), width: '76px', cell: (row) => <PersonState person={row} /> },
    {
      key: 'last',
      header: t('people.columns.last'),
      align: 'end',
      width: '88px',
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? <RelativeTime at={lastSeenAt} /> : <span className={card['quiet']}>—</span>,
    },
  ];
  const hints = [
    { keys: 'J K', label: t('hints.upDown') },
    { keys: '↵', label: t('hints.detail') },
    { keys: '/', label: t('people.find') },
    { keys: 'N', label: t('people.new'), run: create },
    { keys: 'E', label: t('people.edit'), run: edit },
  ];
  return (
    <DeskPage
      tab="people"
      hints={hints}
      detail={
        selectedId !== null && (
          <PersonPanel
            key={selectedId}
            id={selectedId}
            isEditing={isEditing}
            onEdit={setEditing}
            onChanged={list.reload}
          />
        )
      }
    >
      <Card padded={false}>
        <PeopleBar filters={filters} onChange={place} onNew={create} />
        <ListPanel
          list={list}
          empty={
            <Empty
              icon={UserX}
              title={t(isFiltered(filters) ? 'people.noneFound' : 'people.none')}
              actions={
                isFiltered(filters) ? (
                  <Button onClick={() => place(NO_FILTERS)}>{t('list.clear')}</Button>
                ) : (
                  <Button variant="primary" onClick={create}>
                    {t('people.new')}
                  </Button>
                )
              }
            >
              {t(isFiltered(filters) ? 'people.noneFoundText' : 'people.noneText')}
            </Empty>
          }
        >
          <Table
            label={t('tabs.people')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selectedKey={selectedId}
            onSelect={select}
            onOpen={focusDetail}
          />
        </ListPanel>
      </Card>
      {isNew && (
        <PersonDialog
          person={null}
          onClose={close}
          onDone={({ id }) => {
            list.reload();
            place({ at: id });
          }}
        />
      )}
    </DeskPage>
  );
}
