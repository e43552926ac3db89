import { FilterX } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { IconButton } from '../../../components/icon-button';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import { TreeChoicesDocument } from '../../../gql/trees/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useWords } from '../shared/words';
import { STATES } from '../../../lib/text-states';
import { isFiltered, PURPOSES, type TreeListSearch } from './tree-filters';
import styles from './list.module.css';

interface TreeFilterBarProps {
  filters: TreeListSearch;
  /** States of working copies are asked for only by those who draw. */
  mayDraw: boolean;
  onChange: (filters: TreeListSearch) => void;
  children?: ReactNode;
}

const ALL = 'all';
const WAIT_MS = 250;

/** The filters of the list of trees. Words are looked up while they are typed. */
export function TreeFilterBar({ filters, mayDraw, onChange, children }: TreeFilterBarProps) {
  const { t, common, text } = useWords();
  const [{ data }] = useQuery({ query: TreeChoicesDocument });
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
  const withAll = <Value extends string>(values: readonly Value[], all: string, label: (value: Value) => string) => [
    { value: ALL, label: all },
    ...values.map((value) => ({ value: value as string, label: label(value) })),
  ];
  const pick = <Value extends string>(values: readonly Value[], value: string): Value | null =>
    values.find((one) => one === value) ?? null;
  const isSearch = filters.text.trim() !== '';
  return (
    <div className={styles['bar']} role="search" aria-label={t('list.filters')}>
      <span className={styles['text']}>
        <TextInput
          ref={field}
          value={typed}
          aria-label={t('list.find')}
          placeholder={t('list.findPlaceholder')}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </span>
      {mayDraw && (
        <Select
          label={t('list.state')}
          value={filters.state ?? ALL}
          disabled={isSearch}
          items={withAll(STATES, t('list.everyState'), (value) => common(`articleStates.${value}`))}
          onChange={(value) => onChange({ ...filters, state: pick(STATES, value) })}
        />
      )}
      <Select
        label={t('list.purpose')}
        value={filters.purpose ?? ALL}
        items={withAll(PURPOSES, t('list.everyPurpose'), (value) => t(`purposes.${value}`))}
        onChange={(value) => onChange({ ...filters, purpose: pick(PURPOSES, value) })}
      />
      <Select
        label={t('list.line')}
        value={filters.line ?? ALL}
        items={[
          { value: ALL, label: t('list.everyLine') },
          ...(data?.productLines ?? []).map((line) => ({ value: line.id, label: text(line.name) })),
        ]}
        onChange={(value) => onChange({ ...filters, line: value === ALL ? null : value })}
      />
      {isFiltered(filters) && (
        <IconButton
          label={t('list.clear')}
          icon={<FilterX size={15} aria-hidden="true" />}
          onClick={() => onChange({ state: null, purpose: null, line: null, text: '' })}
        />
      )}
      {children !== undefined && <div className={styles['end']}>{children}</div>}
    </div>
  );
}
