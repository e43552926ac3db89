import { useQuery } from 'urql';
import { Card } from '../../../components/card';
import { ErrorState } from '../../../components/error-state';
import { Empty } from '../../../components/empty';
import { Select } from '../../../components/select';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import {
  type ShareFragment,
  type TotalsFragment,
  type TreeFiguresFilter,
  TreeVersionsComparedDocument,
} from '../../../gql/trees/graphql';
import { formatNumber } from '../../../lib/format';
import { useWords } from '../shared/words';
import styles from './figures.module.css';
import { ENOUGH, ShareText } from './share-mark';
import { stay } from './use';

interface CompareCardProps {
  id: string;
  versions: readonly { number: number; isLive: boolean }[];
  a: number | null;
  b: number | null;
  filter: TreeFiguresFilter;
  onChange: (a: number, b: number) => void;
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly a: ShareFragment | string;
  readonly b: ShareFragment | string;
}

const SHARES = ['completion', 'resolution', 'escalation', 'transfer', 'returns', 'abandonment'] as const;

/** Whether two shares differ by more than chance: their intervals do not touch. */
function verdictOf(a: ShareFragment | string, b: ShareFragment | string): 'more' | 'less' | 'same' | 'few' | null {
  if (typeof a === 'string' || typeof b === 'string') return null;
  if (a.of < ENOUGH || b.of < ENOUGH) return 'few';
  if (a.low === null || a.high === null || b.low === null || b.high === null) return null;
  return b.low > a.high ? 'more' : b.high < a.low ? 'less' : 'same';
}

/** One version against another: totals with whether they differ by more than chance, then node by node. */
export function CompareCard({ id, versions, a, b, filter, onChange }: CompareCardProps) {
  const { t, text, language } = useWords();
  const isReady = a !== null && b !== null && a !== b;
  const { version: _, ...days } = filter;
  const [{ data, error, fetching }, ask] = useQuery({
    query: TreeVersionsComparedDocument,
    variables: { id, a: a ?? 0, b: b ?? 0, filter: days },
    pause: !isReady,
  });
  const compared = isReady ? (data?.treeVersionsCompared ?? null) : null;
  const numbers = versions.map(({ number, isLive }) => ({
    value: String(number),
    label: t(isLive ? 'figures.versionLive' : 'versions.numbered', { number }),
  }));
  const linesOf = (one: TotalsFragment, other: TotalsFragment): Line[] => [
    {
      key: 'starts',
      name: t('figures.starts'),
      a: formatNumber(one.startCount, language),
      b: formatNumber(other.startCount, language),
    },
    ...SHARES.map((key) => ({ key, name: t(`figures.totals.${key}`), a: one[key], b: other[key] })),
    { key: 'p50', name: t('figures.duration'), a: stay(one.durationP50), b: stay(other.durationP50) },
  ];
  const valueOf = (value: ShareFragment | string) => (typeof value === 'string' ? value : <ShareText share={value} />);
  const columns: Column<Line>[] = [
    { key: 'name', header: t('figures.figure'), cell: ({ name }) => name },
    {
      key: 'a',
      header: t('versions.numbered', { number: a }),
      align: 'end',
      width: '120px',
      cell: (row) => valueOf(row.a),
    },
    {
      key: 'b',
      header: t('versions.numbered', { number: b }),
      align: 'end',
      width: '120px',
      cell: (row) => valueOf(row.b),
    },
    {
      key: 'verdict',
      header: t('figures.verdict'),
      width: '150px',
      cell: (row) => {
        const verdict = verdictOf(row.a, row.b);
        return verdict === null ? '' : t(`figures.verdicts.${verdict}`);
      },
    },
  ];
  type Node = NonNullable<typeof compared>['nodes'][number];
  const nodeColumns: Column<Node>[] = [
    { key: 'node', header: t('figures.node'), cell: ({ title, nodeKey }) => (title && text(title)) || nodeKey },
    ...(['a', 'b'] as const).map((side) => ({
      key: side,
      header: t('versions.numbered', { number: side === 'a' ? a : b }),
      align: 'end' as const,
      width: '210px',
      cell: (row: Node) => {
        const node = row[side];
        return node === null ? (
          '—'
        ) : (
          <span className={styles['pair']}>
            <span>{formatNumber(node.enteredCount, language)}</span>
            <span>{stay(node.dwellP50)}</span>
            <ShareText share={node.fallOut} />
          </span>
        );
      },
    })),
  ];
  return (
    <Card
      title={t('figures.compare')}
      aside={t('figures.compareAside')}
      tools={
        versions.length > 1 && (
          <span className={styles['pair']}>
            <Select
              label={t('figures.compareA')}
              value={a === null ? null : String(a)}
              items={numbers}
              onChange={(value) => onChange(Number(value), b ?? versions[0]?.number ?? 1)}
            />
            <Select
              label={t('figures.compareB')}
              value={b === null ? null : String(b)}
              items={numbers}
              onChange={(value) => onChange(a ?? versions[1]?.number ?? 1, Number(value))}
            />
          </span>
        )
      }
      padded={false}
    >
      {versions.length < 2 && <Empty title={t('figures.compareOne')} />}
      {versions.length > 1 && !isReady && <Empty title={t('figures.compareSame')} />}
      {error && isReady && (
        <div className={styles['pad']}>
          <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
        </div>
      )}
      {fetching && !compared && <Skeleton rows={4} />}
      {compared && (
        <>
          <Table
            label={t('figures.compare')}
            columns={columns}
            rows={linesOf(compared.totalsA, compared.totalsB)}
            rowKey={({ key }) => key}
          />
          <p className={styles['finding']}>{t('figures.compareNodes')}</p>
          <div className={styles['table']} tabIndex={0} role="group" aria-label={t('figures.compareNodes')}>
            <Table
              label={t('figures.compareNodes')}
              columns={nodeColumns}
              rows={compared.nodes}
              rowKey={({ nodeKey }) => nodeKey}
            />
          </div>
        </>
      )}
    </Card>
  );
}
