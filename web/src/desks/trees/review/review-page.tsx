import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { HintBar } from '../../../components/hint-bar';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { TreeToReviewDocument } from '../../../gql/trees/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useHints } from '../../../lib/use-hints';
import { marksOf } from '../editor/findings/marks';
import { FindingsList } from '../shared/findings-list';
import styles from '../shared/pages.module.css';
import { StillDrawing } from '../shared/still-drawing';
import { TreeBar } from '../shared/tree-bar';
import { useDrawing } from '../shared/use-drawing';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';
import { TreeActions } from '../tree/tree-actions';
import { NodeFacts } from '../tree/node-facts';
import { DifferenceTags, TreeDifferenceView } from '../versions/tree-difference';
import differenceStyles from '../versions/difference.module.css';
import { changedMarks, useDifference } from '../versions/use-difference';
import { DecisionCard } from './decision-card';

type Layout = 'words' | 'drawing';
const NO_ERRORS: ReadonlyMap<string, string> = new Map();

/** A draft against what is live: node by node in words, on the drawing, what the check found, and the decision. */
export function ReviewPage({ id }: { id: string }) {
  const { t, common, text } = useWords();
  const { go } = useTreesPath();
  const [{ data, error, fetching }, ask] = useQuery({
    query: TreeToReviewDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const tree = data?.tree ?? null;
  const draft = tree?.draft ?? null;
  const live = tree?.version ?? null;
  const compared = useDifference(id, live, draft ? 'draft' : null, tree?.revision ?? null);
  const { state, retry } = useDrawing(id, draft ? 'draft' : null, tree?.revision ?? null);
  const [wanted, setLayout] = useState<Layout>('words');
  const [selected, setSelected] = useState<string | null>(null);
  const isNew = tree !== null && live === null;
  const layout = isNew ? 'drawing' : wanted;
  const body = useRef<HTMLDivElement>(null);
  const drawing = state.kind === 'ready' ? state.drawing : null;
  const marks = useMemo(() => {
    const all = new Map(changedMarks(compared.difference));
    for (const [key, mark] of marksOf(draft?.findings ?? [], NO_ERRORS)) all.set(key, mark);
    return all;
  }, [compared.difference, draft?.findings]);
  const showNode = (key: string): void => {
    setSelected(key);
    setLayout('drawing');
  };
  const turn = (): void => setLayout(layout === 'words' ? 'drawing' : 'words');
  const back = (): void => go('review');
  useHotkeys({ d: isNew ? undefined : turn, Escape: selected === null ? back : () => setSelected(null) });
  const mayDecide = tree?.viewerCanReview === true && draft?.state === 'IN_REVIEW';
  const hints = useHints(t('desk.views.review'), [
    ...(mayDecide
      ? [
          { keys: 'A', label: t('review.approve') },
          { keys: 'X', label: t('review.reject') },
          { keys: 'C', label: t('review.reason') },
        ]
      : []),
    ...(isNew ? [] : [{ keys: 'D', label: t('review.turn'), run: turn }]),
    { keys: 'Esc', label: t('review.toQueue'), run: back },
  ]);
  const title = tree ? text(tree.title) : '';
  useEffect(() => {
    if (tree) document.title = t('review.pageTitle', { code: tree.code, title });
  }, [tree, title, t]);
  return (
    <Page
      top={<TopBar title={common('desks.TREES')} subtitle={t('desk.views.review')} />}
      bottom={<HintBar hints={hints} />}
    >
      {tree && (
        <TreeBar tree={tree} view="review">
          <TreeActions tree={tree} />
        </TreeBar>
      )}
      {error && (
        <div className={styles['state']}>
          <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} keepsOld={tree !== null} />
        </div>
      )}
      {tree && !draft && (
        <div className={styles['state']}>
          <Notice kind="info" title={t('review.noDraft')}>
            {t('review.noDraftText')}
          </Notice>
        </div>
      )}
      {tree && draft && (
        <div className={styles['columns']}>
          <div className={styles['main']}>
            <div className={differenceStyles['tools']}>
              <span>
                {isNew ? t('review.isNewText') : t('review.against', { version: live, number: draft.number })}
                {compared.difference && <DifferenceTags difference={compared.difference} />}
              </span>
              {!isNew && (
                <Segmented<Layout>
                  label={t('review.layout')}
                  value={layout}
                  items={(['words', 'drawing'] as const).map((value) => ({
                    value,
                    label: t(`review.layouts.${value}`),
                  }))}
                  onChange={setLayout}
                />
              )}
            </div>
            {layout === 'drawing' ? (
              <StillDrawing state={state} selected={selected} onSelect={setSelected} marks={marks} onRetry={retry} />
            ) : (
              <div
                ref={body}
                className={differenceStyles['scroll']}
                data-panel=""
                tabIndex={0}
                role="group"
                aria-label={t('review.layouts.words')}
              >
                {compared.error && <ErrorState error={compared.error} onRetry={compared.reload} />}
                {compared.isLoading && !compared.difference && <Skeleton rows={6} shape="text" />}
                {compared.difference && (
                  <TreeDifferenceView difference={compared.difference} selected={selected} onSelect={showNode} />
                )}
              </div>
            )}
          </div>
          <aside className={styles['aside']} data-panel="" tabIndex={0} aria-label={t('review.decision')}>
            {drawing && selected !== null && (
              <NodeFacts
                drawing={drawing}
                nodeKey={selected}
                use={null}
                onGo={setSelected}
                onClose={() => setSelected(null)}
              />
            )}
            <DecisionCard tree={tree} />
            <section>
              <h2>{t('findings.title')}</h2>
              <FindingsList findings={draft.findings} onGo={showNode} />
            </section>
          </aside>
        </div>
      )}
      {!tree && !error && (fetching ? <Skeleton rows={6} /> : <Forbidden />)}
    </Page>
  );
}
