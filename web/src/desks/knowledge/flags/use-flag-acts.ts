import { useState } from 'react';
import { type FlagFragment, FlagTakeDocument } from '../../../gql/knowledge/graphql';
import { usePerson } from '../../../lib/use-person';
import { useChange } from '../../../lib/use-change';
import { useTell } from '../../../lib/use-tell';
import { useKnowledgePath } from '../shared/use-knowledge';
import type { FlagAnswering } from './flag-dialogs';
import { useFlagWords } from './flag-words';

/** What may be done with a flag now. */
export interface FlagActs {
  take?: (() => void) | undefined;
  decline?: (() => void) | undefined;
  mended?: (() => void) | undefined;
  mend?: (() => void) | undefined;
  open?: (() => void) | undefined;
}

/** The acts upon flags: answers open a dialog (`answering`), the others are done at once. */
export function useFlagActs(onChanged: () => void) {
  const { f } = useFlagWords();
  const me = usePerson();
  const { go } = useKnowledgePath();
  const [answering, setAnswering] = useState<{ flag: FlagFragment; outcome: FlagAnswering } | null>(null);
  const tell = useTell();
  const take = useChange(FlagTakeDocument, (data) => data.articleFlagTake);

  const takeOn = async (flag: FlagFragment): Promise<void> => {
    const outcome = await take.run({ id: flag.id, input: { expectedVersion: flag.revision } });
    tell(outcome, f('desk.taken'));
    onChanged();
  };
  const actsOf = (flag: FlagFragment): FlagActs => {
    const { article } = flag;
    const open = article ? (): void => go(`articles/${article.id}`) : undefined;
    if (!flag.viewerCanAnswer) return { open };
    const isMine = flag.takenBy !== null && (flag.takenBy.id === me.id || flag.takenBy.id === me.user?.id);
    return {
      open,
      take: isMine ? undefined : () => void takeOn(flag),
      decline: () => setAnswering({ flag, outcome: 'DECLINED' }),
      mended: () => setAnswering({ flag, outcome: 'MENDED' }),
      mend: article?.viewerCanEdit ? () => go(`articles/${article.id}/edit`, { flag: flag.id }) : undefined,
    };
  };
  return { answering, close: () => setAnswering(null), actsOf, busy: take.busy };
}
