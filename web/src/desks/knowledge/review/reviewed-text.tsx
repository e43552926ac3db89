import { ArticleHtml } from '../../../components/article-html';
import { Tag } from '../../../components/tag';
import { SayBlock } from '../shared/say-block';
import { useWords } from '../shared/words';
import styles from './review-page.module.css';

interface ReviewedTextProps {
  label: string;
  text: { title: string; say: string | null; alternativeQuestions: readonly string[]; keywords: readonly string[] };
  html: string;
  lang: string;
  note?: string | undefined;
}

/** One of the two texts, as readers see it, with what finds it. */
export function ReviewedText({ label, text, html, lang, note }: ReviewedTextProps) {
  const { t } = useWords();
  const chips = [
    { title: t('fields.questions'), values: text.alternativeQuestions },
    { title: t('fields.keywords'), values: text.keywords },
  ].filter(({ values }) => values.length > 0);
  return (
    <article className={styles['text']}>
      <p className={styles['label']}>
        {label} {note}
      </p>
      <h2 className={styles['title']} lang={lang}>
        {text.title}
      </h2>
      {text.say && <SayBlock text={text.say} lang={lang} />}
      <ArticleHtml html={html} lang={lang} />
      {chips.map(({ title, values }) => (
        <section key={title} className={styles['chips']}>
          <h3>{title}</h3>
          <ul lang={lang}>
            {values.map((value) => (
              <li key={value}>
                <Tag tone="outline">{value}</Tag>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
