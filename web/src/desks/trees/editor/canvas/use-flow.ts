import { Position } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { Drawing } from '../session/content';
import type { Branch, Link } from '../model/branches';
import { type LaidOut, NODE_HEIGHT, NODE_WIDTH, type Point } from '../model/layout-shape';
import { type DrawingUsage, usageKey } from '../../shared/usage';
import type { FlowLink, FlowNode, NodeFace, NodeMark } from './flow-shape';

/** Known beforehand, so that nothing has to be measured: a drawing of thousands of nodes shows those in view only. */
const HANDLES = [
  { type: 'target' as const, position: Position.Top, x: NODE_WIDTH / 2 - 4, y: -4, width: 8, height: 8 },
  {
    type: 'source' as const,
    position: Position.Bottom,
    x: NODE_WIDTH / 2 - 4,
    y: NODE_HEIGHT - 4,
    width: 8,
    height: 8,
  },
];

const sameFace = (one: NodeFace, other: NodeFace): boolean =>
  one.kind === other.kind &&
  one.number === other.number &&
  one.title === other.title &&
  one.isStart === other.isStart &&
  one.mark === other.mark &&
  one.isHere === other.isHere &&
  one.result === other.result &&
  one.note?.short === other.note?.short;

interface FlowNodesOptions {
  drawing: Drawing;
  laidOut: LaidOut;
  selected: string | null;
  marks: ReadonlyMap<string, NodeMark>;
  /** Node where somebody tries the tree out. */
  here: string | null;
  dragged: { key: string; at: Point } | null;
  text: (text: { zhCN: string; en: string }) => string;
  mayDraw: boolean;
  usage: DrawingUsage | undefined;
}

/** The nodes as the canvas draws them; one that did not change stays the same object, and is not drawn again. */
export function useFlowNodes({
  drawing,
  laidOut,
  selected,
  marks,
  here,
  dragged,
  text,
  mayDraw,
  usage,
}: FlowNodesOptions): FlowNode[] {
  const known = useRef(new Map<string, FlowNode>());
  return useMemo(() => {
    const next = new Map<string, FlowNode>();
    let number = 0;
    for (const node of drawing.nodes.values()) {
      number += 1;
      const at =
        dragged?.key === node.key ? dragged.at : (node.position ?? laidOut.positions[node.key] ?? { x: 0, y: 0 });
      const face: NodeFace = {
        kind: node.kind,
        number,
        title: text(node.title),
        isStart: node.key === drawing.frame.startKey,
        mark: marks.get(node.key) ?? null,
        isHere: node.key === here,
        result: node.outcome?.result ?? null,
        note: usage?.notes?.get(node.key) ?? null,
      };
      const isSelected = node.key === selected;
      const before = known.current.get(node.key);
      const same =
        before &&
        before.position.x === at.x &&
        before.position.y === at.y &&
        before.selected === isSelected &&
        before.draggable === mayDraw &&
        sameFace(before.data, face);
      next.set(
        node.key,
        same
          ? before
          : {
              id: node.key,
              type: 'step',
              position: { x: at.x, y: at.y },
              data: face,
              selected: isSelected,
              width: NODE_WIDTH,
              height: NODE_HEIGHT,
              measured: { width: NODE_WIDTH, height: NODE_HEIGHT },
              handles: HANDLES,
              draggable: mayDraw,
              connectable: mayDraw,
            },
      );
    }
    known.current = next;
    return [...next.values()];
  }, [drawing, laidOut, selected, marks, here, dragged, text, mayDraw, usage]);
}

interface FlowLinksOptions {
  drawing: Drawing;
  links: readonly Link[];
  laidOut: LaidOut;
  selected: string | null;
  labelOf: (link: Link) => string;
  usage: DrawingUsage | undefined;
  dragged: { key: string } | null;
}

const walkedOf = (usage: DrawingUsage, from: string, branches: readonly Branch[]): number =>
  branches.reduce((sum, { place }) => sum + (usage.branches.get(usageKey(from, place)) ?? 0), 0);

/** Width of a line that hardly anybody takes, and of one that all take. */
const NARROWEST = 1.2;
const WIDEST = 4.6;

/** Of several ways, the share that took this one stands beside its words. */
const withShare = (label: string, share: number | null): string =>
  share === null || share === 0 || label === '' ? label : `${label} ${Math.round(share * 100)}%`;

/** The lines as the canvas draws them. */
export function useFlowLinks({
  drawing,
  links,
  laidOut,
  selected,
  labelOf,
  usage,
  dragged,
}: FlowLinksOptions): FlowLink[] {
  return useMemo(() => {
    const most = new Map<string, number>();
    const all = new Map<string, number>();
    if (usage)
      for (const link of links) {
        const walked = walkedOf(usage, link.from, link.branches);
        most.set(link.from, Math.max(most.get(link.from) ?? 0, walked));
        all.set(link.from, (all.get(link.from) ?? 0) + walked);
      }
    const isMoved = (key: string): boolean => drawing.nodes.get(key)?.position !== null || dragged?.key === key;
    return links.map((link): FlowLink => {
      const walked = usage ? walkedOf(usage, link.from, link.branches) : null;
      const weight =
        walked === null ? 'plain' : walked === 0 ? 'never' : walked === most.get(link.from) ? 'heavy' : 'plain';
      const total = all.get(link.from) ?? 0;
      const share = walked === null || total === 0 ? null : walked / total;
      // The way that the layout found holds only as long as both ends stand where it put them.
      const route = isMoved(link.from) || isMoved(link.to) ? undefined : laidOut.routes[link.id];
      return {
        id: link.id,
        type: 'way',
        source: link.from,
        target: link.to,
        selected: link.id === selected,
        data: {
          label: withShare(labelOf(link), share),
          points: route?.points ?? null,
          labelAt: route?.label ?? null,
          weight,
          width: share === null || share === 0 ? null : NARROWEST + share * (WIDEST - NARROWEST),
        },
      };
    });
  }, [drawing.nodes, links, laidOut, selected, labelOf, usage, dragged]);
}
