import { Avatar } from '../../../components/avatar';
import { DateTime } from '../../../components/date-time';
import { Tag } from '../../../components/tag';
import type { ReviewRecordFragment } from '../../../gql/knowledge/graphql';
import styles from './review-records.module.css';
import { useWords } from './words';

/** Who approved or rejected, when and why; the latest last. */
export function ReviewRecords({ reviews }: { reviews: readonly ReviewRecordFragment[] }) {
  const { t, person } = useWords();
  if (reviews.length === 0) return <p className={styles['none']}>{t('reviews.none')}</p>;
  return (
    <ul className={styles['list']}>
      {reviews.map((review) => {
        const name = person(review.reviewer);
        return (
          <li key={review.at + review.outcome} className={styles['record']}>
            <Avatar name={name} />
            <div className={styles['what']}>
              <p className={styles['head']}>
                <strong>{name}</strong>
                <Tag tone={review.outcome === 'APPROVED' ? 'good' : 'bad'}>{t(`reviews.${review.outcome}`)}</Tag>
                <span className={styles['when']}>
                  <DateTime at={review.at} as="moment" />
                </span>
              </p>
              {review.reason && <p className={styles['reason']}>{review.reason}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
