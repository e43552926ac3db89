import { MessageSquareWarning } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import { Empty } from '../../../components/empty';
import { RelativeTime } from '../../../components/relative-time';
import { Segmented } from '../../../components/segmented';
import { type Column, Table } from '../../../components/table';
import { type FlagFragment, FlagsDocument } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { toLanguage } from '../../../lib/languages';
import { DeskPage } from '../shared/desk-page';
import { ListPanel } from '../../../components/list-panel';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { AnswerDialog } from './flag-dialogs';
import { FlagDetail } from './flag-detail';
import { type FlagSearch, readFlagSearch, SCOPES, statesOf, VIEWS, writeFlagSearch } from './flag-filters';
import { FlagClock, FlagKindTags, FlagStateTag } from './flag-marks';
import { useFlagWords } from './flag-words';
import styles from './flags.module.css';
import { useFlagActs } from './use-flag-acts';
import { useNamedFlag } from './use-named-flag';

const PAGE = 40;

/** What people found wrong with the knowledge: the most harmful first, then what is due first. */
export function FlagsPage() {
  const { f, t, person } = useFlagWords();
  const { search, go } = useKnowledgePath();
  const mayWrite = useMayWrite();
  const filters = readFlagSearch(search, mayWrite);
  const states = statesOf(filters.view);
  const list = usePages(FlagsDocument, { scope: filters.scope, states, first: PAGE }, (data) => data.articleFlags);
  // Answered here, a flag leaves its list at once.
  const rows = list.rows.filter(({ state }) => states.includes(state));
  const total = Math.max(0, list.total - (list.rows.length - rows.length));
  const lastPlace = useRef(0);
  const found = rows.findIndex(({ id }) => id === filters.at);
  if (found !== -1) lastPlace.current = found;
  const place = (next: Partial<FlagSearch>): void =>
    go('flags', writeFlagSearch({ ...filters, at: null, ...next }), { replace: true });
  const named = useNamedFlag(filters, list.isReady, found !== -1, (view) =>
    place({ view, scope: 'ALL', at: filters.at }),
  );
  const nearest = Math.min(filters.at === null ? 0 : lastPlace.current, rows.length - 1);
  const selected = rows[found] ?? named ?? rows[nearest] ?? null;
  const select = ({ id }: FlagFragment): void => place({ at: id });
  const { answering, close, actsOf, busy } = useFlagActs(list.reload);
  const acts = selected ? actsOf(selected) : {};
  const open = (flag: FlagFragment): void => {
    const own = actsOf(flag);
    (own.mend ?? own.open)?.();
  };
  useRowKeys({ rows, keyOf: ({ id }) => id, selected: selected?.id ?? null, onSelect: select, onOpen: open });
  useHotkeys({ t: acts.take, x: acts.decline, m: acts.mended, e: acts.mend, o: acts.open });
  useEffect(() => {
    document.title = f('desk.tab');
  }, [f]);

  const columns: Column<FlagFragment>[] = [
    {
      key: 'what',
      header: f('desk.columns.what'),
      cell: (flag) => (
        <span className={styles['what']}>
          <span className={styles['row']}>
            <FlagStateTag flag={flag} />
            <FlagKindTags flag={flag} />
          </span>
          {flag.quote !== '' && <q lang={flag.article ? toLanguage(flag.article.locale) : undefined}>{flag.quote}</q>}
          {flag.comment !== null && <span>{flag.comment}</span>}
        </span>
      ),
    },
    {
      key: 'article',
      header: f('desk.columns.article'),
      width: '220px',
      cell: (flag) =>
        flag.article ? (
          <span className={styles['what']}>
            <CodeLabel>{flag.article.code}</CodeLabel>
            <span lang={toLanguage(flag.article.locale)}>{flag.article.title}</span>
          </span>
        ) : (
          '—'
        ),
    },
    {
      key: 'by',
      header: f('desk.columns.by'),
      width: '112px',
      cell: (flag) => (
        <span className={styles['what']}>
          <span>{person(flag.raisedBy)}</span>
          <span className={styles['quiet']}>
            <RelativeTime at={flag.raisedAt} />
          </span>
        </span>
      ),
    },
    { key: 'due', header: f('desk.columns.due'), width: '128px', cell: (flag) => <FlagClock flag={flag} /> },
  ];
  const hints = [
    { keys: 'J K', label: t('hints.upDown') },
    { keys: 'E', label: f('desk.mend'), run: acts.mend },
    { keys: 'T', label: f(selected?.takenBy ? 'desk.takeOver' : 'desk.take'), run: acts.take },
    { keys: 'M', label: f('desk.mended'), run: acts.mended },
    { keys: 'X', label: f('desk.decline'), run: acts.decline },
    { keys: 'O', label: f('desk.openArticle'), run: acts.open },
  ];
  const isMine = filters.scope === 'MINE_TO_ANSWER';
  const isAnswered = filters.view === 'answered';
  return (
    <DeskPage tab="flags" hints={hints}>
      <div className={styles['bar']}>
        <Segmented
          label={f('desk.scopes.label')}
          value={filters.scope}
          items={SCOPES.map((value) => ({ value, label: f(`desk.scopes.${value}`) }))}
          onChange={(scope) => place({ scope, view: 'open' })}
        />
        {mayWrite && (
          <Segmented
            label={f('desk.stateLabel')}
            value={filters.view}
            items={VIEWS.map((value) => ({ value, label: f(`desk.${value}`) }))}
            onChange={(view) => place({ view, ...(view === 'answered' ? { scope: 'ALL' } : {}) })}
          />
        )}
      </div>
      <div className={styles['columns']}>
        <Card padded={false}>
          <ListPanel
            list={{ ...list, rows, total }}
            empty={
              <Empty
                icon={MessageSquareWarning}
                title={f(isAnswered ? 'desk.empty.answered' : isMine ? 'desk.empty.mine' : 'desk.empty.all')}
                actions={
                  isMine ? <Button onClick={() => place({ scope: 'ALL' })}>{f('desk.empty.seeAll')}</Button> : undefined
                }
              >
                {f(isAnswered ? 'desk.empty.answeredText' : isMine ? 'desk.empty.mineText' : 'desk.empty.allText')}
              </Empty>
            }
          >
            <Table
              label={f('desk.tab')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              selectedKey={selected?.id}
              onSelect={select}
              onOpen={open}
            />
          </ListPanel>
        </Card>
        {selected && <FlagDetail flag={selected} acts={acts} busy={busy} />}
      </div>
      {answering && (
        <AnswerDialog flag={answering.flag} outcome={answering.outcome} onClose={close} onDone={list.reload} />
      )}
    </DeskPage>
  );
}
