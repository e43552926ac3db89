import { useQuery } from 'urql';
import { Card } from '../../../../components/card';
import { Empty } from '../../../../components/empty';
import { Segmented } from '../../../../components/segmented';
import { SearchBreakdownDocument } from '../../../../gql/knowledge/graphql';
import { Bars } from '../charts/bars';
import { PanelState } from '../shared/panel-state';
import { useSearchWords } from '../words';
import { ENOUGH, FIGURES } from './figures';
import { DIMENSIONS, filterOf, type StatisticsSearch } from './statistics-search';
import { useFigureWords } from './use-figure-words';

/** Where the chosen figure differs: by team, product line, language or kind. Few searches are told as few, not as a rate. */
export function Breakdown({
  view,
  onChange,
}: {
  view: StatisticsSearch;
  onChange: (next: Partial<StatisticsSearch>) => void;
}) {
  const { s, number } = useSearchWords();
  const words = useFigureWords();
  const { figure, by } = view;
  const [{ data, error }, ask] = useQuery({
    query: SearchBreakdownDocument,
    variables: { filter: filterOf(view), by },
    requestPolicy: 'cache-and-network',
  });
  const rows = data?.searchAnalytics?.by ?? [];
  const isCount = figure === 'intentCount';
  const { read } = FIGURES[figure];
  return (
    <Card
      title={s('statistics.breakdown')}
      aside={s(`figures.names.${figure}`)}
      padded={false}
      tools={
        <Segmented
          label={s('statistics.breakdown')}
          value={by}
          items={DIMENSIONS.map((value) => ({ value, label: s(`statistics.dimensions.${value}`) }))}
          onChange={(next) => onChange({ by: next })}
        />
      }
    >
      <PanelState
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
        hasData={data != null}
        empty={rows.length === 0 ? <Empty title={s('statistics.noRows')} /> : undefined}
      />
      {rows.length > 0 && (
        <Bars
          label={s('statistics.breakdownLabel', {
            figure: s(`figures.names.${figure}`),
            by: s(`statistics.dimensions.${by}`),
          })}
          tone={FIGURES[figure].better < 0 ? 'warn' : 'brand'}
          headings={
            isCount
              ? [s(`statistics.dimensions.${by}`), s(`figures.names.${figure}`)]
              : [s(`statistics.dimensions.${by}`), s(`figures.names.${figure}`), s('figures.names.intentCount')]
          }
          bars={rows.map(({ value, label, figures }) => {
            const isFew = !isCount && figures.intentCount < ENOUGH;
            const shown = read(figures);
            return {
              key: value ?? '',
              label,
              value: isFew ? 0 : (shown ?? 0),
              text: isFew ? s('statistics.few') : words.write(figure, shown).text,
              ...(isCount ? {} : { more: [number(figures.intentCount)] }),
            };
          })}
        />
      )}
    </Card>
  );
}
