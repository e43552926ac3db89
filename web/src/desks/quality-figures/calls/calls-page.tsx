import { ChartNoAxesColumn } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Checkbox } from '../../../components/checkbox';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import {
  CallBoardDocument,
  type CallBoardQuery,
  type MeanFragment,
  type RatioFragment,
} from '../../../gql/quality-figures/graphql';
import { formatDuration, formatNumber, formatPercent } from '../../../lib/format';
import { giveCsv } from '../shared/csv';
import { Defined, Variant } from '../shared/defined';
import styles from '../shared/figures.module.css';
import { Frame, useChoices } from '../shared/frame';
import { NumberTile, ShareTile, SmallShareTile } from '../shared/share-tile';
import { usePart } from '../shared/use-part';
import { callFilterOf, readView, useFiguresPath } from '../shared/view';
import { useWords } from '../shared/words';
import { callRows } from './calls-csv';
import { LevelCard } from './level-card';
import { OutliersCard } from './outliers-card';
import { SatisfactionCard } from './satisfaction-card';
import { SeriesCard } from './series-card';

type Figures = CallBoardQuery['callFigures'];
const WINDOWS = ['24', '72', '168', '720'] as const;

function Tiles({ figures, isBusy }: { figures: Figures; isBusy: boolean }) {
  const { t, language } = useWords();
  const [usual] = figures.serviceLevel;
  const { handling, firstContact, agentTime } = figures;
  const number = (value: number): string => formatNumber(value, language);
  const mean = (name: string, value: MeanFragment) => (
    <NumberTile
      name={<Defined definition={value.definition}>{name}</Defined>}
      value={value.value === null ? '—' : value.isTooFew ? t('figure.few') : formatDuration(value.value)}
      note={
        <>
          <Variant definition={value.definition} /> {t('figure.meanOf', { of: number(value.of) })}
        </>
      }
    />
  );
  const ratio = (name: string, value: RatioFragment) => (
    <NumberTile
      name={<Defined definition={value.definition}>{name}</Defined>}
      value={value.value === null ? '—' : formatPercent(value.value, language)}
      note={
        <>
          <Variant definition={value.definition} />{' '}
          {t('calls.agentDays', { agents: agentTime?.agentCount ?? 0, days: agentTime?.dayCount ?? 0 })}
        </>
      }
    />
  );
  return (
    <>
      <ul className={styles['tiles']} aria-label={t('calls.label')} aria-busy={isBusy || undefined}>
        {usual && <ShareTile name={t('calls.serviceLevel')} share={usual.share} />}
        <ShareTile
          name={t('calls.abandonment')}
          share={figures.abandonment}
          note={t('calls.short', { count: figures.shortAbandonedCount, seconds: figures.shortSeconds })}
        />
        <ShareTile
          name={t('head.firstContact')}
          share={firstContact.resolution}
          note={t('calls.unjudged', { pending: firstContact.pendingCount, unknown: firstContact.withoutCustomerCount })}
        />
        <ShareTile
          name={t('calls.satisfied')}
          share={figures.satisfaction.topTwo}
          note={t('calls.dissatisfied', {
            share:
              figures.satisfaction.bottomTwo.value === null
                ? '—'
                : formatPercent(figures.satisfaction.bottomTwo.value, language),
          })}
        />
      </ul>
      <ul className={styles['smallTiles']} aria-label={t('head.moreLabel')} aria-busy={isBusy || undefined}>
        <NumberTile
          name={t('calls.offered')}
          value={number(figures.offeredCount)}
          note={t('calls.offeredNote', {
            calls: number(figures.callCount),
            answered: number(figures.answeredCount),
            abandoned: number(figures.abandonedCount),
          })}
        />
        {mean(t('calls.speed'), figures.averageSpeedOfAnswer)}
        {mean(t('calls.handlingLeg'), handling.perLeg)}
        {mean(t('calls.handlingChain'), handling.perChain)}
        {mean(t('calls.talk'), handling.talk)}
        {mean(t('calls.hold'), handling.hold)}
        {mean(t('calls.wrap'), handling.wrap)}
        <SmallShareTile name={t('calls.abandonmentShort')} share={figures.abandonmentWithoutShort} />
        <SmallShareTile name={t('calls.firstResponse')} share={figures.firstResponse} />
        <SmallShareTile name={t('calls.repeat')} share={firstContact.repeat} />
        <SmallShareTile name={t('calls.agentMarked')} share={firstContact.agentMarked} note={t('calls.otherMethod')} />
        {agentTime ? (
          <>
            {ratio(t('calls.occupancy'), agentTime.occupancy)}
            {ratio(t('calls.utilisation'), agentTime.utilisationReady)}
            {ratio(t('calls.utilisation'), agentTime.utilisationHandle)}
          </>
        ) : (
          <NumberTile name={t('calls.utilisation')} value="—" note={t('calls.noTime')} />
        )}
        <SmallShareTile name={t('calls.complete')} share={figures.recordComplete} />
        <SmallShareTile name={t('calls.verified')} share={figures.verified} />
      </ul>
    </>
  );
}

