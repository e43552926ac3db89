import { BadgeCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListTable } from '../../../components/list-table';
import { Segmented } from '../../../components/segmented';
import type { Column } from '../../../components/table';
import { type TreeDueFragment, TreesToVerifyDocument, type VerificationScope } from '../../../gql/trees/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { ListPage } from '../shared/list-page';
import styles from '../shared/pages.module.css';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { DueTag, VerifyDialog } from '../tree/keeping-card';

const PAGE = 30;
const SCOPES = ['ALL', 'MINE', 'MY_TEAMS'] as const satisfies readonly VerificationScope[];

/** Live trees that have to be looked at again, the most overdue first. */
export function DuePage() {
  const { t, text, person } = useWords();
  const { go, search } = useTreesPath();
  const scope = SCOPES.find((one) => one === search['scope']) ?? 'ALL';
  const list = usePages(TreesToVerifyDocument, { scope, state: null, first: PAGE }, (data) => data.treesToVerify);
  const [chosen, setChosen] = useState<string | null>(null);
  const [verifying, setVerifying] = useState<TreeDueFragment | null>(null);
  const open = ({ id }: TreeDueFragment): void => go(id);
  const selected = list.rows.find(({ id }) => id === chosen) ?? null;
  const verifyChosen = selected?.viewerCanVerify ? () => setVerifying(selected) : undefined;
  useHotkeys({ c: verifyChosen });
  useEffect(() => {
    document.title = t('desk.tabs.verification');
  }, [t]);
  const columns: Column<TreeDueFragment>[] = [
    { key: 'code', header: t('list.code'), width: '84px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    { key: 'title', header: t('list.name'), cell: (row) => <strong>{text(row.title)}</strong> },
    {
      key: 'owner',
      header: t('keeping.owner'),
      width: '160px',
      cell: (row) =>
        row.owner ? person(row.owner) : row.ownerTeam ? text(row.ownerTeam.name) : t('keeping.nobodyOwns'),
    },
    {
      key: 'state',
      header: t('list.state'),
      width: '110px',
      cell: (row) => (row.verification ? <DueTag state={row.verification.state} /> : '—'),
    },
    {
      key: 'due',
      header: t('keeping.due'),
      align: 'end',
      width: '120px',
      cell: (row) => (row.verification?.dueAt ? <DateTime at={row.verification.dueAt} as="day" /> : '—'),
    },
    {
      key: 'act',
      header: '',
      align: 'end',
      width: '120px',
      cell: (row) =>
        row.viewerCanVerify && (
          <Button size="small" icon={<BadgeCheck size={13} aria-hidden="true" />} onClick={() => setVerifying(row)}>
            {t('keeping.verify')}
          </Button>
        ),
    },
  ];
  return (
    <ListPage
      tab="verification"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('desk.views.read') },
        { keys: 'C', label: t('keeping.verify'), run: verifyChosen },
      ]}
    >
      <div className={styles['row']}>
        <Segmented
          label={t('keeping.scope')}
          value={scope}
          items={SCOPES.map((value) => ({ value, label: t(`keeping.scopes.${value}`) }))}
          onChange={(next) => go('verification', { scope: next }, { replace: true })}
        />
      </div>
      <ListTable
        list={list}
        label={t('desk.tabs.verification')}
        columns={columns}
        empty={
          <Empty icon={BadgeCheck} title={t('keeping.emptyTitle')}>
            {t('keeping.emptyText')}
          </Empty>
        }
        onChoose={({ id }) => setChosen(id)}
        onOpen={open}
      />
      {verifying && (
        <VerifyDialog
          tree={verifying}
          onClose={() => {
            setVerifying(null);
            list.reload();
          }}
        />
      )}
    </ListPage>
  );
}
