import { ChevronRight, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../../components/button';
import { CodeLabel } from '../../../../components/code-label';
import { Empty } from '../../../../components/empty';
import { HintBar } from '../../../../components/hint-bar';
import { Page } from '../../../../components/page';
import { type TabItem, Tabs } from '../../../../components/tabs';
import { Tag } from '../../../../components/tag';
import { DateTime } from '../../../../components/date-time';
import { TopBar } from '../../../../components/top-bar';
import {
  type EvaluationOfQuery,
  type AnsweredFormFragment,
  MyAssignmentsDocument,
} from '../../../../gql/quality/graphql';
import { useHotkeys } from '../../../../lib/hotkeys';
import { useHints } from '../../../../lib/use-hints';
import { useRecording } from '../../player/use-recording';
import { CallLine, type OtherCall } from '../../shared/call-head';
import { EvaluationStateTag, KindTag } from '../../shared/state-tags';
import { useBegin } from '../../shared/use-begin';
import { useQualityPath, useQualityRights } from '../../shared/use-quality';
import { useWords } from '../../shared/words';
import styles from '../evaluate.module.css';
import { DiscardDialog } from '../discard-dialog';
import { ListenColumn, turnsOf } from '../listen-column';
import { pinnedNotes } from '../pinned-notes';
import { questionsOf } from '../questions';
import { ScoreFigures } from '../score-figures';
import { SubjectLine } from '../subject-line';
import { OPEN_STATES } from '../use-queue-place';
import { useListenKeys } from '../use-scoring-keys';
import { comparable, CompareView } from './compare-view';
import { DisputesView } from './disputes-view';
import { HistoryView } from './history-view';
import { ResultActs } from './result-acts';
import { ResultForm } from './result-form';

interface ResultPageProps {
  evaluation: NonNullable<EvaluationOfQuery['evaluation']>;
  form: AnsweredFormFragment | null;
  others: readonly OtherCall[];
  onChanged: () => void;
}

type View = 'form' | 'history' | 'disputes' | 'compare';

/** An evaluation that is read: what was answered and noted, what became of it, what others say of the same call. */
export function ResultPage({ evaluation, form, others, onChanged }: ResultPageProps) {
  const { t, common, text, person } = useWords();
  const { go } = useQualityPath();
  const { evaluates } = useQualityRights();
  const { call, state, viewerCanRead } = evaluation;
  const [view, setView] = useState<View>('form');
  const [discards, setDiscards] = useState(false);
  const listening = useRecording(call?.recording ?? null);
  const canHear = call?.recording?.state === 'READY' && call.recording.viewerCanHear;
  const turns = turnsOf(call);
  const numbered = form ? questionsOf(form.content.sections) : [];
  const pinned = pinnedNotes(numbered, {
    answers: new Map(evaluation.answers.map((answer) => [answer.ref, answer])),
    notes: evaluation.notes.map((note) => ({ ...note, key: note.id })),
  });
  useListenKeys(listening, turns, canHear);
  // What was just handed in opens what others said of the same call.
  useEffect(() => {
    if (state !== 'DRAFT') onChanged();
  }, [state]);
  const [{ data: queue }] = useQuery({
    query: MyAssignmentsDocument,
    variables: { states: [...OPEN_STATES], first: 100 },
    pause: !evaluates || evaluation.assignmentId === null,
    requestPolicy: 'cache-and-network',
  });
  const next = queue?.myAssignments.nodes.find(({ id }) => id !== evaluation.assignmentId) ?? null;
  const begin = useBegin();
  const toNext = next ? () => void begin.assignment(next) : undefined;
  useHotkeys({ n: toNext });
  const hints = useHints(t('keys.result'), [
    ...(canHear
      ? [
          { keys: t('keys.space'), label: t('keys.play') },
          { keys: '← →', label: t('keys.seek') },
          { keys: '[ ]', label: t('keys.speed') },
          ...(listening.hasVoices ? [{ keys: 'V', label: t('keys.voice') }] : []),
        ]
      : []),
    { keys: '⇧ ← →', label: t('keys.turn') },
    ...(evaluation.viewerCanRescore ? [{ keys: 'E', label: t('result.rescore') }] : []),
    ...(evaluation.viewerCanRelease ? [{ keys: 'R', label: t('result.release') }] : []),
    ...(toNext ? [{ keys: 'N', label: t('queue.next'), run: toNext }] : []),
  ]);
  const compared = comparable(evaluation).length;
  const tabs: TabItem<View>[] = [
    { value: 'form', label: t('result.tabs.form') },
    { value: 'history', label: t('result.tabs.history'), count: evaluation.history.length || undefined },
    { value: 'disputes', label: t('result.tabs.disputes'), count: evaluation.disputes.length || undefined },
    ...(compared > 0 && form
      ? [{ value: 'compare' as const, label: t('result.tabs.compare'), count: compared + 1 }]
      : []),
  ];
  return (
    <Page
      top={<TopBar title={common('desks.QUALITY')} subtitle={t('tabs.evaluations')} />}
      bottom={<HintBar hints={hints} />}
    >
      <div className={styles['bar']}>
        {call ? <CallLine call={call} others={others} /> : <SubjectLine evaluation={evaluation} />}
        <span className={styles['rowline']}>
          <KindTag kind={evaluation.kind} />
          <EvaluationStateTag state={state} />
          {evaluation.isExemplary && <Tag tone="good">{t('result.exemplary')}</Tag>}
          {evaluation.consent !== 'NONE' && !evaluation.isExemplary && (
            <Tag tone="outline">{t(`result.consent.${evaluation.consent}`)}</Tag>
          )}
        </span>
        {state === 'DRAFT' && evaluation.viewerCanDiscard && (
          <Button
            size="small"
            variant="danger"
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => setDiscards(true)}
          >
            {t('discard.submit')}
          </Button>
        )}
        {call && (
          <Button size="small" onClick={() => go(`calls/${call.id}`)}>
            {t('result.toCall')}
          </Button>
        )}
        {toNext && (
          <Button size="small" keyCap="N" icon={<ChevronRight size={14} aria-hidden="true" />} onClick={toNext}>
            {t('queue.next')}
          </Button>
        )}
      </div>
      <div className={styles['columns']}>
        <ListenColumn call={call} others={others} listening={listening} pinned={pinned} />
        <div className={styles['side']} data-panel="form">
          {viewerCanRead && form ? (
            <>
              <div className={styles['tabs']}>
                <Tabs label={t('result.tabs.label')} value={view} items={tabs} onChange={setView}>
                  <span className={styles['quiet']}>
                    {text(form.content.title)} <CodeLabel>{evaluation.scorecardCode}</CodeLabel>{' '}
                    {t('form.version', { version: evaluation.version })}
                  </span>
                </Tabs>
              </div>
              {view === 'form' && <ResultForm evaluation={evaluation} form={form} onSeek={listening.seek} />}
              {view === 'history' && <HistoryView evaluation={evaluation} form={form} />}
              {view === 'disputes' && <DisputesView evaluation={evaluation} form={form} />}
              {view === 'compare' && <CompareView evaluation={evaluation} form={form} />}
              <div className={styles['foot']}>
                <ScoreFigures result={evaluation.result} />
                <p className={styles['footText']}>
                  {t('result.by', { name: person(evaluation.evaluator) })}
                  {evaluation.releaseAt !== null && state === 'SUBMITTED' && (
                    <>
                      {' · '}
                      {t('result.releaseAt')} <DateTime at={evaluation.releaseAt} as="moment" />
                    </>
                  )}
                  {evaluation.releasedAt !== null && (
                    <>
                      {' · '}
                      {t('result.releasedAt')} <DateTime at={evaluation.releasedAt} as="moment" />
                    </>
                  )}
                </p>
                <ResultActs evaluation={evaluation} form={form} onChanged={onChanged} />
              </div>
            </>
          ) : (
            <Empty title={t('result.unreadTitle')}>
              {t('result.unreadText', { name: person(evaluation.evaluator) })}
            </Empty>
          )}
        </div>
      </div>
      {discards && <DiscardDialog evaluation={evaluation} onClose={() => setDiscards(false)} />}
    </Page>
  );
}
