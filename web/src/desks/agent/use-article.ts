import { useEffect, useState } from 'react';
import { type CombinedError, useClient, useQuery } from 'urql';
import {
  AgentArticleDocument,
  AgentArticleMarksDocument,
  type AgentArticleQuery,
  AgentArticleVersionDocument,
  type AgentArticleVersionQuery,
} from '../../gql/agent/graphql';
import { useFeedNews } from '../../lib/feed';

export type OpenArticle = NonNullable<AgentArticleQuery['article']>;
export type OldVersion = NonNullable<NonNullable<AgentArticleVersionQuery['article']>['versionNumbered']>;

export interface ArticleState {
  article: OpenArticle | null;
  /** The older version that is read instead, when the address names one. */
  old: OldVersion | null;
  /** Code of the merged article in whose place this one is shown. */
  mergedFrom: string | null;
  /** A newer version than the one on the screen is out. */
  newerVersion: number | null;
  isLoading: boolean;
  /** Loaded, and there is nothing that this person may see. */
  isMissing: boolean;
  error: CombinedError | null;
  reload: () => void;
}

/** The open article. Its text stays as it is while it is read; what is newer is announced, and taken by `reload`. */
export function useArticle(id: string | undefined, version: number | undefined, from?: string): ArticleState {
  const client = useClient();
  const [shown, setShown] = useState<{ id: string; article: OpenArticle | null } | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  const [newest, setNewest] = useState<{ id: string; version: number } | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    setError(null);
    if (id === undefined) {
      setShown(null);
      return undefined;
    }
    let isCurrent = true;
    // One answer, from the server: the cache may hold the text of a version that is no longer live.
    void client
      .query(AgentArticleDocument, { id }, { requestPolicy: 'network-only' })
      .toPromise()
      .then((reply) => {
        if (!isCurrent) return;
        if (reply.error && !reply.data) setError(reply.error);
        else setShown({ id, article: reply.data?.article ?? null });
      });
    return () => {
      isCurrent = false;
    };
  }, [attempt, client, id]);

  useFeedNews((entry) => {
    if (entry.article && entry.article.id === id) setNewest({ id: entry.article.id, version: entry.version });
  });

  const [oldReply] = useQuery({
    query: AgentArticleVersionDocument,
    variables: { id: id ?? '', number: version ?? 0 },
    pause: id === undefined || version === undefined,
  });

  const isHere = shown !== null && shown.id === id;
  const loaded = isHere ? shown.article : null;
  const [marks] = useQuery({ query: AgentArticleMarksDocument, variables: { id: id ?? '' }, pause: loaded === null });
  const live = loaded && marks.data?.article?.id === loaded.id ? marks.data.article : null;
  const article = loaded && live ? { ...loaded, usage: live.usage, viewerFeedback: live.viewerFeedback } : loaded;
  const old =
    version !== undefined && article !== null && version !== article.version
      ? (oldReply.data?.article?.versionNumbered ?? null)
      : null;
  const newerVersion =
    article && newest !== null && newest.id === id && newest.version > (article.version ?? 0) ? newest.version : null;
  return {
    article,
    old: old?.number === version ? old : null,
    mergedFrom: loaded?.redirectedFromCode ?? (loaded && from !== undefined && from !== loaded.code ? from : null),
    newerVersion,
    isLoading: id !== undefined && !isHere && !error,
    isMissing: isHere && shown.article === null,
    error,
    reload: () => setAttempt((count) => count + 1),
  };
}
