import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import {
  GapCreateDocument,
  type SearchGapCause,
  type SearchTroubleKind,
  type TroubleGroupFragment,
} from '../../../../gql/knowledge/graphql';
import { showToast } from '../../../../lib/toasts';
import { newKey } from '../../../../lib/new-key';
import { useChange } from '../../../../lib/use-change';
import { useTell } from '../../../../lib/use-tell';
import { useKnowledgePath } from '../../shared/use-knowledge';
import { useSearchWords } from '../words';

/** What can be made of a group of searches. */
export interface TroubleActs {
  busy: boolean;
  makeGap: (group: TroubleGroupFragment) => void;
  makeSynonym: (group: TroubleGroupFragment) => void;
  makeGolden: (group: TroubleGroupFragment) => void;
  tryIt: (group: TroubleGroupFragment) => void;
}

const CAUSES: Record<SearchTroubleKind, SearchGapCause> = {
  ZERO_RESULT: 'NO_RESULT',
  NOTHING_OPENED: 'NOT_OPENED',
  LOW_CONFIDENCE: 'NO_GOOD_ANSWER',
};

export function useTroubleActs(kind: SearchTroubleKind): TroubleActs {
  const { s } = useSearchWords();
  const { go } = useKnowledgePath();
  const navigate = useNavigate();
  const tell = useTell();
  const create = useChange(GapCreateDocument, (data) => data.searchGapCreate);
  // A repeated press, or a repeat after a lost answer, reports a group once.
  const keys = useRef(new Map<string, string>());
  const keyOf = (group: TroubleGroupFragment): string => {
    const name = `${kind}:${group.key}`;
    const known = keys.current.get(name) ?? newKey();
    keys.current.set(name, known);
    return known;
  };
  const makeGap = async (group: TroubleGroupFragment): Promise<void> => {
    if (create.busy) return;
    const outcome = await create.run({
      input: {
        words: group.wordings.map(({ text }) => text),
        locale: group.locale,
        cause: CAUSES[kind],
        ...(group.productLine ? { productLineId: group.productLine.id } : {}),
        idempotencyKey: keyOf(group),
      },
    });
    tell(outcome, null);
    if (outcome.kind === 'done') {
      const { gap, isNew } = outcome.payload;
      showToast({
        tone: 'info',
        text: s(isNew ? 'troubles.gapMade' : 'troubles.gapJoined', { title: gap?.title ?? group.text }),
        ...(gap ? { action: { label: s('troubles.toGap'), run: () => go('gaps', { at: gap.id }) } } : {}),
      });
    }
  };
  return {
    busy: create.busy,
    makeGap: (group) => void makeGap(group),
    makeSynonym: (group) => go('tuning', { word: group.text, locale: group.locale }),
    makeGolden: (group) => go('tuning/golden', { query: group.text, locale: group.locale }),
    tryIt: (group) => void navigate({ to: '/agent', search: { q: group.text } }),
  };
}
