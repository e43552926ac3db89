import { SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../../components/card';
import { Empty } from '../../../../components/empty';
import { ErrorState } from '../../../../components/error-state';
import { Forbidden } from '../../../../components/forbidden';
import { Skeleton } from '../../../../components/skeleton';
import { SearchStatisticsDocument } from '../../../../gql/knowledge/graphql';
import { DeskPage } from '../../shared/desk-page';
import { useKnowledgePath, useMayWrite } from '../../shared/use-knowledge';
import { FigureTile, FigureTiles } from '../charts/figure-tile';
import { useSearchWords } from '../words';
import { Breakdown } from './breakdown';
import type { Counted } from './counted';
import { DayChart } from './day-chart';
import { type Figure, FIGURES, TILES, trendTone } from './figures';
import { HowCounted } from './how-counted';
import { periodBefore } from '../../../../lib/period';
import { Rising } from './rising';
import { StatisticsBar } from './statistics-bar';
import styles from './statistics-page.module.css';
import { filterOf, readStatistics, type StatisticsSearch, writeStatistics } from './statistics-search';
import { useFigureWords } from './use-figure-words';

interface TilesProps {
  counted: Counted;
  chosen: Figure;
  busy: boolean;
  onChoose: (figure: Figure) => void;
}

function Tiles({ counted, chosen, busy, onChoose }: TilesProps) {
  const { s } = useSearchWords();
  const words = useFigureWords();
  return (
    <FigureTiles label={s('statistics.figures')} busy={busy}>
      {TILES.map((key) => {
        const { read } = FIGURES[key];
        const value = read(counted.total);
        const before = read(counted.previous);
        const { value: written, unit } = words.write(key, value);
        const ninth = counted.total.ninthDecileSecondsToOpen;
        return (
          <FigureTile
            key={key}
            name={s(`figures.names.${key}`)}
            value={written}
            unit={unit}
            note={
              key === 'medianSecondsToOpen' && ninth !== null
                ? s('figures.nineInTen', { seconds: words.write('ninthDecileSecondsToOpen', ninth).text })
                : s('figures.before', { value: words.write(key, before).text })
            }
            values={counted.days.map(({ figures }) => read(figures))}
            trend={words.trend(key, value, before)}
            tone={trendTone(key, value, before)}
            isChosen={key === chosen}
            onChoose={() => onChoose(key)}
          />
        );
      })}
    </FigureTiles>
  );
}

/** What searching was like: figures, their course, where they differ, what is asked more and what is found and not opened. */
export function StatisticsPage() {
  const { s, t } = useSearchWords();
  const { search, go } = useKnowledgePath();
  const mayWrite = useMayWrite();
  const view = readStatistics(search);
  const [{ data, error, fetching, stale }, ask] = useQuery({
    query: SearchStatisticsDocument,
    variables: { filter: filterOf(view), before: filterOf(view, periodBefore(view.period)) },
    requestPolicy: 'cache-and-network',
  });
  const change = (next: Partial<StatisticsSearch>): void =>
    go('search', writeStatistics({ ...view, ...next }), { replace: true });
  useEffect(() => {
    document.title = t('tabs.search');
  }, [t]);
  const counted = data?.searchAnalytics ?? null;
  const isEmpty = counted !== null && counted.total.intentCount === 0 && counted.previous.intentCount === 0;
  const isAbsent = data?.searchAnalytics === null && !error && !fetching;
  return (
    <DeskPage tab="search" hints={[]}>
      <StatisticsBar view={view} onChange={change} />
      {error && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={counted !== null} />
      )}
      {!counted && !error && !isAbsent && (
        <Card>
          <Skeleton rows={6} />
        </Card>
      )}
      {isAbsent && <Forbidden />}
      {isEmpty && (
        <Card>
          <Empty icon={SearchX} title={s('statistics.emptyTitle')}>
            {s('statistics.emptyText')}
          </Empty>
        </Card>
      )}
      {counted && !isEmpty && (
        <>
          <Tiles
            counted={counted}
            chosen={view.figure}
            busy={stale || fetching}
            onChoose={(figure) => change({ figure })}
          />
          <div className={styles['wide']}>
            <DayChart counted={counted} before={data?.before?.days ?? []} figure={view.figure} />
            <Breakdown view={view} onChange={change} />
          </div>
          {mayWrite && <Rising view={view} />}
          <HowCounted />
        </>
      )}
    </DeskPage>
  );
}
