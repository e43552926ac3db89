import { Suspense, useCallback, useState } from 'react';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import {
  type CallFiguresFilter,
  type CallFiguresOptions,
  CallSeriesDocument,
  type CallSeriesQuery,
  type FigureInterval,
} from '../../../gql/quality-figures/graphql';
import { formatDuration, formatNumber, formatPercent } from '../../../lib/format';
import { lazyPart } from '../../../lib/lazy-part';
import { shortDay } from '../../../lib/period';
import styles from '../shared/figures.module.css';
import { type PlotOption, type Token, tooltipOf } from '../shared/plot-kinds';
import { standingOf } from '../shared/share';
import { useShareWords } from '../shared/share-tile';
import { usePart } from '../shared/use-part';
import { useWords } from '../shared/words';

const Plot = lazyPart(async () => (await import('../shared/plot')).Plot);

type Point = CallSeriesQuery['callFigures']['series']['points'][number];

const SHARES = ['serviceLevel', 'abandonment', 'resolution', 'satisfaction'] as const;
const MEANS = ['handling', 'averageSpeedOfAnswer'] as const;
const FIGURES = [...SHARES, ...MEANS, 'offeredCount'] as const;
type Figure = (typeof FIGURES)[number];

const isShare = (figure: Figure): figure is (typeof SHARES)[number] => SHARES.some((one) => one === figure);
const isMean = (figure: Figure): figure is (typeof MEANS)[number] => MEANS.some((one) => one === figure);

/** The number of a stretch; null where nothing was counted. */
function valueOf(point: Point, figure: Figure): number | null {
  if (isShare(figure)) return point[figure].value;
  if (isMean(figure)) return point[figure].value;
  return point.offeredCount;
}

/** On how many the number of a stretch stands. */
function countOf(point: Point, figure: Figure): number {
  if (isShare(figure)) return point[figure].of;
  if (isMean(figure)) return point[figure].of;
  return point.offeredCount;
}

interface SeriesCardProps {
  filter: CallFiguresFilter;
  options: CallFiguresOptions;
  showsData: boolean;
}

