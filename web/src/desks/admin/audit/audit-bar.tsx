import { FilterX } from 'lucide-react';
import { useQuery } from 'urql';
import { Checkbox } from '../../../components/checkbox';
import { Combobox } from '../../../components/combobox';
import { IconButton } from '../../../components/icon-button';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import { AuditTypesDocument, PersonDocument } from '../../../gql/admin/graphql';
import bar from '../shared/list-card.module.css';
import { PersonPicker } from '../shared/person-picker';
import { SearchBox } from '../shared/search-box';
import { useWords } from '../shared/words';
import styles from './audit-bar.module.css';
import { type AuditSearch, isFiltered, NO_FILTERS, PERIODS, type Period, SUBJECTS } from './audit-filters';
import { useEventWords } from './use-event-words';

const ALL = 'all' as const;

interface AuditBarProps {
  search: AuditSearch;
  onChange: (next: Partial<AuditSearch>) => void;
  /** What the chosen thing is called. */
  subjectName: string | null;
}

/** Who, what, to what, when, and in which request. */
export function AuditBar({ search, onChange, subjectName }: AuditBarProps) {
  const { t } = useWords();
  const words = useEventWords();
  const [types] = useQuery({ query: AuditTypesDocument, requestPolicy: 'cache-and-network' });
  const [actor] = useQuery({
    query: PersonDocument,
    variables: { id: search.actor ?? '' },
    pause: search.actor === null,
  });
  const chosen =
    search.actor === null ? null : (actor.data?.user ?? { id: search.actor, name: search.actor, nameEn: search.actor });
  const typeItems = (types.data?.auditTypes ?? (search.type === null ? [] : [search.type])).map((value) => ({
    value,
    label: words.type(value) ?? value,
  }));
  return (
    <div className={bar['bar']} role="search" aria-label={t('audit.filters')}>
      <span className={styles['person']}>
        <PersonPicker
          label={t('audit.columns.actor')}
          placeholder={t('audit.anybody')}
          value={chosen}
          onChange={(person) => onChange({ actor: person?.id ?? null })}
        />
      </span>
      <span className={styles['type']}>
        <Combobox
          label={t('audit.columns.type')}
          placeholder={t('audit.everyType')}
          value={search.type}
          items={typeItems}
          onChange={(type) => onChange({ type })}
        />
      </span>
      <Select
        label={t('audit.columns.kind')}
        value={search.kind ?? ALL}
        items={[
          { value: ALL, label: t('audit.everyKind') },
          ...[...new Set([...SUBJECTS, ...(search.kind === null ? [] : [search.kind])])].map((value) => ({
            value: value as string,
            label: words.subject(value),
          })),
        ]}
        onChange={(value) => onChange({ kind: value === ALL ? null : value })}
      />
      <SearchBox
        label={t('audit.findRequest')}
        placeholder={t('audit.requestPlaceholder')}
        value={search.request ?? ''}
        onChange={(text) => onChange({ request: text.trim() || null })}
      />
      {isFiltered(search) && (
        <IconButton
          label={t('list.clear')}
          icon={<FilterX size={15} aria-hidden="true" />}
          onClick={() => onChange(NO_FILTERS)}
        />
      )}
      <div className={styles['when']}>
        <Segmented<Period | 'all'>
          label={t('audit.period')}
          value={search.period ?? ALL}
          items={([ALL, ...PERIODS] as const).map((value) => ({ value, label: t(`audit.periods.${value}`) }))}
          onChange={(value) => onChange({ period: value === ALL ? null : value })}
        />
        {search.period === 'custom' && (
          <>
            <span className={styles['day']}>
              <TextInput
                type="date"
                aria-label={t('audit.from')}
                value={search.from ?? ''}
                onChange={(event) => onChange({ from: event.currentTarget.value || null })}
              />
            </span>
            –
            <span className={styles['day']}>
              <TextInput
                type="date"
                aria-label={t('audit.to')}
                value={search.to ?? ''}
                onChange={(event) => onChange({ to: event.currentTarget.value || null })}
              />
            </span>
          </>
        )}
        <Checkbox checked={search.isWhole} onChange={(isWhole) => onChange({ isWhole })}>
          {t('audit.whole')}
        </Checkbox>
        {search.subject !== null && (
          <span className={styles['chip']}>
            {t('audit.onlyAbout', { name: subjectName ?? search.subject })}
            <IconButton
              label={t('audit.aboutAll')}
              icon={<FilterX size={14} aria-hidden="true" />}
              onClick={() => onChange({ subject: null })}
            />
          </span>
        )}
      </div>
    </div>
  );
}
