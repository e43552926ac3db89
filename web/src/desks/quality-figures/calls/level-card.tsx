import { Card } from '../../../components/card';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import type { CallBoardQuery } from '../../../gql/quality-figures/graphql';
import { Defined } from '../shared/defined';
import styles from '../shared/figures.module.css';
import { IntervalMark } from '../shared/interval-mark';
import { domainOf } from '../shared/share';
import { useShareWords, Verdict } from '../shared/share-tile';
import { useWords } from '../shared/words';

type Level = CallBoardQuery['callFigures']['serviceLevel'][number];

/** All variants of the service level side by side: they differ by how calls that gave up are dealt with. */
export function LevelCard({ levels, shortSeconds }: { levels: readonly Level[]; shortSeconds: number }) {
  const { t } = useWords();
  const words = useShareWords();
  const domain = domainOf(levels.map(({ share }) => share));
  const columns: Column<Level>[] = [
    {
      key: 'variant',
      header: t('level.variant'),
      cell: ({ variant, share }) => (
        <span className={styles['pair']}>
          <Defined definition={share.definition}>{t(`variants.${variant}`)}</Defined>
          {variant === 'ABANDONS_NEGATIVE' && <Tag tone="brand">{t('level.usual')}</Tag>}
          {variant === 'ANSWERED_ONLY' && <Tag tone="warn">{t('level.misleading')}</Tag>}
        </span>
      ),
    },
    {
      key: 'share',
      header: t('figure.intervalHead'),
      width: '200px',
      cell: ({ share }) => (
        <span title={words.interval(share)}>
          <IntervalMark share={share} domain={domain} />
        </span>
      ),
    },
    { key: 'value', header: t('level.value'), align: 'end', width: '72px', cell: ({ share }) => words.value(share) },
    { key: 'count', header: 'n', align: 'end', width: '120px', cell: ({ share }) => words.count(share) },
    { key: 'verdict', header: t('level.verdict'), width: '190px', cell: ({ share }) => <Verdict share={share} /> },
  ];
  return (
    <Card title={t('level.title')} aside={t('level.aside', { seconds: shortSeconds })} padded={false}>
      <Table label={t('level.title')} columns={columns} rows={levels} rowKey={({ variant }) => variant} />
    </Card>
  );
}
