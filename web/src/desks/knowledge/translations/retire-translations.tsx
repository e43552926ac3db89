import { useQuery } from 'urql';
import { CodeLabel } from '../../../components/code-label';
import { Segmented } from '../../../components/segmented';
import { ArticleTranslationsDocument } from '../../../gql/knowledge/graphql';
import { toLanguage } from '../../../lib/languages';
import { useWords } from '../shared/words';
import styles from './translations.module.css';

interface RetireTranslationsProps {
  /** The source that is taken out of use. */
  id: string;
  /** Whether its translations go too; null while nobody said. */
  value: boolean | null;
  onChange: (value: boolean) => void;
}

/** Asks what becomes of the published translations of an article that goes to the archive; nothing where there are none. */
export function RetireTranslations({ id, value, onChange }: RetireTranslationsProps) {
  const { t } = useWords();
  const [{ data }] = useQuery({ query: ArticleTranslationsDocument, variables: { id } });
  const live = (data?.article?.translations ?? []).flatMap(({ article }) =>
    article?.state === 'PUBLISHED' ? [article] : [],
  );
  if (live.length === 0) return null;
  return (
    <section className={styles['panel']} aria-label={t('translations.title')}>
      <p>{t('translations.retire.ask', { count: live.length })}</p>
      <ul>
        {live.map((article) => (
          <li key={article.id}>
            <CodeLabel>{article.code}</CodeLabel> <span lang={toLanguage(article.locale)}>{article.title}</span>
          </li>
        ))}
      </ul>
      <Segmented
        label={t('translations.retire.ask', { count: live.length })}
        value={value === null ? 'open' : value ? 'retire' : 'keep'}
        items={[
          { value: 'retire', label: t('translations.retire.retire') },
          { value: 'keep', label: t('translations.retire.keep') },
        ]}
        onChange={(choice) => onChange(choice === 'retire')}
      />
    </section>
  );
}
