import { BadgeCheck, CalendarClock, UserRoundPen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { ArticleMarks } from '../../../components/article-marks';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { IconButton } from '../../../components/icon-button';
import { Segmented } from '../../../components/segmented';
import { type Column, Table } from '../../../components/table';
import {
  ArticlesToVerifyCountDocument,
  ArticlesToVerifyDocument,
  type VerificationScope,
  type VerificationState,
} from '../../../gql/knowledge/graphql';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { toLanguage } from '../../../lib/languages';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../../../components/list-panel';
import { useKnowledgePath } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useWords } from '../shared/words';
import { DueCell } from './due-cell';
import { IntervalDialog } from './interval-dialog';
import { OwnerDialog } from './owner-dialog';
import { OwnerName } from './owner-name';
import { type KeptArticle, useVerify } from './use-verification';
import styles from './verification.module.css';

const PAGE = 50;
const MOST_AT_ONCE = 100;
const SCOPES = ['ALL', 'MINE', 'MY_TEAMS'] as const satisfies readonly VerificationScope[];
const STATES = ['OVERDUE', 'DUE_SOON'] as const satisfies readonly VerificationState[];
const BOTH = 'BOTH';

/** What was verified or put off leaves the list at once, before the server is asked again. */
const isDue = (row: KeptArticle): boolean =>
  row.verification?.state === 'OVERDUE' || row.verification?.state === 'DUE_SOON';

