import { FilterX, UserPlus } from 'lucide-react';
import { Button } from '../../../components/button';
import { Combobox } from '../../../components/combobox';
import { IconButton } from '../../../components/icon-button';
import { Select } from '../../../components/select';
import bar from '../shared/list-card.module.css';
import { SearchBox } from '../shared/search-box';
import { oneOf } from '../../../lib/address';
import { useCentre } from '../shared/use-admin';
import { useWords } from '../shared/words';
import { isFiltered, NO_FILTERS, type PeopleSearch, ROLES, STATES } from './people-filters';
import styles from './people-bar.module.css';

const ALL = 'all';

interface PeopleBarProps {
  filters: PeopleSearch;
  onChange: (next: Partial<PeopleSearch>) => void;
  onNew: () => void;
}

/** What the list of people is narrowed to, and the way to a new one. */
export function PeopleBar({ filters, onChange, onNew }: PeopleBarProps) {
  const { t, common, text } = useWords();
  const { teams, supportTiers } = useCentre();
  return (
    <div className={bar['bar']} role="search" aria-label={t('people.filters')}>
      <SearchBox
        label={t('people.find')}
        placeholder={t('people.findPlaceholder')}
        value={filters.text}
        onChange={(value) => onChange({ text: value })}
      />
      <Select
        label={t('people.columns.role')}
        value={filters.role ?? ALL}
        items={[
          { value: ALL, label: t('people.everyRole') },
          ...ROLES.map((value) => ({ value: value as string, label: common(`roles.${value}`) })),
        ]}
        onChange={(value) => onChange({ role: oneOf(ROLES, value) })}
      />
      <Select
        label={t('people.columns.tier')}
        value={filters.tier ?? ALL}
        items={[
          { value: ALL, label: t('people.everyTier') },
          ...supportTiers.map(({ id, name }) => ({ value: id, label: text(name) })),
        ]}
        onChange={(value) => onChange({ tier: value === ALL ? null : value })}
      />
      <span className={styles['team']}>
        <Combobox
          label={t('people.columns.team')}
          value={filters.team}
          placeholder={t('people.everyTeam')}
          items={teams.map(({ id, name }) => ({ value: id, label: text(name) }))}
          onChange={(team) => onChange({ team })}
        />
      </span>
      <Select
        label={t('people.columns.state')}
        value={filters.state ?? ALL}
        items={[
          { value: ALL, label: t('people.everyState') },
          ...STATES.map((value) => ({ value: value as string, label: t(`people.filterStates.${value}`) })),
        ]}
        onChange={(value) => onChange({ state: oneOf(STATES, value) })}
      />
      {isFiltered(filters) && (
        <IconButton
          label={t('list.clear')}
          icon={<FilterX size={15} aria-hidden="true" />}
          onClick={() => onChange(NO_FILTERS)}
        />
      )}
      <span className={bar['space']} />
      <Button
        variant="primary"
        icon={<UserPlus size={14} strokeWidth={1.8} aria-hidden="true" />}
        keyCap="N"
        onClick={onNew}
      >
        {t('list.new')}
      </Button>
    </div>
  );
}
