import { FilterX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Combobox } from '../../../components/combobox';
import { IconButton } from '../../../components/icon-button';
import { TextInput } from '../../../components/text-input';
import { useHotkeys } from '../../../lib/hotkeys';
import { FilterSelect } from '../shared/filter-select';
import styles from '../shared/list.module.css';
import { PeriodBar } from '../shared/period-bar';
import { useAgents, useChoices } from '../shared/use-choices';
import { useWords } from '../shared/words';
import { type CallSearch, CHANNELS, CONTENTS, isFiltered } from './call-filters';

const WAIT_MS = 300;

interface CallFilterBarProps {
  filters: CallSearch;
  onChange: (filters: CallSearch) => void;
  onClear: () => void;
}

/** What narrows the list of calls. A reference is looked up while it is typed. */
export function CallFilterBar({ filters, onChange, onClear }: CallFilterBarProps) {
  const { t } = useWords();
  const { teams, queues, levels } = useChoices();
  const agents = useAgents(filters.team);
  const [typed, setTyped] = useState(filters.text);
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ '/': () => field.current?.focus() });
  useEffect(() => setTyped(filters.text), [filters.text]);
  useEffect(() => {
    if (typed === filters.text) return undefined;
    const timer = setTimeout(() => onChange({ ...filters, text: typed }), WAIT_MS);
    return () => clearTimeout(timer);
    // Only typing sets the clock.
  }, [typed]);
  const put = (changes: Partial<CallSearch>): void => onChange({ ...filters, ...changes });
  return (
    <div className={styles['bar']} role="search" aria-label={t('filters.label')}>
      <span className={styles['search']}>
        <TextInput
          ref={field}
          value={typed}
          aria-label={t('filters.text')}
          placeholder={t('filters.textPlaceholder')}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </span>
      <PeriodBar period={filters.period} onChange={(period) => put({ period })} />
      <FilterSelect
        label={t('filters.team')}
        all={t('filters.everyTeam')}
        value={filters.team}
        items={teams}
        onChange={(team) => put({ team, agent: null })}
      />
      <span className={styles['people']}>
        <Combobox
          label={t('filters.agent')}
          placeholder={t('filters.everyAgent')}
          value={filters.agent}
          items={agents}
          onChange={(agent) => put({ agent })}
        />
      </span>
      <FilterSelect
        label={t('filters.queue')}
        all={t('filters.everyQueue')}
        value={filters.queue}
        items={queues}
        onChange={(queue) => put({ queue })}
      />
      <FilterSelect
        label={t('filters.channel')}
        all={t('filters.everyChannel')}
        value={filters.channel}
        items={CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
        onChange={(channel) => put({ channel })}
      />
      <FilterSelect
        label={t('filters.level')}
        all={t('filters.everyLevel')}
        value={filters.level}
        items={levels}
        onChange={(level) => put({ level })}
      />
      <FilterSelect
        label={t('filters.content')}
        all={t('filters.everyContent')}
        value={filters.content}
        items={CONTENTS.map((value) => ({ value, label: t(`filters.contents.${value}`) }))}
        onChange={(content) => put({ content })}
      />
      <FilterSelect
        label={t('filters.recorded')}
        all={t('filters.everyRecorded')}
        value={filters.recorded}
        items={[
          { value: 'yes', label: t('filters.isRecorded') },
          { value: 'no', label: t('filters.isNotRecorded') },
        ]}
        onChange={(recorded) => put({ recorded })}
      />
      {isFiltered(filters) && (
        <IconButton label={t('filters.clear')} icon={<FilterX size={15} aria-hidden="true" />} onClick={onClear} />
      )}
    </div>
  );
}
