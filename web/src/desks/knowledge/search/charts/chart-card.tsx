import { Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../../components/button';
import { Card } from '../../../../components/card';
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
        <Button
          size="small"
          icon={<Table2 size={14} strokeWidth={1.8} aria-hidden="true" />}
          aria-pressed={showsTable}
          onClick={() => setShowsTable(!showsTable)}
        >
          {s(showsTable ? 'charts.drawing' : 'charts.data')}
        </Button>
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
