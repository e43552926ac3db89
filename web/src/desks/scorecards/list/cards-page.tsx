import { FilterX, Pencil, Plus, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { IconButton } from '../../../components/icon-button';
import { ListPanel } from '../../../components/list-panel';
import { Select } from '../../../components/select';
import { type Column, Table } from '../../../components/table';
import { type CardHeadFragment, CardListDocument, type ScorecardState } from '../../../gql/scorecards/graphql';
import { oneOf } from '../../../lib/address';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { DeskPage } from '../../quality/shared/desk-page';
import { SUBJECTS } from '../editor/form/settings-form';
import { StateTags } from '../shared/state-tags';
import { useCardsPath, useMayBuild } from '../shared/use-cards';
import { useWords } from '../shared/words';
import { ImportDialog } from './import-dialog';
import styles from './list.module.css';
import { NewCardDialog } from './new-card-dialog';

const PAGE = 50;
const ALL = 'ALL';
const STATES = ['ACTIVE', 'DRAFT', 'ARCHIVED'] as const satisfies readonly ScorecardState[];

/** All forms that this person may see: to build on for analysts, to read for who leads. */
export function CardsPage() {
  const { t, text, language } = useWords();
  const { search, go } = useCardsPath();
  const builds = useMayBuild();
  const state = oneOf(STATES, search['state']);
  const subject = oneOf(SUBJECTS, search['subject']);
  const isFiltered = state !== null || subject !== null;
  const list = usePages(
    CardListDocument,
    {
      filter: { states: state === null ? null : [state], subjects: subject === null ? null : [subject] },
      first: PAGE,
    },
    (data) => data.scorecards,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const put = (next: Record<string, string | undefined>): void =>
    go('', { state: state ?? undefined, subject: subject ?? undefined, ...next }, { replace: true });
  const open = ({ id }: { id: string }): void => go(id);
  const asks = builds ? oneOf(['new', 'import'] as const, search['ask']) : null;
  const make = (): void => go('', { ...search, ask: 'new' });
  const take = (): void => go('', { ...search, ask: 'import' });
  const close = (): void => put({});
  useEffect(() => {
    document.title = t('list.title');
  }, [t]);
  useRowKeys({
    rows: list.rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: open,
  });
  const edit = chosen !== null && builds ? (): void => go(`${chosen}/edit`) : undefined;
  useHotkeys({ n: builds ? make : undefined, e: edit });
  const columns: Column<CardHeadFragment>[] = [
    { key: 'code', header: t('list.code'), width: '84px', cell: ({ code }) => <CodeLabel>{code}</CodeLabel> },
    {
      key: 'title',
      header: t('settings.title'),
      cell: (row) => <strong>{text(row.title) || t('editor.untitled')}</strong>,
    },
    { key: 'subject', header: t('settings.subject'), width: '110px', cell: (row) => t(`subjects.${row.subject}`) },
    {
      key: 'state',
      header: t('list.state'),
      width: '240px',
      cell: (row) => (
        <span className={styles['tags']}>
          <StateTags card={row} />
        </span>
      ),
    },
    {
      key: 'questions',
      header: t('list.questions'),
      align: 'end',
      width: '80px',
      cell: ({ questionCount }) => formatNumber(questionCount, language),
    },
    {
      key: 'updated',
      header: t('list.updated'),
      align: 'end',
      width: '96px',
      cell: ({ updatedAt }) => <DateTime at={updatedAt} />,
    },
    ...(builds
      ? [
          {
            key: 'act',
            header: '',
            align: 'end' as const,
            width: '110px',
            cell: ({ id, viewerCanEdit }: CardHeadFragment) =>
              viewerCanEdit && (
                <Button size="small" icon={<Pencil size={13} aria-hidden="true" />} onClick={() => go(`${id}/edit`)}>
                  {t('card.edit')}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <DeskPage
      tab="scorecards"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        ...(builds
          ? [
              { keys: 'E', label: t('card.edit'), run: edit },
              { keys: 'N', label: t('create.title'), run: make },
            ]
          : []),
      ]}
    >
      <div className={styles['filters']} role="search" aria-label={t('list.filters')}>
        <Select
          label={t('list.state')}
          value={state ?? ALL}
          items={[
            { value: ALL, label: t('list.everyState') },
            ...STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          ]}
          onChange={(value) => put({ state: value === ALL ? undefined : value })}
        />
        <Select
          label={t('settings.subject')}
          value={subject ?? ALL}
          items={[
            { value: ALL, label: t('list.everySubject') },
            ...SUBJECTS.map((value) => ({ value, label: t(`subjects.${value}`) })),
          ]}
          onChange={(value) => put({ subject: value === ALL ? undefined : value })}
        />
        {isFiltered && (
          <IconButton
            label={t('list.clear')}
            icon={<FilterX size={15} aria-hidden="true" />}
            onClick={() => go('', {}, { replace: true })}
          />
        )}
        {builds && (
          <span className={styles['end']}>
            <Button icon={<Upload size={14} aria-hidden="true" />} onClick={take}>
              {t('port.import')}
            </Button>
            <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />} keyCap="N" onClick={make}>
              {t('create.title')}
            </Button>
          </span>
        )}
      </div>
      <Card padded={false}>
        <ListPanel
          list={list}
          empty={
            isFiltered ? (
              <Empty
                title={t('list.noneTitle')}
                actions={<Button onClick={() => go('', {}, { replace: true })}>{t('list.clear')}</Button>}
              >
                {t('list.noneText')}
              </Empty>
            ) : (
              <Empty
                title={t('list.emptyTitle')}
                actions={
                  builds ? (
                    <Button icon={<Plus size={14} aria-hidden="true" />} onClick={make}>
                      {t('create.title')}
                    </Button>
                  ) : undefined
                }
              >
                {t(builds ? 'list.emptyText' : 'list.emptyReadText')}
              </Empty>
            )
          }
        >
          <Table
            label={t('list.title')}
            columns={columns}
            rows={list.rows}
            rowKey={({ id }) => id}
            selectedKey={chosen}
            onSelect={open}
          />
        </ListPanel>
      </Card>
      {asks === 'new' && <NewCardDialog onDone={(id) => go(`${id}/edit`, {}, { replace: true })} onClose={close} />}
      {asks === 'import' && <ImportDialog onDone={(id) => go(`${id}/edit`, {}, { replace: true })} onClose={close} />}
    </DeskPage>
  );
}
