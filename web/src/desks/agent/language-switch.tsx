import { getRouteApi } from '@tanstack/react-router';
import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../../components/button';
import { Tag } from '../../components/tag';
import { AgentArticleLanguagesDocument } from '../../gql/agent/graphql';
import { toLanguage } from '../../lib/languages';
import type { AgentSearch } from './agent-search';
import type { OpenArticle } from './use-article';

const route = getRouteApi('/agent');

/** The same article in the caller's language, where there is one. */
export function LanguageSwitch({ article }: { article: OpenArticle }) {
  const navigate = route.useNavigate();
  const { t } = useTranslation(['agent', 'shell']);
  const [{ data }] = useQuery({ query: AgentArticleLanguagesDocument, variables: { id: article.id } });
  const found = data?.article?.id === article.id ? data.article : null;
  if (!found) return null;
  const own = [found.zh, found.en].find((one) => one.article.id === article.id);
  const others = [found.zh, found.en].filter((one) => one.how === 'WANTED' && one.article.id !== article.id);
  return (
    <>
      {own?.isSourceChanged && (
        <Tag tone="warn" title={t('languages.sourceChangedHint')}>
          {t('languages.sourceChanged')}
        </Tag>
      )}
      {others.map(({ article: other, isSourceChanged }) => (
        <Button
          key={other.id}
          size="small"
          icon={<Languages size={13} strokeWidth={1.8} aria-hidden="true" />}
          title={isSourceChanged ? t('languages.sourceChangedHint') : other.title}
          onClick={() =>
            void navigate({
              search: (last: AgentSearch) => ({ ...last, id: other.id, version: undefined, from: undefined }),
            })
          }
        >
          <span lang={toLanguage(other.locale)}>{t(`languages.open.${other.locale}`)}</span>
        </Button>
      ))}
    </>
  );
}
