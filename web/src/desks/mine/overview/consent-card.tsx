import { Card } from '../../../components/card';
import { CodeLabel } from '../../../components/code-label';
import type { OwnRowFragment } from '../../../gql/mine/graphql';
import { ConsentActs } from '../evaluation/consent-acts';
import { useMinePath, useWords } from '../shared/words';
import styles from './overview.module.css';

/** Calls that others want to show as examples: nobody hears them without a yes, and a yes can be taken back. */
export function ConsentCard({ rows }: { rows: readonly OwnRowFragment[] }) {
  const { t } = useWords();
  const { go } = useMinePath();
  const asked = rows.filter(({ consent, viewerCanConsent }) => viewerCanConsent && consent !== 'REFUSED');
  if (asked.length === 0) return null;
  return (
    <Card title={t('consent.title')} aside={asked.length} padded={false}>
      <ul>
        {asked.map((row) => (
          <li key={row.id} className={styles['item']}>
            <p className={styles['itemHead']}>
              <button type="button" className={styles['open']} onClick={() => go(row.id)}>
                <CodeLabel>{row.callReference ?? row.day}</CodeLabel>
              </button>
              <span className={styles['label']}>{t(`consent.states.${row.consent}`)}</span>
            </p>
            {row.exemplaryReason !== null && <p className={styles['words']}>{row.exemplaryReason}</p>}
            <ConsentActs evaluation={row} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