/** What has to be checked soon or is overdue: the most harmful first, then the longest due. */
export function VerificationPage() {
  const { t, language } = useWords();
  const { search, go } = useKnowledgePath();
  const scope = SCOPES.find((one) => one === search['whose']) ?? 'ALL';
  const state = STATES.find((one) => one === search['state']) ?? null;
  const list = usePages(ArticlesToVerifyDocument, { scope, state, first: PAGE }, (data) => data.articlesToVerify);
  const rows = list.rows.filter(isDue);
  const total = Math.max(0, list.total - (list.rows.length - rows.length));
  const [{ data }] = useQuery({ query: ArticlesToVerifyCountDocument, variables: { scope } });
  const counts = data?.articlesToVerifyCount;
  const [chosen, setChosen] = useState<string | null>(null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [owned, setOwned] = useState<readonly KeptArticle[] | null>(null);
  const [timed, setTimed] = useState<KeptArticle | null>(null);
  const { verify, busy } = useVerify();

  const current = rows.find(({ id }) => id === chosen) ?? null;
  const pickable = rows.filter((row) => row.viewerCanChangeOwner);
  const pickedRows = pickable.filter(({ id }) => picked.includes(id));
  const pick = (row: KeptArticle | null): void => {
    if (!row?.viewerCanChangeOwner) return;
    setPicked(picked.includes(row.id) ? picked.filter((id) => id !== row.id) : [...picked, row.id]);
  };
  const check = async (row: KeptArticle | null): Promise<void> => {
    if (!row) return;
    const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1] ?? null;
    if (await verify(row)) setChosen(next?.id ?? null);
  };
  const give = (): void => {
    const articles = pickedRows.length > 0 ? pickedRows : current?.viewerCanChangeOwner ? [current] : [];
    if (articles.length > 0) setOwned(articles.slice(0, MOST_AT_ONCE));
  };
  const open = (row: KeptArticle): void => go(`articles/${row.id}`);
  useRowKeys({
    rows,
    keyOf: ({ id }) => id,
    selected: current?.id ?? null,
    onSelect: ({ id }) => setChosen(id),
    onOpen: open,
  });
  useHotkeys({
    v: current?.viewerCanVerify ? () => void check(current) : undefined,
    x: () => pick(current),
    o: give,
    i: current?.viewerCanChangeOwner ? () => setTimed(current) : undefined,
  });
  useEffect(() => {
    document.title = t('tabs.verification');
  }, [t]);

  const place = (whose: VerificationScope, which: VerificationState | null): void => {
    setPicked([]);
    go(
      'verification',
      { ...(whose === 'ALL' ? {} : { whose }), ...(which === null ? {} : { state: which }) },
      { replace: true },
    );
  };
  const counted = (label: string, count: number | undefined): string =>
    count === undefined ? label : t('verification.counted', { label, count });
  const isAll = pickable.length > 0 && pickable.every(({ id }) => picked.includes(id));

  const pickColumn: Column<KeptArticle>[] = [
    {
      key: 'pick',
      width: '36px',
      header: (
        <Checkbox
          label={t('verification.pickAll')}
          checked={isAll}
          indeterminate={!isAll && pickedRows.length > 0}
          disabled={pickable.length === 0}
          onChange={() => setPicked(isAll ? [] : pickable.map(({ id }) => id))}
        />
      ),
      cell: (row) =>
        row.viewerCanChangeOwner ? (
          <Checkbox
            label={t('verification.pick', { code: row.code })}
            checked={picked.includes(row.id)}
            onChange={() => pick(row)}
          />
        ) : null,
    },
  ];
  const columns: Column<KeptArticle>[] = [
    // Who may give nothing away has nothing to pick.
    ...(pickable.length > 0 ? pickColumn : []),
    { key: 'code', header: t('columns.code'), width: '84px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    {
      key: 'title',
      header: t('columns.title'),
      cell: (row) => (
        <div className={styles['title']}>
          <strong lang={toLanguage(row.locale)}>{row.title}</strong>
          {/* That it is due is said by the date. */}
          <ArticleMarks article={{ ...row, verification: null }} />
        </div>
      ),
    },
    { key: 'owner', header: t('verification.owner'), width: '150px', cell: (row) => <OwnerName article={row} /> },
    {
      key: 'due',
      header: t('verification.next'),
      width: '100px',
      cell: (row) => <DueCell dueAt={row.verification?.dueAt ?? null} />,
    },
    {
      key: 'uses',
      header: t('verification.uses30'),
      align: 'end',
      width: '86px',
      cell: (row) => formatNumber(row.verification?.usesLast30Days.calls ?? 0, language),
    },
    {
      key: 'acts',
      header: <span className={styles['quiet']}>{t('verification.acts')}</span>,
      align: 'end',
      width: '170px',
      cell: (row) => (
        <span className={styles['acts']}>
          {row.viewerCanChangeOwner && (
            <>
              <IconButton
                label={t('verification.changeInterval')}
                icon={<CalendarClock size={15} strokeWidth={1.8} aria-hidden="true" />}
                onClick={() => setTimed(row)}
              />
              <IconButton
                label={t('verification.changeOwner')}
                icon={<UserRoundPen size={15} strokeWidth={1.8} aria-hidden="true" />}
                onClick={() => setOwned([row])}
              />
            </>
          )}
          {row.viewerCanVerify && (
            <Button
              size="small"
              variant={row.id === current?.id ? 'primary' : 'plain'}
              keyCap={row.id === current?.id ? 'V' : undefined}
              disabled={busy}
              onClick={() => void check(row)}
            >
              {t('verification.verify')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <DeskPage
      tab="verification"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        ...(rows.some((row) => row.viewerCanVerify)
          ? [{ keys: 'V', label: t('verification.verify'), run: () => void check(current) }]
          : []),
        ...(pickable.length > 0
          ? [
              { keys: 'I', label: t('verification.changeInterval') },
              { keys: 'X', label: t('verification.pickOne') },
              { keys: 'O', label: t('verification.changeOwner'), run: give },
            ]
          : []),
      ]}
    >
      <div className={styles['bar']} role="search" aria-label={t('articles.filters')}>
        <Segmented
          label={t('verification.whose')}
          value={scope}
          items={SCOPES.map((value) => ({ value, label: t(`verification.scopes.${value}`) }))}
          onChange={(value) => place(value, state)}
        />
        <Segmented<VerificationState | typeof BOTH>
          label={t('columns.state')}
          value={state ?? BOTH}
          items={[
            { value: BOTH, label: t('verification.both') },
            { value: 'OVERDUE', label: counted(t('verification.overdue'), counts?.overdue) },
            { value: 'DUE_SOON', label: counted(t('verification.dueSoon'), counts?.dueSoon) },
          ]}
          onChange={(value) => place(scope, value === BOTH ? null : value)}
        />
        <span className={styles['space']} />
        {pickedRows.length > 0 && (
          <Button
            icon={<UserRoundPen size={14} strokeWidth={1.8} aria-hidden="true" />}
            keyCap="O"
            disabled={pickedRows.length > MOST_AT_ONCE}
            onClick={give}
          >
            {t('verification.giveMany', { count: pickedRows.length })}
          </Button>
        )}
      </div>
      <Card padded={false}>
        <ListPanel
          list={{ ...list, rows, total }}
          empty={
            <Empty
              icon={BadgeCheck}
              title={t(`verification.emptyTitle.${scope}`)}
              actions={
                scope === 'ALL' && state === null ? undefined : (
                  <Button onClick={() => place('ALL', null)}>{t('verification.showAll')}</Button>
                )
              }
            >
              {t('verification.emptyText')}
            </Empty>
          }
        >
          <Table
            label={t('tabs.verification')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selectedKey={current?.id ?? null}
            onSelect={({ id }) => setChosen(id)}
            onOpen={open}
          />
        </ListPanel>
      </Card>
      {owned && (
        <OwnerDialog
          articles={owned}
          onClose={() => {
            setOwned(null);
            setPicked([]);
          }}
        />
      )}
      {timed && <IntervalDialog article={timed} onClose={() => setTimed(null)} />}
    </DeskPage>
  );
}
