import { useQuery } from 'urql';
import { ErrorState } from '../../../../components/error-state';
import { SearchFiguresOfWeekDocument } from '../../../../gql/knowledge/graphql';
import { FigureTile, FigureTiles } from '../charts/figure-tile';
import { DeskLink } from '../shared/desk-link';
import { type Figure, FIGURES, trendTone } from '../statistics/figures';
import { lastDays } from '../../../../lib/period';
import { useFigureWords } from '../statistics/use-figure-words';
import { useSearchWords } from '../words';
import styles from './week-figures.module.css';

const SHOWN = [
  'intentCount',
  'zeroResultRate',
  'nothingOpenedRate',
  'firstHitShare',
  'medianSecondsToOpen',
] as const satisfies readonly Figure[];

/** How searching went in the last seven days, beside the seven before. */
export function WeekFigures() {
  const { s } = useSearchWords();
  const words = useFigureWords();
  const [{ data, error }, ask] = useQuery({
    query: SearchFiguresOfWeekDocument,
    variables: { filter: lastDays(7) },
    requestPolicy: 'cache-and-network',
  });
  const found = data?.searchAnalytics ?? null;
  if (error && !found) return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  return (
    <div className={styles['week']}>
      <FigureTiles label={s('figures.week')} busy={!found}>
        {SHOWN.map((key) => {
          const value = found ? FIGURES[key].read(found.total) : null;
          const before = found ? FIGURES[key].read(found.previous) : null;
          const days = (found?.days ?? []).map(({ figures }) => FIGURES[key].read(figures));
          const written = words.write(key, value);
          return (
            <FigureTile
              key={key}
              name={
                <DeskLink to="search" search={{ ...lastDays(7), figure: key }}>
                  {key === 'intentCount' ? s('figures.searchesOfWeek') : s(`figures.short.${key}`)}
                </DeskLink>
              }
              value={written.value}
              unit={written.unit}
              note={
                key === 'medianSecondsToOpen' && found?.total.ninthDecileSecondsToOpen != null
                  ? s('figures.nineInTen', {
                      seconds: words.write('ninthDecileSecondsToOpen', found.total.ninthDecileSecondsToOpen).text,
                    })
                  : s('figures.weekBefore', { value: words.write(key, before).text })
              }
              values={days}
              trend={words.trend(key, value, before)}
              tone={trendTone(key, value, before)}
            />
          );
        })}
      </FigureTiles>
    </div>
  );
}
