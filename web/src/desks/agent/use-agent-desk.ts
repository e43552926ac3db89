import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/copy-text';
import { useFeedNews } from '../../lib/feed';
import { connectionStore } from '../../lib/socket';
import { showToast } from '../../lib/toasts';
import { usePerson } from '../../lib/use-person';
import type { AgentSearch } from './agent-search';
import { callStore, startCall } from './call';
import { newKey } from '../../lib/new-key';
import type { Outcome } from './outbox';
import { useArticle } from './use-article';
import { useArticleActions } from './use-article-actions';
import { useGap } from './use-gap';
import { useHitSelection } from './use-hit-selection';
import { type InboxEntry, isOfTree, useInbox } from './use-inbox';
import { useIntents } from './use-intents';
import { useLight } from './use-light';
import { useMore } from './use-more';
import { useOutbox } from './use-outbox';
import { isCallHit, isTreeHit, useSearch, versionOf } from './use-search';
import { useSearchList } from './use-search-list';
import { useSearchText } from './use-search-text';
import { walkHintsStore } from './walk-hints';

const route = getRouteApi('/agent');

/** Hits of the first page, and of the second and last. */
const FIRST_HITS = 20;
const MORE_HITS = 50;

/** Who may see why a hit stands where it stands; the server gives it to nobody else. */
const EXPLAINERS: readonly string[] = ['KNOWLEDGE_EDITOR', 'ADMIN'];

export type AgentDeskState = ReturnType<typeof useAgentDesk>;

