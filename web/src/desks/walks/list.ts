import { useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import {
  type TreeWalkScope,
  type TreeWalkState,
  WalkListDocument,
  type WalkRowFragment,
} from '../../gql/walks/graphql';
import { followWalks } from './live';

export type WalkRow = WalkRowFragment;

export interface WalkList {
  rows: readonly WalkRow[];
  /** Whether an answer has come; before that an empty list means nothing. */
  isReady: boolean;
  error: CombinedError | null;
  reload: () => void;
}

const FIRST = 50;
/** Walks of a whole team move often: one look for those that come close together. */
const GATHER_MS = 250;

interface Following {
  scope: TreeWalkScope;
  states: readonly TreeWalkState[];
  /** Told of walks that come into the list while it is followed. */
  onNew?: (row: WalkRow) => void;
}

/** Walks of a scope, live: what changes is put in its place, what is gone leaves. */
export function useWalkList({ scope, states, onNew }: Following): WalkList {
  const client = useClient();
  const [state, setState] = useState<Omit<WalkList, 'reload'>>({ rows: [], isReady: false, error: null });
  const reload = useRef<() => void>(() => undefined);
  const told = useRef(onNew);
  told.current = onNew;
  const wanted = states.join(' ');
  useEffect(() => {
    let isStopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known: Set<string> | null = null;
    const load = async (): Promise<void> => {
      const variables = { scope, states: wanted.split(' ') as TreeWalkState[], first: FIRST };
      const reply = await client.query(WalkListDocument, variables, { requestPolicy: 'network-only' }).toPromise();
      if (isStopped) return;
      const rows = reply.data?.treeWalks.nodes;
      if (!rows) {
        setState((last) => ({ ...last, error: reply.error ?? null }));
        return;
      }
      for (const row of rows) if (known && !known.has(row.id)) told.current?.(row);
      known = new Set(rows.map(({ id }) => id));
      setState({ rows, isReady: true, error: null });
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void load(), GATHER_MS);
    };
    reload.current = () => void load();
    void load();
    const stop = followWalks(client, { scope }, ({ kind }) => {
      if (kind !== 'HEARTBEAT') soon();
    });
    return () => {
      isStopped = true;
      clearTimeout(timer);
      stop();
    };
  }, [client, scope, wanted]);
  return { ...state, reload: () => reload.current() };
}
