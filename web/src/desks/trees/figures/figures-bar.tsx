import { FilterX } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../components/icon-button';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import type { TreeFiguresHeadQuery } from '../../../gql/trees/graphql';
import {
  centreDay,
  lastDays,
  LENGTHS,
  lengthOf,
  MOST_DAYS,
  type Period,
  usualLength,
} from '../../knowledge/search/statistics/period';
import { useWords } from '../shared/words';
import styles from './figures.module.css';
import type { FiguresView } from './view';

const ALL = 'all';

/** Two days; a period takes effect when both make one. */
function Days({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useWords();
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
        aria-label={t('figures.from')}
        aria-invalid={isWrong || undefined}
        value={shown.from}
        max={centreDay()}
        onChange={(event) => put({ ...shown, from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="date"
        aria-label={t('figures.to')}
        aria-invalid={isWrong || undefined}
        value={shown.to}
        max={centreDay()}
        onChange={(event) => put({ ...shown, to: event.currentTarget.value })}
      />
      {isWrong && (
        <span role="alert" className={styles['wrong']}>
          {typed.from > typed.to ? t('figures.daysOrder') : t('figures.daysMany', { most: MOST_DAYS })}
        </span>
      )}
    </span>
  );
}

interface FiguresBarProps {
  head: TreeFiguresHeadQuery;
  view: FiguresView;
  onChange: (next: Partial<FiguresView>) => void;
}

/** Which walks are counted. */
export function FiguresBar({ head, view, onChange }: FiguresBarProps) {
  const { t, text } = useWords();
  const versions = head.tree?.versions.nodes ?? [];
  const length = usualLength(view.period);
  const named = (number: number, isLive: boolean): string =>
    t(isLive ? 'figures.versionLive' : 'versions.numbered', { number });
  return (
    <div className={styles['bar']} role="search" aria-label={t('figures.filters')}>
      <Segmented<string>
        label={t('figures.period')}
        value={length === null ? '' : String(length)}
        items={LENGTHS.map((days) => ({ value: String(days), label: t('figures.lastDays', { count: days }) }))}
        onChange={(days) => onChange({ period: lastDays(Number(days)) })}
      />
      <Days period={view.period} onChange={(period) => onChange({ period })} />
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
      {(view.version ?? view.team ?? view.line) !== null && (
        <IconButton
          label={t('list.clear')}
          icon={<FilterX size={15} aria-hidden="true" />}
          onClick={() => onChange({ version: null, team: null, line: null, against: null })}
        />
      )}
    </div>
  );
}
