import { FilterX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Combobox } from '../../../components/combobox';
import { IconButton } from '../../../components/icon-button';
import { Select } from '../../../components/select';
import { FilterSelect } from '../shared/filter-select';
import styles from '../shared/list.module.css';
import { PeriodBar } from '../shared/period-bar';
import { useAgents, useChoices, useScorecards } from '../shared/use-choices';
import { useWords } from '../shared/words';
import { type EvaluationSearch, isFiltered, KINDS, ONLY_THOSE, ORDERS, STATES } from './evaluation-filters';

interface EvaluationFilterBarProps {
  filters: EvaluationSearch;
  onChange: (filters: EvaluationSearch) => void;
  onClear: () => void;
  children?: ReactNode;
}

/** What narrows the list of evaluations, and its order. */
export function EvaluationFilterBar({ filters, onChange, onClear, children }: EvaluationFilterBarProps) {
  const { t, text } = useWords();
  const { teams } = useChoices();
  const agents = useAgents(filters.team);
  const cards = useScorecards() ?? [];
  const put = (changes: Partial<EvaluationSearch>): void => onChange({ ...filters, ...changes });
  return (
    <div className={styles['bar']} role="search" aria-label={t('filters.label')}>
      <PeriodBar period={filters.period} onChange={(period) => put({ period })} />
      <FilterSelect
        label={t('columns.state')}
        all={t('filters.everyState')}
        value={filters.state}
        items={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        onChange={(state) => put({ state })}
      />
      <FilterSelect
        label={t('filters.kind')}
        all={t('filters.everyKind')}
        value={filters.kind}
        items={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(kind) => put({ kind })}
      />
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
        label={t('columns.card')}
        all={t('filters.everyCard')}
        value={filters.card}
        items={cards.map(({ id, code, title }) => ({ value: id, label: `${code} ${text(title)}` }))}
        onChange={(card) => put({ card })}
      />
      <FilterSelect
        label={t('filters.only')}
        all={t('filters.everything')}
        value={filters.only}
        items={ONLY_THOSE.map((value) => ({ value, label: t(`filters.onlyThose.${value}`) }))}
        onChange={(only) => put({ only })}
      />
      <Select
        label={t('filters.order')}
        value={filters.order ?? 'NEWEST'}
        items={ORDERS.map((value) => ({ value, label: t(`filters.orders.${value}`) }))}
        onChange={(order) => put({ order: order === 'NEWEST' ? null : order })}
      />
      {isFiltered(filters) && (
        <IconButton label={t('filters.clear')} icon={<FilterX size={15} aria-hidden="true" />} onClick={onClear} />
      )}
      {children !== undefined && <div className={styles['end']}>{children}</div>}
    </div>
  );
}
