import { MessageCircleWarning } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { DateTime } from '../../../components/date-time';
import { HintBar } from '../../../components/hint-bar';
import { Page } from '../../../components/page';
import { type TabItem, Tabs } from '../../../components/tabs';
import { Tag } from '../../../components/tag';
import { TopBar } from '../../../components/top-bar';
import type { OwnEvaluationQuery } from '../../../gql/mine/graphql';
import type { AnsweredFormFragment, EvaluationOfQuery } from '../../../gql/quality/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { type PageHint, useHints } from '../../../lib/use-hints';
import { usePerson } from '../../../lib/use-person';
import styles from '../../quality/evaluate/evaluate.module.css';
import { ListenColumn, turnsOf } from '../../quality/evaluate/listen-column';
import { pinnedNotes } from '../../quality/evaluate/pinned-notes';
import { questionsOf } from '../../quality/evaluate/questions';
import { comparable, CompareView } from '../../quality/evaluate/result/compare-view';
import { HistoryView } from '../../quality/evaluate/result/history-view';
import { ResultForm } from '../../quality/evaluate/result/result-form';
import { ScoreFigures } from '../../quality/evaluate/score-figures';
import { SubjectLine } from '../../quality/evaluate/subject-line';
import { useListenKeys } from '../../quality/evaluate/use-scoring-keys';
import { useRecording } from '../../quality/player/use-recording';
import { CallLine } from '../../quality/shared/call-head';
import { EvaluationStateTag, KindTag } from '../../quality/shared/state-tags';
import { useMinePath, useWords } from '../shared/words';
import { AcknowledgeDialog } from './acknowledge-dialog';
import { ConsentNotice } from './consent-notice';
import { DisputeDialog } from './dispute-dialog';
import { OwnDisputesView } from './own-disputes-view';

interface OwnResultPageProps {
  evaluation: NonNullable<EvaluationOfQuery['evaluation']>;
  form: AnsweredFormFragment;
  own: NonNullable<OwnEvaluationQuery['evaluation']>;
  onChanged: () => void;
}

type View = 'form' | 'disputes' | 'history' | 'compare';

