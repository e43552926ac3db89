import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { ListTable } from '../../../components/list-table';
import { Segmented } from '../../../components/segmented';
import { Tag } from '../../../components/tag';
import { MeetingListDocument } from '../../../gql/calibration/graphql';
import { oneOf } from '../../../lib/address';
import { useHotkeys } from '../../../lib/hotkeys';
import { usePages } from '../../../lib/use-pages';
import { DeskPage } from '../../quality/shared/desk-page';
import { useQualityPath, useQualityRights } from '../../quality/shared/use-quality';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';
import { PlanMeetingDialog } from './plan-meeting-dialog';
import { ProposeDialog } from './propose-dialog';
import { RulingsView } from './rulings-view';

const PAGE = 24;
const VIEWS = ['meetings', 'rulings'] as const;
type View = (typeof VIEWS)[number];

/** The meeting on the criteria, month by month, and the rulings that came of it. */
export function CriteriaPage() {
  const { t } = useWords();
  const { go, search } = useQualityPath();
  const { isAnalyst, evaluates } = useQualityRights();
  const view: View = oneOf(VIEWS, search['view']) ?? 'meetings';
  const [asks, setAsks] = useState<'plan' | 'propose' | null>(null);
  const list = usePages(MeetingListDocument, { first: PAGE }, (data) => data.criteriaMeetings);
  const turn = (to: View): void => go('criteria', to === 'meetings' ? {} : { view: to }, { replace: true });
  const plan = isAnalyst ? (): void => setAsks('plan') : undefined;
  const propose = evaluates ? (): void => setAsks('propose') : undefined;
  const close = (): void => setAsks(null);
  useHotkeys({ n: plan, e: propose, r: () => turn(view === 'rulings' ? 'meetings' : 'rulings') });
  useEffect(() => {
    document.title = t('criteria.title');
  }, [t]);
  return (
    <DeskPage
      tab="criteria"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        { keys: 'R', label: t('criteria.views.rulings'), run: () => turn('rulings') },
        ...(plan ? [{ keys: 'N', label: t('criteria.plan'), run: plan }] : []),
        ...(propose ? [{ keys: 'E', label: t('criteria.propose'), run: propose }] : []),
      ]}
    >
      <div className={styles['bar']}>
        <Segmented<View>
          label={t('criteria.view')}
          value={view}
          items={VIEWS.map((value) => ({ value, label: t(`criteria.views.${value}`) }))}
          onChange={turn}
        />
        <span className={styles['end']}>
          {propose && (
            <Button keyCap="E" onClick={propose}>
              {t('criteria.propose')}
            </Button>
          )}
          {plan && (
            <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />} keyCap="N" onClick={plan}>
              {t('criteria.plan')}
            </Button>
          )}
        </span>
      </div>
      {view === 'rulings' ? (
        <RulingsView />
      ) : (
        <ListTable
          list={list}
          label={t('criteria.views.meetings')}
          onOpen={({ id }) => go(`criteria/${id}`)}
          columns={[
            { key: 'month', header: t('criteria.month'), cell: ({ month }) => <strong>{month}</strong> },
            {
              key: 'state',
              header: t('columns.state'),
              width: '140px',
              cell: ({ state }) => (
                <Tag tone={state === 'PLANNED' ? 'info' : 'plain'}>{t(`criteria.meetingStates.${state}`)}</Tag>
              ),
            },
            {
              key: 'planned',
              header: t('criteria.plannedAt'),
              width: '160px',
              cell: ({ plannedAt }) => <DateTime at={plannedAt} as="moment" />,
            },
            {
              key: 'held',
              header: t('criteria.heldAt'),
              width: '160px',
              cell: ({ heldAt }) => (heldAt ? <DateTime at={heldAt} as="moment" /> : '—'),
            },
          ]}
          empty={
            <Empty
              title={t('criteria.none')}
              actions={
                plan && (
                  <Button icon={<Plus size={14} aria-hidden="true" />} onClick={plan}>
                    {t('criteria.plan')}
                  </Button>
                )
              }
            >
              {t('criteria.noneText')}
            </Empty>
          }
        />
      )}
      {asks === 'plan' && <PlanMeetingDialog onDone={(id) => go(`criteria/${id}`)} onClose={close} />}
      {asks === 'propose' && <ProposeDialog scorecardId={null} questionRef={null} meetingId={null} onClose={close} />}
    </DeskPage>
  );
}
