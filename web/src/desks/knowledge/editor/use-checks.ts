import { useMemo } from 'react';
import type { EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { checkContent } from './checks';
import type { Content } from './content';
import { useDraftLinks } from './use-draft-links';

/** What is wrong with the text as it stands on the page, and where its links lead. */
export function useChecks(article: EditedArticleFragment, content: Content) {
  const draftLinks = useDraftLinks(article.id, article.revision);
  const ownFiles = (article.draft ?? article).attachments;
  const findings = useMemo(
    () =>
      checkContent(content, {
        kind: article.kind,
        audience: article.audience,
        links: draftLinks.states,
        files: new Map(ownFiles.map(({ fileId, alt }) => [fileId, alt])),
      }),
    [content, article.kind, article.audience, draftLinks.states, ownFiles],
  );
  return { findings, draftLinks };
}
