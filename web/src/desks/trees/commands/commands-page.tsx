import { KeyRound, Plus, Zap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { type CommandFragment, TreeCommandsDocument } from '../../../gql/trees/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { useRowKeys } from '../../../lib/use-row-keys';
import { ListPage } from '../shared/list-page';
import styles from '../shared/pages.module.css';
import { useRights } from '../shared/use-rights';
import { useWords } from '../shared/words';
import { RenewDialog, SaveDialog, SecretDialog } from './command-dialogs';

type Open = { kind: 'save'; command: CommandFragment | null } | { kind: 'renew'; command: CommandFragment } | null;

/** What trees may ask of outside systems. Administrators set it up; those who draw see the names. */
export function CommandsPage() {
  const { t, text, language } = useWords();
  const { isAdmin } = useRights();
  const [{ data, error, fetching }, ask] = useQuery({
    query: TreeCommandsDocument,
    requestPolicy: 'cache-and-network',
  });
  const rows = data?.treeCommands ?? [];
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<{ name: string; secret: string } | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const make = isAdmin ? () => setOpen({ kind: 'save', command: null }) : undefined;
  const change = (command: CommandFragment): void => {
    if (isAdmin) setOpen({ kind: 'save', command });
  };
  useRowKeys({
    rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: change,
  });
  useHotkeys({ n: make });
  useEffect(() => {
    document.title = t('desk.tabs.commands');
  }, [t]);
  const columns: Column<CommandFragment>[] = [
    {
      key: 'name',
      header: t('commands.name'),
      cell: (row) => (
        <span className={styles['cell']}>
          <CodeLabel>{row.name}</CodeLabel>
          <span className={styles['quiet']}>{text(row.label)}</span>
        </span>
      ),
    },
    ...(isAdmin ? [{ key: 'url', header: t('commands.url'), cell: (row: CommandFragment) => row.url ?? '—' }] : []),
    {
      key: 'state',
      header: t('list.state'),
      width: '90px',
      cell: (row) => (
        <Tag tone={row.isActive ? 'good' : 'plain'}>{t(row.isActive ? 'commands.active' : 'commands.off')}</Tag>
      ),
    },
    {
      key: 'runs',
      header: t('commands.runs'),
      align: 'end',
      width: '220px',
      cell: ({ recentRuns: runs }) =>
        runs.sent === 0
          ? '—'
          : t('commands.runsOf', {
              sent: formatNumber(runs.sent, language),
              done: formatPercent(runs.succeeded / runs.sent, language),
              failed: runs.failed,
              late: runs.timedOut,
            }),
    },
    {
      key: 'updated',
      header: t('list.updated'),
      align: 'end',
      width: '84px',
      cell: (row) => <DateTime at={row.updatedAt} />,
    },
    ...(isAdmin
      ? [
          {
            key: 'act',
            header: '',
            align: 'end' as const,
            width: '230px',
            cell: (row: CommandFragment) => (
              <span className={styles['row']}>
                <Button size="small" onClick={() => change(row)}>
                  {t('commands.change')}
                </Button>
                <Button
                  size="small"
                  icon={<KeyRound size={13} aria-hidden="true" />}
                  onClick={() => setOpen({ kind: 'renew', command: row })}
                >
                  {t('commands.renew')}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ];
  const button = make && (
    <Button variant="primary" keyCap="N" icon={<Plus size={14} aria-hidden="true" />} onClick={make}>
      {t('commands.newTitle')}
    </Button>
  );
  return (
    <ListPage
      tab="commands"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        ...(make
          ? [
              { keys: '↵', label: t('commands.change') },
              { keys: 'N', label: t('commands.newTitle'), run: make },
            ]
          : []),
      ]}
    >
      {!isAdmin && <Notice kind="info" title={t('commands.readOnly')} />}
      <Card
        title={t('desk.tabs.commands')}
        aside={t('commands.aside')}
        tools={rows.length > 0 && button}
        padded={false}
      >
        {error && (
          <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={rows.length > 0} />
        )}
        {rows.length > 0 && (
          <Table
            label={t('desk.tabs.commands')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selectedKey={chosen}
            onSelect={(row) => (isAdmin ? change(row) : setChosen(row.id))}
          />
        )}
        {rows.length === 0 &&
          !error &&
          (data ? (
            <Empty icon={Zap} title={t('commands.emptyTitle')} actions={button}>
              {t(isAdmin ? 'commands.emptyText' : 'commands.emptyEditor')}
            </Empty>
          ) : fetching ? (
            <Skeleton rows={3} />
          ) : null)}
      </Card>
      {open?.kind === 'save' && (
        <SaveDialog
          command={open.command}
          onSecret={(name, value) => setSecret({ name, secret: value })}
          onDone={() => ask({ requestPolicy: 'network-only' })}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'renew' && (
        <RenewDialog
          command={open.command}
          onSecret={(name, value) => setSecret({ name, secret: value })}
          onClose={() => setOpen(null)}
        />
      )}
      {secret && <SecretDialog name={secret.name} secret={secret.secret} onClose={() => setSecret(null)} />}
    </ListPage>
  );
}
