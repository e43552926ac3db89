import { ClipboardCheck } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { ListTable } from '../../../components/list-table';
import { RelativeTime } from '../../../components/relative-time';
import { Segmented } from '../../../components/segmented';
import type { Column } from '../../../components/table';
import { type ReviewQueueScope, TreesToReviewDocument, type TreeWaitingFragment } from '../../../gql/trees/graphql';
import { usePages } from '../../../lib/use-pages';
import { ListPage } from '../shared/list-page';
import styles from '../shared/pages.module.css';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';

const PAGE = 30;
const SCOPES = ['FOR_ME', 'SENT_BY_ME', 'ALL'] as const satisfies readonly ReviewQueueScope[];

/** Trees that wait for a second pair of eyes, those that wait longest first. */
export function QueuePage() {
  const { t, text, person } = useWords();
  const { go, search } = useTreesPath();
  const scope = SCOPES.find((one) => one === search['scope']) ?? 'FOR_ME';
  const list = usePages(TreesToReviewDocument, { scope, first: PAGE }, (data) => data.treesToReview);
  const open = ({ id }: TreeWaitingFragment): void => go(`${id}/review`);
  useEffect(() => {
    document.title = t('desk.tabs.review');
  }, [t]);
  const columns: Column<TreeWaitingFragment>[] = [
    { key: 'code', header: t('list.code'), width: '84px', cell: (row) => <CodeLabel>{row.code}</CodeLabel> },
    {
      key: 'title',
      header: t('list.name'),
      cell: (row) => (
        <span className={styles['cell']}>
          <strong>{text(row.title) || t('tree.untitled')}</strong>
          <span className={styles['quiet']}>
            {row.version === null ? t('review.isNew') : t('tree.draftNumbered', { number: row.draft?.number })}
            {row.draft?.note ? ` · ${row.draft.note}` : ''}
          </span>
        </span>
      ),
    },
    { key: 'purpose', header: t('list.purpose'), width: '110px', cell: (row) => t(`purposes.${row.purpose}`) },
    { key: 'author', header: t('review.author'), width: '120px', cell: (row) => person(row.draft?.author) },
    {
      key: 'approvals',
      header: t('review.approvals'),
      width: '84px',
      cell: (row) => (row.draft ? `${row.draft.approvals.have} / ${row.draft.approvals.need}` : '—'),
    },
    {
      key: 'waiting',
      header: t('review.waiting'),
      align: 'end',
      width: '120px',
      cell: (row) => (row.draft?.submittedAt ? <RelativeTime at={row.draft.submittedAt} /> : '—'),
    },
    {
      key: 'act',
      header: '',
      align: 'end',
      width: '100px',
      cell: (row) => (
        <Button size="small" variant={row.viewerCanReview ? 'primary' : 'plain'} onClick={() => open(row)}>
          {t(row.viewerCanReview ? 'acts.review' : 'review.look')}
        </Button>
      ),
    },
  ];
  return (
    <ListPage
      tab="review"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('acts.review') },
      ]}
    >
      <div className={styles['row']}>
        <Segmented
          label={t('review.scope')}
          value={scope}
          items={SCOPES.map((value) => ({ value, label: t(`review.scopes.${value}`) }))}
          onChange={(next) => go('review', { scope: next }, { replace: true })}
        />
      </div>
      <ListTable
        list={list}
        label={t('desk.tabs.review')}
        columns={columns}
        empty={
          <Empty icon={ClipboardCheck} title={t(`review.empty.${scope}`)}>
            {t('review.emptyText')}
          </Empty>
        }
        onOpen={open}
      />
    </ListPage>
  );
}
