import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/copy-text';
import { usePageCommands } from '../../../lib/page-keys';
import { useSubmitKey } from '../../../lib/use-submit-key';
import { showToast } from '../../../lib/toasts';
import { usePerson } from '../../../lib/use-person';
import type { Walk, WalkAct, WalkChoice, WalkStop } from '../../walks/act';
import type { WalkSession, WalkState } from '../../walks/session';
import type { AgentDeskState } from '../use-agent-desk';
import { useShownHints } from './use-shown-hints';
import { useWalkKeys } from './use-walk-keys';
import type { AnswerGiven, Asked } from './walk-node';

interface Parts {
  walk: Walk;
  session: WalkSession;
  state: WalkState;
  desk: AgentDeskState;
  asked: Asked | null;
  /** The answer that Enter gives. */
  active: number;
  /** The answers that are in the list now. */
  listed: readonly WalkChoice[];
  texts: { caseNote: string | null; handoverText: string | null };
  article: { open: () => void };
  dialog: string | null;
  isChanging: boolean;
  setActive: (index: number) => void;
  change: (stop: WalkStop | null) => void;
  setDialog: (dialog: 'end' | 'handOver' | 'call' | null) => void;
  onHide: () => void;
}

/** Whether the walk can be handed over now: what is offered already is taken back first. */
export const canHandOver = ({ viewerCanHandOver, state }: Walk): boolean =>
  viewerCanHandOver && state !== 'HANDED_OVER';

