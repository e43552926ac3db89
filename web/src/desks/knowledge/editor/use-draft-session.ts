import { useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import {
  ArticleDraftUpdateDocument,
  type ArticleDraftUpdateInput,
  type EditedArticleFragment,
} from '../../../gql/knowledge/graphql';
import { DraftSession, type SaveReply } from './draft-session';

/** The editing session of an article that is open; it saves through the client, so that lists elsewhere follow. */
export function useDraftSession(article: EditedArticleFragment): DraftSession {
  const client = useClient();
  const session = useMemo(() => {
    const save = async (input: ArticleDraftUpdateInput): Promise<SaveReply> => {
      const { data, error } = await client.mutation(ArticleDraftUpdateDocument, { id: article.id, input }).toPromise();
      if (error || !data) return error ? { kind: 'failed', error } : { kind: 'refused', refusals: [] };
      const { article: now, userErrors } = data.articleDraftUpdate;
      if (now && userErrors.some(({ code }) => code === 'CONFLICT')) return { kind: 'conflict', article: now };
      if (userErrors.length > 0 || !now) return { kind: 'refused', refusals: userErrors };
      return { kind: 'saved', article: now };
    };
    return new DraftSession({ article, save });
    // One session for as long as the article is open: later answers about it come through the session itself.
  }, [client, article.id]);

  useEffect(() => {
    session.open();
    const keep = (): void => session.keep();
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      session.close();
    };
  }, [session]);
  return session;
}
