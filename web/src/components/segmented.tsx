import styles from './segmented.module.css';

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  items: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, all visible: for what changes a view and takes effect at once. */
export function Segmented<Value extends string>({ label, value, items, onChange }: SegmentedProps<Value>) {
  return (
    <div role="group" aria-label={label} className={styles['group']}>
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          aria-pressed={item.value === value}
          onClick={() => onChange(item.value)}
          className={styles['item']}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