/** How calls went: service level, abandonment, handling, first contact and satisfaction, each by named variants. */
export function CallsPage() {
  const { t } = useWords();
  const { go, search } = useFiguresPath();
  const view = readView(search);
  const choices = useChoices();
  const [showsData, setShowsData] = useState(false);
  const [hours, setHours] = useState<(typeof WINDOWS)[number]>('24');
  // As the board of quality counts: the usual rule.
  const [sameReason, setSameReason] = useState(true);
  const filter = callFilterOf(view);
  const options = useMemo(
    () => ({
      shortSeconds: 5,
      firstContact: { windowHours: Number(hours), sameReason, abandonedCountsAsRepeat: true },
    }),
    [hours, sameReason],
  );
  const part = usePart(CallBoardDocument, { filter, options });
  const figures = part.data?.callFigures ?? null;
  useEffect(() => {
    document.title = t('frame.calls');
  }, [t]);
  const isEmpty = figures !== null && figures.callCount === 0;
  const give = (): void => {
    if (figures) giveCsv(`calls-${figures.fromDay}-${figures.toDay}.csv`, callRows(figures));
  };
  return (
    <Frame
      board="calls"
      view={view}
      choices={choices}
      showsData={showsData}
      onShowsData={setShowsData}
      onExport={figures && !isEmpty ? give : null}
      tools={
        <>
          <Select
            label={t('calls.window')}
            value={hours}
            items={WINDOWS.map((value) => ({ value, label: t('calls.windowHours', { hours: value }) }))}
            onChange={setHours}
          />
          <Checkbox checked={sameReason} onChange={setSameReason}>
            {t('calls.sameReason')}
          </Checkbox>
        </>
      }
    >
      {part.error && <ErrorState error={part.error} onRetry={part.retry} keepsOld={figures !== null} />}
      {!figures && !part.error && <Skeleton rows={6} />}
      {isEmpty && (
        <Card>
          <Empty
            icon={ChartNoAxesColumn}
            title={t('calls.emptyTitle')}
            actions={<Button onClick={() => go('calls', {}, { replace: true })}>{t('empty.usual')}</Button>}
          >
            {t('calls.emptyText')}
          </Empty>
        </Card>
      )}
      {figures && !isEmpty && (
        <>
          <Tiles figures={figures} isBusy={part.isLoading} />
          <SeriesCard filter={filter} options={options} showsData={showsData} />
          <LevelCard levels={figures.serviceLevel} shortSeconds={figures.shortSeconds} />
          <div className={styles['two']}>
            <SatisfactionCard satisfaction={figures.satisfaction} />
            <OutliersCard filter={filter} />
          </div>
          <p className={styles['quiet']}>{t('calls.how', { zone: figures.timeZone })}</p>
        </>
      )}
    </Frame>
  );
}
