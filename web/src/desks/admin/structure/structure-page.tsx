import { FolderPlus, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { type Column, Table } from '../../../components/table';
import { useHotkeys } from '../../../lib/hotkeys';
import { ListPanel } from '../../../components/list-panel';
import type { PageHint } from '../../../lib/use-hints';
import { useRowKeys } from '../../../lib/use-row-keys';
import { DeskPage, type DeskTab } from '../shared/desk-page';
import { focusDetail } from '../shared/detail-panel';
import bar from '../shared/list-card.module.css';
import { SearchBox } from '../shared/search-box';
import { useAdminPath } from '../shared/use-admin';
import { useWords } from '../shared/words';

/** What a page of the structure is about: its own words and its rows. */
interface StructurePageProps<Row extends { id: string }> {
  tab: Exclude<DeskTab, 'people' | 'audit'>;
  /** Where the rows come from and whether they are there. */
  source: { isReady: boolean; isLoading: boolean; error: CombinedError | null; reload: () => void };
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** What a row is found by. */
  wordsOf: (row: Row) => readonly string[];
  /** The panel of a row. `edit` is what E does; missing where nothing can be changed. */
  detail: (row: Row, acts: { edit: () => void; remove: () => void }) => ReactNode;
  /** The form of a row, or of a new one. */
  form?: (row: Row | null, close: () => void, done: (id: string | null) => void) => ReactNode;
  /** The question before a row goes. */
  removal?: (row: Row, close: () => void, done: () => void) => ReactNode;
  removeLabel?: string;
  /** False where rows are changed only together or not at all. */
  mayEdit?: boolean;
  hints?: readonly PageHint[];
  /** What arrows to the side do, for a tree. */
  onSide?: (row: Row, side: 'left' | 'right') => void;
  /** What stands beside the search. */
  tools?: ReactNode;
  newLabel: string;
}

/** A list of the structure of the centre, what is chosen in it, and its forms. */
export function StructurePage<Row extends { id: string }>({
  tab,
  source,
  rows,
  columns,
  wordsOf,
  detail,
  form,
  removal,
  removeLabel,
  mayEdit = true,
  hints = [],
  onSide,
  tools,
  newLabel,
}: StructurePageProps<Row>) {
  const { t } = useWords();
  const { search, go } = useAdminPath();
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null);
  const query = search['q'] === undefined ? '' : String(search['q']);
  const wanted = query.trim().toLowerCase();
  const shown = wanted ? rows.filter((row) => wordsOf(row).some((word) => word.toLowerCase().includes(wanted))) : rows;
  const at = typeof search['at'] === 'string' ? search['at'] : null;
  const selected = rows.find(({ id }) => id === at) ?? shown[0] ?? null;
  const isNew = search['new'] === true && form !== undefined;
  const place = (next: { q?: string; at?: string | null; new?: boolean }): void =>
    go(
      tab,
      { q: (next.q ?? query) || undefined, at: (next.at === undefined ? at : next.at) ?? undefined, new: next.new },
      { replace: true },
    );
  const select = ({ id }: Row): void => place({ at: id });
  const create = form ? () => place({ new: true }) : undefined;
  const edit = form && mayEdit && selected ? () => setDialog('edit') : undefined;
  const remove = removal && selected ? () => setDialog('remove') : undefined;
  const close = (): void => {
    setDialog(null);
    if (isNew) place({});
  };
  const done = (id: string | null): void => {
    setDialog(null);
    source.reload();
    place({ at: id });
  };
  useRowKeys({
    rows: shown,
    keyOf: ({ id }) => id,
    selected: selected?.id ?? null,
    onSelect: select,
    onOpen: focusDetail,
  });
  useHotkeys({
    n: create,
    e: edit,
    Delete: remove,
    ArrowLeft: onSide && selected ? () => onSide(selected, 'left') : undefined,
    ArrowRight: onSide && selected ? () => onSide(selected, 'right') : undefined,
  });
  const all: PageHint[] = [
    { keys: 'J K', label: t('hints.upDown') },
    ...hints,
    { keys: '↵', label: t('hints.detail') },
    { keys: '/', label: t('list.find') },
    ...(create ? [{ keys: 'N', label: newLabel, run: create }] : []),
    ...(form && mayEdit ? [{ keys: 'E', label: t('list.edit'), run: edit }] : []),
    ...(removal ? [{ keys: 'Del', label: removeLabel ?? t('list.remove'), run: remove }] : []),
  ];
  return (
    <DeskPage
      tab={tab}
      hints={all}
      detail={selected && detail(selected, { edit: edit ?? (() => undefined), remove: remove ?? (() => undefined) })}
    >
      <Card padded={false}>
        <div className={bar['bar']}>
          <SearchBox
            label={t('list.find')}
            placeholder={t('list.findPlaceholder')}
            value={query}
            onChange={(q) => place({ q, at: null })}
          />
          {tools}
          <span className={bar['space']} />
          {create && (
            <Button
              variant="primary"
              icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />}
              keyCap="N"
              onClick={create}
            >
              {t('list.new')}
            </Button>
          )}
        </div>
        <ListPanel
          list={{ ...source, rows: shown, total: shown.length, hasMore: false, more: () => undefined }}
          hasPager={false}
          empty={
            wanted ? (
              <Empty
                title={t('list.noneFound', { text: query })}
                actions={<Button onClick={() => place({ q: '', at: null })}>{t('list.clear')}</Button>}
              >
                {t('list.noneFoundText')}
              </Empty>
            ) : (
              <Empty
                icon={FolderPlus}
                title={t(`empty.${tab}.title`)}
                actions={
                  create && (
                    <Button variant="primary" onClick={create}>
                      {newLabel}
                    </Button>
                  )
                }
              >
                {t(`empty.${tab}.text`)}
              </Empty>
            )
          }
        >
          <Table
            label={t(`tabs.${tab}`)}
            columns={columns}
            rows={shown}
            rowKey={({ id }) => id}
            selectedKey={selected?.id}
            onSelect={select}
            onOpen={focusDetail}
          />
        </ListPanel>
      </Card>
      {isNew && form(null, close, done)}
      {dialog === 'edit' && selected && form?.(selected, close, done)}
      {dialog === 'remove' && selected && removal?.(selected, close, () => done(null))}
    </DeskPage>
  );
}
