import { ChevronDown, ChevronRight, SearchCheck } from 'lucide-react';
import { Fragment, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../../../components/card';
import { Empty } from '../../../../components/empty';
import { Segmented } from '../../../../components/segmented';
import { type TroubleGroupFragment, TroublesDocument } from '../../../../gql/knowledge/graphql';
import { classes } from '../../../../lib/classes';
import { useHotkeys } from '../../../../lib/hotkeys';
import { toLanguage } from '../../../../lib/languages';
import { DeskPage } from '../../shared/desk-page';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { useRowKeys } from '../../../../lib/use-row-keys';
import { Sparkline } from '../charts/sparkline';
import { PanelState } from '../shared/panel-state';
import { lastDays, shiftDay } from '../../../../lib/period';
import { ViewSwitch } from '../statistics/view-switch';
import { useSearchWords } from '../words';
import { TroubleDetail } from './trouble-detail';
import { KINDS, readTroubles, SPANS, type TroubleSearch, writeTroubles } from './trouble-search';
import styles from './troubles-page.module.css';
import { useTroubleActs } from './use-trouble-acts';

const FIRST = 100;
/** Days that the small line of a group shows at the most. */
const TREND_DAYS = 28;

/** The days of a trend with the quiet ones in between. */
function trendOf(group: TroubleGroupFragment, days: number): number[] {
  const counts = new Map(group.trend.map(({ day, count }) => [day, count]));
  const length = Math.min(days, TREND_DAYS);
  const { from } = lastDays(length);
  return Array.from({ length }, (_, at) => counts.get(shiftDay(from, at)) ?? 0);
}

/** Searches that went wrong, grouped by meaning: what they are made of, and what can be made of them. */
export function TroublesPage() {
  const { s, t, text, number } = useSearchWords();
  const { search, go } = useKnowledgePath();
  const view = readTroubles(search);
  const [{ data, error, stale }, ask] = useQuery({
    query: TroublesDocument,
    variables: { kind: view.kind, days: view.days, first: FIRST },
    requestPolicy: 'cache-and-network',
  });
  const rows = data?.searchTroubles ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const selected = rows.find(({ key }) => key === chosen) ?? rows[0] ?? null;
  const acts = useTroubleActs(view.kind);
  const place = (next: Partial<TroubleSearch>): void =>
    go('search/lists', writeTroubles({ ...view, ...next }), { replace: true });
  const toggle = ({ key }: TroubleGroupFragment): void => {
    setChosen(key);
    setOpened(opened === key ? null : key);
  };
  useRowKeys({
    rows,
    keyOf: ({ key }) => key,
    selected: selected?.key ?? null,
    onSelect: ({ key }) => setChosen(key),
    onOpen: toggle,
  });
  const on = (run: (group: TroubleGroupFragment) => void) => (selected ? () => run(selected) : undefined);
  useHotkeys({ c: on(acts.makeGap), s: on(acts.makeSynonym), q: on(acts.makeGolden), t: on(acts.tryIt) });
  useEffect(() => {
    document.title = s('troubles.title');
  }, [s]);
  return (
    <DeskPage
      tab="search"
      hints={[
        { keys: 'J K', label: t('hints.upDown') },
        { keys: '↵', label: s('troubles.expand') },
        { keys: 'C', label: s('troubles.acts.gap'), run: on(acts.makeGap) },
        { keys: 'S', label: s('troubles.acts.synonym'), run: on(acts.makeSynonym) },
        { keys: 'Q', label: s('troubles.acts.golden'), run: on(acts.makeGolden) },
        { keys: 'T', label: s('troubles.acts.try'), run: on(acts.tryIt) },
      ]}
    >
      <div className={styles['bar']}>
        <ViewSwitch view="lists" />
        <Segmented
          label={s('troubles.kind')}
          value={view.kind}
          items={KINDS.map((value) => ({ value, label: s(`troubles.kinds.${value}`) }))}
          onChange={(kind) => place({ kind })}
        />
        <Segmented
          label={s('statistics.period')}
          value={String(view.days)}
          items={SPANS.map((days) => ({ value: String(days), label: s('statistics.lastDays', { count: days }) }))}
          onChange={(days) => place({ days: Number(days) })}
        />
        <span className={styles['quiet']}>{s(`troubles.about.${view.kind}`)}</span>
      </div>
      <Card padded={false}>
        <PanelState
          error={error}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          hasData={data != null}
          rows={6}
          empty={
            rows.length === 0 && !stale ? (
              <Empty icon={SearchCheck} title={s(`troubles.empty.${view.kind}`)}>
                {s('troubles.emptyText')}
              </Empty>
            ) : undefined
          }
        />
        {rows.length > 0 && (
          <table className={styles['table']} aria-label={s(`troubles.kinds.${view.kind}`)}>
            <thead>
              <tr>
                <th scope="col">{s('troubles.columns.words')}</th>
                <th scope="col">{t('fields.lines')}</th>
                <th scope="col">{s('troubles.columns.trend')}</th>
                <th scope="col" className={styles['end']}>
                  {s('troubles.columns.count')}
                </th>
                <th scope="col" className={styles['end']}>
                  {s('troubles.columns.teams')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((group) => {
                const isOpen = group.key === opened;
                const Chevron = isOpen ? ChevronDown : ChevronRight;
                return (
                  <Fragment key={group.key}>
                    <tr
                      ref={(row) => {
                        if (group === selected && chosen !== null) row?.scrollIntoView({ block: 'nearest' });
                      }}
                      className={classes(group === selected && styles['chosen'])}
                    >
                      <td>
                        <button
                          type="button"
                          className={styles['open']}
                          aria-expanded={isOpen}
                          onClick={() => toggle(group)}
                        >
                          <Chevron size={14} strokeWidth={1.8} aria-hidden="true" />
                          <strong lang={toLanguage(group.locale)}>{group.text}</strong>
                          {group.wordingCount > 1 && (
                            <span className={styles['quiet']}>
                              {s('troubles.wordings', { count: group.wordingCount })}
                            </span>
                          )}
                        </button>
                      </td>
                      <td>{group.productLine ? text(group.productLine.name) : '—'}</td>
                      <td>
                        <Sparkline
                          values={trendOf(group, view.days)}
                          label={s('troubles.trend', { count: group.count, days: view.days })}
                          tone="plain"
                          width={88}
                        />
                      </td>
                      <td className={styles['end']}>
                        <strong>{number(group.count)}</strong>
                      </td>
                      <td className={styles['end']}>{number(group.teamCount)}</td>
                    </tr>
                    {isOpen && (
                      <tr className={styles['detail']}>
                        <td colSpan={5}>
                          <TroubleDetail group={group} acts={acts} hasKeys={group === selected} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        )}
      </Card>
    </DeskPage>
  );
}
