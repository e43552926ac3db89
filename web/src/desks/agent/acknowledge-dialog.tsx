import { AlarmClock } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ArticleHtml } from '../../components/article-html';
import { Button } from '../../components/button';
import { CodeLabel } from '../../components/code-label';
import { DateTime } from '../../components/date-time';
import { Dialog } from '../../components/dialog';
import { ErrorState } from '../../components/error-state';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { Tag } from '../../components/tag';
import {
  AgentArticleVersionDocument,
  AgentDifferenceDocument,
  AgentEarlierAcknowledgementDocument,
} from '../../gql/agent/graphql';
import { useHotkeys } from '../../lib/hotkeys';
import { useStore } from '../../lib/store';
import styles from './acknowledge-dialog.module.css';
import { AcknowledgeDifference } from './acknowledge-difference';
import { callStore } from './call';
import type { Outcome } from './outbox';
import { SayFirst } from './say-first';
import type { InboxEntry } from './use-inbox';

interface AcknowledgeDialogProps {
  entry: InboxEntry;
  onClose: () => void;
  onOpen: () => void;
  onAcknowledge: (entry: InboxEntry) => Promise<Outcome>;
  onCopy: (say: string) => void;
}

/** What changed since the version that this person confirmed before; null where there is none, or nothing may be shown of it. */
function useDifference(entry: InboxEntry) {
  const articleId = entry.article?.id;
  const [known] = useQuery({ query: AgentEarlierAcknowledgementDocument, variables: { id: entry.id } });
  const earlier = known.data?.feedEntry?.earlierAcknowledgement ?? null;
  const [reply] = useQuery({
    query: AgentDifferenceDocument,
    variables: {
      articleId: articleId ?? '',
      from: { version: earlier?.version ?? 0 },
      to: { version: entry.version },
    },
    pause: articleId === undefined || earlier === null,
  });
  const difference = earlier && reply.data?.articleDifference;
  return {
    isAsking: articleId !== undefined && (known.fetching || reply.fetching),
    changes: earlier && difference ? { earlier, difference } : null,
  };
}

/**
 * Reading and confirming a must-read: what changed since the version that the reader confirmed before, or the text of exactly this
 * version. It may wait until its time.
 */
export function AcknowledgeDialog({ entry, onClose, onOpen, onAcknowledge, onCopy }: AcknowledgeDialogProps) {
  const { t } = useTranslation('agent');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const text = useRef<HTMLDivElement>(null);
  const articleId = entry.article?.id;
  const [reply, reload] = useQuery({
    query: AgentArticleVersionDocument,
    variables: { id: articleId ?? '', number: entry.version },
    pause: articleId === undefined,
  });
  const version = reply.data?.article?.versionNumbered;
  const call = useStore(callStore);
  const [isWhole, setWhole] = useState(false);
  const { isAsking, changes } = useDifference(entry);
  const shown = isWhole ? null : changes;
  // Nobody confirms what has not been on the screen.
  const canConfirm = (version !== undefined && version !== null) || shown !== null || articleId === undefined;
  const openWhole = (): void => {
    if (shown === null) return onOpen();
    setWhole(true);
    text.current?.focus();
  };

  const confirm = async (): Promise<void> => {
    if (isBusy || !canConfirm) return;
    setBusy(true);
    const outcome = await onAcknowledge(entry);
    setBusy(false);
    if (outcome.status === 'refused') setRefusal(outcome.message);
    else onClose();
  };
  useHotkeys({ a: () => void confirm(), o: openWhole }, { overlay: true });

  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={text}
      title={entry.title}
      description={entry.summary ?? undefined}
      kicker={
        <>
          <Tag tone="warn" icon={<AlarmClock size={13} strokeWidth={1.8} aria-hidden="true" />}>
            <span>
              {t('inbox.mustRead')}
              {entry.dueAt !== null && (
                <>
                  {t('acknowledge.dueBefore')}
                  <DateTime at={entry.dueAt} as="moment" />
                  {t('acknowledge.dueAfter')}
                </>
              )}
            </span>
          </Tag>
          <CodeLabel>{entry.code}</CodeLabel>
          <span>{t('versions.number', { number: entry.version })}</span>
          <DateTime at={entry.at} as="moment" />
        </>
      }
      footer={
        <>
          <Button variant="quiet" keyCap="Esc" onClick={onClose}>
            {t(call ? 'acknowledge.later' : 'acknowledge.laterIdle')}
          </Button>
          <span className={styles['note']}>
            {entry.dueAt !== null && (
              <>
                {t('acknowledge.laterBefore')}
                <DateTime at={entry.dueAt} as="moment" />
                {t('acknowledge.laterAfter')}
              </>
            )}
          </span>
          {articleId !== undefined && (
            <Button keyCap="O" onClick={openWhole}>
              {t(shown ? 'acknowledge.whole' : 'acknowledge.open')}
            </Button>
          )}
          <Button variant="primary" keyCap="A" busy={isBusy} disabled={!canConfirm} onClick={() => void confirm()}>
            {t('acknowledge.confirm', { version: entry.version })}
          </Button>
        </>
      }
    >
      <div ref={text} className={styles['body']} tabIndex={0} role="region" aria-label={t('article.text')}>
        {refusal !== null && (
          <Notice kind="conflict" title={t('acknowledge.refused')}>
            {refusal}
          </Notice>
        )}
        {shown && <AcknowledgeDifference {...shown} />}
        {!shown && reply.error && (
          <ErrorState error={reply.error} onRetry={() => reload({ requestPolicy: 'network-only' })} />
        )}
        {!shown && articleId !== undefined && (isAsking || !version) && !reply.error && (
          <Skeleton rows={3} shape="text" />
        )}
        {!shown && !isAsking && version?.say && (
          <SayFirst
            say={version.say}
            lang=""
            onCopy={() => {
              onCopy(version.say ?? '');
            }}
          />
        )}
        {!shown && !isAsking && version && <ArticleHtml html={version.bodyHtml} />}
      </div>
    </Dialog>
  );
}
