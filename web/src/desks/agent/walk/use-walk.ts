import { useEffect, useMemo, useRef } from 'react';
import { useClient } from 'urql';
import { WalkFiguresDocument } from '../../../gql/walks/graphql';
import { useStore } from '../../../lib/store';
import { sessionOf, type WalkSession, type WalkState } from '../../walks/session';
import { useAtStep } from './use-at-step';

const NO_SHARES: ReadonlyMap<string, number> = new Map();

export interface ShownWalk {
  session: WalkSession;
  state: WalkState;
  usualSeconds: number | null;
  /** How often each answer to the current question is given. */
  shares: ReadonlyMap<string, number>;
}

/** A walk as it goes, with the figures that stand beside it as soon as they are there. */
export function useWalk(id: string): ShownWalk {
  const client = useClient();
  const session = useMemo(() => sessionOf(client, id), [client, id]);
  useEffect(() => session.use(), [session]);
  const state = useStore(session.store);
  const figures = useAtStep(WalkFiguresDocument, { id, step: state.walk?.step }, (data) => data.treeWalk);
  const shares = useMemo(
    () =>
      figures
        ? new Map(figures.choiceShares.filter(({ of }) => of > 0).map(({ choiceKey, share }) => [choiceKey, share]))
        : NO_SHARES,
    [figures],
  );
  // The usual time is that of the tree: it stands while the next figures are on their way.
  const usual = useRef<number | null>(null);
  if (figures) usual.current = figures.usualSeconds;
  return { session, state, shares, usualSeconds: usual.current };
}
