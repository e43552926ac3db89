import { CircleSlash2, SearchX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../../components/card';
import { Empty } from '../../../../components/empty';
import { RelativeTime } from '../../../../components/relative-time';
import { Segmented } from '../../../../components/segmented';
import { type Column, Table } from '../../../../components/table';
import { GapCountsDocument, type GapFragment, GapsDocument } from '../../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../../lib/hotkeys';
import { toLanguage } from '../../../../lib/languages';
import { DeskPage } from '../../shared/desk-page';
import { ListPanel } from '../../../../components/list-panel';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { usePages } from '../../../../lib/use-pages';
import { useRowKeys } from '../../../../lib/use-row-keys';
import { useSearchWords } from '../words';
import { GapDetail } from './gap-detail';
import { GapDialog } from './gap-dialogs';
import { GapFilterBar } from './gap-filter-bar';
import { type GapSearch, gapVariables, readGapSearch, STATES, writeGapSearch } from './gap-filters';
import { CallersWords, CauseTag, ClaimTag, GapArticle, GapTrend } from './gap-marks';
import styles from './gaps-page.module.css';
import { useGapActs } from './use-gap-acts';

const PAGE = 40;
const COUNTS = { OPEN: 'open', DRAFTED: 'drafted', CLOSED: 'closed', DISMISSED: 'dismissed' } as const;

/** The knowledge gaps: what callers asked and nothing answered, to be written, attached or dismissed. */
export function GapsPage() {
  const { s, t, text, number } = useSearchWords();
  const { search, go } = useKnowledgePath();
  const filters = readGapSearch(search);
  const list = usePages(GapsDocument, gapVariables(filters, PAGE), (data) => data.searchGaps);
  const [{ data: counts }, askCounts] = useQuery({ query: GapCountsDocument, requestPolicy: 'cache-and-network' });
  // Decided here, a gap leaves its list at once, before the server is asked again.
  const rows = list.rows.filter(({ state }) => state === filters.state);
  const total = Math.max(0, list.total - (list.rows.length - rows.length));
  // Where the chosen one stood: when it leaves the list, its neighbour is chosen, not the first.
  const lastPlace = useRef(0);
  const found = rows.findIndex(({ id }) => id === filters.at);
  if (found !== -1) lastPlace.current = found;
  const selected =
    rows[found === -1 ? Math.min(filters.at === null ? 0 : lastPlace.current, rows.length - 1) : found] ?? null;
  const place = (next: Partial<GapSearch>): void =>
    go('gaps', writeGapSearch({ ...filters, at: null, ...next }), { replace: true });
  const select = ({ id }: GapFragment): void => place({ at: id });
  const changed = (): void => {
    askCounts({ requestPolicy: 'network-only' });
    list.reload();
  };
  const { opened, close, actsOf, busy } = useGapActs(changed);
  const acts = selected ? actsOf(selected) : {};
  const open = (gap: GapFragment): void => {
    if (gap.article) go(`articles/${gap.article.id}${gap.article.draft?.state === 'DRAFT' ? '/edit' : ''}`);
    else actsOf(gap).draft?.();
  };
  useRowKeys({ rows, keyOf: ({ id }) => id, selected: selected?.id ?? null, onSelect: select, onOpen: open });
  useHotkeys({
    d: acts.draft,
    m: acts.attach,
    c: acts.claim ?? acts.release,
    u: acts.merge,
    x: acts.dismiss,
  });
  useEffect(() => {
    document.title = t('tabs.gaps');
  }, [t]);

  const columns: Column<GapFragment>[] = [
    {
      key: 'title',
      header: s('gaps.columns.title'),
      cell: (gap) => (
        <span className={styles['title']}>
          <span className={styles['head']}>
            <strong lang={toLanguage(gap.locale)}>{gap.title}</strong> <CauseTag cause={gap.cause} />
          </span>
          <CallersWords gap={gap} />
          {(gap.claimedBy !== null || gap.article !== null) && (
            <span className={styles['head']}>
              <ClaimTag gap={gap} />
              <GapArticle gap={gap} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'lines',
      header: s('gaps.columns.lines'),
      width: '120px',
      cell: (gap) =>
        gap.productLines
          .flatMap(({ productLine }) => (productLine ? [text(productLine.name)] : []))
          .slice(0, 2)
          .join(t('list.comma')) || '—',
    },
    { key: 'trend', header: s('gaps.columns.trend'), width: '88px', cell: (gap) => <GapTrend gap={gap} /> },
    {
      key: 'count',
      header: s('gaps.columns.count'),
      align: 'end',
      width: '64px',
      cell: (gap) => <strong>{number(gap.reportCount)}</strong>,
    },
    {
      key: 'people',
      header: s('gaps.columns.people'),
      align: 'end',
      width: '64px',
      cell: (gap) => number(gap.peopleCount),
    },
    {
      key: 'last',
      header: s('gaps.columns.last'),
      align: 'end',
      width: '96px',
      cell: (gap) => <RelativeTime at={gap.lastAt} />,
    },
  ];
  const hints = [
    { keys: 'J K', label: t('hints.upDown') },
    { keys: '↵', label: t('hints.open') },
    { keys: 'D', label: s('gaps.acts.draft'), run: acts.draft },
    { keys: 'M', label: s('gaps.acts.attach'), run: acts.attach },
    {
      keys: 'C',
      label: s(acts.release && !acts.claim ? 'gaps.acts.release' : 'gaps.acts.claim'),
      run: acts.claim ?? acts.release,
    },
    { keys: 'U', label: s('gaps.acts.merge'), run: acts.merge },
    { keys: 'X', label: s('gaps.acts.dismiss'), run: acts.dismiss },
  ];
  return (
    <DeskPage tab="gaps" hints={hints}>
      <div className={styles['states']}>
        <Segmented
          label={s('gaps.stateLabel')}
          value={filters.state}
          items={STATES.map((value) => ({
            value,
            label: counts
              ? s('gaps.counted', { state: s(`gaps.states.${value}`), count: counts[COUNTS[value]].totalCount })
              : s(`gaps.states.${value}`),
          }))}
          onChange={(state) => place({ state })}
        />
        <GapFilterBar filters={filters} onChange={place} />
      </div>
      <div className={styles['columns']}>
        <Card padded={false}>
          <ListPanel
            list={{ ...list, rows, total }}
            empty={
              <Empty
                icon={filters.state === 'OPEN' ? SearchX : CircleSlash2}
                title={s(`gaps.empty.${filters.state}.title`)}
              >
                {s(`gaps.empty.${filters.state}.text`)}
              </Empty>
            }
          >
            <Table
              label={t('tabs.gaps')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              selectedKey={selected?.id}
              onSelect={select}
              onOpen={open}
            />
          </ListPanel>
        </Card>
        {selected && <GapDetail gap={selected} acts={acts} busy={busy} />}
      </div>
      {opened && (
        <GapDialog
          act={opened.act}
          gap={list.rows.find(({ id }) => id === opened.gap.id) ?? opened.gap}
          onClose={close}
          onChanged={changed}
        />
      )}
    </DeskPage>
  );
}
