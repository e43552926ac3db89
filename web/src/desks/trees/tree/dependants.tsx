import { CodeLabel } from '../../../components/code-label';
import type { TreeStandingQuery } from '../../../gql/trees/graphql';
import styles from '../shared/pages.module.css';
import { useWords } from '../shared/words';

/** How many of each are named. */
export const DEPENDANTS = 20;

type Standing = NonNullable<TreeStandingQuery['tree']>;

/** Trees and articles that refer to a tree. */
export function Dependants({ standing }: { standing: Pick<Standing, 'dependants' | 'articlesLinkingHere'> }) {
  const { t, text } = useWords();
  const { dependants, articlesLinkingHere: articles } = standing;
  const more = dependants.totalCount - dependants.nodes.length + (articles.totalCount - articles.nodes.length);
  if (dependants.totalCount + articles.totalCount === 0)
    return <p className={styles['quiet']}>{t('page.noDependants')}</p>;
  return (
    <ul className={styles['links']}>
      {dependants.nodes.map((tree) => (
        <li key={tree.id}>
          <a href={`/trees/${tree.id}`} target="_blank" rel="noreferrer">
            <CodeLabel>{tree.code}</CodeLabel> {text(tree.title)}
          </a>
        </li>
      ))}
      {articles.nodes.map((article) => (
        <li key={article.id}>
          <a href={`/knowledge/articles/${article.id}`} target="_blank" rel="noreferrer">
            <CodeLabel>{article.code}</CodeLabel> {article.title}
          </a>
        </li>
      ))}
      {more > 0 && <li className={styles['quiet']}>{t('page.moreDependants', { count: more })}</li>}
    </ul>
  );
}
