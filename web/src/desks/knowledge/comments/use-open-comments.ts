import { useQuery } from 'urql';
import { OpenCommentsDocument } from '../../../gql/knowledge/graphql';

/** How many open threads an article has for this person; undefined before it is known. */
export function useOpenComments(id: string): number | undefined {
  const [{ data }] = useQuery({ query: OpenCommentsDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  return data?.article?.openCommentCount;
}
