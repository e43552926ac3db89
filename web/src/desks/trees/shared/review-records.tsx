import { Avatar } from '../../../components/avatar';
import { DateTime } from '../../../components/date-time';
import { Tag } from '../../../components/tag';
import type { TreeReviewRecordFragment } from '../../../gql/trees/graphql';
import styles from './pages.module.css';
import { useWords } from './words';

/** Who approved or sent back, when and why; the latest last. */
export function ReviewRecords({ reviews }: { reviews: readonly TreeReviewRecordFragment[] }) {
  const { t, person } = useWords();
  if (reviews.length === 0) return <p className={styles['quiet']}>{t('review.noRecords')}</p>;
  return (
    <ul className={styles['records']}>
      {reviews.map((review) => (
        <li key={review.at + review.outcome}>
          <Avatar name={person(review.reviewer)} />
          <div>
            <p className={styles['row']}>
              <strong>{person(review.reviewer)}</strong>
              <Tag tone={review.outcome === 'APPROVED' ? 'good' : 'bad'}>{t(`review.outcomes.${review.outcome}`)}</Tag>
              <span className={styles['when']}>
                <DateTime at={review.at} as="moment" />
              </span>
            </p>
            {review.reason && <p className={styles['words']}>{review.reason}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
