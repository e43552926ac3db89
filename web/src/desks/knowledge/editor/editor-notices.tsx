import { useState } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { ArticleWithdrawDocument, type EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { formatMoment } from '../../../lib/format';
import { Refusals } from '../../../components/refusals';
import { useChange } from '../../../lib/use-change';
import { useMayWrite } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { PinNotes } from '../review/pin-notes';
import { ConflictNotice } from './conflict-notice';
import type { DraftSession, DraftState } from './draft-session';
import styles from './editor.module.css';
import { PresenceNotice } from './presence-notice';
import { dropUnsaved, readUnsaved } from './unsaved';

interface EditorNoticesProps {
  article: EditedArticleFragment;
  session: DraftSession;
  state: DraftState;
  /** Why the submission was refused, as far as it concerns no field. */
  refused: readonly string[];
  failure: CombinedError | null;
  lang: string;
  nameOf: (id: string) => string;
  /** An approved draft that must not be changed by accident. */
  isLocked: boolean;
  onUnlock: () => void;
  /** Leads to words of the text that a reviewer pinned. */
  onQuote?: ((quote: string) => void) | undefined;
}

function InReview({ article, session }: Pick<EditorNoticesProps, 'article' | 'session'>) {
  const { t } = useWords();
  const mayWrite = useMayWrite();
  const withdraw = useChange(ArticleWithdrawDocument, (data) => data.articleWithdraw);
  const takeBack = async (): Promise<void> => {
    const outcome = await withdraw.run({ id: article.id, input: { expectedVersion: article.revision } });
    if (outcome.kind === 'done' && outcome.payload.article) session.adopt(outcome.payload.article);
  };
  return (
    <>
      <Notice
        kind="info"
        title={t('editor.inReviewTitle')}
        actions={
          mayWrite ? (
            <Button size="small" busy={withdraw.busy} onClick={() => void takeBack()}>
              {t('actions.withdraw')}
            </Button>
          ) : undefined
        }
      >
        {t('editor.inReviewText')}
      </Notice>
      <Refusals refusals={withdraw.refusals} failure={withdraw.failure} />
    </>
  );
}

/** What an author must know before going on: a colleague's save, text from last time, why something was refused. */
export function EditorNotices({
  article,
  session,
  state,
  refused,
  failure,
  lang,
  nameOf,
  isLocked,
  onUnlock,
  onQuote,
}: EditorNoticesProps) {
  const { t, common, language, person } = useWords();
  const [kept, setKept] = useState(() => readUnsaved(article.id));
  const reviews = article.draft?.reviews ?? [];
  const last = reviews.at(-1);
  const isRejected = article.draft?.state === 'DRAFT' && last?.outcome === 'REJECTED';
  const others = [...state.otherErrors, ...refused];

  const notices = [
    state.conflict && (
      <ConflictNotice key="conflict" article={article} session={session} state={state} lang={lang} nameOf={nameOf} />
    ),
    !state.conflict && <PresenceNotice key="presence" article={article} />,
    state.taken.length > 0 && !state.conflict && (
      <Notice
        key="taken"
        kind="info"
        title={t('conflict.joined')}
        actions={
          <Button size="small" onClick={session.forgetTaken}>
            {common('common.close')}
          </Button>
        }
      >
        {t('conflict.joinedText')}
      </Notice>
    ),
    kept && (
      <Notice
        key="kept"
        kind="stale"
        title={t('unsaved.title')}
        actions={
          <>
            <Button
              size="small"
              variant="primary"
              onClick={() => {
                session.replace(kept.fields);
                setKept(null);
              }}
            >
              {t('unsaved.take')}
            </Button>
            <Button
              size="small"
              onClick={() => {
                dropUnsaved(article.id);
                setKept(null);
              }}
            >
              {t('unsaved.drop')}
            </Button>
          </>
        }
      >
        {t('unsaved.text', { at: formatMoment(new Date(kept.at), language) })}
      </Notice>
    ),
    article.draft?.state === 'IN_REVIEW' && <InReview key="review" article={article} session={session} />,
    isLocked && (
      <Notice
        key="locked"
        kind="info"
        title={t('editor.approvedTitle')}
        actions={
          article.viewerCanEdit ? (
            <Button size="small" onClick={onUnlock}>
              {t('editor.unlock')}
            </Button>
          ) : undefined
        }
      >
        {t('editor.approvedText')}
      </Notice>
    ),
    isRejected && (
      <Notice key="rejected" kind="conflict" title={t('editor.rejectedTitle', { name: person(last.reviewer) })}>
        {last.reason}
        <PinNotes pins={article.draft?.pins ?? []} onGo={onQuote} />
      </Notice>
    ),
    others.length > 0 && (
      <Notice key="refused" kind="error" title={common('refused.title')}>
        {others.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    ),
    failure && <Refusals key="failure" refusals={[]} failure={failure} />,
    state.failure && state.status === 'failed' && (
      <Notice
        key="saving"
        kind="offline"
        title={t('save.failedTitle')}
        actions={
          <Button size="small" onClick={() => void session.flush()}>
            {common('common.retry')}
          </Button>
        }
      >
        {t('save.failedText')}
      </Notice>
    ),
  ].filter(Boolean);
  if (notices.length === 0) return null;
  return <div className={styles['notices']}>{notices}</div>;
}
