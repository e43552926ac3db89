import { FilterX } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Combobox } from '../../../components/combobox';
import { IconButton } from '../../../components/icon-button';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import { EditorChoicesDocument } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useWords } from '../shared/words';
import styles from './article-filter-bar.module.css';
import { STATES } from '../../../lib/text-states';
import { CONFIDENCES, isFiltered, KEPT, KINDS, type ListSearch, LOCALES, ORDERS, STANDINGS } from './article-filters';

interface ArticleFilterBarProps {
  filters: ListSearch;
  onChange: (filters: ListSearch) => void;
  /** Beside the order: what can be done with the list. */
  children?: ReactNode;
}

const ALL = 'all';
const WAIT_MS = 200;

/** The filters of the article list. A code is looked up while it is typed. */
export function ArticleFilterBar({ filters, onChange, children }: ArticleFilterBarProps) {
  const { t, common, text, path } = useWords();
  const [{ data }] = useQuery({ query: EditorChoicesDocument });
  const [code, setCode] = useState(filters.code);
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ '/': () => field.current?.focus() });
  useEffect(() => setCode(filters.code), [filters.code]);
  useEffect(() => {
    if (code === filters.code) return undefined;
    const timer = setTimeout(() => onChange({ ...filters, code }), WAIT_MS);
    return () => clearTimeout(timer);
    // Only typing sets the clock.
  }, [code]);

  const withAll = <Value extends string>(values: readonly Value[], all: string, label: (value: Value) => string) => [
    { value: ALL, label: all },
    ...values.map((value) => ({ value: value as string, label: label(value) })),
  ];
  const pick = <Value extends string>(values: readonly Value[], value: string): Value | null =>
    values.find((one) => one === value) ?? null;
  return (
    <div className={styles['bar']} role="search" aria-label={t('articles.filters')}>
      <span className={styles['code']}>
        <TextInput
          ref={field}
          value={code}
          aria-label={t('articles.findCode')}
          placeholder={t('articles.codePlaceholder')}
          onChange={(event) => setCode(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </span>
      <Select
        label={t('columns.state')}
        value={filters.state ?? ALL}
        items={withAll(STATES, t('articles.everyState'), (value) => common(`articleStates.${value}`))}
        onChange={(value) => onChange({ ...filters, state: pick(STATES, value) })}
      />
      <Select
        label={t('columns.kind')}
        value={filters.kind ?? ALL}
        items={withAll(KINDS, t('articles.everyKind'), (value) => common(`kinds.${value}`))}
        onChange={(value) => onChange({ ...filters, kind: pick(KINDS, value) })}
      />
      <Select
        label={t('columns.locale')}
        value={filters.locale ?? ALL}
        items={withAll(LOCALES, t('articles.everyLocale'), (value) => common(`locales.${value}`))}
        onChange={(value) => onChange({ ...filters, locale: pick(LOCALES, value) })}
      />
      <span className={styles['category']}>
        <Combobox
          label={t('fields.category')}
          value={filters.category}
          items={(data?.categories ?? []).map((category) => ({ value: category.id, label: path(category) }))}
          placeholder={t('articles.everyCategory')}
          onChange={(category) => onChange({ ...filters, category })}
        />
      </span>
      <Select
        label={t('fields.lines')}
        value={filters.line ?? ALL}
        items={[
          { value: ALL, label: t('articles.everyLine') },
          ...(data?.productLines ?? []).map((line) => ({ value: line.id, label: text(line.name) })),
        ]}
        onChange={(value) => onChange({ ...filters, line: value === ALL ? null : value })}
      />
      <Select
        label={t('verification.keptLabel')}
        value={filters.kept ?? ALL}
        items={withAll(KEPT, t('verification.everyKept'), (value) => t(`verification.kept.${value}`))}
        onChange={(value) => onChange({ ...filters, kept: pick(KEPT, value) })}
      />
      <Select
        label={t('verification.title')}
        value={filters.standing ?? ALL}
        items={withAll(STANDINGS, t('verification.everyStanding'), (value) => t(`verification.standings.${value}`))}
        onChange={(value) => onChange({ ...filters, standing: pick(STANDINGS, value) })}
      />
      <Select
        label={t('verification.confidence')}
        value={filters.confidence ?? ALL}
        items={withAll(CONFIDENCES, t('verification.everyConfidence'), (value) => common(`marks.confidence.${value}`))}
        onChange={(value) => onChange({ ...filters, confidence: pick(CONFIDENCES, value) })}
      />
      {isFiltered(filters) && (
        <IconButton
          label={t('articles.clear')}
          icon={<FilterX size={15} aria-hidden="true" />}
          onClick={() =>
            onChange({
              state: null,
              kind: null,
              locale: null,
              category: null,
              line: null,
              code: '',
              kept: null,
              standing: null,
              confidence: null,
              order: filters.order,
            })
          }
        />
      )}
      <div className={styles['end']}>
        <Segmented
          label={t('articles.order')}
          value={filters.order}
          items={ORDERS.map((value) => ({ value, label: t(`articles.orders.${value}`) }))}
          onChange={(order) => onChange({ ...filters, order })}
        />
        {children}
      </div>
    </div>
  );
}
