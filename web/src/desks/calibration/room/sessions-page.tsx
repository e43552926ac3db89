import { Plus } from 'lucide-react';
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
import { type CalibrationState, SessionListDocument, type SessionRowFragment } from '../../../gql/calibration/graphql';
import { oneOf } from '../../../lib/address';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { DeskPage } from '../../quality/shared/desk-page';
import { useQualityPath } from '../../quality/shared/use-quality';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { RatersView } from './raters-view';
import { NewSessionDialog } from './new-session-dialog';
import { HandedIn, SessionStateTag } from './session-state';
import { useSessionStart } from './use-session-start';

const PAGE = 50;
const VIEWS = ['all', 'open', 'over', 'raters'] as const;
type View = (typeof VIEWS)[number];
const STATES: Record<View, CalibrationState[] | null> = {
  ...{ all: null, open: ['EXPERT_FIRST', 'BLIND', 'REVEALED'], over: ['CLOSED'], raters: null },
};

/** Sessions in which several people score the same call without seeing each other's answers; and how alike they score. */
export function SessionsPage() {
  const { t, person } = useWords();
  const { go, search } = useQualityPath();
  const view: View = oneOf(VIEWS, search['view']) ?? 'all';
  const list = usePages(
    SessionListDocument,
    { filter: STATES[view] ? { states: STATES[view] } : null, first: PAGE },
    (data) => data.calibrations,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const asks = search['ask'] === 'new';
  const { start, busy } = useSessionStart();
  const enter = ({ id }: { id: string }): void => go(`calibration/${id}`);
  const turn = (to: View): void => go('calibration', to === 'all' ? {} : { view: to }, { replace: true });
  const make = (): void => go('calibration', { ...search, ask: 'new' });
  const close = (): void => go('calibration', { ...search, ask: undefined }, { replace: true });
  useRowKeys({
    rows: view === 'raters' ? [] : list.rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: enter,
  });
  useHotkeys({ n: make });
  useEffect(() => {
    document.title = t('room.listTitle');
  }, [t]);
  const columns: Column<SessionRowFragment>[] = [
    {
      key: 'title',
      header: t('room.name'),
      cell: ({ title, scorecard, scorecardVersion }) => (
        <span className={styles['cell']}>
          <strong>{title}</strong>
          <span className={styles['quiet']}>
            {scorecard && t('room.cardVersion', { code: scorecard.code, version: scorecardVersion?.version ?? '—' })}
          </span>
        </span>
      ),
    },
    {
      key: 'call',
      header: t('columns.call'),
      width: '150px',
      cell: ({ call }) => (call ? <CodeLabel>{call.reference}</CodeLabel> : '—'),
    },
    { key: 'expert', header: t('room.expert'), width: '110px', cell: ({ expert }) => person(expert) },
    {
      key: 'state',
      header: t('columns.state'),
      width: '130px',
      cell: ({ state }) => <SessionStateTag state={state} />,
    },
    { key: 'in', header: t('room.handedIn'), width: '210px', cell: (row) => <HandedIn session={row} /> },
    {
      key: 'due',
      header: t('room.due'),
      width: '130px',
      cell: ({ dueAt, isRevealed }) =>
        !isRevealed && Date.parse(dueAt) < Date.now() ? (
          <Tag tone="bad">
            {t('disputes.overdue')} <DateTime at={dueAt} />
          </Tag>
        ) : (
          <DateTime at={dueAt} as="moment" />
        ),
    },
    {
      key: 'act',
      header: '',
      align: 'end',
      width: '110px',
      cell: ({ id, viewerCanStart }) =>
        viewerCanStart && (
          <Button size="small" busy={busy} onClick={() => void start(id)}>
            {t('room.scoreIt')}
          </Button>
        ),
    },
  ];
  return (
    <DeskPage
      tab="calibration"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        { keys: 'N', label: t('room.new'), run: make },
      ]}
    >
      <div className={styles['bar']}>
        <Segmented<View>
          label={t('room.view')}
          value={view}
          items={VIEWS.map((value) => ({ value, label: t(`room.views.${value}`) }))}
          onChange={turn}
        />
        <span className={styles['end']}>
          <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />} keyCap="N" onClick={make}>
            {t('room.new')}
          </Button>
        </span>
      </div>
      {view === 'raters' ? (
        <RatersView />
      ) : (
        <Card padded={false}>
          <ListPanel
            list={list}
            empty={
              <Empty
                title={t(view === 'all' ? 'room.none' : 'room.noneHere')}
                actions={
                  view === 'all' ? (
                    <Button icon={<Plus size={14} aria-hidden="true" />} onClick={make}>
                      {t('room.new')}
                    </Button>
                  ) : (
                    <Button onClick={() => turn('all')}>{t('room.views.all')}</Button>
                  )
                }
              >
                {t('room.noneText')}
              </Empty>
            }
          >
            <Table
              label={t('room.listTitle')}
              columns={columns}
              rows={list.rows}
              rowKey={({ id }) => id}
              selectedKey={chosen}
              onSelect={enter}
            />
          </ListPanel>
        </Card>
      )}
      {asks && <NewSessionDialog onDone={(id) => go(`calibration/${id}`, {}, { replace: true })} onClose={close} />}
    </DeskPage>
  );
}
