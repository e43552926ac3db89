import './flow.css';
import {
  Background,
  type Connection,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Ref } from 'react';
import type { TreeNodeKind } from '../../../../gql/trees/graphql';
import { IconButton } from '../../../../components/icon-button';
import { isComposing, keyName } from '../../../../lib/hotkeys';
import type { DrawingUsage } from '../../shared/usage';
import { useWords } from '../../shared/words';
import { linksOf, type Link } from '../model/branches';
import { NODE_HEIGHT, NODE_WIDTH, type Point } from '../model/layout-shape';
import { useLayout } from '../model/use-layout';
import type { Drawing } from '../session/content';
import type { CanvasActs, CanvasHandle, Selection } from './canvas-shape';
import styles from './canvas.module.css';
import { useKeptInView } from './kept-in-view';
import { placeWord } from './place-word';
import type { FlowLink, FlowNode, NodeMark } from './flow-shape';
import { labelWidth, linkLabel } from './labels';
import { NodeCard } from './node-card';
import { DRAG_TYPE } from './palette';
import { useFlowLinks, useFlowNodes } from './use-flow';
import { type Direction, neighbour } from './walk-keys';
import { WayLine } from './way-line';

const NODE_TYPES = { step: NodeCard };
const EDGE_TYPES = { way: WayLine };
/** Beyond this many nodes the small map would cost more than it shows. */
const MAP_LIMIT = 2_000;
/** Beyond this many nodes a picture of all of them would show nothing: it begins at the start, and does not shrink as far. */
const WHOLE_LIMIT = 40;
const FIT = { padding: 0.12, maxZoom: 1 };

const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

interface CanvasProps extends CanvasActs {
  drawing: Drawing;
  selection: Selection;
  marks: ReadonlyMap<string, NodeMark>;
  /** Node where somebody tries the tree out. */
  here?: string | null;
  usage?: DrawingUsage | undefined;
  mayDraw: boolean;
  handle?: Ref<CanvasHandle>;
  /** Palette and fields that lie over the drawing. */
  children?: ReactNode;
}

