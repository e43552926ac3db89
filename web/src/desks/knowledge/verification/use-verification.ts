import { useClient } from 'urql';
import {
  ArticlesToVerifyCountDocument,
  ArticleVerifyDocument,
  type VerificationFactsFragment,
} from '../../../gql/knowledge/graphql';
import { showToast } from '../../../lib/toasts';
import { useChange } from '../../../lib/use-change';
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
  const change = useChange(ArticleVerifyDocument, (payload) => payload.articleVerify);
  const verify = async (article: KeptArticle): Promise<boolean> => {
    if (change.busy || !article.viewerCanVerify) return false;
    const outcome = await change.run({ id: article.id, input: { expectedVersion: article.revision } });
    if (outcome.kind !== 'done') {
      showToast({
        tone: 'bad',
        text: outcome.kind === 'refused' ? (outcome.refusals[0]?.message ?? t('refused.title')) : t('refused.failed'),
      });
      return false;
    }
    const days = article.verification?.everyDays ?? null;
    showToast({
      tone: 'good',
      text:
        days === null
          ? t('verification.done', { code: article.code })
          : t('verification.doneFor', { code: article.code, count: days }),
    });
    countAgain();
    return true;
  };
  return { verify, busy: change.busy };
}
