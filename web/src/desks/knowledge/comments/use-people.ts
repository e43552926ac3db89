import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import {
  type CommentSubject,
  PeopleToMentionDocument,
  PeopleWhoReadDocument,
  type PersonNameFragment,
} from '../../../gql/knowledge/graphql';

const PAUSE_MS = 150;
const NONE: readonly PersonNameFragment[] = [];

/** People whose name begins so and who may read the text; null while nobody is being named, and before the first answer. */
export function usePeople(
  articleId: string,
  about: CommentSubject,
  beginning: string | null,
): readonly PersonNameFragment[] | null {
  const client = useClient();
  const [found, setFound] = useState<readonly PersonNameFragment[] | null>(null);
  useEffect(() => {
    if (beginning === null) {
      setFound(null);
      return undefined;
    }
    let isOver = false;
    const ask = async (): Promise<void> => {
      const people = await client.query(PeopleToMentionDocument, { text: beginning }).toPromise();
      const nodes = people.data?.users.nodes ?? NONE;
      const userIds = nodes.map(({ id }) => id);
      const readers = userIds.length
        ? await client.query(PeopleWhoReadDocument, { id: articleId, userIds, about }).toPromise()
        : null;
      if (isOver) return;
      const ids = new Set(readers?.data?.article?.readableBy.map(({ id }) => id) ?? []);
      setFound(nodes.filter(({ id }) => ids.has(id)).slice(0, 8));
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, articleId, about, beginning]);
  return found;
}