/** Everything the agent's desk holds; its panels draw it, its keys and buttons change it. */
export function useAgentDesk() {
  const { t } = useTranslation('agent');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const person = usePerson();
  const mayExplain = person.roles.some((role) => EXPLAINERS.includes(role));
  const [first, setFirst] = useState(FIRST_HITS);
  const [attempt, setAttempt] = useState(0);
  const [isVersionsShown, showVersions] = useState(false);
  const [acknowledging, acknowledge] = useState<InboxEntry | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const articlePanel = useRef<HTMLElement>(null);
  const inboxPanel = useRef<HTMLElement>(null);
  const walkPanel = useRef<HTMLElement>(null);
  const wasOpened = useRef(false);

  const words = useSearchText(search.q, (q) => change({ q }, true));
  const found = useSearch(
    {
      query: words.query,
      kind: search.kind,
      locale: search.lang,
      light: useLight(),
      first,
      explain: mayExplain && search.explain === true,
    },
    attempt,
  );
  const hits = found.result?.nodes ?? [];
  const selection = useHitSelection(hits);
  const intents = useIntents();
  const outbox = useOutbox();
  const gap = useGap(found, intents, outbox);
  const inbox = useInbox();
  const article = useArticle(search.id, search.version, search.from);
  const { article: open, old } = article;
  const reading =
    open && open.version !== null
      ? { id: open.id, version: old?.number ?? open.version, say: old ? old.say : open.say }
      : null;
  const more = useMore(articlePanel, reading !== null);
  const actions = useArticleActions(reading, outbox, (kind, articleId) => intents.outcome(kind, articleId));

  // What is typed and what is chosen change the address; what is chosen takes along what was just typed.
  function change(next: AgentSearch, replace = false): void {
    void navigate({ search: (last: AgentSearch) => ({ ...last, ...next }), replace });
  }
  const { take } = words;
  const go = useCallback(
    (next: AgentSearch, replace = false) =>
      void navigate({ search: (last: AgentSearch) => ({ ...last, ...next, q: take() }), replace }),
    [navigate, take],
  );

  const receipt = found.result?.receipt;
  useEffect(() => {
    if (receipt !== undefined) intents.shown(receipt);
  }, [intents, receipt]);

  useEffect(() => {
    document.title = `${open?.title ?? t('title')} · CareGraph`;
  }, [open?.title, t]);

  // What could not be fetched without a connection is asked for again as soon as there is one.
  const failed = { search: found.error?.networkError, article: article.error?.networkError, reload: article.reload };
  const lost = useRef(failed);
  lost.current = failed;
  useEffect(
    () =>
      connectionStore.subscribe(() => {
        if (connectionStore.get().status !== 'live') return;
        if (lost.current.search) setAttempt((count) => count + 1);
        if (lost.current.article) lost.current.reload();
      }),
    [],
  );

  const focusArticle = useCallback(() => {
    // The text takes the focus, so that keys act on it; without a jump of the page.
    requestAnimationFrame(() =>
      (articlePanel.current?.querySelector<HTMLElement>('[data-scroll]') ?? articlePanel.current)?.focus({
        preventScroll: true,
      }),
    );
  }, []);

  const openArticle = useCallback(
    (id: string, version?: number) => {
      go({ id, version, from: undefined });
      focusArticle();
    },
    [focusArticle, go],
  );

  const isWalking = search.walk !== undefined || search.tree !== undefined;

  const openHit = (index: number): void => {
    const hit = hits[index];
    if (!hit) return;
    selection.select(hit);
    wasOpened.current = true;
    if (isTreeHit(hit)) {
      intents.opened(hit.id, index + 1);
      go({ walk: undefined, tree: hit.code ?? undefined, node: hit.nodeKey ?? undefined });
      return;
    }
    if (isCallHit(hit)) {
      void navigate({ to: '/quality/$', params: { _splat: `calls/${hit.subject.id}` } });
      return;
    }
    intents.opened(hit.subject.id, index + 1);
    openArticle(hit.subject.id, versionOf(hit));
  };

  const type = (value: string, isFinished: boolean): void => {
    words.set(value, isFinished);
    if (!isFinished || value === words.query) return;
    // What is typed after an article was opened, or into an empty field, is looked at from the top.
    if (wasOpened.current || value.trim() === '') selection.reset();
    wasOpened.current = false;
    setFirst(FIRST_HITS);
    intents.typed(value);
  };

  const list = useSearchList({ found, query: words.query, selection, openHit, openArticle, type });

  useFeedNews((entry) => {
    // What must stop work has a banner of its own, announced at once.
    if (entry.priority === 'STOP_WORK') return;
    const mustRead = entry.priority === 'MUST_READ';
    const { article: subject } = entry;
    showToast({
      tone: mustRead ? 'warn' : 'info',
      text: mustRead ? t('inbox.toastMustRead', { title: entry.title }) : entry.title,
      detail: `${entry.code} ${t(`inbox.kinds.${entry.kind}`, { version: entry.version })}`,
      action:
        subject && subject.id !== search.id
          ? { label: t('inbox.toastOpen'), run: () => openArticle(subject.id) }
          : undefined,
    });
  });

  const confirm = useCallback(
    async (entry: InboxEntry): Promise<Outcome> => {
      const outcome = await outbox.send({
        kind: 'acknowledge',
        id: newKey(),
        input: { entryId: entry.id, version: entry.version },
      });
      if (outcome.status === 'sent')
        showToast({ tone: 'good', text: t('acknowledge.done', { version: entry.version }) });
      if (outcome.status === 'queued') showToast({ tone: 'warn', text: t('outbox.queued') });
      return outcome;
    },
    [outbox, t],
  );

  return {
    field,
    articlePanel,
    inboxPanel,
    walkPanel,
    isWalking,
    go,
    // What the walker needs of this desk it gets from it: so that nothing of both is in a script of its own.
    call: { store: callStore, start: startCall },
    showHints: walkHintsStore.set,
    text: words.text,
    hasMore: found.result?.pageInfo.hasNextPage === true && first < MORE_HITS,
    isLoadingMore: found.isLoading && hits.length < first,
    search,
    found,
    hits,
    selection,
    list,
    gap,
    mayExplain,
    article,
    actions,
    inbox,
    acknowledging,
    isVersionsShown,
    more,
    reading,
    outbox,
    openArticle,
    confirm,
    acknowledge,
    showVersions,
    type,
    filter: (next: Pick<AgentSearch, 'kind' | 'lang'>): void => go({ kind: next.kind, lang: next.lang }, true),
    /** Shows editors why each hit stands where it stands, or hides it. */
    toggleExplain: (): void => {
      if (mayExplain) go({ explain: search.explain ? undefined : true }, true);
    },
    showMore: (): void => setFirst(MORE_HITS),
    retrySearch: (): void => setAttempt((count) => count + 1),
    openHit,
    /** The spelling that the server takes the words for. */
    takeMended: (): void => {
      const mended = found.result?.didYouMean;
      if (mended) type(mended, true);
    },
    /** The focus went elsewhere on the page. */
    leaveField: (): void => {
      // To the question for the caller's words: that is the gap, and not leaving.
      if (!gap.isAsking) intents.left();
    },
    /** The text of the open article was copied, in whole or part. */
    copiedText: (): void => {
      if (open) intents.outcome('COPIED', open.id);
    },
    readVersion: (version: number | undefined): void => {
      showVersions(false);
      go({ version: version === open?.version ? undefined : version });
      focusArticle();
    },
    openEntry: (entry: InboxEntry): void => {
      acknowledge(null);
      inbox.markRead(entry);
      // A tree that was pushed is looked at before anybody walks it.
      if (isOfTree(entry)) go({ walk: 'list', tree: entry.code, node: undefined });
      if (!entry.article) return;
      if (entry.article.id === search.id) article.reload();
      // A text that waits for its moment is read as it was pushed; of all others what is live.
      const isToCome = entry.version > (entry.article.version ?? 0);
      openArticle(entry.article.id, isToCome ? entry.version : undefined);
    },
    understand: async (entry: InboxEntry): Promise<void> => {
      const outcome = await confirm(entry);
      if (outcome.status === 'refused')
        showToast({ tone: 'bad', text: t('acknowledge.refused'), detail: outcome.message });
    },
    copy: (say: string): void =>
      void copyText(say).then((isCopied) =>
        showToast(isCopied ? { tone: 'good', text: t('say.copied') } : { tone: 'bad', text: t('say.notCopied') }),
      ),
    /** Walks from the selected hit; otherwise shows the walk that is going on, or those to choose from. */
    walkHere: (): void => {
      const hit = hits[selection.index];
      const isInArticle = articlePanel.current?.contains(document.activeElement);
      if (hit && isTreeHit(hit) && !isInArticle) openHit(selection.index);
      else if (isWalking) walkPanel.current?.focus();
      else go({ walk: 'mine' });
    },
    /** One step back: from an old version to the live one, then to the search field. */
    back: (): void => {
      if (search.version !== undefined) go({ version: undefined });
      field.current?.focus();
      field.current?.select();
    },
    escapeField: (): void => {
      if (search.version !== undefined) go({ version: undefined });
      else if (words.text !== '') {
        intents.left();
        type('', true);
      }
    },
  };
}
