import { ChartNoAxesColumn, Target } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { Card } from '../../../components/card';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Skeleton } from '../../../components/skeleton';
import { BoardTargetsDocument } from '../../../gql/quality-figures/graphql';
import { formatNumber, formatPercent } from '../../../lib/format';
import { giveCsv } from '../shared/csv';
import styles from '../shared/figures.module.css';
import { Frame, useChoices } from '../shared/frame';
import { type FiguresView, readView, useFiguresPath, writeView } from '../shared/view';
import { useWords } from '../shared/words';
import { AgentsCard } from './agents-card';
import { boardRows } from './board-csv';
import { GroupsCard } from './groups-card';
import { HeadTiles, MoreTiles } from './head-tiles';
import { QuestionsCard } from './questions-card';
import { TargetsDialog } from './targets-dialog';
import { useBoard } from './use-board';
import { WeeksCard } from './weeks-card';

/** The quality of what was evaluated: accuracy with intervals and targets, week by week, by agent, group and question. */
export function BoardPage() {
  const { t, text, person, language } = useWords();
  const { go, search } = useFiguresPath();
  const view = readView(search);
  const choices = useChoices();
  const [showsData, setShowsData] = useState(false);
  const [setsTargets, setSetsTargets] = useState(false);
  const [looked, setLooked] = useState<string | null>(null);
  const [{ data: targets }] = useQuery({ query: BoardTargetsDocument });
  const cards = choices?.scorecards.nodes ?? [];
  const inUse = cards.filter(({ state }) => state === 'ACTIVE');
  // Without a form in the filter the questions of one are looked at: the one chosen there, else the one in use, for calls before others.
  const card =
    view.card ?? looked ?? (inUse.find(({ subject }) => subject === 'CALL') ?? inUse[0] ?? cards[0])?.id ?? null;
  const parts = useBoard(view, card);
  const { figures } = parts;
  const told = figures.data?.qualityFigures ?? null;
  const calls = figures.data?.callFigures ?? null;
  const change = (next: Partial<FiguresView>): void => go('', writeView({ ...view, ...next }), { replace: true });
  useEffect(() => {
    document.title = t('desk.title');
  }, [t]);
  const retryAll = (): void => Object.values(parts).forEach(({ retry }) => retry());
  const give = (): void =>
    giveCsv(`quality-${view.period.from}-${view.period.to}.csv`, boardRows(parts, { person, text }));
  const isEmpty = told !== null && told.evaluationCount === 0;
  return (
    <Frame
      board="quality"
      view={view}
      choices={choices}
      showsData={showsData}
      onShowsData={setShowsData}
      onExport={told && !isEmpty ? give : null}
      tools={
        <>
          {told && calls && !isEmpty && (
            <span className={styles['quiet']}>
              {t('head.counted', {
                evaluations: formatNumber(told.evaluationCount, language),
                agents: formatNumber(told.agentCount, language),
                share: calls.callCount === 0 ? '—' : formatPercent(told.evaluationCount / calls.callCount, language),
              })}
            </span>
          )}
          {targets?.qualityTargets.viewerCanSet && (
            <Button
              icon={<Target size={14} strokeWidth={1.8} aria-hidden="true" />}
              onClick={() => setSetsTargets(true)}
            >
              {t('targets.open')}
            </Button>
          )}
        </>
      }
    >
      {figures.error && <ErrorState error={figures.error} onRetry={figures.retry} keepsOld={figures.data !== null} />}
      {!figures.data && !figures.error && <Skeleton rows={6} />}
      {figures.data && !told && <Forbidden />}
      {told && isEmpty && (
        <Card>
          <Empty
            icon={ChartNoAxesColumn}
            title={t('empty.title')}
            actions={<Button onClick={() => go('', {}, { replace: true })}>{t('empty.usual')}</Button>}
          >
            {t('empty.text')}
          </Empty>
        </Card>
      )}
      {told && !isEmpty && (
        <>
          <HeadTiles part={figures} questions={view.card !== null || cards.length === 1 ? parts.questions : null} />
          <div className={styles['wideAndNarrow']}>
            <WeeksCard
              part={parts.weeks}
              questions={parts.questions}
              view={view}
              showsData={showsData}
              onMeasure={(measure) => change({ measure })}
            />
            <AgentsCard part={parts.agents} view={view} showsData={showsData} />
          </div>
          <QuestionsCard
            part={parts.questions}
            cards={cards}
            card={card}
            view={view}
            onCard={(next) => (view.card === null ? setLooked(next) : change({ card: next, version: null }))}
          />
          <MoreTiles part={figures} />
          <GroupsCard groups={parts.groups} evaluators={parts.evaluators} choices={choices} view={view} />
          <p className={styles['quiet']}>{t('head.how')}</p>
        </>
      )}
      {setsTargets && (
        <TargetsDialog
          choices={choices}
          onDone={() => {
            setSetsTargets(false);
            retryAll();
          }}
          onClose={() => setSetsTargets(false)}
        />
      )}
    </Frame>
  );
}
