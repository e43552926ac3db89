import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from './empty';

interface ForbiddenProps {
  /** What was asked for: an article has words of its own, everything else is a page. */
  what?: 'page' | 'article';
}

/** What may not be seen, in the same words as what does not exist. */
export function Forbidden({ what = 'page' }: ForbiddenProps) {
  const { t } = useTranslation();
  const isArticle = what === 'article';
  return (
    <Empty icon={Lock} title={t(isArticle ? 'states.articleForbiddenTitle' : 'states.forbiddenTitle')}>
      {t(isArticle ? 'states.articleForbiddenText' : 'states.forbiddenText')}
    </Empty>
  );
}
