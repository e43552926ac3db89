import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import type { EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { Refusals } from '../../../components/refusals';
import { useWords } from '../shared/words';
import { ConflictDialog } from './conflict-dialog';
import type { DraftSession, DraftState } from './draft-session';
import { useSaveApart } from './use-save-apart';

interface ConflictNoticeProps {
  article: EditedArticleFragment;
  session: DraftSession;
  state: DraftState;
  lang: string;
  nameOf: (id: string) => string;
}

/** A colleague saved first and changed the same places: merge side by side, or keep one's own text as an article of its own. */
export function ConflictNotice({ article, session, state, lang, nameOf }: ConflictNoticeProps) {
  const { t, person } = useWords();
  const [isMerging, setMerging] = useState(false);
  const apart = useSaveApart(article);
  const { conflict, content } = state;
  if (!conflict) return null;
  const { draft } = conflict.article;
  const saveApart = async (): Promise<void> => {
    if (!(await apart.save(content))) return;
    session.resolve(Object.fromEntries(conflict.fields.map((field) => [field, 'theirs'])));
  };
  return (
    <>
      <Notice
        kind="conflict"
        title={t('conflict.title', { name: person(draft?.lastEditor ?? draft?.author ?? null), number: draft?.number })}
        actions={
          <>
            <Button size="small" variant="primary" onClick={() => setMerging(true)}>
              {t('conflict.merge')}
            </Button>
            <Button size="small" busy={apart.busy} onClick={() => void saveApart()}>
              {t('conflict.saveApart')}
            </Button>
          </>
        }
      >
        {t('conflict.text')}
      </Notice>
      <Refusals refusals={apart.refusals} failure={apart.failure} />
      {isMerging && (
        <ConflictDialog
          content={content}
          conflict={conflict}
          lang={lang}
          nameOf={nameOf}
          onResolve={(choice, written) => {
            session.resolve(choice, written);
            setMerging(false);
          }}
          onClose={() => setMerging(false)}
        />
      )}
    </>
  );
}
