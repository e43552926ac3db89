import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { NodeUseFragment, TreeFiguresQuery } from '../../../gql/trees/graphql';
import { formatDuration, formatNumber } from '../../../lib/format';
import { useWords } from '../shared/words';
import styles from './figures.module.css';
import { ShareText } from './share-mark';
import { stay } from './use';

type Figures = NonNullable<TreeFiguresQuery['treeFigures']>;
type Path = Figures['paths'][number];
type Command = Figures['commands'][number];

/** How many rows a list names. */
const ROWS = 8;

interface NodeListProps {
  nodes: readonly NodeUseFragment[];
  onChoose: (nodeKey: string) => void;
}

function useNodeName() {
  const { text } = useWords();
  return (node: { nodeKey: string; title: { zhCN: string; en: string } | null }): string =>
    (node.title && text(node.title)) || node.nodeKey;
}

/** Nodes where people stay longest, all stays together. */
export function TimeSinks({ nodes, onChoose }: NodeListProps) {
  const { t, language } = useWords();
  const nameOf = useNodeName();
  const rows = nodes
    .filter(({ dwellCount }) => dwellCount > 0)
    .sort((one, other) => other.dwellCount * (other.dwellP50 ?? 0) - one.dwellCount * (one.dwellP50 ?? 0))
    .slice(0, ROWS);
  const columns: Column<NodeUseFragment>[] = [
    {
      key: 'node',
      header: t('figures.node'),
      cell: (node) => (
        <button type="button" className={styles['way']} onClick={() => onChoose(node.nodeKey)}>
          {nameOf(node)}
        </button>
      ),
    },
    { key: 'p50', header: t('figures.p50'), align: 'end', width: '72px', cell: ({ dwellP50 }) => stay(dwellP50) },
    { key: 'p90', header: t('figures.p90'), align: 'end', width: '72px', cell: ({ dwellP90 }) => stay(dwellP90) },
    {
      key: 'back',
      header: t('figures.backtracks'),
      align: 'end',
      width: '80px',
      cell: ({ backtracks }) => <ShareText share={backtracks} />,
    },
    {
      key: 'n',
      header: 'n',
      align: 'end',
      width: '64px',
      cell: ({ dwellCount }) => formatNumber(dwellCount, language),
    },
  ];
  return (
    <Card title={t('figures.sinks')} aside={t('figures.sinksAside')} padded={false}>
      {rows.length === 0 ? (
        <Empty title={t('figures.sinksNone')} />
      ) : (
        <Table label={t('figures.sinks')} columns={columns} rows={rows} rowKey={({ nodeKey }) => nodeKey} />
      )}
    </Card>
  );
}

/** Nodes where walks end without an outcome. */
export function ExitNodes({ nodes, onChoose }: NodeListProps) {
  const { t, language } = useWords();
  const nameOf = useNodeName();
  const rows = nodes
    .filter(({ exit }) => exit.count > 0)
    .sort((one, other) => other.exit.count - one.exit.count)
    .slice(0, ROWS);
  const columns: Column<NodeUseFragment>[] = [
    {
      key: 'node',
      header: t('figures.node'),
      cell: (node) => (
        <button type="button" className={styles['way']} onClick={() => onChoose(node.nodeKey)}>
          {nameOf(node)}
        </button>
      ),
    },
    {
      key: 'count',
      header: t('figures.walks'),
      align: 'end',
      width: '72px',
      cell: ({ exit }) => formatNumber(exit.count, language),
    },
    {
      key: 'exit',
      header: t('figures.exit'),
      align: 'end',
      width: '96px',
      cell: ({ exit }) => <ShareText share={exit} />,
    },
    {
      key: 'fall',
      header: t('figures.fallOut'),
      align: 'end',
      width: '96px',
      cell: ({ fallOut }) => <ShareText share={fallOut} />,
    },
  ];
  return (
    <Card title={t('figures.exits')} aside={t('figures.exitsAside')} padded={false}>
      {rows.length === 0 ? (
        <Empty title={t('figures.exitsNone')} />
      ) : (
        <Table label={t('figures.exits')} columns={columns} rows={rows} rowKey={({ nodeKey }) => nodeKey} />
      )}
    </Card>
  );
}

