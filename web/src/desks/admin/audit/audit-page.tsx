import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { type Column, Table } from '../../../components/table';
import { AuditEventsDocument, type AuditRowFragment } from '../../../gql/admin/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { ListPanel } from '../../../components/list-panel';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { DeskPage } from '../shared/desk-page';
import { focusDetail } from '../shared/detail-panel';
import { useAdminPath } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { AuditBar } from './audit-bar';
import {
  type AuditSearch,
  auditVariables,
  isFiltered,
  NO_FILTERS,
  readAuditSearch,
  writeAuditSearch,
} from './audit-filters';
import { AuditPanel, EventName } from './audit-panel';
import styles from './audit-page.module.css';
import { useEventWords } from './use-event-words';
import { useNames } from './use-names';

const PAGE = 50;

/** Who did what, to what and when. Nothing here can be changed. */
export function AuditPage() {
  const { t, person, number } = useWords();
  const words = useEventWords();
  const { search: address, go } = useAdminPath();
  const search = readAuditSearch(address);
  const list = usePages(AuditEventsDocument, auditVariables(search, PAGE), (data) => ({
    ...data.auditEvents,
    totalCount: 0,
  }));
  const { rows } = list;
  const names = useNames(useMemo(() => rows.slice(0, 400), [rows]));
  const selected = rows.find(({ id }) => id === search.at) ?? rows[0] ?? null;
  const place = (next: Partial<AuditSearch>): void =>
    go('audit', writeAuditSearch({ ...search, at: null, ...next }), { replace: true });
  // A narrowing can be gone back from.
  const narrow = (next: Partial<AuditSearch>): void => go('audit', writeAuditSearch({ ...search, at: null, ...next }));
  const select = ({ id }: { id: string }): void => place({ at: id });
  useRowKeys({
    rows,
    keyOf: ({ id }) => id,
    selected: selected?.id ?? null,
    onSelect: select,
    onOpen: focusDetail,
  });
  const clear = isFiltered(search) ? () => place(NO_FILTERS) : undefined;
  const sameSubject = selected ? () => narrow({ subject: selected.subjectId }) : undefined;
  const sameActor = selected?.actor ? () => narrow({ actor: selected.actor?.id ?? null }) : undefined;
  const request = selected?.requestId ?? null;
  const sameRequest = request === null ? undefined : () => narrow({ ...NO_FILTERS, request });
  useHotkeys({ s: sameSubject, a: sameActor, q: sameRequest, x: clear });

  const columns: Column<AuditRowFragment>[] = [
    { key: 'at', header: t('audit.columns.at'), width: '112px', cell: ({ at }) => <DateTime at={at} as="moment" /> },
    {
      key: 'actor',
      header: t('audit.columns.actor'),
      width: '150px',
      cell: ({ actor, actorLabel }) => (actor ? person(actor) : actorLabel || t('audit.nobody')),
    },
    { key: 'type', header: t('audit.columns.type'), width: '210px', cell: ({ type }) => <EventName type={type} /> },
    {
      key: 'subject',
      header: t('audit.columns.subject'),
      cell: ({ subjectType, subjectId }) => (
        <span className={styles['subject']}>
          <span className={styles['kind']}>{words.subject(subjectType)}</span>
          {names(subjectId) ?? <CodeLabel>{subjectId === subjectType ? '' : subjectId.slice(-6)}</CodeLabel>}
        </span>
      ),
    },
  ];
  const hints = [
    { keys: 'J K', label: t('hints.upDown') },
    { keys: '↵', label: t('hints.detail') },
    { keys: '/', label: t('audit.findRequest') },
    { keys: 'S', label: t('audit.sameSubject'), run: sameSubject },
    { keys: 'A', label: t('audit.sameActor'), run: sameActor },
    { keys: 'Q', label: t('audit.sameRequest'), run: sameRequest },
    { keys: 'X', label: t('list.clear'), run: clear },
  ];
  return (
    <DeskPage
      tab="audit"
      hints={hints}
      detail={
        selected && (
          <AuditPanel
            event={selected}
            names={names}
            onSameSubject={sameSubject}
            onSameActor={sameActor}
            onSameRequest={sameRequest}
          />
        )
      }
    >
      <Card padded={false}>
        <AuditBar
          search={search}
          onChange={place}
          subjectName={search.subject === null ? null : names(search.subject)}
        />
        <ListPanel
          list={list}
          hasPager={false}
          empty={
            <Empty
              icon={SearchX}
              title={t('audit.none')}
              actions={clear && <Button onClick={clear}>{t('list.clear')}</Button>}
            >
              {t('audit.noneText')}
            </Empty>
          }
        >
          <Table
            label={t('tabs.audit')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selectedKey={selected?.id}
            onSelect={select}
            onOpen={focusDetail}
          />
          <div className={styles['pager']}>
            <span>{t(list.hasMore ? 'audit.shown' : 'audit.shownAll', { shown: number(rows.length) })}</span>
            {list.hasMore && (
              <Button size="small" busy={list.isLoading} onClick={list.more}>
                {t('audit.older')}
              </Button>
            )}
          </div>
        </ListPanel>
      </Card>
    </DeskPage>
  );
}