/** A released evaluation as its agent reads it: what was answered and noted where, what teaches it, what can be done about it. */
export function OwnResultPage({ evaluation, form, own, onChanged }: OwnResultPageProps) {
  const { t, common, text, person } = useWords();
  const { search, parts, go } = useMinePath();
  const { id: personId } = usePerson();
  const { call, state } = evaluation;
  // What one scored oneself, of oneself or of a colleague, cannot be disputed.
  const isAboutMe = evaluation.agent?.id === personId && evaluation.kind !== 'SELF';
  const [view, setView] = useState<View>('form');
  const [open, setOpen] = useState<'acknowledge' | 'dispute' | null>(
    search['dispute'] === true && own.viewerCanDispute ? 'dispute' : null,
  );
  /** The question that a mark or a note leads to; null once something else was chosen. */
  const [shown, setShown] = useState<string | null>(null);
  const side = useRef<HTMLDivElement>(null);
  const choose = (next: View): void => {
    setShown(null);
    setView(next);
  };
  const listening = useRecording(call?.recording ?? null);
  const canHear = call?.recording?.state === 'READY' && call.recording.viewerCanHear;
  const numbered = questionsOf(form.content.sections);
  const pinned = pinnedNotes(numbered, {
    answers: new Map(evaluation.answers.map((answer) => [answer.ref, answer])),
    notes: evaluation.notes.map((note) => ({ ...note, key: note.id })),
  });
  useListenKeys(listening, turnsOf(call), canHear);
  const { toggle, seek, secondNow } = listening;
  /** To the second of the next note, or of the one before. */
  const toNote = (step: 1 | -1) => (): void => {
    const now = secondNow();
    const next =
      step > 0 ? pinned.find(({ second }) => second > now + 0.5) : pinned.findLast(({ second }) => second < now - 0.5);
    if (!next) return;
    seek(next.second);
    setShown(next.ref);
  };
  const hasNotes = pinned.length > 0;
  // Asked for from the list: it plays as soon as it may. The address then says so no more.
  useEffect(() => {
    if (search['play'] === true && canHear) toggle();
    if (search['play'] !== undefined || search['dispute'] !== undefined) go(parts.join('/'), {}, { replace: true });
  }, []);
  const acknowledge = own.viewerCanAcknowledge ? () => setOpen('acknowledge') : undefined;
  const dispute = own.viewerCanDispute ? () => setOpen('dispute') : undefined;
  const listen = canHear ? toggle : undefined;
  useHotkeys({
    ...{ a: acknowledge, d: dispute, h: listen },
    ...(hasNotes ? { n: toNote(1), 'Shift+n': toNote(-1) } : {}),
  });
  // A mark leads to its question, whichever tab stood there.
  useEffect(() => {
    if (shown === null) return;
    setView('form');
    const question = side.current?.querySelector(`[data-question="${CSS.escape(shown)}"]`);
    question?.scrollIntoView({ block: 'nearest' });
  }, [shown, view]);
  const compared = comparable(evaluation).length;
  const offered = (
    [
      ['A', 'acknowledge', acknowledge],
      ['D', 'dispute', dispute],
      ['H', 'listen', listen],
    ] as const
  )
    .filter(([, , run]) => run !== undefined)
    .map(([keys, label, run]): PageHint => ({ keys, label: t(`keys.${label}`), run }));
  const hints = useHints(t('desk.title'), [
    ...offered,
    ...(canHear
      ? [
          { keys: '← →', label: t('keys.seek') },
          { keys: '[ ]', label: t('keys.speed') },
        ]
      : []),
    ...(turnsOf(call).length > 0 ? [{ keys: '⇧ ← →', label: t('keys.turn') }] : []),
    ...(hasNotes ? [{ keys: 'N', label: t('keys.note') }] : []),
  ]);
  const tabs: TabItem<View>[] = [
    { value: 'form', label: t('result.tabs.form') },
    ...(isAboutMe
      ? [{ value: 'disputes' as const, label: t('result.tabs.disputes'), count: own.disputes.length || undefined }]
      : []),
    { value: 'history', label: t('result.tabs.history'), count: evaluation.history.length || undefined },
    ...(compared > 0 ? [{ value: 'compare' as const, label: t('result.tabs.compare'), count: compared + 1 }] : []),
  ];
  const close = (): void => setOpen(null);
  return (
    <Page top={<TopBar title={common('desks.MINE')} subtitle={t('result.title')} />} bottom={<HintBar hints={hints} />}>
      <div className={styles['bar']}>
        {call ? <CallLine call={call} others={[]} /> : <SubjectLine evaluation={evaluation} />}
        <span className={styles['rowline']}>
          <KindTag kind={evaluation.kind} />
          <EvaluationStateTag state={state} />
          {evaluation.isExemplary && <Tag tone="good">{t('consent.example')}</Tag>}
        </span>
        <Button size="small" onClick={() => go('')}>
          {t('result.back')}
        </Button>
      </div>
      {own.viewerCanConsent && own.consent === 'ASKED' && <ConsentNotice own={own} onDone={onChanged} />}
      <div className={styles['columns']}>
        <ListenColumn call={call} others={[]} listening={listening} pinned={pinned} onPinned={setShown} />
        <div ref={side} className={styles['side']} data-panel="form">
          <div className={styles['tabs']}>
            <Tabs label={t('result.tabs.label')} value={view} items={tabs} onChange={choose}>
              <span className={styles['quiet']}>
                {text(form.content.title)} <CodeLabel>{evaluation.scorecardCode}</CodeLabel>{' '}
                {t('result.version', { version: evaluation.version })}
              </span>
            </Tabs>
          </div>
          {view === 'form' && <ResultForm evaluation={evaluation} form={form} onSeek={listening.seek} />}
          {view === 'disputes' && <OwnDisputesView own={own} form={form} onChanged={onChanged} />}
          {view === 'history' && <HistoryView evaluation={evaluation} form={form} />}
          {view === 'compare' && <CompareView evaluation={evaluation} form={form} />}
          <div className={styles['foot']}>
            <ScoreFigures result={evaluation.result} />
            <p className={styles['footText']}>
              {t('result.by', { name: person(evaluation.evaluator) })}
              <br />
              {own.viewerCanDispute && own.disputeUntil !== null ? (
                <>
                  {t('result.until')} <DateTime at={own.disputeUntil} as="lastDay" />
                </>
              ) : (
                evaluation.releasedAt !== null && <DateTime at={evaluation.releasedAt} as="moment" />
              )}
            </p>
            <div className={styles['acts']}>
              {dispute && (
                <Button
                  size="small"
                  keyCap="D"
                  icon={<MessageCircleWarning size={14} strokeWidth={1.8} aria-hidden="true" />}
                  onClick={dispute}
                >
                  {t('rows.dispute')}
                </Button>
              )}
              {acknowledge && (
                <Button size="small" variant="primary" keyCap="A" onClick={acknowledge}>
                  {t('result.acknowledge')}
                </Button>
              )}
            </div>
          </div>
        </div>
      </div>
      {open === 'acknowledge' && <AcknowledgeDialog id={own.id} onDone={onChanged} onClose={close} />}
      {open === 'dispute' && (
        <DisputeDialog
          evaluation={evaluation}
          own={own}
          form={form}
          onDone={() => {
            setView('disputes');
            onChanged();
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}
