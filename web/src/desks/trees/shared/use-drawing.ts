import { useEffect, useState } from 'react';
import {
  type DrawnContentFragment,
  TreeDraftDrawingDocument,
  TreeLiveDrawingDocument,
  TreeVersionDrawingDocument,
} from '../../../gql/trees/graphql';
import { RefusedError, request } from '../../../lib/request';
import { freshToken } from '../../../lib/session';
import { drawingOf, type Drawing } from '../editor/session/content';

/** Which drawing of a tree: what is walked now, the working copy, or a published version by its number. */
export type Which = 'live' | 'draft' | number;

export type DrawingState =
  | { kind: 'loading' }
  | { kind: 'ready'; drawing: Drawing }
  | { kind: 'absent' }
  | { kind: 'failed'; isOffline: boolean; requestId: string | null };

async function load(id: string, which: Which): Promise<DrawnContentFragment | null> {
  const token = await freshToken();
  if (which === 'live') return (await request(TreeLiveDrawingDocument, { id }, token)).tree?.content ?? null;
  if (which === 'draft') return (await request(TreeDraftDrawingDocument, { id }, token)).tree?.draft?.content ?? null;
  const { tree } = await request(TreeVersionDrawingDocument, { id, number: which }, token);
  return tree?.versionNumbered?.content ?? null;
}

/** A drawing to look at, past the cache. `stamp` is a number that changes with the drawing; the old one stays until the new one is there. */
export function useDrawing(
  id: string,
  which: Which | null,
  stamp: number | null,
): { state: DrawingState; retry: () => void } {
  const [state, setState] = useState<DrawingState>({ kind: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (which === null) return undefined;
    let isOff = false;
    setState((before) => (before.kind === 'ready' ? before : { kind: 'loading' }));
    load(id, which).then(
      (content) =>
        !isOff && setState(content ? { kind: 'ready', drawing: drawingOf(content, null) } : { kind: 'absent' }),
      (error: unknown) => {
        if (isOff) return;
        const refused = error instanceof RefusedError ? error : null;
        if (refused && (refused.code === 'FORBIDDEN' || refused.code === 'NOT_FOUND')) setState({ kind: 'absent' });
        else setState({ kind: 'failed', isOffline: refused === null, requestId: refused?.requestId ?? null });
      },
    );
    return () => {
      isOff = true;
    };
  }, [id, which, stamp, tries]);
  return { state, retry: () => setTries((times) => times + 1) };
}
