import { useQuery } from 'urql';
import { Checkbox } from '../../../../components/checkbox';
import { Select } from '../../../../components/select';
import { EditorChoicesDocument } from '../../../../gql/knowledge/graphql';
import { LOCALES } from '../../articles/article-filters';
import { useSearchWords } from '../words';
import { type GapSearch, ORDERS } from './gap-filters';

const ALL = 'all';

interface GapFilterBarProps {
  filters: GapSearch;
  onChange: (next: Partial<GapSearch>) => void;
}

/** What the list of gaps is narrowed to and ordered by. */
export function GapFilterBar({ filters, onChange }: GapFilterBarProps) {
  const { s, t, common, text } = useSearchWords();
  const [{ data }] = useQuery({ query: EditorChoicesDocument });
  return (
    <>
      <Select
        label={s('gaps.order')}
        value={filters.order}
        items={ORDERS.map((value) => ({ value, label: s(`gaps.orders.${value}`) }))}
        onChange={(order) => onChange({ order })}
      />
      <Select
        label={t('columns.locale')}
        value={filters.locale ?? ALL}
        items={[
          { value: ALL, label: t('articles.everyLocale') },
          ...LOCALES.map((value) => ({ value: value as string, label: common(`locales.${value}`) })),
        ]}
        onChange={(value) => onChange({ locale: LOCALES.find((one) => one === value) ?? null })}
      />
      <Select
        label={t('fields.lines')}
        value={filters.line ?? ALL}
        items={[
          { value: ALL, label: t('articles.everyLine') },
          ...(data?.productLines ?? []).map((line) => ({ value: line.id, label: text(line.name) })),
        ]}
        onChange={(value) => onChange({ line: value === ALL ? null : value })}
      />
      <Checkbox checked={filters.isMine} onChange={(isMine) => onChange({ isMine })}>
        {s('gaps.onlyMine')}
      </Checkbox>
    </>
  );
}
