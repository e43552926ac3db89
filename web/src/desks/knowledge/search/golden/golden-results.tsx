import { CheckCircle2, XCircle } from 'lucide-react';
import { CodeLabel } from '../../../../components/code-label';
import { type Column, Table } from '../../../../components/table';
import { Tag } from '../../../../components/tag';
import type { GoldenResultFragment } from '../../../../gql/knowledge/graphql';
import { toLanguage } from '../../../../lib/languages';
import { RankChange } from '../charts/rank-change';
import { DeskLink } from '../shared/desk-link';
import { useSearchWords } from '../words';
import styles from './golden.module.css';

type Result = GoldenResultFragment;

/** Passed or failed; the word and the sign say it, the colour only helps. */
export function PassTag({ passed }: { passed: boolean }) {
  const { s } = useSearchWords();
  return (
    <Tag
      tone={passed ? 'good' : 'bad'}
      icon={passed ? <CheckCircle2 size={12} aria-hidden="true" /> : <XCircle size={12} aria-hidden="true" />}
    >
      {s(passed ? 'golden.passed' : 'golden.failed')}
    </Tag>
  );
}

interface GoldenResultsProps {
  results: readonly Result[];
  label: string;
  /** Leaves out the expected articles, where there is no room for their titles. */
  isNarrow?: boolean;
}

/** How each golden query did: where the expected article stood before and stands now. */
export function GoldenResults({ results, label, isNarrow = false }: GoldenResultsProps) {
  const { s } = useSearchWords();
  const columns: Column<Result>[] = [
    {
      key: 'query',
      header: s('golden.columns.query'),
      width: isNarrow ? undefined : '26%',
      cell: (row) => <span lang={toLanguage(row.locale)}>{row.query}</span>,
    },
    {
      key: 'expected',
      header: s('golden.columns.expected'),
      cell: (row) => (
        <span className={styles['expected']}>
          {row.expected.length === 0 && '—'}
          {row.expected.map((article) => (
            <DeskLink key={article.id} to={`articles/${article.id}`}>
              <CodeLabel>{article.code}</CodeLabel> <span lang={toLanguage(article.locale)}>{article.title}</span>
            </DeskLink>
          ))}
        </span>
      ),
    },
    {
      key: 'rank',
      header: s('golden.columns.change'),
      width: '220px',
      cell: (row) =>
        row.passedBefore === null ? (
          <RankChange before={row.rank} after={row.rank} />
        ) : (
          <RankChange before={row.rankBefore} after={row.rank} />
        ),
    },
    {
      key: 'passed',
      header: s('golden.columns.result'),
      width: '150px',
      cell: (row) => (
        <span className={styles['marks']}>
          <PassTag passed={row.passed} />
          {row.passedBefore !== null && row.passedBefore !== row.passed && (
            <span className={styles['quiet']}>
              {s(row.passedBefore ? 'golden.passedBefore' : 'golden.failedBefore')}
            </span>
          )}
        </span>
      ),
    },
  ];
  const shown = isNarrow ? columns.filter(({ key }) => key !== 'expected') : columns;
  return <Table label={label} columns={shown} rows={results} rowKey={({ goldenId }) => goldenId} />;
}
