import { Scale } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListPanel } from '../../../components/list-panel';
import { Segmented } from '../../../components/segmented';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { DisputeListDocument, type DisputeRowFragment } from '../../../gql/calibration/graphql';
import { oneOf } from '../../../lib/address';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { DeskPage } from '../../quality/shared/desk-page';
import { useQualityPath, useQualityRights } from '../../quality/shared/use-quality';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { DisputeDue, DisputeStateTag } from './dispute-state';
import { OverturnView } from './overturn-view';

const PAGE = 50;
const VIEWS = ['all', 'mine', 'rates'] as const;
type View = (typeof VIEWS)[number];

/** By when it is due: the first to be decided stands first. */
const dueFirst = (rows: readonly DisputeRowFragment[]): DisputeRowFragment[] =>
  [...rows].sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));

/** What agents dispute: what waits for a decision first, then what was decided; and how often judges agreed with agents. */
export function DisputesPage() {
  const { t, person, score } = useWords();
  const { go, search } = useQualityPath();
  const { evaluates } = useQualityRights();
  const view: View = oneOf(VIEWS, search['view']) ?? 'all';
  const isMine = view === 'mine';
  const open = usePages(
    DisputeListDocument,
    { filter: { states: ['OPEN'], isMineToJudge: isMine ? true : null }, first: PAGE },
    (data) => data.disputes,
  );
  const over = usePages(
    DisputeListDocument,
    { filter: { states: ['DECIDED', 'WITHDRAWN'] }, first: PAGE },
    (data) => data.disputes,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const waiting = dueFirst(open.rows);
  const rows = view === 'rates' ? [] : [...waiting, ...(isMine ? [] : over.rows)];
  const enter = ({ id }: { id: string }): void => go(`disputes/${id}`);
  useRowKeys({ rows, keyOf: ({ id }) => id, selected: chosen, onSelect: ({ id }) => setChosen(id), onOpen: enter });
  const next = waiting.find(({ viewerCanDecide }) => viewerCanDecide);
  const judgeNext = next ? (): void => enter(next) : undefined;
  const turn = (to: View): void => go('disputes', to === 'all' ? {} : { view: to }, { replace: true });
  useHotkeys({ n: judgeNext, r: () => turn(view === 'rates' ? 'all' : 'rates') });
  useEffect(() => {
    document.title = t('disputes.title');
  }, [t]);
  const columnsFor = (isOver: boolean): Column<DisputeRowFragment>[] => [
    {
      key: 'call',
      header: t('columns.call'),
      width: '150px',
      cell: ({ evaluation }) => (
        <CodeLabel>{evaluation?.callReference ?? evaluation?.subjectReference ?? '—'}</CodeLabel>
      ),
    },
    { key: 'agent', header: t('columns.agent'), width: '110px', cell: ({ agent }) => person(agent) },
    { key: 'evaluator', header: t('columns.evaluator'), width: '110px', cell: ({ evaluator }) => person(evaluator) },
    {
      key: 'items',
      header: t('disputes.questions'),
      cell: ({ items, state }) => {
        const upheld = items.filter(({ decision }) => decision === 'UPHELD').length;
        return (
          <span className={styles['tags']}>
            {t('disputes.count', { count: items.length })}
            {state === 'DECIDED' && (
              <Tag tone={upheld > 0 ? 'good' : 'plain'}>{t('disputes.upheldOf', { upheld, of: items.length })}</Tag>
            )}
          </span>
        );
      },
    },
    {
      key: 'score',
      header: t('columns.score'),
      align: 'end',
      width: '110px',
      cell: ({ evaluation }) => score(evaluation?.result?.reported),
    },
    { key: 'state', header: t('columns.state'), width: '90px', cell: ({ state }) => <DisputeStateTag state={state} /> },
    { key: 'opened', header: t('disputes.opened'), width: '90px', cell: ({ openedAt }) => <DateTime at={openedAt} /> },
    {
      key: 'due',
      header: t(isOver ? 'disputes.decidedAt' : 'disputes.due'),
      width: '130px',
      cell: (row) => <DisputeDue dispute={row} />,
    },
    { key: 'judge', header: t('disputes.judge'), width: '100px', cell: ({ judge }) => (judge ? person(judge) : '—') },
    {
      key: 'act',
      header: '',
      align: 'end',
      width: '90px',
      cell: (row) =>
        row.viewerCanDecide && (
          <Button size="small" onClick={() => enter(row)}>
            {t('disputes.judgeIt')}
          </Button>
        ),
    },
  ];
  const table = (label: string, list: readonly DisputeRowFragment[], isOver: boolean) => (
    <Table
      label={label}
      columns={columnsFor(isOver)}
      rows={list}
      rowKey={({ id }) => id}
      selectedKey={chosen}
      onSelect={enter}
    />
  );
  return (
    <DeskPage
      tab="disputes"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        ...(judgeNext ? [{ keys: 'N', label: t('disputes.next'), run: judgeNext }] : []),
        { keys: 'R', label: t('disputes.rates'), run: () => turn('rates') },
      ]}
    >
      <div className={styles['bar']}>
        <Segmented<View>
          label={t('disputes.view')}
          value={view}
          items={VIEWS.filter((value) => value !== 'mine' || evaluates).map((value) => ({
            ...{ value, label: t(`disputes.views.${value}`) },
          }))}
          onChange={turn}
        />
        {judgeNext && view !== 'rates' && (
          <span className={styles['end']}>
            <Button variant="primary" icon={<Scale size={14} aria-hidden="true" />} keyCap="N" onClick={judgeNext}>
              {t('disputes.next')}
            </Button>
          </span>
        )}
      </div>
      {view === 'rates' ? (
        <OverturnView />
      ) : (
        <>
          <Card
            title={t(isMine ? 'disputes.mineTitle' : 'disputes.openTitle')}
            aside={open.isReady ? t('disputes.openAside', { count: open.total }) : undefined}
            padded={false}
          >
            <ListPanel
              list={open}
              empty={
                <Empty
                  title={t(isMine ? 'disputes.noneMine' : 'disputes.noneOpen')}
                  actions={isMine ? <Button onClick={() => turn('all')}>{t('disputes.views.all')}</Button> : undefined}
                >
                  {t(isMine ? 'disputes.noneMineText' : 'disputes.noneOpenText')}
                </Empty>
              }
            >
              {table(t('disputes.openTitle'), waiting, false)}
            </ListPanel>
          </Card>
          {!isMine && (
            <Card title={t('disputes.overTitle')} padded={false}>
              <ListPanel list={over} empty={<Empty title={t('disputes.noneOver')}>{t('disputes.noneOverText')}</Empty>}>
                {table(t('disputes.overTitle'), over.rows, true)}
              </ListPanel>
            </Card>
          )}
        </>
      )}
    </DeskPage>
  );
}
