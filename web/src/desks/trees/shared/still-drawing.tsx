import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button';
import { CodeLabel } from '../../../components/code-label';
import { Forbidden } from '../../../components/forbidden';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { Canvas } from '../editor/canvas/canvas';
import type { Selection } from '../editor/canvas/canvas-shape';
import type { NodeMark } from '../editor/canvas/flow-shape';
import styles from './pages.module.css';
import type { DrawingUsage } from './usage';
import type { DrawingState } from './use-drawing';
import { useWords } from './words';

interface StillDrawingProps {
  state: DrawingState;
  selected: string | null;
  onSelect: (key: string | null) => void;
  /** Enter or a double click on a node. */
  onOpen?: (() => void) | undefined;
  marks?: ReadonlyMap<string, NodeMark>;
  usage?: DrawingUsage | undefined;
  onRetry: () => void;
  children?: ReactNode;
}

const NO_MARKS: ReadonlyMap<string, NodeMark> = new Map();
const nothing = (): void => undefined;

/** A drawing that is looked at, not drawn in: arrows walk along its lines, a click chooses a node. */
export function StillDrawing({
  state,
  selected,
  onSelect,
  onOpen = nothing,
  marks = NO_MARKS,
  usage,
  onRetry,
  children,
}: StillDrawingProps) {
  const { common } = useWords();
  const [link, setLink] = useState<Selection>(null);
  if (state.kind === 'loading') return <Skeleton rows={6} />;
  if (state.kind === 'absent') return <Forbidden />;
  if (state.kind === 'failed')
    return (
      <div className={styles['state']}>
        <Notice
          kind={state.isOffline ? 'offline' : 'error'}
          title={common(state.isOffline ? 'states.offlineTitle' : 'states.errorTitle')}
          actions={
            <Button size="small" onClick={onRetry}>
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
      </div>
    );
  return (
    <Canvas
      drawing={state.drawing}
      selection={selected === null ? link : { type: 'node', key: selected }}
      marks={marks}
      usage={usage}
      mayDraw={false}
      onSelect={(next) => {
        setLink(next?.type === 'link' ? next : null);
        onSelect(next?.type === 'node' ? next.key : null);
      }}
      onEdit={onOpen}
      onDelete={nothing}
      onConnect={nothing}
      onReconnect={nothing}
      onMove={nothing}
      onPlace={nothing}
    >
      {children}
    </Canvas>
  );
}
