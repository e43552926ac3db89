import { useRef, useState } from 'react';
import { DateTime } from '../../../components/date-time';
import { DecisionForm } from '../../../components/decision-form';
import { Notice } from '../../../components/notice';
import { Refusals } from '../../../components/refusals';
import { TreeApproveDocument, TreeRejectDocument, type TreeToReviewQuery } from '../../../gql/trees/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { refusalOf } from '../../../lib/outcome';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
import { usePerson } from '../../../lib/use-person';
import styles from '../shared/pages.module.css';
import { ReviewRecords } from '../shared/review-records';
import { useTreesPath } from '../shared/use-trees';
import { useWords } from '../shared/words';

export type ReviewedTree = NonNullable<TreeToReviewQuery['tree']>;

/** Who handed the draft in and why, and the decision about it. */
export function DecisionCard({ tree }: { tree: ReviewedTree }) {
  const { t, person } = useWords();
  const { go } = useTreesPath();
  const me = usePerson();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [lacks, setLacks] = useState(false);
  const approve = useChange(TreeApproveDocument, (data) => data.treeApprove);
  const reject = useChange(TreeRejectDocument, (data) => data.treeReject);
  const { draft } = tree;
  const isOpen = draft?.state === 'IN_REVIEW';
  const mayDecide = isOpen && tree.viewerCanReview;
  const busy = approve.busy || reject.busy;
  const refusals = approve.refusals.length > 0 ? approve.refusals : reject.refusals;
  const myId = me.user?.id ?? me.id;
  const isMine = draft?.editors.some(({ id }) => id === myId) === true;
  const leave = (words: string): void => {
    showToast({ tone: 'good', text: words });
    go('review');
  };
  const doApprove = async (): Promise<void> => {
    if (busy) return;
    reject.reset();
    setLacks(false);
    const words = reason.trim();
    const outcome = await approve.run({
      id: tree.id,
      input: { expectedVersion: tree.revision, ...(words === '' ? {} : { reason: words }) },
    });
    if (outcome.kind !== 'done') return;
    const counted = outcome.payload.tree?.draft?.approvals;
    const missing = counted ? counted.need - counted.have : 0;
    leave(
      missing > 0
        ? t('review.approvedMissing', { code: tree.code, count: missing })
        : t('review.approved', { code: tree.code }),
    );
  };
  const doReject = async (): Promise<void> => {
    if (busy) return;
    approve.reset();
    if (reason.trim() === '') {
      setLacks(true);
      field.current?.focus();
      return;
    }
    const input = { expectedVersion: tree.revision, reason: reason.trim() };
    const outcome = await reject.run({ id: tree.id, input });
    if (outcome.kind === 'done') leave(t('review.rejected', { code: tree.code }));
  };
  useHotkeys({
    a: mayDecide ? () => void doApprove() : undefined,
    x: mayDecide ? () => void doReject() : undefined,
    c: mayDecide ? () => field.current?.focus() : undefined,
  });
  if (!draft) return null;
  return (
    <>
      <section>
        <h2>{t('review.sentBy')}</h2>
        <p>
          <strong>{person(draft.author)}</strong>{' '}
          <span className={styles['quiet']}>
            {draft.submittedAt !== null && <DateTime at={draft.submittedAt} as="moment" />}
          </span>
        </p>
        <p className={draft.note ? styles['words'] : styles['quiet']}>{draft.note || t('review.noNote')}</p>
      </section>
      <section>
        <h2>{t('review.decision')}</h2>
        {draft.approvals.need > 1 && (
          <p className={styles['quiet']}>
            {t('review.counted', { have: draft.approvals.have, need: draft.approvals.need })}
          </p>
        )}
        {!isOpen && <p className={styles['quiet']}>{t('review.notOpen')}</p>}
        {isOpen && !mayDecide && (
          <Notice kind="info" title={t('review.notYours')}>
            {t(isMine ? 'review.samePerson' : 'review.alreadyDecided')}
          </Notice>
        )}
        {mayDecide && (
          <div className={styles['form']}>
            <Refusals refusals={refusals} failure={approve.failure ?? reject.failure} fields={['reason']} />
            <DecisionForm
              field={field}
              reason={reason}
              onReason={setReason}
              error={
                refusalOf(refusals, 'reason') ?? (lacks && reason.trim() === '' ? t('review.reasonMissing') : null)
              }
              most={500}
              words={{
                reason: t('review.reason'),
                hint: t('review.reasonHint'),
                approve: t('review.approve'),
                reject: t('review.reject'),
              }}
              busy={busy}
              onApprove={() => void doApprove()}
              onReject={() => void doReject()}
            />
          </div>
        )}
      </section>
      <section>
        <h2>{t('review.records', { number: draft.number })}</h2>
        <ReviewRecords reviews={draft.reviews} />
      </section>
    </>
  );
}
