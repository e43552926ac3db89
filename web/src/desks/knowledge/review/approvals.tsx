import { Check } from 'lucide-react';
import { Notice } from '../../../components/notice';
import { Tag } from '../../../components/tag';
import type { ReviewStateFragment } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import styles from './review-page.module.css';

/** How many have approved of how many that are needed; and when there are not enough people for it. */
export function Approvals({ approvals }: { approvals: ReviewStateFragment['approvals'] }) {
  const { t, person } = useWords();
  const { have, need, missing, possible, by } = approvals;
  return (
    <>
      <p className={styles['approvals']}>
        <Tag tone={missing === 0 ? 'good' : 'plain'} icon={missing === 0 && <Check size={13} aria-hidden="true" />}>
          {t('review.approvals', { have, need })}
        </Tag>
        {by.length > 0 && <span>{by.map((user) => person(user)).join(t('review.nameSeparator'))}</span>}
      </p>
      {possible < missing && (
        <Notice kind="conflict" title={t('review.tooFewTitle')}>
          {t('review.tooFewText', { missing, possible })}
        </Notice>
      )}
    </>
  );
}
