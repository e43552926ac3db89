import { useHotkeys } from './hotkeys';

interface RowKeys<Row> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  selected: string | null;
  onSelect: (row: Row) => void;
  onOpen: (row: Row) => void;
}

/** J, K and arrows move through the rows of a table, Enter opens. The chosen row stays chosen by its key. */
export function useRowKeys<Row>({ rows, keyOf, selected, onSelect, onOpen }: RowKeys<Row>): void {
  const here = rows.findIndex((row) => keyOf(row) === selected);
  const move = (step: number) => () => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, here + step))];
    if (next) onSelect(next);
  };
  useHotkeys({
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    Enter: () => {
      const row = rows[here];
      if (row) onOpen(row);
    },
  });
}
