import { Download, FilterX } from 'lucide-react';
import { useQuery } from 'urql';
import { Button } from '../../../../components/button';
import { IconButton } from '../../../../components/icon-button';
import { Menu } from '../../../../components/menu';
import { PeriodField } from '../../../../components/period-field';
import { Select } from '../../../../components/select';
import { SearchBreakdownDocument, StatisticsChoicesDocument } from '../../../../gql/knowledge/graphql';
import { KINDS, LOCALES } from '../../articles/article-filters';
import { useMayWrite } from '../../shared/use-knowledge';
import { useSearchWords } from '../words';
import { MOST_DAYS } from '../../../../lib/period';
import styles from './statistics-bar.module.css';
import { DIMENSIONS, filterOf, type StatisticsSearch } from './statistics-search';
import { useCsv } from './use-csv';
import { ViewSwitch } from './view-switch';

const ALL = 'all';

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
  const isNarrowed = Boolean(view.team ?? view.line ?? view.locale ?? view.kind);
  return (
    <div className={styles['bar']} role="search" aria-label={s('statistics.filters')}>
      <ViewSwitch view="figures" />
      <PeriodField
        period={view.period}
        onChange={(period) => onChange({ period })}
        words={{
          period: s('statistics.period'),
          last: (count) => s('statistics.lastDays', { count }),
          from: s('statistics.from'),
          to: s('statistics.to'),
          order: s('statistics.daysOrder'),
          many: s('statistics.daysMany', { most: MOST_DAYS }),
        }}
      />
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
