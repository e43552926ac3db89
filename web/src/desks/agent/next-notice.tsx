import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../../components/button';
import { DateTime } from '../../components/date-time';
import { Notice } from '../../components/notice';
import { AgentNextVersionDocument } from '../../gql/agent/graphql';
import type { AgentSearch } from './agent-search';
import type { OpenArticle } from './use-article';

const route = getRouteApi('/agent');

/** A text that replaces the open one at a moment to come: when, what it changes, and the way to it. */
export function NextNotice({ article }: { article: OpenArticle }) {
  const navigate = route.useNavigate();
  const { t } = useTranslation('agent');
  const [{ data }] = useQuery({
    query: AgentNextVersionDocument,
    variables: { id: article.id },
    requestPolicy: 'cache-and-network',
  });
  const next = data?.article?.id === article.id ? data.article.nextVersion : null;
  if (!next || next.effectiveFrom === null) return null;
  return (
    <Notice
      kind="info"
      title={t('article.nextTitle', { version: next.number })}
      actions={
        <Button
          size="small"
          onClick={() => void navigate({ search: (last: AgentSearch) => ({ ...last, version: next.number }) })}
        >
          {t('article.toNext')}
        </Button>
      }
    >
      <DateTime at={next.effectiveFrom} as="moment" /> {t('article.nextText')} {next.note}
    </Notice>
  );
}
