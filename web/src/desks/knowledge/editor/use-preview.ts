import { useEffect, useRef, useState } from 'react';
import {
  type ArticlePreviewInput,
  ArticlePreviewDocument,
  type ArticlePreviewQuery,
} from '../../../gql/knowledge/graphql';
import { request } from '../../../lib/request';
import { freshToken } from '../../../lib/session';

const WAIT_MS = 150;

interface Preview {
  /** The last answer; an older one stays while the next is on its way. */
  shown: ArticlePreviewQuery['articlePreview'] | null;
  hasFailed: boolean;
}

/**
 * The text as the server would serve it to the chosen readers, shortly after each change. Past the client's cache, which
 * would keep every keystroke.
 */
export function usePreview(input: ArticlePreviewInput): Preview {
  const [preview, setPreview] = useState<Preview>({ shown: null, hasFailed: false });
  const asked = useRef(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    const timer = setTimeout(
      () => {
        void freshToken()
          .then((token) => request(ArticlePreviewDocument, { input: JSON.parse(key) as ArticlePreviewInput }, token))
          .then(
            ({ articlePreview }) => {
              if (mine === asked.current) setPreview({ shown: articlePreview, hasFailed: false });
            },
            () => {
              if (mine === asked.current) setPreview((old) => ({ ...old, hasFailed: true }));
            },
          );
      },
      mine === 1 ? 0 : WAIT_MS,
    );
    return () => clearTimeout(timer);
  }, [key]);
  return preview;
}
