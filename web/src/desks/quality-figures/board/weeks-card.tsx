import { TriangleAlert } from 'lucide-react';
import { Suspense, useCallback } from 'react';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { BoardQuestionsQuery, BoardWeeksQuery } from '../../../gql/quality-figures/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { lazyPart } from '../../../lib/lazy-part';
import { shiftDay } from '../../../lib/period';
import { Defined } from '../shared/defined';
import styles from '../shared/figures.module.css';
import type { Token } from '../shared/plot-kinds';
import { type FiguresView, MEASURES } from '../shared/view';
import { weekNumber } from '../shared/weeks';
import { useWords } from '../shared/words';
import { EvaluationsLink } from './evaluations-link';
import { PartCard } from '../shared/part-card';
import type { Part } from '../shared/use-part';
import { type WeekChart, weeksOption } from './weeks-option';

const Plot = lazyPart(async () => (await import('../shared/plot')).Plot);

type Week = WeekChart['weeks'][number];
const NAMED = 3;

interface WeeksCardProps {
  part: Part<BoardWeeksQuery>;
  questions: Part<BoardQuestionsQuery>;
  view: FiguresView;
  showsData: boolean;
  onMeasure: (measure: FiguresView['measure']) => void;
}

/** Evaluations with an error week by week, with limits; weeks outside of them are named with what was wrong. */
export function WeeksCard({ part, questions, view, showsData, onMeasure }: WeeksCardProps) {
  const { t, language, text, list } = useWords();
  const percent = (share: number | null): string => (share === null ? '—' : formatPercent(share, language));
  const nameOf = ({ week }: Week): string => t('weeks.week', { number: weekNumber(week) });
  const chart = part.data?.qualityByWeek ?? null;
  const out = chart?.weeks.filter(({ isOut }) => isOut) ?? [];
  const option = useCallback(
    (token: Token) =>
      chart
        ? weeksOption(
            chart,
            {
              week: nameOf,
              percent,
              upper: (limit) => t('weeks.upper', { limit }),
              centre: (share) => t('weeks.centre', { share }),
              outlier: (week) => t('weeks.point', { share: percent(week.share), wrong: week.wrongCount, of: week.of }),
              told: (week) =>
                t('weeks.told', {
                  week: nameOf(week),
                  from: week.week,
                  share: percent(week.share),
                  wrong: week.wrongCount,
                  of: week.of,
                  lower: percent(week.lower),
                  upper: percent(week.upper),
                }),
            },
            token,
          )
        : {},
    [chart, language, t],
  );
  /** Questions that were wrong most often in a week. */
  const reasonsOf = ({ week }: Week): string[] =>
    (questions.data?.qualityByQuestion ?? [])
      .map((row) => ({ row, count: row.weeks.find((one) => one.week === week)?.errorCount ?? 0 }))
      .filter(
        ({ row, count }) => count > 0 && (view.measure !== 'ANY_CRITICAL' || row.question?.family !== 'NON_CRITICAL'),
      )
      .sort((one, other) => other.count - one.count)
      .slice(0, NAMED)
      .map(({ row, count }) =>
        t('weeks.reason', { question: row.question ? text(row.question.text) : row.ref, count }),
      );
  const columns: Column<Week>[] = [
    { key: 'week', header: t('weeks.title'), cell: (week) => `${nameOf(week)} ${week.week}` },
    {
      key: 'wrong',
      header: t('weeks.wrong'),
      align: 'end',
      cell: ({ wrongCount }) => formatNumber(wrongCount, language),
    },
    { key: 'of', header: 'n', align: 'end', cell: ({ of }) => formatNumber(of, language) },
    { key: 'share', header: t('weeks.share'), align: 'end', cell: ({ share }) => percent(share) },
    { key: 'lower', header: t('weeks.lowerLimit'), align: 'end', cell: ({ lower }) => percent(lower) },
    { key: 'upper', header: t('weeks.upperLimit'), align: 'end', cell: ({ upper }) => percent(upper) },
    { key: 'out', header: '', cell: ({ isOut }) => isOut && <Tag tone="bad">{t('weeks.out')}</Tag> },
  ];
  const finding = out.length === 0 ? t('weeks.inControl') : t('weeks.outOf', { weeks: list(out.map(nameOf)) });
  return (
    <PartCard
      title={
        chart ? (
          <Defined definition={chart.definition}>
            {t('weeks.heading', { measure: t(`measures.${view.measure}`) })}
          </Defined>
        ) : (
          t('weeks.heading', { measure: t(`measures.${view.measure}`) })
        )
      }
      aside={t('weeks.aside')}
      tools={
        <span className={styles['pair']}>
          {out.length > 0 && (
            <Tag tone="bad" icon={<TriangleAlert size={12} aria-hidden="true" />}>
              {t('weeks.outOf', { weeks: list(out.map(nameOf)) })}
            </Tag>
          )}
          <Select
            label={t('measures.label')}
            value={view.measure}
            items={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
            onChange={onMeasure}
          />
        </span>
      }
      part={part}
      isEmpty={(data) => (data.qualityByWeek?.weeks ?? []).every(({ of }) => of === 0)}
    >
      {() => (
        <>
          {showsData ? (
            <div className={styles['table']} tabIndex={0} role="group" aria-label={t('frame.data')}>
              <Table label={t('weeks.title')} columns={columns} rows={chart?.weeks ?? []} rowKey={({ week }) => week} />
            </div>
          ) : (
            <Suspense fallback={<Skeleton rows={5} />}>
              <Plot option={option} label={finding} />
            </Suspense>
          )}
          {out.map((week) => {
            const reasons = reasonsOf(week);
            return (
              <div key={week.week} className={styles['box']}>
                <strong>{nameOf(week)}</strong>{' '}
                {t('weeks.outText', { wrong: week.wrongCount, of: week.of, share: percent(week.share) })}{' '}
                {reasons.length > 0 && t('weeks.mostly', { reasons: list(reasons) })}{' '}
                <EvaluationsLink view={view} from={week.week} to={shiftDay(week.week, 6)} measure={view.measure}>
                  {t('weeks.see')}
                </EvaluationsLink>
              </div>
            );
          })}
        </>
      )}
    </PartCard>
  );
}
