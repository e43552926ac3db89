import { ReviewRecords as Records } from '../../../components/review-records';
import type { TreeReviewRecordFragment } from '../../../gql/trees/graphql';
import { useWords } from './words';

/** Who approved a draft of a tree or sent it back. */
export function ReviewRecords({ reviews }: { reviews: readonly TreeReviewRecordFragment[] }) {
  const { t, person } = useWords();
  return (
    <Records
      reviews={reviews}
      person={person}
      words={{ none: t('review.noRecords'), outcome: (outcome) => t(`review.outcomes.${outcome}`) }}
    />
  );
}
