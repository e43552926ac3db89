import { useEffect, useState } from 'react';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { TopBar } from '../../../components/top-bar';
import { OwnEvaluationsDocument } from '../../../gql/mine/graphql';
import { useHints } from '../../../lib/use-hints';
import { usePages } from '../../../lib/use-pages';
import { useRowKeys } from '../../../lib/use-row-keys';
import { useHotkeys } from '../../../lib/hotkeys';
import { useQuestions } from '../../coaching/shared/use-questions';
import { CoachingCard } from '../coached/coaching-card';
import { TalksCard } from '../coached/talks-card';
import { useMinePath, useWords } from '../shared/words';
import { ConsentCard } from './consent-card';
import { EvaluationsCard } from './evaluations-card';
import { FiguresCard } from './figures-card';
import styles from './overview.module.css';
import { ScoredCard } from './scored-card';
import { SelfDialog } from './self-dialog';

/** How many evaluations a page of the list holds. */
const SHOWN = 20;

/** What an agent's own calls were worth, what was said of them, and what was agreed. */
export function OverviewPage() {
  const { t, common } = useWords();
  const { go } = useMinePath();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isSelf, setSelf] = useState(false);
  const list = usePages(
    OwnEvaluationsDocument,
    { side: 'ABOUT_ME', states: ['RELEASED', 'ACKNOWLEDGED'], kinds: ['STANDARD', 'SECOND', 'PEER'], first: SHOWN },
    (data) => data.myEvaluations,
  );
  const { rows } = list;
  const questions = useQuestions(rows);
  const open = (id: string): void => go(id);
  const row = rows.find(({ id }) => id === chosen) ?? null;
  useRowKeys({
    rows,
    keyOf: ({ id }) => id,
    selected: chosen,
    onSelect: ({ id }) => setChosen(id),
    onOpen: ({ id }) => open(id),
  });
  const dispute = row?.viewerCanDispute ? () => go(row.id, { dispute: true }) : undefined;
  const listen = row ? () => go(row.id, { play: true }) : undefined;
  const self = (): void => setSelf(true);
  useHotkeys({ d: dispute, h: listen, s: self });
  const hints = useHints(t('desk.title'), [
    { keys: '↑ ↓', label: t('keys.choose') },
    { keys: '↵', label: t('keys.open') },
    { keys: 'D', label: t('keys.dispute'), run: dispute },
    { keys: 'H', label: t('keys.listen'), run: listen },
    { keys: 'S', label: t('keys.self'), run: self },
  ]);
  useEffect(() => {
    document.title = t('desk.title');
  }, [t]);
  return (
    <Page top={<TopBar title={common('desks.MINE')} subtitle={t('desk.who')} />} bottom={<HintBar hints={hints} />}>
      <div className={styles['columns']} data-panel="mine" tabIndex={0} role="region" aria-label={t('desk.title')}>
        <div className={styles['column']}>
          <FiguresCard rows={rows} questions={questions} />
          <EvaluationsCard
            list={list}
            questions={questions}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={open}
            onSelf={self}
          />
        </div>
        <div className={styles['column']}>
          <TalksCard />
          <ConsentCard rows={rows} />
          <CoachingCard />
          <ScoredCard />
        </div>
      </div>
      {isSelf && <SelfDialog rows={rows} onClose={() => setSelf(false)} />}
    </Page>
  );
}
