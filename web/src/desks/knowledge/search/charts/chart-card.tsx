import { type ReactNode, useState } from 'react';
import { Card } from '../../../../components/card';
import { TableToggle } from '../../../../components/table-toggle';
import { useSearchWords } from '../words';
import styles from './chart-card.module.css';

interface ChartCardProps {
  title: ReactNode;
  aside?: ReactNode;
  /** The drawing. */
  chart: ReactNode;
  /** The same as figures. */
  table: ReactNode;
}

/** A drawing, and its figures as a table on demand. */
export function ChartCard({ title, aside, chart, table }: ChartCardProps) {
  const { s } = useSearchWords();
  const [showsTable, setShowsTable] = useState(false);
  return (
    <Card
      title={title}
      aside={aside}
      tools={
        <TableToggle
          showsTable={showsTable}
          onChange={setShowsTable}
          words={{ drawing: s('charts.drawing'), data: s('charts.data') }}
        />
      }
      padded={false}
    >
      {showsTable ? (
        <div className={styles['table']} tabIndex={0} role="group" aria-label={s('charts.data')}>
          {table}
        </div>
      ) : (
        <div className={styles['chart']}>{chart}</div>
      )}
    </Card>
  );
}
