import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { ErrorState } from '../../../components/error-state';
import { MarkedText } from '../../agent/marked-text';
import { Tag } from '../../../components/tag';
import {
  type AlikeFragment,
  DuplicateDismissDocument,
  DuplicatesDocument,
  type Locale,
} from '../../../gql/knowledge/graphql';
import { classes } from '../../../lib/classes';
import { toLanguage } from '../../../lib/languages';
import { useFlagWords } from '../flags/flag-words';
import { CompareDialog } from '../merging/compare-dialog';
import { MergeDialog } from '../merging/merge-dialog';
import styles from '../merging/merging.module.css';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { CASE_PARTS, type Content } from './content';

const WAIT_MS = 900;
const SHOWN = 4;
/** What the API compares, in characters. */
const BODY_MAX = 30_000;
const TITLE_MAX = 250;
const QUESTION_MAX = 200;

interface DuplicatesCardProps {
  article: { id: string; code: string; locale: Locale };
  /** What is written now. */
  content: Content;
}

/** A technical case is compared by its parts. */
const bodyOf = ({ technicalCase, bodyMarkdown }: Content): string =>
  [...CASE_PARTS.map((part) => technicalCase[part]), bodyMarkdown].filter((part) => part.trim() !== '').join('\n\n');

/** While somebody writes: articles that may say the same, to compare, to dismiss or to merge. */
export function DuplicatesCard({ article, content }: DuplicatesCardProps) {
  const { f, percent } = useFlagWords();
  const { title, alternativeQuestions } = content;
  const bodyMarkdown = bodyOf(content);
  const now = JSON.stringify({
    title: title.slice(0, TITLE_MAX),
    bodyMarkdown: bodyMarkdown.slice(0, BODY_MAX),
    alternativeQuestions: alternativeQuestions.filter(({ length }) => length <= QUESTION_MAX).slice(0, 50),
  });
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), WAIT_MS);
    return () => clearTimeout(timer);
  }, [now]);
  const draft = JSON.parse(asked) as { title: string; bodyMarkdown: string; alternativeQuestions: string[] };
  const [{ data, error, fetching }, ask] = useQuery({
    query: DuplicatesDocument,
    variables: { draft: { ...draft, locale: article.locale, excludeId: article.id }, first: SHOWN },
    requestPolicy: 'network-only',
  });
  const [open, setOpen] = useState<{ what: 'compare' | 'merge'; alike: AlikeFragment } | null>(null);
  const tell = useTell();
  const dismiss = useChange(DuplicateDismissDocument, (answer) => answer.articleDuplicateDismiss);
  const found = data?.similarArticles ?? [];

  const notTheSame = async (alike: AlikeFragment): Promise<void> => {
    const outcome = await dismiss.run({ input: { articleId: article.id, otherId: alike.article.id } });
    tell(outcome, f('duplicates.dismissed'));
    setOpen(null);
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <section className={styles['card']} aria-label={f('duplicates.title')} aria-busy={fetching}>
      <h3>{f('duplicates.title')}</h3>
      {error && <ErrorState error={error} onRetry={() => ask()} keepsOld={found.length > 0} />}
      {found.length === 0 && !error && (
        <p className={styles['quiet']}>{f(fetching && !data ? 'duplicates.checking' : 'duplicates.none')}</p>
      )}
      <ul>
        {found.map((alike) => {
          const { article: other, passage } = alike;
          return (
            <li key={other.id} className={classes(alike.isLikelyDuplicate && styles['likely'])}>
              <span className={styles['row']}>
                <CodeLabel>{other.code}</CodeLabel>
                <Tag tone={alike.isLikelyDuplicate ? 'warn' : 'plain'}>
                  {alike.isLikelyDuplicate && `${f('duplicates.likely')} · `}
                  {f('duplicates.likeness', { share: percent(alike.likeness) })}
                </Tag>
              </span>
              <span className={styles['name']} lang={toLanguage(other.locale)}>
                {other.title}
              </span>
              <span className={styles['quiet']}>
                {passage.heading === null
                  ? f('duplicates.question')
                  : f('duplicates.where', { heading: passage.heading })}
              </span>
              <span className={styles['snippet']} lang={toLanguage(other.locale)}>
                <MarkedText text={passage.theirs} marks={passage.theirMarks} />
              </span>
              <span className={styles['row']}>
                <Button size="small" onClick={() => setOpen({ what: 'compare', alike })}>
                  {f('duplicates.compare')}
                </Button>
                <Button size="small" variant="quiet" busy={dismiss.busy} onClick={() => void notTheSame(alike)}>
                  {f('duplicates.dismiss')}
                </Button>
                <Button size="small" variant="quiet" onClick={() => setOpen({ what: 'merge', alike })}>
                  {f('duplicates.merge')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      {open?.what === 'compare' && (
        <CompareDialog
          draft={{ title, bodyMarkdown, lang: toLanguage(article.locale) }}
          alike={open.alike}
          onDismiss={() => void notTheSame(open.alike)}
          onMerge={() => setOpen({ what: 'merge', alike: open.alike })}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'merge' && (
        <MergeDialog
          from={{ id: article.id, code: article.code, title }}
          into={open.alike.article}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
