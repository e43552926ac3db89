import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useMemo } from 'react';
import { classes } from '../lib/classes';
import { trustServerHtml } from '../lib/trusted-html';
import styles from './article-html.module.css';

interface ArticleHtmlProps {
  /** The sanitised HTML of a text, as the API's `bodyHtml` fields give it. Nothing else may come here. */
  html: string;
  /** The language of the text, for line breaking and readers. */
  lang?: string | undefined;
  size?: 'article' | 'small' | undefined;
}

/** The text of an article. The only place of the console where HTML from the server enters the page. */
export function ArticleHtml({ html, lang, size = 'article' }: ArticleHtmlProps) {
  const trusted = useMemo(() => trustServerHtml(html), [html]);
  const router = useRouter();
  // A link to another article or to a tree stays inside the console; with a modifier key it is the browser's, as everywhere.
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a.article-link, a.tree-link') : null;
    const href = link?.getAttribute('href');
    if (
      !href?.startsWith('/') ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <div
      className={classes(styles['text'], size === 'small' && styles['small'])}
      lang={lang}
      data-article-text=""
      onClick={onClick}
      dangerouslySetInnerHTML={{ __html: trusted }}
    />
  );
}
