import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hint } from '../../lib/use-hints';
import { type Hotkeys, useHotkeys } from '../../lib/hotkeys';
import { usePageKeys } from '../../lib/page-keys';
import { useStore } from '../../lib/store';
import { nextLang } from './kind-chips';
import type { AgentDeskState } from './use-agent-desk';
import { walkHintsStore } from './walk-hints';

const PAGE_SHARE = 0.85;

/** Binds the keys of the agent's desk; gives the hints for the bar at the bottom. */
export function useAgentKeys(desk: AgentDeskState): readonly Hint[] {
  const { t, i18n } = useTranslation('agent');
  const latest = useRef(desk);
  latest.current = desk;

  const acts = useMemo(() => {
    const now = (): AgentDeskState => latest.current;
    const scroll = (direction: 1 | -1): void => {
      const text = now().articlePanel.current?.querySelector('[data-scroll]');
      text?.scrollBy({ top: direction * text.clientHeight * PAGE_SHARE });
    };
    return {
      search: () => {
        now().field.current?.focus();
        now().field.current?.select();
      },
      back: () => now().back(),
      move: (step: 1 | -1) => now().list.move(step),
      open: () => now().list.enter(),
      nth: (index: number) => now().list.nth(index),
      mended: () => now().takeMended(),
      noAnswer: () => now().gap.record(),
      explain: () => now().toggleExplain(),
      language: () => now().filter({ kind: now().search.kind, lang: nextLang(now().search.lang) }),
      link: () => now().actions.link(),
      copy: () => now().actions.copySay(),
      helpful: () => now().actions.helpful(),
      notHelpful: () => {
        if (now().article.article) now().actions.ask('reason');
      },
      flag: () => now().more.flag(),
      walk: () => now().walkHere(),
      writeCase: () => now().more.show('case'),
      mine: () => now().more.show('mine'),
      versions: () => now().showVersions(now().article.article !== null),
      update: () => {
        if (now().article.newerVersion !== null) now().article.reload();
      },
      inbox: () => {
        const panel = now().inboxPanel.current;
        (panel?.querySelector<HTMLElement>('button:not([disabled])') ?? panel)?.focus();
      },
      acknowledge: () => {
        const [entry] = now().inbox.mustRead;
        if (entry) now().acknowledge(entry);
      },
      openPushed: () => {
        const entry = now().inbox.stopWork[0] ?? now().inbox.mustRead[0];
        if (entry) now().openEntry(entry);
      },
      understood: () => {
        const [entry] = now().inbox.stopWork;
        if (entry) void now().understand(entry);
      },
      files: () => now().articlePanel.current?.querySelector<HTMLElement>('[data-files] a')?.focus(),
      pageDown: () => scroll(1),
      pageUp: () => scroll(-1),
    };
  }, []);

  const isInArticle = (): boolean => latest.current.articlePanel.current?.contains(document.activeElement) ?? false;
  const keys: Hotkeys = {
    '/': acts.search,
    Escape: acts.back,
    ArrowDown: isInArticle() ? undefined : () => acts.move(1),
    ArrowUp: isInArticle() ? undefined : () => acts.move(-1),
    Enter: acts.open,
    'Alt+l': acts.language,
    'Alt+y': acts.mended,
    'Alt+m': acts.noAnswer,
    m: acts.noAnswer,
    'Alt+e': desk.mayExplain ? acts.explain : undefined,
    l: acts.link,
    c: acts.copy,
    y: acts.helpful,
    n: acts.notHelpful,
    f: acts.flag,
    w: acts.walk,
    k: acts.writeCase,
    b: acts.mine,
    v: acts.versions,
    d: acts.files,
    u: acts.update,
    i: acts.inbox,
    a: acts.acknowledge,
    o: acts.openPushed,
    'Shift+Enter': acts.understood,
    PageDown: acts.pageDown,
    PageUp: acts.pageUp,
  };
  for (let digit = 1; digit <= 9; digit += 1) keys[`Alt+${digit}`] = () => acts.nth(digit - 1);
  useHotkeys(keys);

  const walking = useStore(walkHintsStore);
  const { mayExplain } = desk;
  const hasResult = desk.found.result !== null;
  const hasMended = Boolean(desk.found.result?.didYouMean);
  const hasArticle = desk.article.article !== null;
  const hasNewer = desk.article.newerVersion !== null;
  const hasSay = Boolean(desk.article.article?.say);
  const hasFiles = (desk.article.article?.attachments.length ?? 0) > 0;
  const hasStop = desk.inbox.stopWork.length > 0;
  const hasMust = desk.inbox.mustRead.length > 0;
  const page = useMemo(() => {
    /** An act that is possible now; the key is listed either way. */
    const when = (isPossible: boolean, run: () => void): (() => void) | undefined => (isPossible ? run : undefined);
    return {
      title: t('title'),
      keys: [
        ...(walking?.keys ?? []),
        { keys: '/', label: t('keys.search') },
        { keys: '↑ ↓', label: t('keys.select') },
        { keys: '↵', label: t('keys.open') },
        { keys: 'Alt 1–9', label: t('keys.nth') },
        { keys: 'Alt L', label: t('keys.language'), run: acts.language },
        { keys: 'Alt Y', label: t('keys.mended'), run: when(hasMended, acts.mended) },
        { keys: 'M', label: t('keys.noAnswer'), run: when(hasResult, acts.noAnswer) },
        ...(mayExplain ? [{ keys: 'Alt E', label: t('keys.explain'), run: acts.explain }] : []),
        { keys: 'L', label: t('keys.link'), run: when(hasArticle, acts.link) },
        { keys: 'C', label: t('keys.copy'), run: when(hasSay, acts.copy) },
        { keys: 'Y', label: t('keys.helpful'), run: when(hasArticle, acts.helpful) },
        { keys: 'N', label: t('keys.notHelpful'), run: when(hasArticle, acts.notHelpful) },
        { keys: 'F', label: t('keys.flag'), run: when(hasArticle, acts.flag) },
        { keys: 'W', label: t('keys.walk'), run: acts.walk },
        { keys: 'K', label: t('keys.case'), run: acts.writeCase },
        { keys: 'B', label: t('keys.mine'), run: acts.mine },
        { keys: 'V', label: t('keys.versions'), run: when(hasArticle, acts.versions) },
        { keys: 'D', label: t('keys.files'), run: when(hasFiles, acts.files) },
        { keys: 'U', label: t('keys.update'), run: when(hasNewer, acts.update) },
        { keys: 'I', label: t('keys.inbox') },
        { keys: 'A', label: t('keys.acknowledge'), run: when(hasMust, acts.acknowledge) },
        { keys: 'O', label: t('keys.openPushed'), run: when(hasStop || hasMust, acts.openPushed) },
        { keys: 'Shift ↵', label: t('keys.understood'), run: when(hasStop, acts.understood) },
      ],
    };
    // The words change with the language.
  }, [
    acts,
    hasArticle,
    hasFiles,
    hasMended,
    hasMust,
    hasNewer,
    hasResult,
    hasSay,
    hasStop,
    mayExplain,
    walking,
    t,
    i18n.language,
  ]);
  usePageKeys(page);

  const own = useMemo(
    () => [
      { keys: '/', label: t('hints.search') },
      { keys: '↑ ↓', label: t('hints.select') },
      { keys: '↵', label: t('hints.open') },
      { keys: 'Alt 1–9', label: t('hints.nth') },
      { keys: 'L', label: t('hints.link') },
      { keys: 'W', label: t('hints.walk') },
      { keys: 'C', label: t('hints.copy') },
      { keys: 'F', label: t('hints.flag') },
      { keys: 'V', label: t('hints.versions') },
      { keys: 'M', label: t('hints.noAnswer') },
      { keys: 'I', label: t('hints.inbox') },
      { keys: 'A', label: t('hints.acknowledge') },
      { keys: 'Ctrl K', label: t('hints.command') },
      { keys: '?', label: t('hints.all') },
    ],
    [t, i18n.language],
  );
  return walking?.hints ?? own;
}
