import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../lib/store';
import { showToast } from '../../lib/toasts';
import { callStore } from './call';
import { newKey } from '../../lib/new-key';
import type { Outbox } from './outbox';
import type { SearchIntents } from './search-intents';
import type { SearchState } from './use-search';

/** The longest words that the API takes, in characters. */
export const WORDS_MAX = 200;

export interface Gap {
  /** The words of this search were recorded; how often the like had been reported before, null when never or not known yet. */
  recorded: { othersCount: number | null } | null;
  /** The dialog that asks for the caller's words is open. */
  isAsking: boolean;
  ask: (isAsking: boolean) => void;
  /** Records that nothing answers: at once on a call, otherwise after asking for the caller's words. */
  record: () => void;
  send: (words: string, productLineId: string | null) => void;
}

/** What was recorded last: these words on this call; null outside of a call. */
interface Last {
  query: string;
  reference: string | null;
  othersCount: number | null;
}

/** Tells those who write that a caller's question has no answer. */
export function useGap(found: SearchState, intents: SearchIntents, outbox: Outbox): Gap {
  const { t } = useTranslation('agent');
  const [isAsking, ask] = useState(false);
  const [last, setLast] = useState<Last | null>(null);
  const { query, result } = found;
  const reference = useStore(callStore)?.reference ?? null;
  const isRecorded = last !== null && last.query === query && last.reference === reference;
  // The next caller may ask the same: that counts again. Without a call an empty field is the end of a question.
  const isOver = last !== null && (last.reference !== reference || (reference === null && query === ''));
  useEffect(() => {
    if (isOver) setLast(null);
  }, [isOver]);

  const send = useCallback(
    async (words: string, productLineId: string | null) => {
      ask(false);
      const intent = intents.gap();
      if (!intent) return;
      const callReference = callStore.get()?.reference ?? null;
      const outcome = await outbox.send({
        kind: 'gap',
        id: newKey(),
        input: {
          receipt: intent.receipt,
          words: [...words.trim()].slice(0, WORDS_MAX).join(''),
          intentKey: intent.key,
          callReference,
          productLineId,
          idempotencyKey: newKey(),
        },
      });
      if (outcome.status === 'refused') {
        showToast({ tone: 'bad', text: t('outbox.refused'), detail: outcome.message });
        return;
      }
      const before = outcome.status === 'sent' && outcome.reportCount ? outcome.reportCount - 1 : 0;
      const othersCount = before > 0 ? before : null;
      setLast({ query, reference: callReference, othersCount });
      if (outcome.status === 'queued') showToast({ tone: 'warn', text: t('outbox.queued') });
      else
        showToast({
          tone: 'good',
          text: othersCount === null ? t('gap.done') : t('gap.doneOthers', { count: othersCount }),
        });
    },
    [intents, outbox, query, t],
  );

  return {
    recorded: isRecorded ? last : null,
    isAsking,
    ask,
    send: (words, productLineId) => void send(words, productLineId),
    record: () => {
      const call = callStore.get();
      if (!result || query === '') return;
      if (isRecorded) showToast({ tone: 'info', text: t('gap.already') });
      else if (call) void send(query, call.productLineId);
      else ask(true);
    },
  };
}
