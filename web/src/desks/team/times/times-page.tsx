import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { HintBar } from '../../../components/hint-bar';
import { ListPanel } from '../../../components/list-panel';
import { Page } from '../../../components/page';
import { Select } from '../../../components/select';
import { type Column, Table } from '../../../components/table';
import { TopBar } from '../../../components/top-bar';
import { TeamTimesDocument, type TeamTimesQuery } from '../../../gql/team/graphql';
import { formatDuration, formatPercent } from '../../../lib/format';
import { centreDay, shiftDay, shortDay } from '../../../lib/period';
import { useHints } from '../../../lib/use-hints';
import { useNaming } from '../../../lib/use-naming';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { TeamTools } from '../team-tools';
import styles from '../quality/quality.module.css';
import { occupancy, utilisation } from './times';

type AgentDay = TeamTimesQuery['agentDays']['nodes'][number];

const route = getRouteApi('/team');
const DAYS = 14;
const SHOWN = 50;
const EVERY = 'every';

const keyOf = ({ day, agent }: AgentDay): string => `${day} ${agent?.id ?? ''}`;

/** What the telephony tells of the people's time, day by day: logged in, talking, holding, writing down, waiting. */
export function TimesPage() {
  const { t } = useTranslation('team');
  const { person, language } = useNaming();
  const { team } = route.useSearch();
  const { history } = useRouter();
  const [day, setDay] = useState<string>(EVERY);
  const [chosen, setChosen] = useState<string | null>(null);
  const today = centreDay();
  const days = Array.from({ length: DAYS }, (_, back) => shiftDay(today, -back));
  const period = day === EVERY ? { from: shiftDay(today, 1 - DAYS), to: today } : { from: day, to: day };
  const list = usePages(
    TeamTimesDocument,
    { filter: { ...period, ...(team === undefined ? {} : { teamId: team }) }, first: SHOWN },
    (data) => data.agentDays,
  );
  const see = ({ agent, day: of }: AgentDay): void => {
    if (agent) history.push(`/quality/calls?${new URLSearchParams({ agent: agent.id, from: of, to: of }).toString()}`);
  };
  useRowKeys({
    rows: list.rows,
    keyOf,
    selected: chosen,
    onSelect: (row) => setChosen(keyOf(row)),
    onOpen: see,
  });
  const hints = useHints(t('title'), [
    { keys: '↑ ↓', label: t('keys.select') },
    { keys: '↵', label: t('times.see') },
  ]);
  useEffect(() => {
    document.title = `${t('title')} · CareGraph`;
  }, [t]);
  const share = (value: number | null): string => (value === null ? '—' : formatPercent(value, language));
  const time = (key: Exclude<keyof AgentDay, 'agent' | 'day' | '__typename'>): Column<AgentDay> => ({
    ...{ key, header: t(`times.${key}`), align: 'end', width: '108px' },
    cell: (row) => formatDuration(row[key]),
  });
  const columns: Column<AgentDay>[] = [
    { key: 'day', header: t('times.day'), width: '96px', cell: ({ day: of }) => shortDay(of, language) },
    {
      key: 'agent',
      header: t('person'),
      cell: (row) => (
        <button type="button" className={styles['link']} onClick={() => see(row)}>
          {row.agent ? person(row.agent) : t('quality.gone')}
        </button>
      ),
    },
    ...(['loggedInSeconds', 'talkSeconds', 'holdSeconds', 'wrapSeconds', 'waitingSeconds'] as const).map(time),
    {
      key: 'occupancy',
      header: t('times.occupancy'),
      align: 'end',
      width: '100px',
      cell: (row) => share(occupancy(row)),
    },
    {
      key: 'utilisation',
      header: t('times.utilisation'),
      align: 'end',
      width: '100px',
      cell: (row) => share(utilisation(row)),
    },
  ];
  return (
    <Page
      top={<TopBar title={t('title')} subtitle={t('parts.times')} />}
      bottom={<HintBar hints={hints}>{t('foot')}</HintBar>}
    >
      <TeamTools>
        <Select
          label={t('times.day')}
          value={day}
          items={[
            { value: EVERY, label: t('times.every', { days: DAYS }) },
            ...days.map((value) => ({ value, label: shortDay(value, language) })),
          ]}
          onChange={setDay}
        />
      </TeamTools>
      <div className={styles['whole']}>
        <Card title={t('times.title')} aside={list.isReady && t('times.count', { n: list.total })} padded={false}>
          <ListPanel list={list} empty={<Empty title={t('times.noneTitle')}>{t('times.noneText')}</Empty>}>
            <Table
              label={t('times.title')}
              columns={columns}
              rows={list.rows}
              rowKey={keyOf}
              selectedKey={chosen}
              onSelect={(row) => setChosen(keyOf(row))}
              onOpen={see}
            />
            <p className={styles['note']}>{t('times.how')}</p>
          </ListPanel>
        </Card>
      </div>
    </Page>
  );
}
