import type { TreeNodeKind } from '../../../../gql/trees/graphql';
import type { Point } from '../model/layout-shape';

export type Selection =
  | { readonly type: 'node'; readonly key: string }
  | { readonly type: 'link'; readonly from: string; readonly to: string }
  | null;

export interface CanvasHandle {
  focus: () => void;
  fit: () => void;
}

export interface CanvasActs {
  onSelect: (selection: Selection) => void;
  /** Enter or a double click: on to the form. */
  onEdit: () => void;
  onDelete: () => void;
  onConnect: (from: string, to: string) => void;
  onReconnect: (from: string, to: string, next: string) => void;
  onMove: (key: string, to: Point) => void;
  /** A kind was dropped, or a line was drawn to an empty place (then `kind` is null and is asked for). */
  onPlace: (kind: TreeNodeKind | null, at: Point, from: string | null) => void;
}
