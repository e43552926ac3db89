import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/copy-text';
import { useFeedNews } from '../../lib/feed';
import { connectionStore } from '../../lib/socket';
import { showToast } from '../../lib/toasts';
import type { AgentSearch } from './agent-search';
import { newKey, type Outcome } from './outbox';
import { useArticle } from './use-article';
import { useArticleActions } from './use-article-actions';
import { useHitSelection } from './use-hit-selection';
import { type InboxEntry, useInbox } from './use-inbox';
import { useOutbox } from './use-outbox';
import { useSearch } from './use-search';

const route = getRouteApi('/agent');

/** Hits of the first page, and of the second and last. */
const FIRST_HITS = 20;
const MORE_HITS = 100;

export type AgentDeskState = ReturnType<typeof useAgentDesk>;

/** Everything the agent's desk holds; its panels draw it, its keys and buttons change it. */
export function useAgentDesk() {
  const { t } = useTranslation('agent');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(search.q ?? '');
  const [first, setFirst] = useState(FIRST_HITS);
  const [attempt, setAttempt] = useState(0);
  const [isVersionsShown, showVersions] = useState(false);
  const [acknowledging, acknowledge] = useState<InboxEntry | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const articlePanel = useRef<HTMLElement>(null);
  const inboxPanel = useRef<HTMLElement>(null);

  const found = useSearch({ query: search.q ?? '', kind: search.kind, locale: search.lang, first }, attempt);
  const hits = found.result?.nodes ?? [];
  const selection = useHitSelection(hits);
  const outbox = useOutbox();
  const inbox = useInbox();
  const article = useArticle(search.id, search.version);
  const { article: open, old } = article;
  const reading =
    open && open.version !== null
      ? { id: open.id, version: old?.number ?? open.version, say: old ? old.say : open.say }
      : null;
  const actions = useArticleActions(reading, outbox);

  const change = useCallback(
    (next: AgentSearch, replace = false) =>
      void navigate({ search: (last: AgentSearch) => ({ ...last, ...next }), replace }),
    [navigate],
  );

  // Back and forward change the address; the field follows, except while something is typed into it.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(search.q ?? '');
  }, [search.q]);

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
    (id: string) => {
      change({ id, version: undefined });
      focusArticle();
    },
    [change, focusArticle],
  );

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
    text,
    first,
    search,
    found,
    hits,
    selection,
    article,
    actions,
    inbox,
    acknowledging,
    isVersionsShown,
    openArticle,
    confirm,
    acknowledge,
    showVersions,
    type: (value: string, isFinished: boolean): void => {
      setText(value);
      if (!isFinished || value === (search.q ?? '')) return;
      setFirst(FIRST_HITS);
      change({ q: value || undefined }, true);
    },
    filter: (next: Pick<AgentSearch, 'kind' | 'lang'>): void => change({ kind: next.kind, lang: next.lang }, true),
    showMore: (): void => setFirst(MORE_HITS),
    retrySearch: (): void => setAttempt((count) => count + 1),
    openHit: (index: number): void => {
      const hit = hits[index];
      if (!hit) return;
      selection.select(hit);
      openArticle(hit.subject.id);
    },
    readVersion: (version: number | undefined): void => {
      showVersions(false);
      change({ version: version === open?.version ? undefined : version });
      focusArticle();
    },
    openEntry: (entry: InboxEntry): void => {
      acknowledge(null);
      inbox.markRead(entry);
      if (!entry.article) return;
      if (entry.article.id === search.id) article.reload();
      openArticle(entry.article.id);
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
    /** One step back: from an old version to the live one, then to the search field. */
    back: (): void => {
      if (search.version !== undefined) change({ version: undefined });
      field.current?.focus();
      field.current?.select();
    },
    escapeField: (): void => {
      if (search.version !== undefined) change({ version: undefined });
      else if (text !== '') {
        setText('');
        change({ q: undefined }, true);
      }
    },
  };
}
