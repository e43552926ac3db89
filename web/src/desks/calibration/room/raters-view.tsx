import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { RatersOfDocument, type RatersOfQuery } from '../../../gql/calibration/graphql';
import { formatNumber } from '../../../lib/format';
import { lastDays, type Period, readPeriod, shiftDay } from '../../../lib/period';
import { PeriodBar } from '../../quality/shared/period-bar';
import { useQualityPath } from '../../quality/shared/use-quality';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';

type Kind = RatersOfQuery['raterAgreement']['kinds'][number];
type Rater = RatersOfQuery['raterAgreement']['raters'][number];

const USUAL_DAYS = 90;
const beginning = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** How alike people score over the sessions of a period: by kind of question, and each rater beside the experts. */
export function RatersView() {
  const { t, person, percent, language } = useWords();
  const { go, search } = useQualityPath();
  const period = search['from'] === undefined ? lastDays(USUAL_DAYS) : readPeriod(search);
  const variables = useMemo(
    () => ({ from: beginning(period.from), to: beginning(shiftDay(period.to, 1)) }),
    [period.from, period.to],
  );
  const [{ data, error, fetching }, ask] = useQuery({
    query: RatersOfDocument,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const agreement = data?.raterAgreement;
  const put = ({ from, to }: Period): void => go('calibration', { view: 'raters', from, to }, { replace: true });
  const two = (value: number | null): string =>
    value === null
      ? '—'
      : value.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace('-', '−');
  const few = (isTooFew: boolean) => isTooFew && <Tag tone="outline">{t('figures.tooFew')}</Tag>;
  const end = { align: 'end' as const, width: '110px' };
  const kinds: Column<Kind>[] = [
    {
      key: 'kind',
      header: t('room.kind'),
      cell: ({ kind, isTooFew }) => (
        <span className={styles['tags']}>
          {t(`room.kinds.${kind}`)} {few(isTooFew)}
        </span>
      ),
    },
    { key: 'with', header: t('room.withExpert'), ...end, cell: ({ withExpert }) => percent(withExpert) },
    { key: 'each', header: t('room.eachOther'), ...end, cell: ({ percentAgreement }) => percent(percentAgreement) },
    { key: 'fleiss', header: t('room.fleiss'), ...end, cell: ({ fleissKappa }) => two(fleissKappa) },
    { key: 'ac1', header: t('room.ac1'), ...end, cell: ({ gwetAc1 }) => two(gwetAc1) },
    { key: 'alpha', header: t('room.alpha'), ...end, cell: ({ krippendorffAlpha }) => two(krippendorffAlpha) },
    { key: 'n', header: 'n', align: 'end', width: '70px', cell: ({ count }) => formatNumber(count, language) },
  ];
  const raters: Column<Rater>[] = [
    {
      key: 'name',
      header: t('room.rater'),
      cell: ({ user, isTooFew }) => (
        <span className={styles['tags']}>
          {person(user)} {few(isTooFew)}
        </span>
      ),
    },
    { key: 'same', header: t('room.withExpert'), ...end, cell: ({ sameShare }) => percent(sameShare) },
    { key: 'cohen', header: t('room.cohen'), ...end, cell: ({ cohenKappa }) => two(cohenKappa) },
    { key: 'ac1', header: t('room.ac1'), ...end, cell: ({ gwetAc1 }) => two(gwetAc1) },
    { key: 'weighted', header: t('room.weighted'), ...end, cell: ({ weightedKappa }) => two(weightedKappa) },
    {
      key: 'deviation',
      header: t('room.deviation'),
      ...end,
      cell: ({ meanDeviation }) =>
        meanDeviation === null ? '—' : `${meanDeviation > 0 ? '+' : ''}${two(meanDeviation)}`,
    },
    {
      key: 'sessions',
      header: t('room.sessions'),
      align: 'end',
      width: '80px',
      cell: ({ sessionCount }) => formatNumber(sessionCount, language),
    },
    { key: 'n', header: 'n', align: 'end', width: '70px', cell: ({ count }) => formatNumber(count, language) },
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
          keepsOld={agreement !== undefined}
        />
      )}
      {!agreement && fetching && <Skeleton rows={6} />}
      {agreement && agreement.sessionCount === 0 && (
        <Card>
          <Empty title={t('room.noFigures')}>{t('room.noFiguresText')}</Empty>
        </Card>
      )}
      {agreement && agreement.sessionCount > 0 && (
        <>
          <Card title={t('room.byKind')} aside={t('room.ofSessions', { count: agreement.sessionCount })} padded={false}>
            <Table label={t('room.byKind')} columns={kinds} rows={agreement.kinds} rowKey={({ kind }) => kind} />
          </Card>
          <Card title={t('room.byRater')} aside={t('room.notForPeople')} padded={false}>
            <Table
              label={t('room.byRater')}
              columns={raters}
              rows={agreement.raters}
              rowKey={({ user }) => user?.id ?? ''}
            />
          </Card>
        </>
      )}
    </>
  );
}