/** The drawing: nodes and the ways between them, laid out by itself, with keys along the lines. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

const keyAt = (event: MouseEvent | TouchEvent): string | null => {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  if (!point) return null;
  const card = document.elementFromPoint(point.clientX, point.clientY)?.closest<HTMLElement>('[data-node-key]');
  return card?.dataset['nodeKey'] ?? null;
};

function Flow({
  drawing: newest,
  selection,
  marks,
  here = null,
  usage,
  mayDraw,
  handle,
  children,
  onSelect,
  onEdit,
  onDelete,
  onConnect,
  onReconnect,
  onMove,
  onPlace,
}: CanvasProps) {
  const { t, text } = useWords();
  // Typing comes first: the drawing follows when there is time.
  const drawing = useDeferredValue(newest);
  const flow = useReactFlow<FlowNode, FlowLink>();
  const host = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ key: string; at: Point } | null>(null);
  const cameFrom = useRef<string | null>(null);
  const links = useMemo(() => linksOf(drawing), [drawing.nodes]);
  const labelOf = useMemo(() => {
    const words = { text, place: (kind: string, place: string) => placeWord(t, kind, place) };
    return (link: Link): string => linkLabel(drawing.nodes.get(link.from)?.kind ?? '', link, words);
  }, [t, text, drawing.nodes]);
  const widthOf = useMemo(
    () =>
      (link: Link): number =>
        labelWidth(labelOf(link)),
    [labelOf],
  );
  const laidOut = useLayout(drawing, links, widthOf);
  const selectedKey = selection?.type === 'node' ? selection.key : null;
  const selectedLink = selection?.type === 'link' ? `${selection.from}→${selection.to}` : null;
  const nodes = useFlowNodes({ drawing, laidOut, selected: selectedKey, marks, here, dragged, text, mayDraw, usage });
  const edges = useFlowLinks({ drawing, links, laidOut, selected: selectedLink, labelOf, usage, dragged });

  const at = (key: string): Point => drawing.nodes.get(key)?.position ?? laidOut.positions[key] ?? { x: 0, y: 0 };
  const fit = (): void => void flow.fitView(FIT);
  const focus = (): void => host.current?.focus({ preventScroll: true });
  useImperativeHandle(handle, () => ({ focus, fit }));
  const followed = here ?? selectedKey;
  const isPlaced = followed !== null && drawing.nodes.get(followed)?.position != null;
  useKeptInView(followed, at, isPlaced, host);

  const isLarge = drawing.nodes.size > WHOLE_LIMIT;
  const begin = (): void => {
    const start = drawing.frame.startKey ?? [...drawing.nodes.keys()][0];
    const frame = host.current;
    if (!isLarge || start === undefined || !frame) return;
    const point = at(start);
    void flow.setViewport({
      x: frame.clientWidth / 2 - (point.x + NODE_WIDTH / 2) * 0.9,
      y: 60 - point.y * 0.9,
      zoom: 0.9,
    });
  };

  const onNodesChange = (changes: NodeChange<FlowNode>[]): void => {
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue;
      if (change.dragging) setDragged({ key: change.id, at: change.position });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || isComposing(event)) return;
    const name = keyName(event.nativeEvent);
    const direction = DIRECTIONS[name];
    if (direction) {
      event.preventDefault();
      const from = selectedKey ?? drawing.frame.startKey ?? [...drawing.nodes.keys()][0] ?? null;
      if (from === null) return;
      const next = selectedKey === null ? from : neighbour(drawing, at, from, direction, cameFrom.current);
      if (next === null) return;
      if (direction === 'down') cameFrom.current = from;
      else if (direction === 'up') cameFrom.current = null;
      onSelect({ type: 'node', key: next });
    } else if (name === 'Enter' && selectedKey !== null) {
      event.preventDefault();
      onEdit();
    } else if ((name === 'Delete' || name === 'Backspace') && mayDraw) {
      event.preventDefault();
      onDelete();
    } else if (name === 'Escape' && selection) {
      event.preventDefault();
      onSelect(null);
    }
  };
  return (
    <div
      ref={host}
      className={styles['canvas']}
      role="group"
      aria-label={t('editor.canvas')}
      tabIndex={0}
      data-panel=""
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (mayDraw && event.dataTransfer.types.includes(DRAG_TYPE)) event.preventDefault();
      }}
      onDrop={(event) => {
        const kind = event.dataTransfer.getData(DRAG_TYPE) as TreeNodeKind | '';
        if (kind === '' || !mayDraw) return;
        event.preventDefault();
        const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        onPlace(kind, { x: point.x - NODE_WIDTH / 2, y: point.y - NODE_HEIGHT / 2 }, keyAt(event.nativeEvent));
      }}
    >
      <ReactFlow<FlowNode, FlowLink>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeClick={(_, node) => {
          onSelect({ type: 'node', key: node.id });
          focus();
        }}
        onNodeDoubleClick={() => onEdit()}
        onEdgeClick={(_, edge) => {
          onSelect({ type: 'link', from: edge.source, to: edge.target });
          focus();
        }}
        onPaneClick={() => {
          onSelect(null);
          focus();
        }}
        onNodeDragStop={(_, node) => {
          setDragged(null);
          if (dragged) onMove(node.id, { x: Math.round(node.position.x), y: Math.round(node.position.y) });
        }}
        onConnect={({ source, target }: Connection) => onConnect(source, target)}
        onConnectEnd={(event, state) => {
          const from = state.fromNode?.id;
          if (state.isValid === true || from === undefined || state.fromHandle?.type !== 'source') return;
          const target = keyAt(event);
          if (target !== null) {
            if (target !== from) onConnect(from, target);
            return;
          }
          const point = 'changedTouches' in event ? event.changedTouches[0] : event;
          if (point) onPlace(null, flow.screenToFlowPosition({ x: point.clientX, y: point.clientY }), from);
        }}
        onReconnect={(edge, { source, target }) => {
          if (source === edge.source) onReconnect(edge.source, edge.target, target);
        }}
        edgesReconnectable={mayDraw}
        nodesConnectable={mayDraw}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        disableKeyboardA11y
        onlyRenderVisibleElements
        connectionRadius={28}
        zoomOnDoubleClick={false}
        panOnScroll={false}
        minZoom={0.2}
        maxZoom={1.6}
        fitView={!isLarge}
        fitViewOptions={FIT}
        onInit={begin}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={18} size={1} />
        {drawing.nodes.size > 0 && drawing.nodes.size <= MAP_LIMIT && (
          <MiniMap pannable zoomable ariaLabel={t('editor.map')} style={{ width: 118, height: 74 }} />
        )}
      </ReactFlow>
      <div className={styles['tools']}>
        <IconButton
          label={t('editor.zoomIn')}
          icon={<Plus size={15} aria-hidden="true" />}
          onClick={() => void flow.zoomIn()}
        />
        <IconButton
          label={t('editor.zoomOut')}
          icon={<Minus size={15} aria-hidden="true" />}
          onClick={() => void flow.zoomOut()}
        />
        <IconButton label={t('editor.fit')} icon={<Maximize size={15} aria-hidden="true" />} onClick={fit} />
      </div>
      {children}
    </div>
  );
}
