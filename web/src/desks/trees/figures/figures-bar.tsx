import { FilterX } from 'lucide-react';
import { IconButton } from '../../../components/icon-button';
import { PeriodField } from '../../../components/period-field';
import { Select } from '../../../components/select';
import type { TreeFiguresHeadQuery } from '../../../gql/trees/graphql';
import { MOST_DAYS } from '../../../lib/period';
import { useWords } from '../shared/words';
import styles from './figures.module.css';
import type { FiguresView } from './view';

const ALL = 'all';

interface FiguresBarProps {
  head: TreeFiguresHeadQuery;
  view: FiguresView;
  onChange: (next: Partial<FiguresView>) => void;
}

/** Which walks are counted. */
export function FiguresBar({ head, view, onChange }: FiguresBarProps) {
  const { t, text } = useWords();
  const versions = head.tree?.versions.nodes ?? [];
  const named = (number: number, isLive: boolean): string =>
    t(isLive ? 'figures.versionLive' : 'versions.numbered', { number });
  return (
    <div className={styles['bar']} role="search" aria-label={t('figures.filters')}>
      <PeriodField
        period={view.period}
        onChange={(period) => onChange({ period })}
        words={{
          period: t('figures.period'),
          last: (count) => t('figures.lastDays', { count }),
          from: t('figures.from'),
          to: t('figures.to'),
          order: t('figures.daysOrder'),
          many: t('figures.daysMany', { most: MOST_DAYS }),
        }}
      />
      <Select
        label={t('list.version')}
        value={view.version === null ? ALL : String(view.version)}
        items={[
          { value: ALL, label: t('figures.everyVersion') },
          ...versions.map(({ number, isLive }) => ({ value: String(number), label: named(number, isLive) })),
        ]}
        onChange={(value) =>
          onChange(value === ALL ? { version: null, against: null } : { version: Number(value), against: null })
        }
      />
      <Select
        label={t('figures.team')}
        value={view.team ?? ALL}
        items={[
          { value: ALL, label: t('figures.everyTeam') },
          ...head.teams.map((team) => ({ value: team.id, label: text(team.name) })),
        ]}
        onChange={(value) => onChange({ team: value === ALL ? null : value })}
      />
      <Select
        label={t('list.line')}
        value={view.line ?? ALL}
        items={[
          { value: ALL, label: t('list.everyLine') },
          ...head.productLines.map((line) => ({ value: line.id, label: text(line.name) })),
        ]}
        onChange={(value) => onChange({ line: value === ALL ? null : value })}
      />
      <Select
        label={t('figures.tier')}
        value={view.tier ?? ALL}
        items={[
          { value: ALL, label: t('reach.everyTier') },
          ...head.supportTiers.map((tier) => ({ value: tier.id, label: text(tier.name) })),
        ]}
        onChange={(value) => onChange({ tier: value === ALL ? null : value })}
      />
      {(view.version ?? view.team ?? view.line ?? view.tier) !== null && (
        <IconButton
          label={t('list.clear')}
          icon={<FilterX size={15} aria-hidden="true" />}
          onClick={() => onChange({ version: null, team: null, line: null, tier: null, against: null })}
        />
      )}
    </div>
  );
}
