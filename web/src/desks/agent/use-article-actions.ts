import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/copy-text';
import { showToast } from '../../lib/toasts';
import { usePerson } from '../../lib/use-person';
import { callStore, noteLinked, startCall } from './call';
import { newKey } from '../../lib/new-key';
import type { Outbox, Outcome } from './outbox';
import type { OutcomeKind } from './search-intents';

/** What the actions need to know of the article that is open. */
export interface ReadArticle {
  id: string;
  /** The version that is on the screen. */
  version: number;
  say: string | null;
}

export interface ArticleActions {
  copySay: () => void;
  link: () => void;
  helpful: () => void;
  /** Open dialogs: the call's reference is missing, or the reason is asked for. */
  asking: 'call' | 'reason' | null;
  ask: (what: 'call' | 'reason' | null) => void;
  linkToNewCall: (reference: string) => void;
  notHelpful: (reason: string) => void;
}

/** What an agent can do with the open article, by key or button alike; `onUse` hears what was done with which. */
export function useArticleActions(
  article: ReadArticle | null,
  outbox: Outbox,
  onUse: (kind: OutcomeKind, articleId: string) => void,
): ArticleActions {
  const { t } = useTranslation('agent');
  const person = usePerson();
  const use = useRef(onUse);
  use.current = onUse;
  const [asking, ask] = useState<'call' | 'reason' | null>(null);

  const tell = useCallback(
    (outcome: Outcome, done: string) => {
      if (outcome.status === 'sent') showToast({ tone: 'good', text: done });
      else if (outcome.status === 'queued') showToast({ tone: 'warn', text: t('outbox.queued') });
      else showToast({ tone: 'bad', text: t('outbox.refused'), detail: outcome.message });
    },
    [t],
  );

  const linkTo = useCallback(
    async (reference: string) => {
      if (!article) return;
      const action = {
        kind: 'link' as const,
        id: newKey(),
        input: { articleId: article.id, version: article.version, callReference: reference, idempotencyKey: newKey() },
      };
      const outcome = await outbox.send(action);
      if (outcome.status !== 'refused') {
        noteLinked(reference, article.id);
        use.current('LINKED', article.id);
      }
      tell(outcome, t('link.done', { reference }));
    },
    [article, outbox, t, tell],
  );

  const link = useCallback(() => {
    const call = callStore.get();
    if (!article) return;
    if (!call) ask('call');
    else if (call.linked.includes(article.id))
      showToast({ tone: 'info', text: t('link.already', { reference: call.reference }) });
    else void linkTo(call.reference);
  }, [article, linkTo, t]);

  const give = useCallback(
    async (isHelpful: boolean, reason: string | null) => {
      if (!article) return;
      const outcome = await outbox.send({
        kind: 'feedback',
        id: newKey(),
        articleId: article.id,
        input: { version: article.version, isHelpful, reason },
      });
      if (outcome.status !== 'refused') use.current(isHelpful ? 'HELPFUL' : 'NOT_HELPFUL', article.id);
      tell(outcome, t(isHelpful ? 'feedback.thanks' : 'feedback.passedOn'));
    },
    [article, outbox, t, tell],
  );

  return {
    asking,
    ask,
    link,
    copySay: useCallback(() => {
      if (!article?.say) return;
      use.current('COPIED', article.id);
      void copyText(article.say).then((isCopied) =>
        showToast(isCopied ? { tone: 'good', text: t('say.copied') } : { tone: 'bad', text: t('say.notCopied') }),
      );
    }, [article, t]),
    helpful: useCallback(() => void give(true, null), [give]),
    linkToNewCall: (reference) => {
      ask(null);
      startCall(reference, person.id);
      void linkTo(reference);
    },
    notHelpful: (reason) => {
      ask(null);
      void give(false, reason.trim() || null);
    },
  };
}
