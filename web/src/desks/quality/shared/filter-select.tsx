import { Select, type SelectItem } from '../../../components/select';

const ALL = '';

interface FilterSelectProps<Value extends string> {
  label: string;
  /** What stands there while nothing narrows the list. */
  all: string;
  value: Value | null;
  items: readonly SelectItem<Value>[];
  onChange: (value: Value | null) => void;
}

/** One of a list, or all of them. */
export function FilterSelect<Value extends string>({ label, all, value, items, onChange }: FilterSelectProps<Value>) {
  return (
    <Select<string>
      label={label}
      value={value ?? ALL}
      items={[{ value: ALL, label: all }, ...items]}
      onChange={(next) => onChange(items.find((item) => item.value === next)?.value ?? null)}
    />
  );
}
