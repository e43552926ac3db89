import { type ComponentProps, type ReactNode, useState } from 'react';
import { useRowKeys } from '../lib/use-row-keys';
import { Card } from './card';
import { ListPanel } from './list-panel';
import { type Column, Table } from './table';

interface ListTableProps<Row> {
  list: ComponentProps<typeof ListPanel>['list'] & { rows: readonly Row[] };
  /** What the list is. */
  label: string;
  /** Over the list; without, it stands alone. */
  title?: ReactNode;
  columns: Column<Row>[];
  /** What stands there when there are no rows. */
  empty: ReactNode;
  /** Tells which row the keys are at. */
  onChoose?: ((row: Row) => void) | undefined;
  onOpen: (row: Row) => void;
}

/** A list of its own that is walked by keys; a press opens a row. */
export function ListTable<Row extends { id: string }>(props: ListTableProps<Row>) {
  const { list, label, title, columns, empty, onChoose, onOpen } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  useRowKeys({
    rows: list.rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: (row) => {
      setChosen(row.id);
      onChoose?.(row);
    },
    onOpen,
  });
  return (
    <Card title={title} padded={false}>
      <ListPanel list={list} empty={empty}>
        <Table
          label={label}
          columns={columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          selectedKey={chosen}
          onSelect={onOpen}
        />
      </ListPanel>
    </Card>
  );
}
