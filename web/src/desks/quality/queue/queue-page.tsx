import { ListChecks, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ActDialog } from '../../../components/act-dialog';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListPanel } from '../../../components/list-panel';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import {
  type AssignmentRowFragment,
  AssignmentSkipDocument,
  MyAssignmentsDocument,
} from '../../../gql/quality/graphql';
import { textOf } from '../../../lib/address';
import { useHotkeys } from '../../../lib/hotkeys';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { OPEN_STATES } from '../evaluate/use-queue-place';
import { SatisfactionTag } from '../shared/call-head';
import { DeskPage } from '../shared/desk-page';
import { useBegin } from '../shared/use-begin';
import { useQualityPath } from '../shared/use-quality';
import { useWords } from '../shared/words';
import styles from '../shared/list.module.css';
import { Stratum } from './stratum';

const PAGE = 50;

/** The drawn calls that this person is to score, due first. Enter begins, X gives one up. */
export function QueuePage() {
  const { t, person, text, span } = useWords();
  const { go, search } = useQualityPath();
  const list = usePages(MyAssignmentsDocument, { states: [...OPEN_STATES], first: PAGE }, (data) => data.myAssignments);
  const rows = list.rows.filter(({ state }) => state === 'OPEN' || state === 'STARTED');
  const at = textOf(search['at']);
  const selected = rows.find(({ id }) => id === at) ?? rows[0] ?? null;
  const [skipped, setSkipped] = useState<AssignmentRowFragment | null>(null);
  const skip = useChange(AssignmentSkipDocument, (data) => data.assignmentSkip);
  const begin = useBegin();
  const open = (row: AssignmentRowFragment): void => void begin.assignment(row);
  const select = ({ id }: { id: string }): void => go('', { at: id }, { replace: true });
  useRowKeys({ rows, keyOf: ({ id }) => id, selected: selected?.id ?? null, onSelect: select, onOpen: open });
  const giveUp = selected?.viewerCanSkip ? () => setSkipped(selected) : undefined;
  const start = selected ? () => open(selected) : undefined;
  useHotkeys({ x: giveUp, n: start });
  useEffect(() => {
    document.title = t('tabs.queue');
  }, [t]);
  const close = (): void => {
    setSkipped(null);
    skip.reset();
  };

  const columns: Column<AssignmentRowFragment>[] = [
    {
      key: 'call',
      header: t('columns.call'),
      width: '150px',
      cell: ({ call }) => (call ? <CodeLabel>{call.reference}</CodeLabel> : '—'),
    },
    { key: 'agent', header: t('columns.agent'), width: '110px', cell: ({ call }) => person(call?.agent) },
    {
      key: 'when',
      header: t('columns.when'),
      width: '150px',
      cell: ({ call }) =>
        call && (
          <>
            <DateTime at={call.offeredAt} as="moment" /> · {span(call.talkSeconds)}
          </>
        ),
    },
    {
      key: 'facts',
      header: t('columns.facts'),
      cell: ({ call }) =>
        call && (
          <span className={styles['tags']}>
            <Tag>{t(`channels.${call.channel}`)}</Tag>
            {call.queue && <Tag>{text(call.queue.name)}</Tag>}
            {call.satisfaction !== null && <SatisfactionTag value={call.satisfaction} />}
            {call.unhappyWords > 0 && <Tag tone="warn">{t('call.unhappyWords', { count: call.unhappyWords })}</Tag>}
            {!call.hasRecording && <Tag tone="outline">{t('call.noRecording')}</Tag>}
          </span>
        ),
    },
    {
      key: 'stratum',
      header: t('columns.stratum'),
      width: '190px',
      cell: (row) => <Stratum name={row.stratum} isReplacement={row.isReplacement} />,
    },
    {
      key: 'card',
      header: t('columns.card'),
      width: '150px',
      cell: ({ scorecard }) => (scorecard ? text(scorecard.title) : '—'),
    },
    {
      key: 'due',
      header: t('columns.due'),
      width: '120px',
      cell: (row) =>
        row.isOverdue ? (
          <Tag tone="bad">
            {t('queue.overdue')} <DateTime at={row.dueAt} />
          </Tag>
        ) : (
          <DateTime at={row.dueAt} as="moment" />
        ),
    },
    {
      key: 'act',
      header: '',
      align: 'end',
      width: '120px',
      cell: (row) => (
        <Button
          size="small"
          variant={row.id === selected?.id ? 'primary' : 'plain'}
          icon={<Play size={13} aria-hidden="true" />}
          busy={begin.busy}
          onClick={() => open(row)}
        >
          {t(row.state === 'STARTED' ? 'queue.goOn' : 'queue.start')}
        </Button>
      ),
    },
  ];
  return (
    <DeskPage
      tab="queue"
      hints={[
        { keys: 'J K', label: t('keys.upDown') },
        { keys: '↵', label: t('queue.start'), run: start },
        { keys: 'X', label: t('queue.skip'), run: giveUp },
      ]}
    >
      <Card padded={false} title={t('tabs.queue')} aside={list.isReady && t('queue.count', { count: list.total })}>
        <ListPanel
          list={{ ...list, rows }}
          empty={
            <Empty
              icon={ListChecks}
              title={t('queue.emptyTitle')}
              actions={<Button onClick={() => go('calls')}>{t('queue.emptyAct')}</Button>}
            >
              {t('queue.emptyText')}
            </Empty>
          }
        >
          <Table
            label={t('tabs.queue')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selectedKey={selected?.id ?? null}
            onSelect={select}
            onOpen={open}
          />
        </ListPanel>
      </Card>
      {skipped && (
        <ActDialog
          title={t('queue.skipTitle')}
          description={t('queue.skipText', { reference: skipped.call?.reference ?? '—' })}
          submit={t('queue.skip')}
          reason={{ label: t('queue.skipReason'), missing: t('queue.skipReasonMissing'), most: 500 }}
          change={skip}
          onSubmit={async (reason) => {
            const outcome = await skip.run({
              id: skipped.id,
              input: { expectedVersion: skipped.revision, reason },
            });
            if (outcome.kind !== 'done') return false;
            const { replacement } = outcome.payload;
            showToast({ tone: 'good', text: t(replacement ? 'queue.replaced' : 'queue.skipped') });
            list.reload();
            return true;
          }}
          onClose={close}
        />
      )}
    </DeskPage>
  );
}
