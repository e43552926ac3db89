import { Suspense, useCallback, useMemo, useState } from 'react';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { TableToggle } from '../../../components/table-toggle';
import { Tag } from '../../../components/tag';
import type { NodeUseFragment, TreeNodeKind } from '../../../gql/trees/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { lazyPart } from '../../../lib/lazy-part';
import { useWords } from '../shared/words';
import styles from './figures.module.css';
import { type FlowEdge, flowOf, LEFT } from './flow';

const FlowChart = lazyPart(async () => (await import('./flow-chart')).FlowChart);

const TONES: Record<TreeNodeKind, string> = {
  QUESTION: '--vio',
  INPUT: '--info',
  INFO: '--ctl',
  LOGIC: '--warn-l',
  ACTION: '--info',
  SUBTREE: '--brand',
  ARTICLE: '--brand',
  OUTCOME: '--good',
};

interface FlowCardProps {
  nodes: readonly NodeUseFragment[];
  startKey: string | null;
  startCount: number;
  onChoose: (nodeKey: string) => void;
}

/** Where walks went, as a drawing and, on demand, as a table. */
export function FlowCard({ nodes, startKey, startCount, onChoose }: FlowCardProps) {
  const { t, text, language } = useWords();
  const [showsTable, setShowsTable] = useState(false);
  const flow = useMemo(() => flowOf(nodes, startKey), [nodes, startKey]);
  const byKey = useMemo(() => new Map(nodes.map((node) => [node.nodeKey, node])), [nodes]);
  const nameOf = useCallback(
    (key: string): string => {
      if (key === LEFT) return t('figures.left');
      const title = byKey.get(key)?.title;
      return (title && text(title)) || key;
    },
    [byKey, t, text],
  );
  const toneOf = useCallback((key: string): string => TONES[byKey.get(key)?.kind ?? 'INFO'], [byKey]);
  const [widest] = flow.edges.filter(({ to }) => to !== LEFT);
  const left = nodes.reduce((sum, { exit }) => sum + exit.count, 0);
  const finding = widest
    ? t('figures.flowFinding', {
        from: nameOf(widest.from),
        to: nameOf(widest.to),
        count: widest.count,
        left: startCount === 0 ? '—' : formatPercent(left / startCount, language),
      })
    : t('figures.flowNone');
  const columns: Column<FlowEdge>[] = [
    { key: 'from', header: t('figures.flowFrom'), cell: ({ from }) => nameOf(from) },
    {
      key: 'to',
      header: t('figures.flowTo'),
      cell: ({ to, isBack }) => (
        <>
          {nameOf(to)} {isBack && <Tag tone="outline">{t('figures.flowBack')}</Tag>}
        </>
      ),
    },
    {
      key: 'count',
      header: t('figures.walks'),
      align: 'end',
      width: '90px',
      cell: ({ count }) => formatNumber(count, language),
    },
    {
      key: 'share',
      header: t('figures.ofNode'),
      align: 'end',
      width: '110px',
      cell: ({ from, count }) => {
        const entered = byKey.get(from)?.enteredCount ?? 0;
        return entered === 0 ? '—' : formatPercent(count / entered, language);
      },
    },
  ];
  return (
    <Card
      title={t('figures.flow')}
      aside={flow.isCut ? t('figures.flowCut') : t('figures.flowAside')}
      tools={
        <TableToggle
          showsTable={showsTable}
          onChange={setShowsTable}
          words={{ drawing: t('figures.drawing'), data: t('figures.data') }}
        />
      }
      padded={false}
    >
      <p className={styles['finding']}>{finding}</p>
      {flow.edges.length === 0 ? (
        <Empty title={t('figures.flowNone')}>{t('figures.noneText')}</Empty>
      ) : showsTable ? (
        <div className={styles['table']} tabIndex={0} role="group" aria-label={t('figures.data')}>
          <Table
            label={t('figures.flow')}
            columns={columns}
            rows={flow.edges}
            rowKey={({ from, to }) => `${from}→${to}`}
          />
        </div>
      ) : (
        <Suspense fallback={<Skeleton rows={6} />}>
          <FlowChart flow={flow} nameOf={nameOf} toneOf={toneOf} label={finding} onChoose={onChoose} />
        </Suspense>
      )}
    </Card>
  );
}
