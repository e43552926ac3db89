import { FolderTree, Pencil, Plus, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Skeleton } from '../../../components/skeleton';
import { type Column, Table } from '../../../components/table';
import { Tag } from '../../../components/tag';
import { KeptCategoriesDocument, type KeptCategoryFragment } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { DeskPage } from '../shared/desk-page';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useWords } from '../shared/words';
import styles from './categories.module.css';
import { CategoryDialog } from './category-dialog';
import { inOrder } from './tree';

type Open = { category: KeptCategoryFragment | null; parentId: string | null } | null;

/** The tree that texts are sorted into, with the rules of review and verification that hold in each part of it. */
export function CategoriesPage() {
  const { t, text } = useWords();
  const { search, go } = useKnowledgePath();
  const [open, setOpen] = useState<Open>(null);
  const [{ data, error }, ask] = useQuery({ query: KeptCategoriesDocument, requestPolicy: 'cache-and-network' });
  const categories = useMemo(() => inOrder(data?.categories ?? [], ({ name }) => text(name)), [data, text]);
  const tiers = data?.supportTiers ?? [];
  const wanted = typeof search['at'] === 'string' ? search['at'] : null;
  const selected = categories.find(({ id }) => id === wanted) ?? categories[0] ?? null;
  const select = ({ id }: KeptCategoryFragment): void => go('categories', { at: id }, { replace: true });
  const change = (category: KeptCategoryFragment): void => setOpen({ category, parentId: null });
  const create = (): void => setOpen({ category: null, parentId: null });
  const createBelow = (): void => setOpen({ category: null, parentId: selected?.id ?? null });
  useRowKeys({
    rows: categories,
    keyOf: ({ id }) => id,
    selected: selected?.id ?? null,
    onSelect: select,
    onOpen: change,
  });
  useHotkeys({ b: selected ? createBelow : undefined });
  useEffect(() => {
    document.title = t('categories.title');
  }, [t]);

  /** What stands where nothing is set: the word of the category above, or nothing at the top. */
  const unset = (row: KeptCategoryFragment) => (
    <span className={styles['quiet']}>{row.parent === null ? '—' : t('categories.inherit')}</span>
  );
  const columns: Column<KeptCategoryFragment>[] = [
    {
      key: 'name',
      header: t('categories.name'),
      cell: (row) => (
        <span className={styles['name']} style={{ paddingInlineStart: `${(row.path.length - 1) * 20}px` }}>
          <strong>{text(row.name)}</strong> <CodeLabel>{row.key}</CodeLabel>
        </span>
      ),
    },
    {
      key: 'eyes',
      header: t('categories.eyes'),
      width: '104px',
      cell: (row) => row.needsTwoPairsOfEyes && <Tag tone="info">{t('categories.eyes')}</Tag>,
    },
    {
      key: 'approvals',
      header: t('categories.approvals'),
      width: '120px',
      cell: (row) => {
        // An author never is one of several approvers.
        const isTooFew =
          row.possibleApprovers !== null && row.neededApprovals > 1 && row.neededApprovals > row.possibleApprovers - 1;
        return (
          <span className={styles['approvals']}>
            {row.minimumApprovals === null && row.neededApprovals === 1 && row.parent !== null
              ? unset(row)
              : t('categories.approvalsCount', { count: row.neededApprovals })}
            {row.minimumApprovals === null && row.neededApprovals > 1 && (
              <span className={styles['quiet']}>{t('categories.inherited')}</span>
            )}
            {isTooFew && (
              <Tag
                tone="warn"
                icon={<TriangleAlert size={13} aria-hidden="true" />}
                title={t('categories.tooFew', { possible: row.possibleApprovers })}
              >
                {row.possibleApprovers}
              </Tag>
            )}
          </span>
        );
      },
    },
    {
      key: 'interval',
      header: t('categories.interval'),
      width: '132px',
      cell: (row) =>
        row.verifyEveryDays === null ? unset(row) : t('categories.intervalDays', { count: row.verifyEveryDays }),
    },
    {
      key: 'tier',
      header: t('categories.tier'),
      width: '152px',
      cell: (row) => {
        const tier = tiers.find(({ id }) => id === row.verifierTier?.id);
        return tier ? t('categories.tierFrom', { tier: text(tier.name) }) : unset(row);
      },
    },
    {
      key: 'act',
      header: <span className={styles['unseen']}>{t('columns.act')}</span>,
      align: 'end',
      width: '88px',
      cell: (row) =>
        row.id === selected?.id && (
          <Button
            size="small"
            icon={<Pencil size={13} strokeWidth={1.8} aria-hidden="true" />}
            keyCap="↵"
            onClick={() => change(row)}
          >
            {t('categories.edit')}
          </Button>
        ),
    },
  ];
  return (
    <DeskPage
      tab="categories"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('categories.edit') },
        { keys: 'B', label: t('categories.newBelow'), run: createBelow },
      ]}
    >
      <Card
        title={t('categories.title')}
        aside={t('categories.about')}
        padded={false}
        tools={
          <Button size="small" icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />} onClick={create}>
            {t('categories.new')}
          </Button>
        }
      >
        {error && (
          <div className={styles['error']}>
            <ErrorState
              error={error}
              onRetry={() => ask({ requestPolicy: 'network-only' })}
              keepsOld={categories.length > 0}
            />
          </div>
        )}
        {!data && !error && <Skeleton rows={6} />}
        {data && categories.length === 0 && (
          <Empty icon={FolderTree} title={t('categories.emptyTitle')}>
            {t('categories.emptyText')}
          </Empty>
        )}
        {categories.length > 0 && (
          <Table
            label={t('categories.title')}
            columns={columns}
            rows={categories}
            rowKey={({ id }) => id}
            selectedKey={selected?.id ?? null}
            onSelect={select}
            onOpen={change}
          />
        )}
      </Card>
      {open && (
        <CategoryDialog
          category={open.category}
          parentId={open.parentId}
          categories={categories}
          tiers={tiers}
          onDone={(id) => {
            ask({ requestPolicy: 'network-only' });
            if (id) go('categories', { at: id }, { replace: true });
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </DeskPage>
  );
}
