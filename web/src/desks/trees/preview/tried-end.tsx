import { Flag } from 'lucide-react';
import { Tag } from '../../../components/tag';
import type { TriedWalkFragment } from '../../../gql/trees/graphql';
import { useWords } from '../shared/words';
import styles from './preview.module.css';

/** How the trial ended: outcome, who would go on, what would be handed over. */
export function TriedEnd({ walk }: { walk: TriedWalkFragment }) {
  const { t, text } = useWords();
  const { ending } = walk;
  if (!ending) return null;
  return (
    <div className={styles['end']} role="status">
      <p className={styles['kind']}>
        <Flag size={13} aria-hidden="true" /> {t('preview.ended')}
      </p>
      <h3>{ending.title ?? t('preview.endedWithout')}</h3>
      <p className={styles['tags']}>
        {ending.result && (
          <Tag tone={ending.result === 'RESOLVED' ? 'good' : 'warn'}>{t(`results.${ending.result}`)}</Tag>
        )}
        {ending.disposition !== null && <Tag>{ending.disposition}</Tag>}
        {ending.department && <Tag tone="info">{text(ending.department.name)}</Tag>}
        {ending.tier && <Tag tone="info">{text(ending.tier.name)}</Tag>}
      </p>
      {walk.handoverText !== '' && (
        <>
          <p className={styles['note']}>{t('preview.handover')}</p>
          <pre className={styles['handover']}>{walk.handoverText}</pre>
        </>
      )}
    </div>
  );
}
