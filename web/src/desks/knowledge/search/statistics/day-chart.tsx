import { type Column, Table } from '../../../../components/table';
import type { FiguresFragment } from '../../../../gql/knowledge/graphql';
import { ChartCard } from '../charts/chart-card';
import { LineChart } from '../charts/line-chart';
import { useSearchWords } from '../words';
import type { Counted } from './counted';
import { type Figure, FIGURES } from './figures';
import { shortDay } from '../../../../lib/period';
import styles from './statistics-page.module.css';
import { useFigureWords } from './use-figure-words';

interface DayChartProps {
  counted: Counted;
  /** The days of the equally long time before. */
  before: readonly { value: string | null; figures: FiguresFragment }[];
  figure: Figure;
}

interface DayRow {
  day: string;
  value: number | null;
  before: number | null;
  searches: number;
}

/** One figure day by day, with the time before behind it. */
export function DayChart({ counted, before, figure }: DayChartProps) {
  const { s, language, number } = useSearchWords();
  const words = useFigureWords();
  const { read } = FIGURES[figure];
  const rows = counted.days.map(({ value, figures }, at): DayRow => ({
    day: value ?? '',
    value: read(figures),
    before: before[at] ? read(before[at].figures) : null,
    searches: figures.intentCount,
  }));
  const write = (value: number | null): string => words.write(figure, value).text;
  const columns: Column<DayRow>[] = [
    { key: 'day', header: s('statistics.dimensions.DAY'), cell: ({ day }) => day },
    { key: 'value', header: s(`figures.names.${figure}`), align: 'end', cell: ({ value }) => write(value) },
    { key: 'before', header: s('charts.before'), align: 'end', cell: (row) => write(row.before) },
    {
      key: 'searches',
      header: s('figures.names.intentCount'),
      align: 'end',
      cell: ({ searches }) => number(searches),
    },
  ];
  return (
    <ChartCard
      title={s(`figures.names.${figure}`)}
      aside={<span className={styles['quiet']}>{s(`figures.about.${figure}`)}</span>}
      chart={
        <LineChart
          label={words.trend(figure, read(counted.total), read(counted.previous))}
          days={rows.map(({ day }) => shortDay(day, language))}
          series={[
            { key: 'before', label: s('charts.before'), values: rows.map((row) => row.before), tone: 'before' },
            { key: 'now', label: s('charts.now'), values: rows.map(({ value }) => value), tone: 'brand' },
          ]}
          format={write}
        />
      }
      table={<Table label={s(`figures.names.${figure}`)} columns={columns} rows={rows} rowKey={({ day }) => day} />}
    />
  );
}
