import { Download, FilterX } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../../components/button';
import { IconButton } from '../../../../components/icon-button';
import { Menu } from '../../../../components/menu';
import { Segmented } from '../../../../components/segmented';
import { Select } from '../../../../components/select';
import { TextInput } from '../../../../components/text-input';
import { SearchBreakdownDocument, StatisticsChoicesDocument } from '../../../../gql/knowledge/graphql';
import { KINDS, LOCALES } from '../../articles/article-filters';
import { useMayWrite } from '../../shared/use-knowledge';
import { useSearchWords } from '../words';
import { centreDay, lastDays, LENGTHS, lengthOf, MOST_DAYS, type Period, usualLength } from './period';
import styles from './statistics-bar.module.css';
import { DIMENSIONS, filterOf, type StatisticsSearch } from './statistics-search';
import { useCsv } from './use-csv';
import { ViewSwitch } from './view-switch';

const ALL = 'all';

/** Two days; a period takes effect when both make one. */
function Days({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { s } = useSearchWords();
  const [typed, setTyped] = useState<Period | null>(null);
  const shown = typed ?? period;
  const put = (next: Period): void => {
    const isWhole = next.from !== '' && next.to !== '' && next.from <= next.to && lengthOf(next) <= MOST_DAYS;
    setTyped(isWhole ? null : next);
    if (isWhole) onChange(next);
  };
  const isWrong = typed !== null && typed.from !== '' && typed.to !== '';
  return (
    <span className={styles['days']}>
      <TextInput
        type="date"
        aria-label={s('statistics.from')}
        aria-invalid={isWrong || undefined}
        value={shown.from}
        max={centreDay()}
        onChange={(event) => put({ ...shown, from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="date"
        aria-label={s('statistics.to')}
        aria-invalid={isWrong || undefined}
        value={shown.to}
        max={centreDay()}
        onChange={(event) => put({ ...shown, to: event.currentTarget.value })}
      />
      {isWrong && (
        <span role="alert" className={styles['wrong']}>
          {s(typed.from > typed.to ? 'statistics.daysOrder' : 'statistics.daysMany', { most: MOST_DAYS })}
        </span>
      )}
    </span>
  );
}

/** The teams that can be chosen. Editors see every team's searches; others only those that their own figures name. */
function useTeams<Team extends { id: string }>(view: StatisticsSearch, teams: readonly Team[]): readonly Team[] {
  const mayWrite = useMayWrite();
  const [{ data }] = useQuery({
    query: SearchBreakdownDocument,
    variables: { filter: filterOf({ ...view, team: null }), by: 'TEAM' },
    pause: mayWrite,
  });
  if (mayWrite) return teams;
  const seen = new Set((data?.searchAnalytics?.by ?? []).map(({ value }) => value));
  return teams.filter(({ id }) => seen.has(id) || id === view.team);
}

interface StatisticsBarProps {
  view: StatisticsSearch;
  onChange: (next: Partial<StatisticsSearch>) => void;
}

/** Which searches are counted, and their figures as a file. */
export function StatisticsBar({ view, onChange }: StatisticsBarProps) {
  const { s, t, common, text } = useSearchWords();
  const [{ data }] = useQuery({ query: StatisticsChoicesDocument });
  const teams = useTeams(view, data?.teams ?? []);
  const { download, busy } = useCsv(view);
  const withAll = (all: string, items: { value: string; label: string }[]) => [{ value: ALL, label: all }, ...items];
  const length = usualLength(view.period);
  const isNarrowed = Boolean(view.team ?? view.line ?? view.locale ?? view.kind);
  return (
    <div className={styles['bar']} role="search" aria-label={s('statistics.filters')}>
      <ViewSwitch view="figures" />
      <Segmented<string>
        label={s('statistics.period')}
        value={length === null ? '' : String(length)}
        items={LENGTHS.map((days) => ({ value: String(days), label: s('statistics.lastDays', { count: days }) }))}
        onChange={(days) => onChange({ period: lastDays(Number(days)) })}
      />
      <Days period={view.period} onChange={(period) => onChange({ period })} />
      <Select
        label={s('statistics.team')}
        value={view.team ?? ALL}
        items={withAll(
          s('statistics.everyTeam'),
          teams.map((team) => ({ value: team.id, label: text(team.name) })),
        )}
        onChange={(value) => onChange({ team: value === ALL ? null : value })}
      />
      <Select
        label={t('fields.lines')}
        value={view.line ?? ALL}
        items={withAll(
          t('articles.everyLine'),
          (data?.productLines ?? []).map((line) => ({ value: line.id, label: text(line.name) })),
        )}
        onChange={(value) => onChange({ line: value === ALL ? null : value })}
      />
      <Select
        label={t('columns.locale')}
        value={view.locale ?? ALL}
        items={withAll(
          t('articles.everyLocale'),
          LOCALES.map((value) => ({ value, label: common(`locales.${value}`) })),
        )}
        onChange={(value) => onChange({ locale: LOCALES.find((one) => one === value) ?? null })}
      />
      <Select
        label={t('columns.kind')}
        value={view.kind ?? ALL}
        items={withAll(
          t('articles.everyKind'),
          KINDS.map((value) => ({ value, label: common(`kinds.${value}`) })),
        )}
        onChange={(value) => onChange({ kind: KINDS.find((one) => one === value) ?? null })}
      />
      {isNarrowed && (
        <IconButton
          label={t('articles.clear')}
          icon={<FilterX size={15} aria-hidden="true" />}
          onClick={() => onChange({ team: null, line: null, locale: null, kind: null })}
        />
      )}
      <span className={styles['space']} />
      <Menu
        trigger={
          <Button icon={<Download size={14} strokeWidth={1.8} aria-hidden="true" />} busy={busy}>
            {s('csv.button')}
          </Button>
        }
        groups={[
          {
            heading: s('csv.heading'),
            items: (['DAY', ...DIMENSIONS] as const).map((by) => ({
              key: by,
              label: s(`statistics.dimensions.${by}`),
              run: () => download(by),
            })),
          },
        ]}
      />
    </div>
  );
}
