import { useEffect } from 'react';
import { useQuery } from 'urql';
import { type ArticleLinkState, DraftLinksDocument, type DraftLinksQuery } from '../../../gql/knowledge/graphql';

interface DraftLinks {
  /** How the links of the saved draft stand, by code. */
  states: ReadonlyMap<string, ArticleLinkState>;
  linkedFrom: NonNullable<DraftLinksQuery['article']>['linkedFrom'] | null;
}

/** Where the saved draft leads and what leads to it, asked anew after each save. */
export function useDraftLinks(id: string, revision: number): DraftLinks {
  const [{ data }, ask] = useQuery({ query: DraftLinksDocument, variables: { id }, requestPolicy: 'network-only' });
  useEffect(() => ask({ requestPolicy: 'network-only' }), [ask, revision]);
  const article = data?.article ?? null;
  return {
    states: new Map((article?.draft?.linksTo ?? []).map(({ code, state }) => [code, state])),
    linkedFrom: article?.linkedFrom ?? null,
  };
}
