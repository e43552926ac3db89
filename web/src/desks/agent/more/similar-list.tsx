import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CodeLabel } from '../../../components/code-label';
import { AgentSimilarDocument } from '../../../gql/feedback/graphql';
import { classes } from '../../../lib/classes';
import { formatPercent } from '../../../lib/format';
import { toLanguage } from '../../../lib/languages';
import { useLanguage } from '../../../lib/use-language';
import { MarkedText } from '../marked-text';
import { type CaseText, CASE_PARTS, questionsOf } from './case-memory';
import styles from './more.module.css';

const WAIT_MS = 450;
const SHOWN = 4;
/** What the API takes at most. */
const TITLE_MAX = 250;
const BODY_MAX = 20_000;
const QUESTION_MAX = 200;

/** Articles like the case that is being written, asked for while it is written. */
export function SimilarList({ text, onOpen }: { text: CaseText; onOpen: (id: string) => void }) {
  const { t } = useTranslation('feedback');
  const language = useLanguage();
  const [asked, setAsked] = useState<CaseText | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const body = asked ? CASE_PARTS.map((part) => asked[part]).join('\n\n') : '';
  const isEmpty = !asked || (asked.title.trim() === '' && body.trim() === '');
  const [{ data }] = useQuery({
    query: AgentSimilarDocument,
    variables: {
      draft: {
        title: (asked?.title ?? '').slice(0, TITLE_MAX),
        bodyMarkdown: body.slice(0, BODY_MAX),
        alternativeQuestions: asked
          ? questionsOf(asked)
              .filter(({ length }) => length <= QUESTION_MAX)
              .slice(0, 20)
          : [],
      },
      first: SHOWN,
    },
    pause: isEmpty,
    requestPolicy: 'network-only',
  });
  const found = isEmpty ? [] : (data?.similarArticles ?? []);
  return (
    <aside className={styles['similar']} aria-live="polite" aria-label={t('case.similar')}>
      <h3>{t('case.similar')}</h3>
      {found.length === 0 ? (
        <p className={styles['note']}>{t('case.similarNone')}</p>
      ) : (
        <ul className={styles['fields']}>
          {found.map(({ article, likeness, isLikelyDuplicate, passage }) => (
            <li key={article.id} className={classes(isLikelyDuplicate && styles['likely'])}>
              <span className={styles['row']}>
                <CodeLabel>{article.code}</CodeLabel>
                <span className={styles['quiet']}>
                  {t('case.likeness', { share: formatPercent(likeness, language) })}
                </span>
              </span>
              <button
                type="button"
                className={classes(styles['name'], styles['link'])}
                lang={toLanguage(article.locale)}
                onClick={() => onOpen(article.id)}
              >
                {article.title}
              </button>
              <span className={styles['snippet']} lang={toLanguage(article.locale)}>
                <MarkedText text={passage.theirs} marks={passage.theirMarks} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
