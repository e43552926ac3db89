import { useState } from 'react';
import {
  GapClaimDocument,
  type GapFragment,
  GapReleaseDocument,
  GapReopenDocument,
} from '../../../../gql/knowledge/graphql';
import { usePerson } from '../../../../lib/use-person';
import type { Outcome } from '../../../../lib/outcome';
import { useChange } from '../../../../lib/use-change';
import { useTell } from '../../../../lib/use-tell';
import { useSearchWords } from '../words';
import type { GapAct } from './gap-dialogs';

/** What may be done with a gap now, as far as its state allows. */
export interface GapActs {
  draft?: (() => void) | undefined;
  attach?: (() => void) | undefined;
  claim?: (() => void) | undefined;
  release?: (() => void) | undefined;
  dismiss?: (() => void) | undefined;
  merge?: (() => void) | undefined;
  reopen?: (() => void) | undefined;
}

interface Opened {
  act: GapAct;
  gap: GapFragment;
}

/** The acts upon gaps: those that ask something open a dialog (`opened`), the others are done at once. */
export function useGapActs(onChanged: () => void) {
  const { s } = useSearchWords();
  const me = usePerson();
  const [opened, setOpened] = useState<Opened | null>(null);
  const claim = useChange(GapClaimDocument, (data) => data.searchGapClaim);
  const release = useChange(GapReleaseDocument, (data) => data.searchGapRelease);
  const reopen = useChange(GapReopenDocument, (data) => data.searchGapReopen);
  const busy = claim.busy || release.busy || reopen.busy;

  const tellOutcome = useTell();
  const tell = (outcome: Outcome<unknown>, done: string): void => {
    if (tellOutcome(outcome, done)) onChanged();
  };

  const actsOf = (gap: GapFragment): GapActs => {
    const target = { id: gap.id, input: { expectedVersion: gap.revision } };
    const { title } = gap;
    const open = (act: GapAct) => (): void => setOpened({ act, gap });
    if (gap.state === 'DISMISSED') {
      return { reopen: () => void reopen.run(target).then((outcome) => tell(outcome, s('gaps.reopened', { title }))) };
    }
    if (gap.state === 'CLOSED') return {};
    const isMine = gap.claimedBy !== null && (gap.claimedBy.id === me.id || gap.claimedBy.id === me.user?.id);
    const isOpen = gap.state === 'OPEN';
    return {
      draft: isOpen ? open('draft') : undefined,
      attach: isOpen ? open('attach') : undefined,
      claim: gap.claimedBy
        ? undefined
        : () => void claim.run(target).then((outcome) => tell(outcome, s('gaps.claimed', { title }))),
      release: isMine
        ? () => void release.run(target).then((outcome) => tell(outcome, s('gaps.released', { title })))
        : undefined,
      dismiss: open('dismiss'),
      merge: isOpen ? open('merge') : undefined,
    };
  };
  return { opened, close: () => setOpened(null), actsOf, busy };
}
