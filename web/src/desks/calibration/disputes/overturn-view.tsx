import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { CodeLabel } from '../../../components/code-label';
import { OverturnRatesDocument, type OverturnRatesQuery } from '../../../gql/calibration/graphql';
import { formatNumber } from '../../../lib/format';
import { lastDays, type Period, readPeriod, shiftDay } from '../../../lib/period';
import { PeriodBar } from '../../quality/shared/period-bar';
import { useQualityPath } from '../../quality/shared/use-quality';
import styles from '../shared/pages.module.css';
import { ShareMark } from '../shared/share-mark';
import { useWords } from '../shared/words';

type Figures = OverturnRatesQuery['disputeFigures'];
type Evaluator = Figures['byEvaluator'][number];
type Question = Figures['byQuestion'][number];

/** Disputes are few: without another wish they are counted over three months. */
const USUAL_DAYS = 90;

const beginning = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** How often judges agreed with agents, by evaluator and by question, with what that rests on. */
export function OverturnView() {
  const { t, person, text, language } = useWords();
  const { go, search } = useQualityPath();
  const period = search['from'] === undefined ? lastDays(USUAL_DAYS) : readPeriod(search);
  const variables = useMemo(
    () => ({ from: beginning(period.from), to: beginning(shiftDay(period.to, 1)) }),
    [period.from, period.to],
  );
  const [{ data, error, fetching }, ask] = useQuery({
    query: OverturnRatesDocument,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const figures = data?.disputeFigures;
  const put = ({ from, to }: Period): void => go('disputes', { view: 'rates', from, to }, { replace: true });
  const nameOf = ({ ref, scorecard }: Question): string => {
    const questions = scorecard?.activeVersion?.content.sections.flatMap((section) => section.questions) ?? [];
    const found = questions.find((question) => question.ref === ref);
    return found ? text(found.text) : ref;
  };
  const shared = {
    decided: {
      ...{ key: 'decided', header: t('disputes.decidedN'), align: 'end' as const, width: '80px' },
      cell: ({ decidedCount }: { decidedCount: number }) => formatNumber(decidedCount, language),
    },
    share: {
      ...{ key: 'share', header: t('disputes.overturned'), width: '270px' },
      cell: ({ share }: { share: Question['share'] }) => <ShareMark share={share} />,
    },
  };
  const byEvaluator: Column<Evaluator>[] = [
    { key: 'name', header: t('columns.evaluator'), cell: ({ evaluator }) => person(evaluator) },
    shared.decided,
    shared.share,
  ];
  const byQuestion: Column<Question>[] = [
    {
      key: 'name',
      header: t('columns.question'),
      cell: (row) => (
        <span className={styles['cell']}>
          {nameOf(row)}
          {row.scorecard && (
            <span className={styles['quiet']}>
              <CodeLabel>{row.scorecard.code}</CodeLabel>
            </span>
          )}
        </span>
      ),
    },
    shared.decided,
    shared.share,
  ];
  return (
    <>
      <div className={styles['bar']}>
        <PeriodBar period={period} onChange={put} />
      </div>
      {error && (
        <ErrorState
          error={error}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          keepsOld={figures !== undefined}
        />
      )}
      {!figures && fetching && <Skeleton rows={6} />}
      {figures && figures.disputeCount === 0 && (
        <Card>
          <Empty title={t('disputes.noFigures')}>{t('disputes.noFiguresText')}</Empty>
        </Card>
      )}
      {figures && figures.disputeCount > 0 && (
        <>
          <Card>
            <dl className={styles['sums']}>
              {(['disputeCount', 'openCount', 'withdrawnCount', 'decidedCount', 'upheldCount'] as const).map((key) => (
                <div key={key}>
                  <dt>{t(`disputes.sums.${key}`)}</dt>
                  <dd>{formatNumber(figures[key], language)}</dd>
                </div>
              ))}
              <div>
                <dt>{t('disputes.overturned')}</dt>
                <dd>
                  <ShareMark share={figures.share} />
                </dd>
              </div>
            </dl>
          </Card>
          <div className={styles['two']}>
            <Card title={t('disputes.byEvaluator')} padded={false}>
              {figures.byEvaluator.length > 0 ? (
                <Table
                  label={t('disputes.byEvaluator')}
                  columns={byEvaluator}
                  rows={figures.byEvaluator}
                  rowKey={({ evaluatorId }) => evaluatorId}
                />
              ) : (
                <Empty title={t('disputes.noneDecided')} />
              )}
            </Card>
            <Card title={t('disputes.byQuestion')} padded={false}>
              {figures.byQuestion.length > 0 ? (
                <Table
                  label={t('disputes.byQuestion')}
                  columns={byQuestion}
                  rows={figures.byQuestion}
                  rowKey={({ scorecardId, ref }) => `${scorecardId} ${ref}`}
                />
              ) : (
                <Empty title={t('disputes.noneDecided')} />
              )}
            </Card>
          </div>
        </>
      )}
    </>
  );
}
