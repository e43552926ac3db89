import { FilterX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from '../../../components/checkbox';
import { IconButton } from '../../../components/icon-button';
import { PeriodField } from '../../../components/period-field';
import { Select } from '../../../components/select';
import type { FiguresChoicesQuery } from '../../../gql/quality-figures/graphql';
import { MOST_DAYS } from '../../../lib/period';
import styles from './figures.module.css';
import { CHANNELS, type FiguresView } from './view';
import { useWords } from './words';

const ALL = 'ALL';

interface FiguresBarProps {
  choices: FiguresChoicesQuery | undefined;
  view: FiguresView;
  /** Whether evaluations are counted, by scorecards and with weights. */
  isOfQuality: boolean;
  onChange: (next: Partial<FiguresView>) => void;
  /** At the end of the row. */
  children: ReactNode;
}

/** What is counted. */
export function FiguresBar({ choices, view, isOfQuality, onChange, children }: FiguresBarProps) {
  const { t, text } = useWords();
  const one = <Value extends string>(
    label: string,
    every: string,
    value: Value | null,
    items: readonly { value: Value; label: string }[],
    take: (value: Value | null) => void,
  ) =>
    items.length > 0 && (
      <Select<Value | typeof ALL>
        label={label}
        value={value ?? ALL}
        items={[{ value: ALL, label: every }, ...items]}
        onChange={(next) => take(next === ALL ? null : next)}
      />
    );
  const named = (list: readonly { id: string; name: { zhCN: string; en: string } }[] | undefined) =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: text(name) }));
  const cards = choices?.scorecards.nodes ?? [];
  const card = cards.find(({ id }) => id === view.card);
  const versions = Array.from({ length: card?.version ?? 0 }, (_, at) => String((card?.version ?? 0) - at));
  const isFiltered =
    [view.site, view.team, view.queue, view.line, view.channel, view.level].some(Boolean) ||
    (isOfQuality && view.card !== null);
  return (
    <div className={styles['bar']} role="search" aria-label={t('filters.label')}>
      <PeriodField
        period={view.period}
        onChange={(period) => onChange({ period })}
        words={{
          period: t('filters.period'),
          last: (count) => t('filters.lastDays', { count }),
          from: t('filters.from'),
          to: t('filters.to'),
          order: t('filters.daysOrder'),
          many: t('filters.daysMany', { most: MOST_DAYS }),
        }}
      />
      {one(t('filters.site'), t('filters.everySite'), view.site, named(choices?.sites), (site) => onChange({ site }))}
      {one(t('filters.team'), t('filters.everyTeam'), view.team, named(choices?.teams), (team) => onChange({ team }))}
      {one(
        t('filters.queue'),
        t('filters.everyQueue'),
        view.queue,
        (choices?.callQueues ?? []).map(({ key, name }) => ({ value: key, label: text(name) })),
        (queue) => onChange({ queue }),
      )}
      {one(t('filters.line'), t('filters.everyLine'), view.line, named(choices?.productLines), (line) =>
        onChange({ line }),
      )}
      {one(
        t('filters.channel'),
        t('filters.everyChannel'),
        view.channel,
        CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) })),
        (channel) => onChange({ channel }),
      )}
      {!isOfQuality &&
        one(
          t('filters.level'),
          t('filters.everyLevel'),
          view.level,
          (choices?.callLevels ?? []).map(({ key, name }) => ({ value: key, label: text(name) })),
          (level) => onChange({ level }),
        )}
      {isOfQuality &&
        one(
          t('filters.card'),
          t('filters.everyCard'),
          view.card,
          cards.map(({ id, code, title }) => ({ value: id, label: `${code} ${text(title)}` })),
          (next) => onChange({ card: next, version: null }),
        )}
      {isOfQuality &&
        view.card !== null &&
        one(
          t('filters.version'),
          t('filters.everyVersion'),
          view.version === null ? null : String(view.version),
          versions.map((value) => ({ value, label: t('filters.versionNumbered', { version: value }) })),
          (version) => onChange({ version: version === null ? null : Number(version) }),
        )}
      {isOfQuality && (
        <Checkbox checked={view.weighted} onChange={(weighted) => onChange({ weighted })}>
          <span title={t('filters.weightedHint')}>{t('filters.weighted')}</span>
        </Checkbox>
      )}
      {isFiltered && (
        <IconButton
          label={t('filters.clear')}
          icon={<FilterX size={15} aria-hidden="true" />}
          onClick={() =>
            onChange({
              ...{ site: null, team: null, queue: null, line: null, channel: null, level: null },
              ...{ card: null, version: null },
            })
          }
        />
      )}
      <span className={styles['barEnd']}>{children}</span>
    </div>
  );
}
