import { CodeLabel } from '../../../components/code-label';
import type { DraftLinksQuery } from '../../../gql/knowledge/graphql';
import { useWords } from '../shared/words';
import styles from './files.module.css';

type LinkedFrom = NonNullable<DraftLinksQuery['article']>['linkedFrom'];

/** Which texts refer to this one. */
export function UsedBy({ linkedFrom }: { linkedFrom: LinkedFrom | null }) {
  const { t } = useWords();
  if (!linkedFrom || linkedFrom.totalCount === 0) return null;
  return (
    <section className={styles['panel']} aria-label={t('files.usedBy')}>
      <header className={styles['panelHead']}>
        <h3>
          {t('files.usedBy')} <span className={styles['count']}>{linkedFrom.totalCount}</span>
        </h3>
      </header>
      <ul className={styles['dependants']}>
        {linkedFrom.nodes.map((article) => (
          <li key={article.id}>
            <a href={`/knowledge/articles/${article.id}`} target="_blank" rel="noreferrer">
              <CodeLabel>{article.code}</CodeLabel> {article.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
