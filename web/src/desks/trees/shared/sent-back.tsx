import type { ReactNode } from 'react';
import { Notice } from '../../../components/notice';
import type { DraftState, TreeReviewRecordFragment } from '../../../gql/trees/graphql';
import { useWords } from './words';

interface Reviewed {
  readonly state: DraftState;
  readonly reviews: readonly TreeReviewRecordFragment[];
}

/** The review that sent a draft back to be mended, while it is; null where the last one did not. */
export function sentBackOf(draft: Reviewed | null): TreeReviewRecordFragment | null {
  if (draft?.state !== 'DRAFT') return null;
  const [last] = [...draft.reviews].sort((one, other) => other.at.localeCompare(one.at));
  return last?.outcome === 'REJECTED' ? last : null;
}

/** Who sent the draft back, and what is to be mended. */
export function SentBack({ review, children }: { review: TreeReviewRecordFragment; children?: ReactNode }) {
  const { t, person } = useWords();
  return (
    <Notice kind="conflict" title={t('review.sentBack', { name: person(review.reviewer) })} actions={children}>
      {review.reason}
    </Notice>
  );
}
