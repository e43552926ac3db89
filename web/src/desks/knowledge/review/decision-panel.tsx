import { Check, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { RelativeTime } from '../../../components/relative-time';
import { TextArea } from '../../../components/text-area';
import { ArticleApproveDocument, ArticleRejectDocument } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { showToast } from '../../../lib/toasts';
import { usePerson } from '../../../lib/use-person';
import { PersonCell } from '../shared/article-cells';
import { refusalOf } from '../shared/outcome';
import { Refusals } from '../shared/refusals';
import { ReviewRecords } from '../shared/review-records';
import { useChange } from '../shared/use-change';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import type { ReviewedArticle } from './reviewed-article';
import styles from './review-page.module.css';

/** Approve, or give back with a reason; and why the decision is somebody else's where it is. */
export function DecisionPanel({ article }: { article: ReviewedArticle }) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  const me = usePerson();
  const mayWrite = useMayWrite();
  const [reason, setReason] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const approve = useChange(ArticleApproveDocument, (data) => data.articleApprove);
  const reject = useChange(ArticleRejectDocument, (data) => data.articleReject);
  const { draft } = article;
  const isOpen = draft?.state === 'IN_REVIEW';
  const refusals = [...approve.refusals, ...reject.refusals];
  const isSamePerson =
    refusals.some(({ code }) => code === 'SAME_PERSON') || (isOpen && mayWrite && !article.viewerCanReview);
  const mayDecide = isOpen && article.viewerCanReview && !isSamePerson;
  const busy = approve.busy || reject.busy;
  const target = { id: article.id, expectedVersion: article.revision };

  const leave = (text: string): void => {
    showToast({ tone: 'good', text });
    go('');
  };
  const doApprove = async (): Promise<void> => {
    if (!mayDecide || busy) return;
    reject.reset();
    setLacksReason(false);
    const outcome = await approve.run({
      id: target.id,
      input: { expectedVersion: target.expectedVersion, ...(reason.trim() ? { reason: reason.trim() } : {}) },
    });
    if (outcome.kind === 'done') leave(t('review.approved', { code: article.code }));
  };
  const doReject = async (): Promise<void> => {
    if (!mayDecide || busy) return;
    approve.reset();
    if (reason.trim() === '') {
      setLacksReason(true);
      field.current?.focus();
      return;
    }
    const outcome = await reject.run({
      id: target.id,
      input: { expectedVersion: target.expectedVersion, reason: reason.trim() },
    });
    if (outcome.kind === 'done') leave(t('review.rejected', { code: article.code }));
  };
  useHotkeys({ a: mayDecide ? () => void doApprove() : undefined, r: mayDecide ? () => void doReject() : undefined });

  return (
    <aside className={styles['panel']} data-panel="" tabIndex={0} aria-label={t('review.decision')}>
      {draft && (
        <section>
          <h2>{t('review.sentBy')}</h2>
          <p className={styles['sent']}>
            <PersonCell user={draft.author} /> {draft.submittedAt !== null && <RelativeTime at={draft.submittedAt} />}
          </p>
          {draft.note ? (
            <p className={styles['noteText']}>{draft.note}</p>
          ) : (
            <p className={styles['quiet']}>{t('review.noNote')}</p>
          )}
        </section>
      )}
      <section>
        <h2>{t('review.decision')}</h2>
        {isSamePerson ? (
          <Notice kind="info" title={t('review.samePersonTitle')}>
            {draft?.author?.id === me.id || draft?.author?.id === me.user?.id
              ? t('review.samePersonAuthor')
              : t('review.samePersonText')}
          </Notice>
        ) : (
          <Refusals refusals={refusals} failure={approve.failure ?? reject.failure} fields={['reason']} />
        )}
        {!isOpen && <p className={styles['quiet']}>{t('review.notOpen')}</p>}
        {isOpen && !isSamePerson && !article.viewerCanReview && (
          <p className={styles['quiet']}>{t('review.notYours')}</p>
        )}
        {mayDecide && (
          <div className={styles['form']}>
            <Field
              label={t('review.reason')}
              hint={t('review.reasonHint')}
              error={
                refusalOf(refusals, 'reason') ??
                (lacksReason && reason.trim() === '' ? t('review.reasonMissing') : null)
              }
            >
              <TextArea
                ref={field}
                rows={4}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') {
                    event.preventDefault();
                    event.currentTarget.blur();
                  }
                }}
              />
            </Field>
            <div className={styles['buttons']}>
              <Button
                variant="primary"
                icon={<Check size={14} strokeWidth={2} aria-hidden="true" />}
                keyCap="A"
                busy={busy}
                onClick={() => void doApprove()}
              >
                {t('review.approve')}
              </Button>
              <Button
                variant="danger"
                icon={<Undo2 size={14} strokeWidth={1.8} aria-hidden="true" />}
                keyCap="R"
                busy={busy}
                onClick={() => void doReject()}
              >
                {t('review.reject')}
              </Button>
            </div>
          </div>
        )}
      </section>
      <section>
        <h2>{t('reviews.title', { number: draft?.number })}</h2>
        <ReviewRecords reviews={draft?.reviews ?? []} />
      </section>
    </aside>
  );
}
