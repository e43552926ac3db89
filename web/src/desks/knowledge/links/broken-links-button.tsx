import { Unlink } from 'lucide-react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { BrokenLinkCountDocument } from '../../../gql/knowledge/graphql';
import { formatNumber } from '../../../lib/format';
import { useKnowledgePath } from '../shared/use-knowledge';
import { useWords } from '../shared/words';

/** The way from the list of articles to those with broken links; says how many there are. */
export function BrokenLinksButton() {
  const { t, language } = useWords();
  const { go } = useKnowledgePath();
  const [{ data }] = useQuery({ query: BrokenLinkCountDocument, requestPolicy: 'cache-and-network' });
  const count = data?.articlesWithBrokenLinks.totalCount;
  return (
    <Button size="small" icon={<Unlink size={14} strokeWidth={1.8} aria-hidden="true" />} onClick={() => go('links')}>
      {count ? t('links.count', { shown: formatNumber(count, language) }) : t('links.title')}
    </Button>
  );
}
