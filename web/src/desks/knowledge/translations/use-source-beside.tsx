import { Languages } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../components/button';
import { ArticleTranslationsDocument } from '../../../gql/knowledge/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useWords } from '../shared/words';
import { SourcePane } from './source-pane';

type Session = Parameters<typeof SourcePane>[0]['session'];

interface SourceBeside {
  /** The button that opens and closes the source; null where the article is no translation. */
  button: ReactNode;
  /** The source, where it is open: it stands in the place of the preview. */
  pane: ReactNode;
}

/** For the editor: the source of a translation beside its text. F9 opens and closes it. */
export function useSourceBeside(id: string, session: Session): SourceBeside {
  const { t } = useWords();
  const [{ data }] = useQuery({ query: ArticleTranslationsDocument, variables: { id } });
  const standing = data?.article?.translationStanding ?? null;
  // Somebody who translates wants to see the source: it is open until it is closed.
  const [isClosed, setClosed] = useState(false);
  const toggle = (): void => setClosed(!isClosed);
  useHotkeys({ F9: standing ? toggle : undefined });
  if (!standing) return { button: null, pane: null };
  return {
    button: (
      <Button
        icon={<Languages size={14} strokeWidth={1.8} aria-hidden="true" />}
        keyCap="F9"
        aria-pressed={!isClosed}
        onClick={toggle}
      >
        {t(isClosed ? 'translations.beside' : 'translations.besideClose')}
      </Button>
    ),
    pane: isClosed ? null : <SourcePane id={id} session={session} onClose={toggle} />,
  };
}
