import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { ArticleByCodeDocument } from '../../../gql/shell/graphql';
import type { AgentDeskState } from '../use-agent-desk';

const TREE = /^\/trees\/(T-\d{1,9})(?:[#?](?:node=)?([\w.-]{1,80}))?$/;
const ARTICLE = /^\/articles\/([A-Z]-\d{1,9})$/;

/** Links in texts of this desk open on this desk: a tree beside the article that is read, an article beside the walk that goes on. */
export function useKeptLinks(desk: AgentDeskState): void {
  const client = useClient();
  const latest = useRef(desk);
  latest.current = desk;
  useEffect(() => {
    const openArticle = async (code: string): Promise<void> => {
      const { data } = await client.query(ArticleByCodeDocument, { code }).toPromise();
      const found = data?.articleByCode;
      // An article that is absent or hidden is shown as missing, as its own address does.
      latest.current.go({ id: found?.id ?? code, from: found?.redirectedFromCode ?? undefined, version: undefined });
    };
    const onClick = (event: MouseEvent): void => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('[data-article-text] a[href]') : null;
      const href = link?.getAttribute('href') ?? '';
      const [, tree, node] = TREE.exec(href) ?? [];
      const [, code] = ARTICLE.exec(href) ?? [];
      if (tree !== undefined) latest.current.go({ walk: undefined, tree, node });
      else if (code !== undefined && latest.current.isWalking) void openArticle(code);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  }, [client]);
}
