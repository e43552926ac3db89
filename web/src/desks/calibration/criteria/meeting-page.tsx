import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '../../../components/act-dialog';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { Empty } from '../../../components/empty';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import {
  type AgendaItemFragment,
  type ChangeWholeFragment,
  MeetingHoldDocument,
  MeetingOfDocument,
} from '../../../gql/calibration/graphql';
import { formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { useChange } from '../../../lib/use-change';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useQualityPath, useQualityRights } from '../../quality/shared/use-quality';
import { Frame } from '../shared/frame';
import { Loaded } from '../shared/loaded';
import pages from '../shared/pages.module.css';
import { ShareMark } from '../shared/share-mark';
import { useWords } from '../shared/words';
import { ChangeCard } from './change-card';
import styles from './criteria.module.css';
import { DecideDialog } from './decide-dialog';
import { ProposeDialog } from './propose-dialog';

const keyOf = ({ scorecardId, ref }: AgendaItemFragment): string => `${scorecardId} ${ref}`;

/** One meeting: what its agenda found by itself, what was proposed, and what was decided. */
export function MeetingPage({ id }: { id: string }) {
  const { t, text, language } = useWords();
  const { go } = useQualityPath();
  const { isAnalyst, evaluates } = useQualityRights();
  const [{ data, error, fetching }, ask] = useQuery({
    query: MeetingOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const meeting = data?.criteriaMeeting ?? null;
  const agenda = meeting?.agenda ?? [];
  const changes = meeting?.changes ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const here = agenda.find((item) => keyOf(item) === chosen) ?? null;
  const [asks, setAsks] = useState<'propose' | 'hold' | null>(null);
  const [about, setAbout] = useState<AgendaItemFragment | null>(null);
  const [judged, setJudged] = useState<ChangeWholeFragment | null>(null);
  const hold = useChange(MeetingHoldDocument, (payload) => payload.criteriaMeetingHold);
  const isPlanned = meeting?.state === 'PLANNED';
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const propose = (item: AgendaItemFragment | null) => (): void => {
    setAbout(item);
    setAsks('propose');
  };
  const mayPropose = evaluates && isPlanned;
  const next = changes.find(({ viewerCanDecide }) => viewerCanDecide) ?? null;
  const decideNext = next ? (): void => setJudged(next) : undefined;
  const back = (): void => go('criteria');
  useRowKeys({
    rows: agenda,
    keyOf,
    selected: chosen,
    onSelect: (item) => setChosen(keyOf(item)),
    onOpen: (item) => mayPropose && propose(item)(),
  });
  useHotkeys({ e: mayPropose ? propose(here) : undefined, d: decideNext, Escape: back });
  useEffect(() => {
    document.title = t('criteria.meetingTitle', { month: meeting?.month ?? '' });
  }, [meeting?.month, t]);
  const share = (key: 'disagreement' | 'overturned' | 'notApplicable'): Column<AgendaItemFragment> => ({
    ...{ key, header: t(`criteria.${key}`), width: '252px' },
    cell: (item) => <ShareMark share={item[key]} />,
  });
  const columns: Column<AgendaItemFragment>[] = [
    {
      key: 'question',
      header: t('columns.question'),
      cell: (item) => (
        <span className={pages['cell']}>
          {text(item.text)}
          {item.scorecard && (
            <span className={pages['quiet']}>
              <CodeLabel>{item.scorecard.code}</CodeLabel>
            </span>
          )}
        </span>
      ),
    },
    share('disagreement'),
    share('overturned'),
    share('notApplicable'),
    {
      key: 'proposals',
      header: t('criteria.asked'),
      align: 'end',
      width: '76px',
      cell: ({ proposals }) => (proposals > 0 ? formatNumber(proposals, language) : '—'),
    },
    ...(mayPropose
      ? [
          {
            key: 'act',
            header: '',
            align: 'end' as const,
            width: '84px',
            cell: (item: AgendaItemFragment) => (
              <Button size="small" onClick={propose(item)}>
                {t('criteria.proposeShort')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Frame
      title={t('criteria.title')}
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        ...(mayPropose ? [{ keys: 'E', label: t('criteria.propose'), run: propose(here) }] : []),
        ...(decideNext ? [{ keys: 'D', label: t('criteria.decideNext'), run: decideNext }] : []),
        { keys: 'Esc', label: t('hints.back'), run: back },
      ]}
    >
      <Loaded isThere={meeting !== null} fetching={fetching} error={error} onRetry={again} />
      {meeting && (
        <>
          <div className={pages['head']}>
            <h1>{t('criteria.meetingTitle', { month: meeting.month })}</h1>
            <Tag tone={isPlanned ? 'info' : 'plain'}>{t(`criteria.meetingStates.${meeting.state}`)}</Tag>
            <span className={pages['quiet']}>
              {t(isPlanned ? 'criteria.plannedAt' : 'criteria.heldAt')}{' '}
              <DateTime at={meeting.heldAt ?? meeting.plannedAt} as="moment" />
            </span>
            <span className={pages['end']}>
              {isAnalyst && isPlanned && <Button onClick={() => setAsks('hold')}>{t('criteria.hold')}</Button>}
              {mayPropose && (
                <Button variant="primary" keyCap="E" onClick={propose(here)}>
                  {t('criteria.propose')}
                </Button>
              )}
            </span>
          </div>
          <div className={styles['scroll']} data-panel="" tabIndex={0} role="region" aria-label={t('criteria.title')}>
            <Card
              title={t('criteria.changes')}
              aside={t('criteria.changesAside', { count: changes.length })}
              padded={false}
            >
              {changes.length === 0 && <Empty title={t('criteria.noChanges')}>{t('criteria.noChangesText')}</Empty>}
              {changes.map((change) => (
                <ChangeCard key={change.id} change={change} isHere={change.id === next?.id}>
                  {change.viewerCanDecide && (
                    <Button
                      size="small"
                      keyCap={change.id === next?.id ? 'D' : undefined}
                      onClick={() => setJudged(change)}
                    >
                      {t('criteria.decide')}
                    </Button>
                  )}
                </ChangeCard>
              ))}
            </Card>
            <Card title={t('criteria.agenda')} aside={t('criteria.agendaAside')} padded={false}>
              {meeting.agenda === null ? (
                <Empty title={t('criteria.agendaHidden')}>{t('criteria.agendaHiddenText')}</Empty>
              ) : agenda.length === 0 ? (
                <Empty title={t('criteria.agendaEmpty')}>{t('criteria.agendaEmptyText')}</Empty>
              ) : (
                <Table
                  label={t('criteria.agenda')}
                  columns={columns}
                  rows={agenda}
                  rowKey={keyOf}
                  selectedKey={chosen}
                  onSelect={(item) => setChosen(keyOf(item))}
                />
              )}
            </Card>
          </div>
        </>
      )}
      {asks === 'propose' && meeting && (
        <ProposeDialog
          scorecardId={about?.scorecardId ?? null}
          questionRef={about?.ref ?? null}
          meetingId={meeting.id}
          onClose={() => {
            setAsks(null);
            again();
          }}
        />
      )}
      {asks === 'hold' && meeting && (
        <ActDialog
          title={t('criteria.hold')}
          description={t('criteria.holdText')}
          submit={t('criteria.holdDo')}
          change={hold}
          onSubmit={async () => {
            const outcome = await hold.run({ id: meeting.id, input: { expectedVersion: meeting.revision } });
            if (outcome.kind === 'done') again();
            return outcome.kind === 'done';
          }}
          onClose={() => {
            setAsks(null);
            hold.reset();
          }}
        />
      )}
      {judged && <DecideDialog change={judged} onClose={() => setJudged(null)} />}
    </Frame>
  );
}
