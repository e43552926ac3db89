import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import type { ArticleHeadFragment } from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import styles from './article-bar.module.css';
import { useWords } from './words';

const STAGES = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED'] as const;

/** The way of a draft to the readers; the present stage is filled. Without a draft the live version stands at its end. */
export function Stages({ article }: { article: Pick<ArticleHeadFragment, 'draft' | 'state' | 'version'> }) {
  const { t } = useWords();
  const now = article.draft?.state ?? (article.state === 'PUBLISHED' ? 'PUBLISHED' : null);
  return (
    <ol className={styles['stages']} aria-label={t('stages.label')}>
      {STAGES.map((stage, at) => (
        <Fragment key={stage}>
          {at > 0 && (
            <li aria-hidden="true" className={styles['arrow']}>
              <ChevronRight size={12} />
            </li>
          )}
          <li
            aria-current={stage === now ? 'step' : undefined}
            className={classes(
              styles['stage'],
              stage === now && styles['now'],
              stage === now && stage === 'PUBLISHED' && styles['live'],
            )}
          >
            {stage === 'DRAFT' && article.draft
              ? t('stages.draftNumbered', { number: article.draft.number })
              : t(`stages.${stage}`)}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
