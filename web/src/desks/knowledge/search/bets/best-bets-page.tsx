import { Pencil, Pin, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../../components/button';
import { Card } from '../../../../components/card';
import { CodeLabel } from '../../../../components/code-label';
import { DateTime } from '../../../../components/date-time';
import { Empty } from '../../../../components/empty';
import { IconButton } from '../../../../components/icon-button';
import { Segmented } from '../../../../components/segmented';
import { type Column, Table } from '../../../../components/table';
import { Tag, type Tone } from '../../../../components/tag';
import { type BestBetFragment, BestBetsDocument, type SearchBestBetState } from '../../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../../lib/hotkeys';
import { toLanguage } from '../../../../lib/languages';
import { DeskPage } from '../../shared/desk-page';
import { ListPanel } from '../../../../components/list-panel';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { usePages } from '../../../../lib/use-pages';
import { useRowKeys } from '../../../../lib/use-row-keys';
import { DeskLink } from '../shared/desk-link';
import { TuningBar } from '../tuning/tuning-bar';
import { useSearchWords } from '../words';
import { BestBetDialog } from './best-bet-dialog';
import styles from './best-bets.module.css';

const PAGE = 50;
const STATES = ['ACTIVE', 'SCHEDULED', 'EXPIRED'] as const satisfies readonly SearchBestBetState[];
const ALL = 'ALL';
const TONES: Record<SearchBestBetState, Tone> = { ACTIVE: 'good', SCHEDULED: 'info', EXPIRED: 'plain' };

/** From when until when; a dash where there is no bound. */
function Span({ bet }: { bet: BestBetFragment }) {
  const { s } = useSearchWords();
  if (bet.from === null && bet.until === null) return <>{s('bets.always')}</>;
  return (
    <>
      {bet.from === null ? s('bets.atOnce') : <DateTime at={bet.from} as="moment" />} –{' '}
      {bet.until === null ? s('bets.noEnd') : <DateTime at={bet.until} as="moment" />}
    </>
  );
}

/** The articles that are put first for certain queries. */
export function BestBetsPage() {
  const { s, t, common } = useSearchWords();
  const { search, go } = useKnowledgePath();
  const state = STATES.find((one) => one === search['state']) ?? null;
  const list = usePages(
    BestBetsDocument,
    { filter: state ? { states: [state] } : {}, first: PAGE },
    (data) => data.searchBestBets,
  );
  // A change of dates moves a row at once, before the list is asked again.
  const rows = list.rows.filter((bet) => state === null || bet.state === state);
  const [editing, setEditing] = useState<{ bet: BestBetFragment | null } | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const add = (): void => setEditing({ bet: null });
  const edit = (bet: BestBetFragment): void => setEditing({ bet });
  useHotkeys({ a: add });
  useRowKeys({
    rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: edit,
  });
  useEffect(() => {
    document.title = s('bets.title');
  }, [s]);
  const columns: Column<BestBetFragment>[] = [
    {
      key: 'phrases',
      header: s('bets.columns.phrases'),
      width: '26%',
      cell: (bet) => (
        <span className={styles['stack']}>
          <span lang={bet.locale ? toLanguage(bet.locale) : undefined}>{bet.phrases.join(t('list.separator'))}</span>
          <span className={styles['quiet']}>
            {s(`bets.matches.${bet.match}`)}
            {bet.locale && ` · ${common(`locales.${bet.locale}`)}`}
          </span>
        </span>
      ),
    },
    {
      key: 'article',
      header: s('bets.columns.article'),
      cell: (bet) => (
        <span className={styles['stack']}>
          {bet.article ? (
            <DeskLink to={`articles/${bet.article.id}`}>
              <CodeLabel>{bet.article.code}</CodeLabel>{' '}
              <span lang={toLanguage(bet.article.locale)}>{bet.article.title}</span>
            </DeskLink>
          ) : (
            <span className={styles['quiet']}>{s('bets.articleGone')}</span>
          )}
          {bet.note && <span className={styles['quiet']}>{bet.note}</span>}
        </span>
      ),
    },
    {
      key: 'state',
      header: t('columns.state'),
      width: '84px',
      cell: (bet) => <Tag tone={TONES[bet.state]}>{s(`bets.states.${bet.state}`)}</Tag>,
    },
    { key: 'span', header: s('bets.columns.span'), width: '210px', cell: (bet) => <Span bet={bet} /> },
    { key: 'order', header: s('bets.columns.order'), align: 'end', width: '64px', cell: ({ order }) => order },
    {
      key: 'edit',
      header: '',
      align: 'end',
      width: '48px',
      cell: (bet) => (
        <IconButton
          label={s('bets.editRow', { phrases: bet.phrases.join(t('list.comma')) })}
          icon={<Pencil size={14} strokeWidth={1.8} aria-hidden="true" />}
          onClick={() => edit(bet)}
        />
      ),
    },
  ];
  return (
    <DeskPage
      tab="tuning"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: t('hints.open') },
        { keys: 'A', label: s('bets.add'), run: add },
      ]}
    >
      <TuningBar view="bets">
        <Segmented<string>
          label={t('columns.state')}
          value={state ?? ALL}
          items={[
            { value: ALL, label: s('bets.all') },
            ...STATES.map((value) => ({ value: value as string, label: s(`bets.states.${value}`) })),
          ]}
          onChange={(next) => go('tuning/bets', next === ALL ? {} : { state: next }, { replace: true })}
        />
        <Button size="small" icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />} keyCap="A" onClick={add}>
          {s('bets.add')}
        </Button>
      </TuningBar>
      <Card title={s('bets.title')} aside={s('bets.about')} padded={false}>
        <ListPanel
          list={{ ...list, rows }}
          empty={
            <Empty icon={Pin} title={s(state ? 'bets.noneInState' : 'bets.noneTitle')}>
              {state ? undefined : s('bets.noneText')}
            </Empty>
          }
        >
          <Table
            label={s('bets.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selectedKey={chosen}
            onSelect={({ id }) => setChosen(id)}
            onOpen={edit}
          />
        </ListPanel>
      </Card>
      {editing && <BestBetDialog bet={editing.bet} onClose={() => setEditing(null)} onChanged={list.reload} />}
    </DeskPage>
  );
}
