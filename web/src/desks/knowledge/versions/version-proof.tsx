import { useQuery } from 'urql';
import { DateTime } from '../../../components/date-time';
import { Progress } from '../../../components/progress';
import { Tag } from '../../../components/tag';
import { VersionProofDocument } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import styles from './version-panel.module.css';

/** Who had to read one version, and who has not confirmed it yet. Nothing where nobody had to, or one may not ask. */
export function VersionProof({ id, number }: { id: string; number: number }) {
  const { t, person } = useWords();
  const [{ data }] = useQuery({
    query: VersionProofDocument,
    variables: { id, number },
    requestPolicy: 'cache-and-network',
  });
  const version = data?.article?.versionNumbered;
  const proof = version?.acknowledgement;
  if (!proof) return null;
  const { requiredCount, acknowledgedCount, missing, entry } = proof;
  const open = requiredCount - acknowledgedCount;
  const more = open - missing.length;
  return (
    <section className={styles['section']}>
      <h2>{t('proof.title', { number })}</h2>
      <div className={styles['progress']}>
        <Progress label={t('proof.title', { number })} value={acknowledgedCount} max={Math.max(1, requiredCount)} />
        <strong>
          {acknowledgedCount} / {requiredCount}
        </strong>
      </div>
      {entry.isSuperseded && <Tag>{t('proof.superseded')}</Tag>}
      {open === 0 && <p className={styles['quiet']}>{t('proof.all')}</p>}
      {open > 0 && (
        <p className={styles['names']}>
          {t('proof.missing', { names: missing.map((one) => person(one)).join(t('list.comma')) })}
          {more > 0 && t('proof.more', { count: more })}
          {entry.dueAt !== null && (
            <>
              {t('proof.dueBefore')}
              <DateTime at={entry.dueAt} as="moment" />
            </>
          )}
        </p>
      )}
    </section>
  );
}
