import type { BoardWeeksQuery } from '../../../gql/quality-figures/graphql';
import { type PlotOption, type Token, tooltipOf } from '../shared/plot-kinds';

export type WeekChart = NonNullable<BoardWeeksQuery['qualityByWeek']>;
type Week = WeekChart['weeks'][number];

interface Words {
  week: (week: Week) => string;
  percent: (share: number) => string;
  upper: (limit: string) => string;
  centre: (share: string) => string;
  /** One line of the tooltip. */
  told: (week: Week) => string;
  outlier: (week: Week) => string;
}

const SMALL = 6;
const LARGE = 12;

/** A p chart: a point for each week, the centre line, and limits that go with how many were evaluated. */
export function weeksOption(chart: WeekChart, words: Words, token: Token): PlotOption {
  const { weeks, centre } = chart;
  const [brand, bad, t1, t2, t3, line] = ['--brand', '--bad', '--t1', '--t2', '--t3', '--line'].map(token) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const most = Math.max(0.05, ...weeks.map(({ share, upper }) => Math.max(share ?? 0, upper ?? 0)));
  const step = most > 0.25 ? 0.1 : 0.05;
  const lastUpper = weeks.findLast(({ upper }) => upper !== null)?.upper ?? null;
  const limit = (side: 'lower' | 'upper', color: string) => ({
    type: 'line' as const,
    step: 'middle' as const,
    symbol: 'none',
    silent: true,
    lineStyle: { color, width: 1.4, type: 'dashed' as const },
    data: weeks.map((week) => week[side]),
    ...(side === 'upper' && lastUpper !== null
      ? { endLabel: { show: true, formatter: words.upper(words.percent(lastUpper)), color, fontSize: 12, distance: 6 } }
      : {}),
  });
  return {
    tooltip: {
      ...tooltipOf(token),
      formatter: (params) => {
        const [first] = Array.isArray(params) ? params : [params];
        const week = weeks[first?.dataIndex ?? -1];
        return week ? words.told(week) : '';
      },
    },
    grid: { left: 46, right: 104, top: 22, bottom: 26 },
    xAxis: {
      type: 'category',
      data: weeks.map(words.week),
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: t2, fontSize: 12 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: Math.min(1, Math.ceil((most * 1.1) / step) * step),
      axisLabel: { color: t2, fontSize: 12, formatter: (value: number) => words.percent(value) },
      splitLine: { lineStyle: { color: line } },
    },
    series: [
      {
        type: 'line',
        connectNulls: true,
        lineStyle: { color: brand, width: 2 },
        symbol: 'circle',
        data: weeks.map((week) => ({
          value: week.share,
          symbolSize: week.isOut ? LARGE : SMALL,
          itemStyle: { color: week.isOut ? bad : brand },
          label: {
            show: week.isOut,
            formatter: words.outlier(week),
            position: 'top' as const,
            color: bad,
            fontSize: 12,
            fontWeight: 'bold' as const,
          },
        })),
      },
      {
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: t3, width: 1.2 },
        data: weeks.map(() => centre),
        ...(centre === null
          ? {}
          : {
              endLabel: {
                show: true,
                formatter: words.centre(words.percent(centre)),
                color: t1,
                fontSize: 12,
                distance: 6,
              },
            }),
      },
      limit('upper', bad),
      limit('lower', t3),
    ],
  };
}
