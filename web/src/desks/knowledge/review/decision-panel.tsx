import { useRef, useState } from 'react';
import { DecisionForm } from '../../../components/decision-form';
import { Notice } from '../../../components/notice';
import {
  ArticleApproveCountedDocument,
  ArticleRejectPinnedDocument,
  type ReviewStateFragment,
} from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { showToast } from '../../../lib/toasts';
import { usePerson } from '../../../lib/use-person';
import { PersonCell } from '../shared/article-cells';
import { refusalOf } from '../../../lib/outcome';
import { Refusals } from '../../../components/refusals';
import { ReviewRecords } from '../shared/review-records';
import { useChange } from '../../../lib/use-change';
import { useKnowledgePath, useMayWrite } from '../shared/use-knowledge';
import { useWords } from '../shared/words';
import { Approvals } from './approvals';
import { NatureTag } from './nature-tag';
import { type PinDraft, PinForm } from './pin-form';
import type { ReviewedArticle } from './reviewed-article';
import styles from './review-page.module.css';
import { Waiting } from './waiting';

interface DecisionPanelProps {
  article: ReviewedArticle;
  /** What is known of its review; null before it has come. */
  state: ReviewStateFragment | null;
  pins: readonly PinDraft[];
  onPins: (pins: readonly PinDraft[]) => void;
  /** Words that are marked in the draft. */
  marked: string;
  onTaken: () => void;
}

/** Approve, or give back with a reason and the places that are meant; and why the decision is somebody else's where it is. */
export function DecisionPanel({ article, state, pins, onPins, marked, onTaken }: DecisionPanelProps) {
  const { t } = useWords();
  const { go } = useKnowledgePath();
  const me = usePerson();
  const mayWrite = useMayWrite();
  const [reason, setReason] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const [wanted, setWanted] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const approve = useChange(ArticleApproveCountedDocument, (data) => data.articleApprove);
  const reject = useChange(ArticleRejectPinnedDocument, (data) => data.articleReject);
  const { draft } = article;
  const isOpen = draft?.state === 'IN_REVIEW';
  const refusals = [...approve.refusals, ...reject.refusals];
  const myId = me.user?.id ?? me.id;
  const hasApproved = isOpen && state?.approvals.by.some(({ id }) => id === myId) === true;
  const isSamePerson = isOpen && mayWrite && !article.viewerCanReview;
  const mayDecide = isOpen && article.viewerCanReview;
  const mayApprove = mayDecide && !hasApproved;
  const busy = approve.busy || reject.busy;
  const target = { id: article.id, expectedVersion: article.revision };
  const said = pins.filter(({ quote, remark }) => quote.trim() !== '' || remark.trim() !== '');

  const leave = (text: string): void => {
    showToast({ tone: 'good', text });
    go('');
  };
  const doApprove = async (): Promise<void> => {
    if (!mayApprove || busy) return;
    reject.reset();
    setLacksReason(false);
    const outcome = await approve.run({
      id: target.id,
      input: { expectedVersion: target.expectedVersion, ...(reason.trim() ? { reason: reason.trim() } : {}) },
    });
    if (outcome.kind !== 'done') return;
    const missing = outcome.payload.article?.draft?.approvals.missing ?? 0;
    leave(
      missing > 0
        ? t('review.approvedMissing', { code: article.code, count: missing })
        : t('review.approved', { code: article.code }),
    );
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
      input: {
        expectedVersion: target.expectedVersion,
        reason: reason.trim(),
        ...(said.length > 0 ? { pins: said.map(({ quote, remark }) => ({ quote, remark })) } : {}),
      },
    });
    if (outcome.kind === 'done') leave(t('review.rejected', { code: article.code }));
  };
  useHotkeys({
    a: mayApprove ? () => void doApprove() : undefined,
    x: mayDecide ? () => void doReject() : undefined,
    r: mayDecide ? () => field.current?.focus() : undefined,
    m: mayDecide ? () => setWanted((count) => count + 1) : undefined,
  });

  return (
    <>
      {draft && (
        <section>
          <h2>{t('review.sentBy')}</h2>
          <p className={styles['sent']}>
            <PersonCell user={draft.author} />
            {draft.submittedAt !== null && <Waiting since={draft.submittedAt} dueAt={state?.reviewDueAt ?? null} />}
            {state?.reviewNature && <NatureTag nature={state.reviewNature} />}
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
        {state && isOpen && (state.approvals.need > 1 || state.approvals.possible < state.approvals.missing) && (
          <Approvals approvals={state.approvals} />
        )}
        {isSamePerson ? (
          <Notice kind="info" title={t('review.samePersonTitle')}>
            {draft?.author?.id === myId ? t('review.samePersonAuthor') : t('review.samePersonText')}
          </Notice>
        ) : (
          <Refusals refusals={refusals} failure={approve.failure ?? reject.failure} fields={['reason', 'pins']} />
        )}
        {refusals.some(({ field: path }) => path?.length === 1 && path[0] === 'pins') && (
          <p className={styles['quiet']}>{refusalOf(refusals, 'pins')}</p>
        )}
        {hasApproved && <p className={styles['quiet']}>{t('review.youApproved')}</p>}
        {!isOpen && <p className={styles['quiet']}>{t('review.notOpen')}</p>}
        {isOpen && !mayWrite && <p className={styles['quiet']}>{t('review.notYours')}</p>}
        {mayDecide && (
          <div className={styles['form']}>
            <PinForm
              pins={pins}
              marked={marked}
              refusals={reject.refusals}
              wanted={wanted}
              onChange={onPins}
              onTaken={onTaken}
            />
            <DecisionForm
              field={field}
              reason={reason}
              onReason={setReason}
              error={
                refusalOf(refusals, 'reason') ??
                (lacksReason && reason.trim() === '' ? t('review.reasonMissing') : null)
              }
              words={{
                reason: t('review.reason'),
                hint: t('review.reasonHint'),
                approve: t('review.approve'),
                reject: said.length > 0 ? t('review.rejectPinned', { count: said.length }) : t('review.reject'),
              }}
              busy={busy}
              onApprove={mayApprove ? () => void doApprove() : undefined}
              onReject={() => void doReject()}
            />
          </div>
        )}
      </section>
      <section>
        <h2>{t('reviews.title', { number: draft?.number })}</h2>
        <ReviewRecords reviews={draft?.reviews ?? []} />
      </section>
    </>
  );
}
