import { ArrowLeftRight, FlaskConical, SearchCheck, SearchX } from 'lucide-react';
import { Button } from '../../../../components/button';
import { CodeLabel } from '../../../../components/code-label';
import type { TroubleGroupFragment } from '../../../../gql/knowledge/graphql';
import { toLanguage } from '../../../../lib/languages';
import { DeskLink } from '../shared/desk-link';
import { TryLink } from '../shared/try-link';
import { useSearchWords } from '../words';
import styles from './troubles-page.module.css';
import type { TroubleActs } from './use-trouble-acts';

interface TroubleDetailProps {
  group: TroubleGroupFragment;
  acts: TroubleActs;
  hasKeys: boolean;
}

/** The wordings of a group, what was shown for them, and what can be made of it. */
export function TroubleDetail({ group, acts, hasKeys }: TroubleDetailProps) {
  const { s } = useSearchWords();
  const left = group.wordingCount - group.wordings.length;
  const cap = (key: string): string | undefined => (hasKeys ? key : undefined);
  return (
    <>
      <div className={styles['columns']}>
        <section>
          <h3>{s('troubles.columns.words')}</h3>
          <ul className={styles['wordings']} lang={toLanguage(group.locale)}>
            {group.wordings.map(({ text, count }) => (
              <li key={text}>
                <span>{text}</span>
                <span className={styles['quiet']}>{s('times', { count })}</span>
                <TryLink query={text} />
              </li>
            ))}
          </ul>
          {left > 0 && <p className={styles['quiet']}>{s('troubles.moreWordings', { count: left })}</p>}
        </section>
        <section>
          <h3>{s('troubles.shown')}</h3>
          {group.shownArticles.length === 0 ? (
            <p className={styles['quiet']}>{s('troubles.nothingShown')}</p>
          ) : (
            <ul className={styles['articles']}>
              {group.shownArticles.map((article) => (
                <li key={article.id}>
                  <DeskLink to={`articles/${article.id}`}>
                    <CodeLabel>{article.code}</CodeLabel> <span lang={toLanguage(article.locale)}>{article.title}</span>
                  </DeskLink>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      <div className={styles['buttons']}>
        <Button
          size="small"
          icon={<SearchX size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap={cap('C')}
          disabled={acts.busy}
          onClick={() => acts.makeGap(group)}
        >
          {s('troubles.acts.gap')}
        </Button>
        <Button
          size="small"
          icon={<ArrowLeftRight size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap={cap('S')}
          onClick={() => acts.makeSynonym(group)}
        >
          {s('troubles.acts.synonym')}
        </Button>
        <Button
          size="small"
          icon={<FlaskConical size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap={cap('Q')}
          onClick={() => acts.makeGolden(group)}
        >
          {s('troubles.acts.golden')}
        </Button>
        <Button
          size="small"
          icon={<SearchCheck size={14} strokeWidth={1.8} aria-hidden="true" />}
          keyCap={cap('T')}
          onClick={() => acts.tryIt(group)}
        >
          {s('troubles.acts.try')}
        </Button>
      </div>
    </>
  );
}
