import { useClient } from 'urql';
import {
  ArticlesToVerifyCountDocument,
  ArticleVerifyDocument,
  type VerificationFactsFragment,
} from '../../../gql/knowledge/graphql';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { useWords } from '../shared/words';

/** An article, seen from how true it is kept. */
export type KeptArticle = VerificationFactsFragment;

/** Asks anew how much waits, for the tab and the page. */
export function useCountAgain(): () => void {
  const client = useClient();
  return () => {
    for (const scope of ['MINE', 'MY_TEAMS', 'ALL'] as const)
      void client.query(ArticlesToVerifyCountDocument, { scope }, { requestPolicy: 'network-only' }).toPromise();
  };
}

/** "I checked it, it is right": says so, and tells what follows. */
export function useVerify() {
  const { t } = useWords();
  const countAgain = useCountAgain();
  const tell = useTell();
  const change = useChange(ArticleVerifyDocument, (payload) => payload.articleVerify);
  const verify = async (article: KeptArticle): Promise<boolean> => {
    if (change.busy || !article.viewerCanVerify) return false;
    const outcome = await change.run({ id: article.id, input: { expectedVersion: article.revision } });
    const days = article.verification?.everyDays ?? null;
    const done =
      days === null
        ? t('verification.done', { code: article.code })
        : t('verification.doneFor', { code: article.code, count: days });
    if (!tell(outcome, done)) return false;
    countAgain();
    return true;
  };
  return { verify, busy: change.busy };
}
