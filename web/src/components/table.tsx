import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { classes } from '../lib/classes';
import styles from './table.module.css';

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end' | undefined;
  /** A CSS width such as `120px`; columns without one share the rest. */
  width?: string | undefined;
}

interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selectedKey?: string | null | undefined;
  /** Called when a row is chosen by click; arrows and Enter are the page's matter (`useHotkeys`). */
  onSelect?: ((row: Row) => void) | undefined;
  onOpen?: ((row: Row) => void) | undefined;
}

/** A click on a button or link in a row is that button's, not the row's. */
const isOfRow = ({ target }: MouseEvent): boolean =>
  !(target instanceof Element && target.closest('button,a[href],input,label'));

/** Rows of 36 px under a header that stays. The selected row scrolls into view. */
export function Table<Row>({ label, columns, rows, rowKey, selectedKey, onSelect, onOpen }: TableProps<Row>) {
  const selected = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' });
  }, [selectedKey]);
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              style={column.width ? { width: column.width } : undefined}
              className={classes(column.align === 'end' && styles['end'])}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row);
          const isSelected = key === selectedKey;
          return (
            <tr
              key={key}
              ref={isSelected ? selected : undefined}
              aria-selected={onSelect ? isSelected : undefined}
              onClick={onSelect ? (event) => isOfRow(event) && onSelect(row) : undefined}
              onDoubleClick={onOpen ? (event) => isOfRow(event) && onOpen(row) : undefined}
              onMouseDown={onOpen ? (event) => event.detail > 1 && event.preventDefault() : undefined}
              className={classes(onSelect && styles['choosable'])}
            >
              {columns.map((column) => (
                <td key={column.key} className={classes(column.align === 'end' && styles['end'])}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
