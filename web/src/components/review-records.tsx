import { Avatar } from './avatar';
import { DateTime } from './date-time';
import styles from './review-records.module.css';
import { Tag } from './tag';

interface ReviewRecord<Person> {
  at: string;
  outcome: 'APPROVED' | 'REJECTED';
  reason: string | null;
  reviewer: Person;
}

interface ReviewRecordsProps<Person> {
  reviews: readonly ReviewRecord<Person>[];
  person: (reviewer: Person) => string;
  words: { none: string; outcome: (outcome: ReviewRecord<Person>['outcome']) => string };
}

/** Who approved or rejected, when and why; the latest last. */
export function ReviewRecords<Person>({ reviews, person, words }: ReviewRecordsProps<Person>) {
  if (reviews.length === 0) return <p className={styles['none']}>{words.none}</p>;
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
                <Tag tone={review.outcome === 'APPROVED' ? 'good' : 'bad'}>{words.outcome(review.outcome)}</Tag>
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
