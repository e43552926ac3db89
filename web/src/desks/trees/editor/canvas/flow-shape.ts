import type { Edge, Node } from '@xyflow/react';
import type { TreeNodeKind } from '../../../../gql/trees/graphql';
import type { NodeNote } from '../../shared/usage';
import type { Point } from '../model/layout-shape';

export type NodeMark = 'error' | 'warning' | null;

export interface NodeFace extends Record<string, unknown> {
  readonly kind: TreeNodeKind;
  readonly number: number;
  readonly title: string;
  readonly isStart: boolean;
  readonly mark: NodeMark;
  /** The node where somebody tries the tree out just now. */
  readonly isHere: boolean;
  /** Ending of an outcome: good, or a hand-over. */
  readonly result: string | null;
  /** What is known of its use, short and in words. */
  readonly note: NodeNote | null;
}

export interface LinkFace extends Record<string, unknown> {
  readonly label: string;
  readonly points: readonly Point[] | null;
  readonly labelAt: Point | null;
  readonly weight: 'plain' | 'heavy' | 'never';
  /** How wide the line is, by the share that went this way; null where nobody counts. */
  readonly width: number | null;
}

export type FlowNode = Node<NodeFace, 'step'>;
export type FlowLink = Edge<LinkFace, 'way'>;
