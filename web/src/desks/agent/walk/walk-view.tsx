import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { Skeleton } from '../../../components/skeleton';
import { VisuallyHidden } from '../../../components/visually-hidden';
import { personName, pickText } from '../../../lib/languages';
import { lazyPart } from '../../../lib/lazy-part';
import { useLanguage } from '../../../lib/use-language';
import { showToast } from '../../../lib/toasts';
import type { Walk, WalkChoice, WalkStop } from '../../walks/act';
import type { AgentDeskState } from '../use-agent-desk';
import { EndDialog } from './end-dialog';
import { HandOverDialog } from './hand-over-dialog';
import { PanelHead } from './panel-head';
import { useTiers } from './use-tiers';
import { useWalk } from './use-walk';
import { useWalkActs } from './use-walk-acts';
import { useWalkArticle } from './use-walk-article';
import { useWalkKeys } from './use-walk-keys';
import { useWalkTexts } from './use-walk-texts';
import { WalkBar } from './walk-bar';
import { WalkHead } from './walk-head';
import { type Asked, WalkNodePanel, WalkNotices } from './walk-node';
import { WalkOutcome } from './walk-outcome';
import { WalkPath } from './walk-path';
import styles from './walk-side.module.css';
import { WalkValues } from './walk-values';

const FOCUS_BACK_MS = 150;

const CallDialog = lazyPart(async () => (await import('../call-dialog')).CallDialog);

/** One walk, or what is said where there is none. */
export function WalkView({ id, desk, onHide }: { id: string; desk: AgentDeskState; onHide: () => void }) {
  const { t } = useTranslation('walks');
  const shown = useWalk(id);
  const { session, state } = shown;
  useWalkKeys(desk.walkPanel, { anywhere: {}, inside: state.walk ? {} : { Escape: onHide } });
  if (state.walk) return <LiveWalk key={id} walk={state.walk} shown={shown} desk={desk} onHide={onHide} />;
  return (
    <>
      <PanelHead title={t('list.title')} onHide={onHide} />
      <div className={styles['scroll']}>
        {state.isLoading ? (
          <Skeleton rows={6} shape="text" />
        ) : state.error ? (
          <ErrorState error={state.error} onRetry={() => void session.load()} />
        ) : (
          <Empty title={t('start.walkMissingTitle')} actions={<Button onClick={onHide}>{t('close')}</Button>}>
            {t('start.walkMissingText')}
          </Empty>
        )}
      </div>
    </>
  );
}

interface LiveWalkProps {
  walk: Walk;
  shown: ReturnType<typeof useWalk>;
  desk: AgentDeskState;
  onHide: () => void;
}

const askedOf = (stop: WalkStop): Asked => ({
  key: `at ${stop.at}`,
  kind: stop.kind,
  title: stop.title,
  choices: stop.choices,
  fields: stop.fields,
  given: { choice: stop.choice, values: stop.values },
});