/** What can be done with the shown walk, by button and by key alike. */
export function useWalkActs(parts: Parts) {
  const { walk, session, state, desk, asked, active, listed, texts, article, isChanging } = parts;
  const { setActive, change, setDialog, onHide } = parts;
  const { t } = useTranslation('walks');
  const person = usePerson();
  const isOver = walk.endedAt !== null;
  const { viewerCanWalk, viewerCanResume, viewerCanTakeOver, viewerCanEnd } = walk;
  const viewerCanHandOver = canHandOver(walk);
  const isBusy = state.sending !== null || state.queued !== null;

  const copyOf = (text: string | null | undefined, done: string): void => {
    if (!text) return;
    void copyText(text).then((isCopied) =>
      showToast(isCopied ? { tone: 'good', text: done } : { tone: 'bad', text: t('notCopied') }),
    );
  };
  /** Does it, and says in passing where it was refused and no form tells it. */
  const run = (act: WalkAct): void => void session.act(act);
  const answer = (given: AnswerGiven, words: string): void => {
    if (!viewerCanWalk || isBusy) return;
    const at = isChanging && asked ? Number(asked.key.slice(3)) : null;
    void session.act(
      at === null ? { kind: 'answer', input: given } : { kind: 'change', input: { ...given, at } },
      words,
    );
  };
  const pick = (choice: WalkChoice | undefined): void => {
    if (!choice) return;
    if (asked?.kind === 'ACTION') answer({ branch: choice.key as 'SUCCESS' | 'FAILURE' | 'TIMEOUT' }, choice.label);
    else answer({ choice: choice.key }, choice.label);
  };
  const acts = {
    answer,
    copy: () => copyOf(walk.node?.say, t('copied')),
    copyText: (what: 'caseNote' | 'handoverText') =>
      copyOf(texts[what], t(what === 'caseNote' ? 'ended.caseNoteCopied' : 'ended.handoverCopied')),
    override: (reason: string): void => {
      const meant = state.refused?.meant.act;
      if (meant?.kind === 'answer' || meant?.kind === 'change' || meant?.kind === 'jump')
        void session.act({ ...meant, input: { ...meant.input, overrideReason: reason } } as WalkAct);
      else void session.act({ kind: 'answer', input: { overrideReason: reason } });
    },
    back: () => {
      if (viewerCanWalk && walk.path.length > 0) run({ kind: 'back' });
    },
    pause: () => {
      if (viewerCanWalk) run({ kind: 'pause' });
      else if (viewerCanResume) run({ kind: 'resume' });
    },
    handOver: () => {
      session.settle();
      if (viewerCanHandOver) setDialog('handOver');
    },
    end: () => {
      if (viewerCanEnd && !isOver) setDialog('end');
    },
    take: () => {
      if (viewerCanTakeOver) run({ kind: 'takeOver' });
    },
    linkTo: (callReference: string) => {
      setDialog(null);
      if (!desk.call.store.get()) desk.call.start(callReference, person.id);
      void session.act({ kind: 'link', callReference }).then((isDone) => {
        if (isDone) showToast({ tone: 'good', text: t('link.done', { reference: callReference }) });
      });
    },
    link: () => {
      const call = desk.call.store.get();
      if (!walk.isMine) return;
      if (call) acts.linkTo(call.reference);
      else setDialog('call');
    },
  };

  const hasChoices = asked?.kind === 'QUESTION' || (asked?.kind === 'ACTION' && walk.isPreview);
  const isRead = asked !== null && ['INFO', 'ARTICLE', 'SUBTREE'].includes(asked.kind);
  const anywhere: Record<string, (() => void) | undefined> = {
    ArrowLeft: viewerCanWalk ? acts.back : undefined,
    p: viewerCanWalk || viewerCanResume ? acts.pause : undefined,
    e: viewerCanHandOver
      ? acts.handOver
      : walk.ending?.result === 'ESCALATED'
        ? () => acts.copyText('handoverText')
        : undefined,
  };
  for (let digit = 1; digit <= 9; digit += 1) {
    if (hasChoices && viewerCanWalk) anywhere[String(digit)] = () => pick(listed[digit - 1]);
    if (viewerCanWalk)
      anywhere[`Shift+${digit}`] = () => {
        const stop = walk.path.find(({ at }) => at === digit - 1);
        if (stop && (stop.choices.length > 0 || stop.fields.length > 0)) change(stop);
        desk.walkPanel.current?.focus();
      };
  }
  const move = (by: 1 | -1) => () => setActive(Math.max(0, Math.min(listed.length - 1, active + by)));
  useWalkKeys(desk.walkPanel, {
    anywhere,
    inside: {
      c: isOver ? () => acts.copyText('caseNote') : acts.copy,
      l: walk.isMine ? acts.link : undefined,
      o: walk.node?.article?.article ? article.open : undefined,
      w: () => desk.go({ walk: 'list', tree: undefined, node: undefined }),
      Escape: isChanging ? () => change(null) : onHide,
      ArrowDown: hasChoices ? move(1) : undefined,
      ArrowUp: hasChoices ? move(-1) : undefined,
      Enter: viewerCanTakeOver
        ? acts.take
        : hasChoices && viewerCanWalk
          ? () => pick(listed[active])
          : isRead && viewerCanWalk
            ? () => answer({}, '')
            : undefined,
    },
  });
  useSubmitKey(acts.end, { enabled: viewerCanEnd && !isOver && parts.dialog === null });

  const possible = (isPossible: boolean, run: () => void): (() => void) | undefined => (isPossible ? run : undefined);
  const count = Math.min(9, listed.length);
  useShownHints(
    desk,
    [
      ...(hasChoices && viewerCanWalk && count > 0
        ? [{ keys: count > 1 ? `1–${count}` : '1', label: t('hints.answer') }]
        : []),
      ...(isRead && viewerCanWalk ? [{ keys: '↵', label: t('hints.next') }] : []),
      ...(viewerCanTakeOver ? [{ keys: '↵', label: t('hints.take') }] : []),
      ...(isOver ? [{ keys: 'C', label: t('hints.note') }] : []),
      ...(isOver && walk.isMine ? [{ keys: 'L', label: t('hints.link') }] : []),
      ...(viewerCanWalk ? [{ keys: '←', label: t('hints.back') }] : []),
      ...(viewerCanWalk && walk.path.length > 0
        ? [{ keys: `⇧1${walk.path.length > 1 ? `–${Math.min(9, walk.path.length)}` : ''}`, label: t('hints.change') }]
        : []),
      ...(viewerCanHandOver ? [{ keys: 'E', label: t('hints.handOver') }] : []),
      ...(viewerCanWalk ? [{ keys: 'P', label: t('hints.pause') }] : []),
      { keys: 'Esc', label: t('hints.hide') },
      { keys: 'Tab', label: t('hints.panel') },
      { keys: '?', label: t('hints.all') },
    ],
    [
      { keys: '1–9', label: t('keys.answer') },
      { keys: '←', label: t('keys.back'), run: possible(viewerCanWalk && walk.path.length > 0, acts.back) },
      { keys: 'Shift 1–9', label: t('keys.change') },
      { keys: 'P', label: t('keys.pause'), run: possible(viewerCanWalk || viewerCanResume, acts.pause) },
      { keys: 'E', label: t('keys.handOver'), run: possible(viewerCanHandOver, acts.handOver) },
      { keys: 'Ctrl ↵', label: t('keys.end'), run: possible(viewerCanEnd && !isOver, acts.end) },
      { keys: '↵', label: t('keys.take'), run: possible(viewerCanTakeOver, acts.take) },
      { keys: 'Esc', label: t('keys.hide') },
    ],
  );
  usePageCommands(
    useMemo(
      () =>
        walk.isMine
          ? [{ id: 'walk.link', label: t('keys.link'), note: walk.callReference ?? undefined, run: acts.link }]
          : [],
      [walk.isMine, walk.callReference, t, acts.link],
    ),
  );
  return acts;
}
