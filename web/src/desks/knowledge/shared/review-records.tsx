import { ReviewRecords as Records } from '../../../components/review-records';
import type { ReviewRecordFragment } from '../../../gql/knowledge/graphql';
import { useWords } from './words';

/** Who approved or rejected a draft of an article. */
export function ReviewRecords({ reviews }: { reviews: readonly ReviewRecordFragment[] }) {
  const { t, person } = useWords();
  return (
    <Records
      reviews={reviews}
      person={person}
      words={{ none: t('reviews.none'), outcome: (outcome) => t(`reviews.${outcome}`) }}
    />
  );
}