function LiveWalk({ walk, shown, desk, onHide }: LiveWalkProps) {
  const { t } = useTranslation('walks');
  const { session, state, shares, usualSeconds } = shown;
  const [changing, setChanging] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const [dialog, setDialog] = useState<'end' | 'handOver' | 'call' | null>(null);
  const [listed, setListed] = useState<readonly WalkChoice[]>([]);
  const { tiers, next } = useTiers();
  const texts = useWalkTexts(walk.id, walk.step);
  const article = useWalkArticle(walk.node, desk);
  const isOver = walk.endedAt !== null;
  const stop = changing === null ? undefined : walk.path.find(({ at }) => at === changing);
  const { node } = walk;
  const asked: Asked | null = stop ? askedOf(stop) : node && { ...node, key: `${node.key} ${walk.step}`, given: null };

  const change = useCallback((next: WalkStop | null) => {
    setChanging(next?.at ?? null);
    setActive(Math.max(0, next?.choices.findIndex(({ key }) => key === next.choice) ?? 0));
  }, []);
  // The next node is looked at from its top, and what was taken up before it is done with.
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setChanging(null);
    setActive(0);
    scroll.current?.scrollTo({ top: 0 });
  }, [walk.step]);
  useFocusKept(desk.walkPanel, `${walk.id} ${walk.step} ${changing}`);
  useFocusBack(desk.walkPanel, dialog !== null);

  const acts = useWalkActs({
    ...{ walk, session, state, desk, asked, active, listed, texts, article, dialog },
    ...{ setActive, change, setDialog, onHide, isChanging: stop !== undefined },
  });
  const busy = state.sending !== null || state.queued !== null;
  const tierOf = walk.ending?.tier && tiers.find(({ id }) => id === walk.ending?.tier?.id);
  const language = useLanguage();
  return (
    <>
      <WalkHead walk={walk} usualSeconds={usualSeconds} onHide={onHide} />
      <WalkPath walk={walk} changing={changing} onChange={walk.viewerCanWalk ? change : undefined} />
      <div ref={scroll} className={styles['scroll']} data-walk-scroll="">
        <WalkNotices state={state} onDrop={session.drop} />
        <StateNotice walk={walk} />
        {stop && (
          <Notice
            kind="stale"
            title={t('changing.title', { step: stop.at + 1 })}
            actions={
              <Button size="small" keyCap="Esc" onClick={() => change(null)}>
                {t('changing.cancel')}
              </Button>
            }
          >
            {t('changing.text')}
          </Notice>
        )}
        {isOver && state.refused && <Refusals refusals={state.refused.refusals} failure={state.refused.error} />}
        {isOver ? (
          <WalkOutcome
            walk={walk}
            texts={texts}
            onCopy={acts.copyText}
            onLink={acts.link}
            onHandOver={acts.handOver}
            onHide={onHide}
          />
        ) : (
          node &&
          asked && (
            <WalkNodePanel
              walk={walk}
              node={node}
              asked={asked}
              state={state}
              shares={stop ? new Map() : shares}
              active={active}
              article={article}
              canAnswer={walk.viewerCanWalk}
              onActive={setActive}
              onShown={setListed}
              onAnswer={acts.answer}
              onOverride={acts.override}
              onCopy={acts.copy}
            />
          )
        )}
      </div>
      <WalkValues walk={walk} />
      <WalkBar walk={walk} isBusy={busy} nextTier={next && pickText(next.name, language)} acts={acts} />
      <p role="status">
        <VisuallyHidden>
          {isOver || !node ? '' : `${t('step', { step: walk.path.length + 1 })} ${node.title}`}
        </VisuallyHidden>
      </p>
      {dialog === 'end' && (
        <EndDialog
          onClose={() => setDialog(null)}
          onEnd={(note) => {
            setDialog(null);
            void session.act({ kind: 'end', note });
          }}
        />
      )}
      {dialog === 'handOver' && (
        <HandOverDialog
          walk={walk}
          tiers={tiers}
          next={tierOf ?? next}
          text={texts.handoverText}
          state={state}
          onClose={() => {
            setDialog(null);
            session.settle();
          }}
          onSend={(to) =>
            void session.act({ kind: 'handOver', input: to }).then((isDone) => {
              if (!isDone) return;
              setDialog(null);
              showToast({ tone: 'good', text: t('handDialog.done') });
            })
          }
        />
      )}
      {dialog === 'call' && (
        <Suspense fallback={null}>
          <CallDialog onClose={() => setDialog(null)} onLink={acts.linkTo} />
        </Suspense>
      )}
    </>
  );
}

/** Why nothing can be answered now, and what can be done about it. */
function StateNotice({ walk }: { walk: Walk }) {
  const { t } = useTranslation('walks');
  const language = useLanguage();
  const { offer, state, isMine } = walk;
  const nameOf = (person: { name: string; nameEn: string } | null | undefined): string =>
    person ? personName(person, language) : '';
  if (state === 'PAUSED' && isMine)
    return (
      <Notice kind="info" title={t('paused.title')}>
        {t('paused.text')}
      </Notice>
    );
  if (state === 'HANDED_OVER' && offer) {
    const to = offer.toTier ? pickText(offer.toTier.name, language) : nameOf(offer.toUser);
    return (
      <Notice kind="info" title={isMine ? t('offered.mineTitle') : t('offered.title', { name: nameOf(offer.by) })}>
        {isMine && <p>{t('offered.mineTo', { to })}</p>}
        <p>{t(isMine ? 'offered.mineText' : 'offered.text')}</p>
        {offer.note !== null && offer.note !== '' && (
          <p>
            {t('offered.note')}: <strong>{offer.note}</strong>
          </p>
        )}
      </Notice>
    );
  }
  if (!isMine && walk.endedAt === null)
    return (
      <Notice kind="info" title={t('watching.title', { name: nameOf(walk.holder) })}>
        {t('watching.text')}
      </Notice>
    );
  return null;
}

/** After a dialog the panel has the focus again, whatever of it the dialog was opened from is there no more. */
function useFocusBack(panel: AgentDeskState['walkPanel'], isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    return () => {
      // Behind the dialog's own return of the focus.
      setTimeout(() => panel.current?.focus({ preventScroll: true }), FOCUS_BACK_MS);
    };
  }, [isOpen, panel]);
}

/** What had the focus goes with each step: the panel keeps it, or the first field to fill in takes it. */
function useFocusKept(panel: AgentDeskState['walkPanel'], key: string): void {
  useEffect(() => {
    const at = document.activeElement;
    const host = panel.current;
    if (!host || (at !== document.body && at !== null && !host.contains(at))) return;
    const field = host.querySelector<HTMLElement>(
      '[data-walk-scroll] :is(input:not([type=checkbox]),textarea,[data-walk-first])',
    );
    (field ?? host).focus({ preventScroll: true });
  }, [panel, key]);
}