/** Whole ways from start to end, the most walked ones first. */
export function TopPaths({ paths }: { paths: readonly Path[] }) {
  const { t, text, language } = useWords();
  const columns: Column<Path>[] = [
    {
      key: 'path',
      header: t('figures.path'),
      cell: ({ stops }) => (
        <span className={styles['path']}>
          {stops.map((stop, at) => (
            <span key={at}>
              {(stop.title && text(stop.title)) || stop.nodeKey}
              {stop.choiceLabel && t('figures.choice', { choice: text(stop.choiceLabel) })}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'results',
      header: t('figures.ends'),
      width: '150px',
      cell: ({ results }) => (
        <span className={styles['pair']}>
          {results.map(({ result, count }) => (
            <Tag key={result} tone={result === 'RESOLVED' ? 'good' : 'plain'}>
              {t(`results.${result}`)} {formatNumber(count, language)}
            </Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'time',
      header: t('figures.p50'),
      align: 'end',
      width: '80px',
      cell: ({ durationP50 }) => formatDuration(durationP50),
    },
    {
      key: 'count',
      header: t('figures.walks'),
      align: 'end',
      width: '70px',
      cell: ({ count }) => formatNumber(count, language),
    },
    {
      key: 'share',
      header: t('figures.share'),
      align: 'end',
      width: '80px',
      cell: ({ share }) => <ShareText share={share} />,
    },
  ];
  return (
    <Card title={t('figures.paths')} aside={t('figures.pathsAside')} padded={false}>
      {paths.length === 0 ? (
        <Empty title={t('figures.pathsNone')} />
      ) : (
        <Table
          label={t('figures.paths')}
          columns={columns}
          rows={paths}
          rowKey={({ stops }) => stops.map(({ nodeKey, choiceKey }) => `${nodeKey}:${choiceKey ?? ''}`).join('/')}
        />
      )}
    </Card>
  );
}

/** Ways out of nodes that nobody took. */
export function Coverage({ coverage, onChoose }: { coverage: Figures['coverage']; onChoose: (key: string) => void }) {
  const { t, text, language } = useWords();
  const { share, neverWalked } = coverage;
  type Way = (typeof neverWalked)[number];
  const columns: Column<Way>[] = [
    {
      key: 'node',
      header: t('figures.node'),
      cell: (way) => (
        <button type="button" className={styles['way']} onClick={() => onChoose(way.nodeKey)}>
          {text(way.nodeTitle) || way.nodeKey}
        </button>
      ),
    },
    { key: 'way', header: t('figures.way'), cell: ({ label, branchKey }) => (label && text(label)) || branchKey },
  ];
  return (
    <Card
      title={t('figures.coverage')}
      aside={t('figures.coverageOf', { count: share.count, of: formatNumber(share.of, language) })}
      padded={false}
    >
      {neverWalked.length === 0 ? (
        <Empty title={t('figures.coverageWhole')} />
      ) : (
        <div className={styles['table']} tabIndex={0} role="group" aria-label={t('figures.coverage')}>
          <Table
            label={t('figures.coverage')}
            columns={columns}
            rows={neverWalked}
            rowKey={({ nodeKey, branchKey }) => `${nodeKey} ${branchKey}`}
          />
        </div>
      )}
    </Card>
  );
}

/** Nodes that asked an outside system for something, and how that went. */
export function Commands({ commands, nameOf }: { commands: readonly Command[]; nameOf: (key: string) => string }) {
  const { t, language } = useWords();
  const columns: Column<Command>[] = [
    {
      key: 'node',
      header: t('figures.node'),
      cell: ({ nodeKey, command }) => (
        <>
          {nameOf(nodeKey)} <code className={styles['quiet']}>{command}</code>
        </>
      ),
    },
    {
      key: 'sent',
      header: t('figures.sent'),
      align: 'end',
      width: '72px',
      cell: ({ sentCount }) => formatNumber(sentCount, language),
    },
    {
      key: 'failure',
      header: t('figures.failure'),
      align: 'end',
      width: '84px',
      cell: ({ failure }) => <ShareText share={failure} />,
    },
    {
      key: 'late',
      header: t('figures.timeouts'),
      align: 'end',
      width: '72px',
      cell: ({ timeoutCount }) => formatNumber(timeoutCount, language),
    },
    {
      key: 'latency',
      header: t('figures.latency'),
      align: 'end',
      width: '130px',
      cell: ({ latencyP50, latencyP90 }) =>
        latencyP50 === null
          ? '—'
          : t('figures.seconds', { p50: latencyP50.toFixed(1), p90: (latencyP90 ?? 0).toFixed(1) }),
    },
  ];
  return (
    <Card title={t('figures.commands')} aside={t('figures.commandsAside')} padded={false}>
      {commands.length === 0 ? (
        <Empty title={t('figures.commandsNone')} />
      ) : (
        <Table label={t('figures.commands')} columns={columns} rows={commands} rowKey={({ nodeKey }) => nodeKey} />
      )}
    </Card>
  );
}
