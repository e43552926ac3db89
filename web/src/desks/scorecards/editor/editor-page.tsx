import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Forbidden } from '../../../components/forbidden';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { TopBar } from '../../../components/top-bar';
import { RefusedError } from '../../../lib/request';
import { useWords } from '../shared/words';
import { CardEditor } from './card-editor';
import type { Loaded } from './session/content';
import { loadCard } from './use-card-session';

type State =
  | { kind: 'loading' }
  | { kind: 'ready'; loaded: Loaded }
  | { kind: 'absent' }
  | { kind: 'failed'; isOffline: boolean; requestId: string | null };

/** Loads a scorecard to build on it. Once open it stays open: what others save is joined by its session, not loaded over it. */
export function EditorPage({ id }: { id: string }) {
  const { t, common, text } = useWords();
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isOff = false;
    setState({ kind: 'loading' });
    loadCard(id).then(
      (loaded) => !isOff && setState(loaded ? { kind: 'ready', loaded } : { kind: 'absent' }),
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
  }, [id, tries]);
  const loaded = state.kind === 'ready' ? state.loaded : null;
  useEffect(() => {
    if (loaded) document.title = t('editor.pageTitle', { code: loaded.head.code, title: text(loaded.form.title) });
  }, [loaded, t, text]);
  if (loaded) return <CardEditor loaded={loaded} />;
  return (
    <Page top={<TopBar title={common('desks.QUALITY')} subtitle={t('editor.title')} />}>
      {state.kind === 'loading' && <Skeleton rows={6} />}
      {state.kind === 'absent' && <Forbidden />}
      {state.kind === 'failed' && (
        <Notice
          kind={state.isOffline ? 'offline' : 'error'}
          title={common(state.isOffline ? 'states.offlineTitle' : 'states.errorTitle')}
          actions={
            <Button size="small" onClick={() => setTries(tries + 1)}>
              {common('common.retry')}
            </Button>
          }
        >
          {common(state.isOffline ? 'states.offlineText' : 'states.errorText')}{' '}
          {state.requestId !== null && (
            <>
              {common('states.requestId')} <CodeLabel>{state.requestId}</CodeLabel>
            </>
          )}
        </Notice>
      )}
    </Page>
  );
}
