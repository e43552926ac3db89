import { FlaskConical, Pencil, Play, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../../components/button';
import { Card } from '../../../../components/card';
import { CodeLabel } from '../../../../components/code-label';
import { Empty } from '../../../../components/empty';
import { IconButton } from '../../../../components/icon-button';
import { Segmented } from '../../../../components/segmented';
import { type Column, Table } from '../../../../components/table';
import {
  GoldenQueriesDocument,
  type GoldenQueryFragment,
  type GoldenResultFragment,
  GoldenRunNowDocument,
  GoldenRunResultsDocument,
  GoldenRunsDocument,
  type Locale,
} from '../../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../../lib/hotkeys';
import { toLanguage } from '../../../../lib/languages';
import { showToast } from '../../../../lib/toasts';
import { LOCALES } from '../../articles/article-filters';
import { DeskPage } from '../../shared/desk-page';
import { ListPanel } from '../../../../components/list-panel';
import { Refusals } from '../../../../components/refusals';
import { useChange } from '../../../../lib/use-change';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { usePages } from '../../../../lib/use-pages';
import { useRowKeys } from '../../../../lib/use-row-keys';
import { DeskLink } from '../shared/desk-link';
import { TryLink } from '../shared/try-link';
import { TuningBar } from '../tuning/tuning-bar';
import { useSearchWords } from '../words';
import { GoldenDialog } from './golden-dialog';
import { PassTag } from './golden-results';
import { GoldenRuns } from './golden-runs';
import styles from './golden.module.css';

const PAGE = 50;
const RUNS = 20;

const textOf = (raw: unknown): string | null =>
  typeof raw === 'string' && raw !== '' ? raw : typeof raw === 'number' ? String(raw) : null;

interface Editing {
  golden: GoldenQueryFragment | null;
  query: string;
  locale: Locale;
}

/** How the live settings did in their last run, by golden query. */
function useLastRanks(runs: readonly { id: string; settings: string }[]): Map<string, GoldenResultFragment> {
  const last = runs.find(({ settings }) => settings === 'LIVE')?.id ?? null;
  const [{ data }] = useQuery({
    query: GoldenRunResultsDocument,
    variables: { id: last ?? '' },
    pause: last === null,
  });
  const run = data?.node?.__typename === 'SearchGoldenRun' ? data.node : null;
  return new Map((run?.results ?? []).map((result) => [result.goldenId, result]));
}

/** The queries of which the centre knows the answer, run on demand with the live settings or with the draft. */
export function GoldenPage() {
  const { s, t, common, language } = useSearchWords();
  const { search, go } = useKnowledgePath();
  const show = search['show'] === 'runs' ? 'runs' : 'queries';
  const list = usePages(GoldenQueriesDocument, { first: PAGE }, (data) => data.searchGoldenQueries);
  const runs = usePages(GoldenRunsDocument, { first: RUNS }, (data) => data.searchGoldenRuns);
  const ranks = useLastRanks(runs.rows);
  const runNow = useChange(GoldenRunNowDocument, (data) => data.searchGoldenRun);
  const wanted = textOf(search['query']);
  const usual = language === 'en' ? 'EN' : 'ZH_CN';
  const [editing, setEditing] = useState<Editing | null>(
    wanted === null
      ? null
      : { golden: null, query: wanted, locale: LOCALES.find((one) => one === search['locale']) ?? usual },
  );
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    document.title = s('golden.title');
  }, [s]);

  const add = (): void => setEditing({ golden: null, query: '', locale: usual });
  const edit = (golden: GoldenQueryFragment): void =>
    setEditing({ golden, query: golden.query, locale: golden.locale });
  const run = async (settings: 'LIVE' | 'DRAFT'): Promise<void> => {
    if (runNow.busy) return;
    const outcome = await runNow.run({ input: { settings } });
    if (outcome.kind !== 'done' || !outcome.payload.goldenRun) return;
    const { id, passedCount, triedCount } = outcome.payload.goldenRun;
    runs.reload();
    showToast({
      tone: passedCount === triedCount ? 'good' : 'warn',
      text: s('golden.passedOf', { passed: passedCount, count: triedCount }),
    });
    go('tuning/golden', { show: 'runs', run: id }, { replace: true });
  };
  const runLive = (): void => void run('LIVE');
  const runDraft = (): void => void run('DRAFT');
  const isList = show === 'queries';
  useHotkeys({ a: add, r: runLive, d: runDraft });
  useRowKeys({
    rows: isList ? list.rows : [],
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: edit,
  });
  const columns: Column<GoldenQueryFragment>[] = [
    {
      key: 'query',
      header: s('golden.columns.query'),
      width: '26%',
      cell: (row) => (
        <span className={styles['expected']}>
          <strong lang={toLanguage(row.locale)}>{row.query}</strong>
          {row.note && <span className={styles['quiet']}>{row.note}</span>}
        </span>
      ),
    },
    {
      key: 'expected',
      header: s('golden.columns.expected'),
      cell: (row) => (
        <span className={styles['expected']}>
          {row.expected.length === 0 && <span className={styles['quiet']}>{s('golden.expectedGone')}</span>}
          {row.expected.map((article) => (
            <DeskLink key={article.id} to={`articles/${article.id}`}>
              <CodeLabel>{article.code}</CodeLabel> <span lang={toLanguage(article.locale)}>{article.title}</span>
            </DeskLink>
          ))}
        </span>
      ),
    },
    { key: 'locale', header: t('columns.locale'), width: '64px', cell: (row) => common(`locales.${row.locale}`) },
    {
      key: 'max',
      header: s('golden.columns.max'),
      align: 'end',
      width: '84px',
      cell: (row) => s('golden.within', { rank: row.maxRank }),
    },
    {
      key: 'rank',
      header: s('golden.columns.last'),
      width: '150px',
      cell: (row) => {
        const result = ranks.get(row.id);
        if (!result) return <span className={styles['quiet']}>{s('golden.notRun')}</span>;
        return (
          <span className={styles['marks']}>
            <PassTag passed={result.passed} />
            {result.rank === null ? s('rank.none') : s('rank.nth', { rank: result.rank })}
          </span>
        );
      },
    },
    {
      key: 'edit',
      header: '',
      align: 'end',
      width: '120px',
      cell: (row) => (
        <>
          <TryLink query={row.query} />{' '}
          <IconButton
            label={s('golden.editRow', { query: row.query })}
            icon={<Pencil size={14} strokeWidth={1.8} aria-hidden="true" />}
            onClick={() => edit(row)}
          />
        </>
      ),
    },
  ];
  return (
    <DeskPage
      tab="tuning"
      hints={[
        ...(isList
          ? [
              { keys: 'J K', label: t('hints.upDown') },
              { keys: '↵', label: t('hints.open') },
            ]
          : []),
        { keys: 'A', label: s('golden.add'), run: add },
        { keys: 'R', label: s('golden.runLive'), run: runLive },
        { keys: 'D', label: s('golden.runDraft'), run: runDraft },
      ]}
    >
      <TuningBar view="golden">
        <Segmented
          label={s('golden.views.label')}
          value={show}
          items={[
            { value: 'queries', label: s('golden.views.queries') },
            { value: 'runs', label: s('golden.views.runs') },
          ]}
          onChange={(next) => go('tuning/golden', next === 'runs' ? { show: 'runs' } : {}, { replace: true })}
        />
        <Button
          size="small"
          icon={<Play size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="R"
          busy={runNow.busy}
          onClick={runLive}
        >
          {s('golden.runLive')}
        </Button>
        <Button
          size="small"
          icon={<FlaskConical size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap="D"
          busy={runNow.busy}
          onClick={runDraft}
        >
          {s('golden.runDraft')}
        </Button>
        <Button size="small" icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />} keyCap="A" onClick={add}>
          {s('golden.add')}
        </Button>
      </TuningBar>
      {runNow.busy && (
        <p role="status" className={styles['quiet']}>
          {s('golden.running')}
        </p>
      )}
      <Refusals refusals={runNow.refusals} failure={runNow.failure} />
      {isList ? (
        <Card title={s('golden.title')} aside={s('golden.about')} padded={false}>
          <ListPanel
            list={list}
            empty={
              <Empty icon={FlaskConical} title={s('golden.noneTitle')}>
                {s('golden.noneText')}
              </Empty>
            }
          >
            <Table
              label={s('golden.title')}
              columns={columns}
              rows={list.rows}
              rowKey={({ id }) => id}
              selectedKey={chosen}
              onSelect={({ id }) => setChosen(id)}
              onOpen={edit}
            />
          </ListPanel>
        </Card>
      ) : (
        <GoldenRuns list={runs} chosen={textOf(search['run'])} />
      )}
      {editing && (
        <GoldenDialog
          {...editing}
          onClose={() => {
            setEditing(null);
            if (wanted !== null) go('tuning/golden', {}, { replace: true });
          }}
          onChanged={list.reload}
        />
      )}
    </DeskPage>
  );
}