/** One figure day by day or week by week; a stretch with few calls is drawn hollow, one without as a gap. */
export function SeriesCard({ filter, options, showsData }: SeriesCardProps) {
  const { t, language } = useWords();
  const words = useShareWords();
  const [figure, setFigure] = useState<Figure>('serviceLevel');
  const [interval, setInterval] = useState<FigureInterval>('DAY');
  const { data, error, isLoading, retry } = usePart(CallSeriesDocument, { filter, options, interval });
  const series = data?.callFigures.series ?? null;
  const points = series?.points ?? [];
  const shown = (value: number | null): string =>
    value === null
      ? '—'
      : isShare(figure)
        ? formatPercent(value, language)
        : isMean(figure)
          ? formatDuration(value)
          : formatNumber(value, language);
  const isFew = (point: Point): boolean => {
    if (isShare(figure)) return standingOf(point[figure]) === 'few';
    return isMean(figure) && point[figure].isTooFew;
  };
  const target = isShare(figure)
    ? (points.find((point) => point[figure].target !== null)?.[figure].target ?? null)
    : null;
  const option = useCallback(
    (token: Token): PlotOption => {
      const [brand, t1, t2, line, surface] = ['--brand', '--t1', '--t2', '--line', '--surface'].map(token);
      return {
        tooltip: {
          ...tooltipOf(token),
          formatter: (params) => {
            const [first] = Array.isArray(params) ? params : [params];
            const point = points[first?.dataIndex ?? -1];
            if (!point) return '';
            const few = isFew(point) ? `\n${t('figure.few')}` : '';
            const ends = isShare(figure) ? `\n${words.interval(point[figure])}` : '';
            return `${point.start}\n${shown(valueOf(point, figure))}  n = ${countOf(point, figure)}${ends}${few}`;
          },
        },
        grid: { left: 56, right: target === null ? 20 : 100, top: 16, bottom: 26 },
        xAxis: {
          type: 'category',
          data: points.map(({ start }) => shortDay(start, language)),
          axisLine: { lineStyle: { color: line ?? '' } },
          axisTick: { show: false },
          axisLabel: { color: t2 ?? '', fontSize: 12 },
        },
        yAxis: {
          type: 'value',
          min: 0,
          ...(isShare(figure) ? { max: 1 } : {}),
          axisLabel: { color: t2 ?? '', fontSize: 12, formatter: (value: number) => shown(value) },
          splitLine: { lineStyle: { color: line ?? '' } },
        },
        series: [
          {
            type: 'line',
            lineStyle: { color: brand ?? '', width: 2 },
            symbol: 'circle',
            symbolSize: 6,
            data: points.map((point) => ({
              value: valueOf(point, figure),
              itemStyle: isFew(point)
                ? { color: surface ?? '', borderColor: brand ?? '', borderWidth: 1.5 }
                : { color: brand ?? '' },
            })),
          },
          ...(target === null
            ? []
            : [
                {
                  type: 'line' as const,
                  symbol: 'none',
                  silent: true,
                  lineStyle: { color: t1 ?? '', width: 1.5 },
                  data: points.map(() => target),
                  endLabel: {
                    show: true,
                    formatter: t('figure.target', { target: formatPercent(target, language) }),
                    color: t1 ?? '',
                    fontSize: 12,
                  },
                },
              ]),
        ],
      };
    },
    [points, figure, target, language, t],
  );
  const known = points.filter((point) => valueOf(point, figure) !== null);
  const [first, last] = [known[0], known.at(-1)];
  const finding =
    first && last
      ? t('series.finding', {
          figure: t(`series.figures.${figure}`),
          from: first.start,
          before: shown(valueOf(first, figure)),
          to: last.start,
          after: shown(valueOf(last, figure)),
        })
      : t('empty.title');
  const columns: Column<Point>[] = [
    { key: 'start', header: t(`series.intervals.${interval}`), cell: ({ start }) => start },
    {
      key: 'value',
      header: t(`series.figures.${figure}`),
      align: 'end',
      cell: (point) => shown(valueOf(point, figure)),
    },
    ...(isShare(figure)
      ? [
          {
            key: 'interval',
            header: t('figure.intervalHead'),
            align: 'end' as const,
            cell: (point: Point) => words.ends(point[figure]),
          },
        ]
      : []),
    { key: 'few', header: '', cell: (point) => isFew(point) && t('figure.few') },
    { key: 'n', header: 'n', align: 'end', cell: (point) => formatNumber(countOf(point, figure), language) },
  ];
  return (
    <Card
      title={t('series.title')}
      aside={t(figure === 'serviceLevel' ? 'series.asideLevel' : 'series.aside')}
      tools={
        <span className={styles['pair']}>
          <Select<Figure>
            label={t('series.figure')}
            value={figure}
            items={FIGURES.map((value) => ({ value, label: t(`series.figures.${value}`) }))}
            onChange={setFigure}
          />
          <Segmented<FigureInterval>
            label={t('series.interval')}
            value={interval}
            items={(['DAY', 'WEEK'] as const).map((value) => ({ value, label: t(`series.intervals.${value}`) }))}
            onChange={setInterval}
          />
        </span>
      }
      padded={false}
    >
      <div aria-busy={isLoading || undefined}>
        {error && (
          <div className={styles['pad']}>
            <ErrorState error={error} onRetry={retry} keepsOld={series !== null} />
          </div>
        )}
        {!series && !error && <Skeleton rows={5} />}
        {series && known.length === 0 && <Empty title={t('empty.title')}>{t('calls.emptyText')}</Empty>}
        {series &&
          known.length > 0 &&
          (showsData ? (
            <div className={styles['table']} tabIndex={0} role="group" aria-label={t('frame.data')}>
              <Table label={t('series.title')} columns={columns} rows={points} rowKey={({ start }) => start} />
            </div>
          ) : (
            <Suspense fallback={<Skeleton rows={5} />}>
              <Plot option={option} label={finding} />
            </Suspense>
          ))}
        {series && figure === 'serviceLevel' && series.meanOfIntervals !== null && (
          <div className={styles['foot']}>
            <span className={styles['quiet']}>
              {t('series.means', {
                together: words.value(series.serviceLevel),
                plain: formatPercent(series.meanOfIntervals, language),
              })}
            </span>
          </div>
        )}
      </div>
    </Card>
  );
}
