import { useTranslation } from 'react-i18next';
import { ArticleHtml } from '../../components/article-html';
import { CodeLabel } from '../../components/code-label';
import styles from './article-text.module.css';
import type { OpenArticle } from './use-article';

interface ArticleTextProps {
  bodyHtml: string;
  article: OpenArticle;
  lang: string;
}

/** The text of one version, what the article applies to, and where it comes from. */
export function ArticleText({ bodyHtml, article, lang }: ArticleTextProps) {
  const { t } = useTranslation('agent');
  const { source } = article;
  return (
    <>
      <ArticleHtml html={bodyHtml} lang={lang} />
      {(article.environment || article.models.length > 0 || article.errorCodes.length > 0) && (
        <dl className={styles['applies']}>
          {article.errorCodes.length > 0 && <Codes label={t('article.errorCodes')} codes={article.errorCodes} />}
          {article.models.length > 0 && <Codes label={t('article.models')} codes={article.models} />}
          {article.environment && (
            <div>
              <dt>{t('article.environment')}</dt>
              <dd lang={lang}>{article.environment}</dd>
            </div>
          )}
        </dl>
      )}
      {source && (
        <p className={styles['source']}>
          {source.attribution ?? source.system}
          {source.licence && ` · ${source.licence}`}
          {source.url && (
            <>
              {' · '}
              <a href={source.url} target="_blank" rel="noreferrer noopener">
                {t('article.source')}
              </a>
            </>
          )}
        </p>
      )}
    </>
  );
}

function Codes({ label, codes }: { label: string; codes: readonly string[] }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={styles['codes']}>
        {codes.map((code) => (
          <CodeLabel key={code}>{code}</CodeLabel>
        ))}
      </dd>
    </div>
  );
}
