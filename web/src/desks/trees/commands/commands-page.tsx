import { KeyRound, Plus, Zap } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Dialog } from '../../../components/dialog';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { TextInput } from '../../../components/text-input';
import {
  type CommandFragment,
  TreeCommandSaveDocument,
  TreeCommandsDocument,
  TreeCommandSecretRenewDocument,
} from '../../../gql/trees/graphql';
import { copyText } from '../../../lib/copy-text';
import { formatNumber, formatPercent } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { newKey } from '../../../lib/new-key';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { useRowKeys } from '../../../lib/use-row-keys';
import { ActDialog } from '../shared/act-dialog';
import { ListPage } from '../shared/list-page';
import styles from '../shared/pages.module.css';
import { useRights } from '../shared/use-rights';
import { useWords } from '../shared/words';

/** The secret that signs what is sent: shown this once, and then nowhere. */
function SecretDialog({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const { t, common } = useWords();
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      kicker={<CodeLabel>{name}</CodeLabel>}
      title={t('commands.secretTitle')}
      description={t('commands.secretText')}
      footer={
        <>
          <Button
            onClick={() =>
              void copyText(secret).then((copied) =>
                showToast({
                  tone: copied ? 'good' : 'bad',
                  text: t(copied ? 'commands.copied' : 'commands.notCopied'),
                }),
              )
            }
          >
            {t('commands.copy')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {common('common.close')}
          </Button>
        </>
      }
    >
      <Field label={t('commands.secret')}>
        <TextInput readOnly value={secret} onFocus={(event) => event.currentTarget.select()} />
      </Field>
    </Dialog>
  );
}

interface SaveDialogProps {
  command: CommandFragment | null;
  onSecret: (name: string, secret: string) => void;
  onDone: () => void;
  onClose: () => void;
}

/** Sets up a command, or changes it. Its name cannot be changed: nodes name it. */
function SaveDialog({ command, onSecret, onDone, onClose }: SaveDialogProps) {
  const { t } = useWords();
  const [name, setName] = useState(command?.name ?? '');
  const [zhCN, setZhCN] = useState(command?.label.zhCN ?? '');
  const [en, setEn] = useState(command?.label.en ?? '');
  const [url, setUrl] = useState(command?.url ?? '');
  const [isActive, setActive] = useState(command?.isActive ?? true);
  const idempotencyKey = useMemo(newKey, [name, zhCN, en, url, isActive]);
  const change = useChange(TreeCommandSaveDocument, (data) => data.treeCommandSave);
  return (
    <ActDialog
      title={t(command ? 'commands.changeTitle' : 'commands.newTitle')}
      description={t('commands.saveText')}
      submit={t('commands.save')}
      change={change}
      onSubmit={async () => {
        const outcome = await change.run({
          input: {
            ...(command ? { id: command.id, expectedVersion: command.revision } : { idempotencyKey }),
            name: name.trim(),
            label: { zhCN: zhCN.trim(), en: en.trim() },
            url: url.trim(),
            isActive,
          },
        });
        if (outcome.kind !== 'done') return false;
        if (outcome.payload.secret !== null) onSecret(name.trim(), outcome.payload.secret);
        else showToast({ tone: 'good', text: t('commands.saved', { name: name.trim() }) });
        onDone();
        return true;
      }}
      onClose={onClose}
    >
      <Field label={t('commands.name')} hint={t('commands.nameHint')} error={refusalOf(change.refusals, 'name')}>
        <TextInput
          value={name}
          disabled={command !== null}
          placeholder="crm.create-order"
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <Field label={t('commands.labelZh')} error={refusalOf(change.refusals, 'label')}>
        <TextInput value={zhCN} maxLength={120} onChange={(event) => setZhCN(event.currentTarget.value)} />
      </Field>
      <Field label={t('commands.labelEn')}>
        <TextInput value={en} maxLength={120} onChange={(event) => setEn(event.currentTarget.value)} />
      </Field>
      <Field label={t('commands.url')} hint={t('commands.urlHint')} error={refusalOf(change.refusals, 'url')}>
        <TextInput
          type="url"
          value={url}
          placeholder="https://"
          maxLength={500}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      </Field>
      <Checkbox checked={isActive} onChange={setActive}>
        {t('commands.isActive')}
      </Checkbox>
    </ActDialog>
  );
}

function RenewDialog({
  command,
  onSecret,
  onClose,
}: { command: CommandFragment } & Pick<SaveDialogProps, 'onSecret' | 'onClose'>) {
  const { t } = useWords();
  const change = useChange(TreeCommandSecretRenewDocument, (data) => data.treeCommandSecretRenew);
  return (
    <ActDialog
      title={t('commands.renewTitle', { name: command.name })}
      description={t('commands.renewText')}
      submit={t('commands.renew')}
      harms
      change={change}
      onSubmit={async () => {
        const outcome = await change.run({ input: { id: command.id, expectedVersion: command.revision } });
        if (outcome.kind === 'done' && outcome.payload.secret !== null) onSecret(command.name, outcome.payload.secret);
        return outcome.kind === 'done';
      }}
      onClose={onClose}
    />
  );
}

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
            width: '190px',
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
