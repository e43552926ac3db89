import { SearchCheck, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Card } from '../../../../components/card';
import { Empty } from '../../../../components/empty';
import { Tag } from '../../../../components/tag';
import { type GapFragment, GapsDocument } from '../../../../gql/knowledge/graphql';
import { classes } from '../../../../lib/classes';
import { useHotkeys } from '../../../../lib/hotkeys';
import { toLanguage } from '../../../../lib/languages';
import { ListPanel } from '../../../../components/list-panel';
import { usePages } from '../../../../lib/use-pages';
import { GapButtons } from '../gaps/gap-buttons';
import { GapDialog } from '../gaps/gap-dialogs';
import { CallersWords, CauseTag, ClaimTag, GapArticle, GapTrend } from '../gaps/gap-marks';
import { useGapActs } from '../gaps/use-gap-acts';
import { DeskLink } from '../shared/desk-link';
import { useSearchWords } from '../words';
import styles from './gap-panel.module.css';

/** How many gaps stand beside the to-do list. */
const FIRST = 4;

/** The gaps that callers meet most, beside what is to be done: one key makes a draft of the chosen one. */
export function GapPanel() {
  const { s, number } = useSearchWords();
  const list = usePages(
    GapsDocument,
    { filter: { states: ['OPEN'] }, orderBy: 'COUNT', first: FIRST },
    (data) => data.searchGaps,
  );
  const rows = list.rows.filter(({ state }) => state === 'OPEN').slice(0, FIRST);
  const total = Math.max(0, list.total - (list.rows.length - list.rows.filter(({ state }) => state === 'OPEN').length));
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = rows.find(({ id }) => id === chosen) ?? rows[0] ?? null;
  const { opened, close, actsOf, busy } = useGapActs(list.reload);
  const acts = selected ? actsOf(selected) : {};
  useHotkeys({ d: acts.draft, m: acts.attach, c: acts.claim ?? acts.release });

  const row = (gap: GapFragment) => (
    <li
      key={gap.id}
      className={classes(styles['gap'], gap === selected && styles['chosen'])}
      onFocus={() => setChosen(gap.id)}
      onPointerDown={() => setChosen(gap.id)}
    >
      <p className={styles['head']}>
        <DeskLink to="gaps" search={{ at: gap.id }}>
          <strong lang={toLanguage(gap.locale)}>{gap.title}</strong>
        </DeskLink>
        <CauseTag cause={gap.cause} />
      </p>
      <p className={styles['count']}>
        <GapTrend gap={gap} />
        <span className={styles['times']}>
          <strong>{number(gap.reportCount)}</strong> {s('gaps.times', { count: gap.reportCount })}
        </span>
      </p>
      <CallersWords gap={gap} />
      <p className={styles['quiet']}>{s('gaps.people', { count: gap.peopleCount })}</p>
      <div className={styles['foot']}>
        <ClaimTag gap={gap} />
        <GapArticle gap={gap} />
        <GapButtons acts={actsOf(gap)} busy={busy} hasKeys={gap === selected} />
      </div>
    </li>
  );
  return (
    <div data-panel="">
      <Card
        title={
          <span className={styles['title']}>
            <SearchX size={16} strokeWidth={1.8} aria-hidden="true" /> {s('gaps.panel')}
          </span>
        }
        aside={
          <>
            {list.isReady && <Tag>{number(total)}</Tag>}
            {s('gaps.about')}
          </>
        }
        tools={<DeskLink to="gaps">{s('gaps.all')}</DeskLink>}
        padded={false}
      >
        <ListPanel
          list={{ ...list, rows, total, hasMore: false }}
          hasPager={false}
          empty={
            <Empty icon={SearchCheck} title={s('gaps.empty.OPEN.title')}>
              {s('gaps.empty.OPEN.text')}
            </Empty>
          }
        >
          <ul aria-label={s('gaps.panel')}>{rows.map(row)}</ul>
        </ListPanel>
      </Card>
      {opened && (
        <GapDialog
          act={opened.act}
          gap={list.rows.find(({ id }) => id === opened.gap.id) ?? opened.gap}
          onClose={close}
          onChanged={list.reload}
        />
      )}
    </div>
  );
}
