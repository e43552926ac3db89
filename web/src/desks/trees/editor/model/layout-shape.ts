/** Size of a node on the drawing, in pixels. */
export const NODE_WIDTH = 168;
export const NODE_HEIGHT = 46;

export interface LayoutInput {
  readonly nodes: readonly string[];
  readonly links: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly width: number;
  }[];
  readonly start: string | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LaidOut {
  /** Upper left corner of each node. */
  readonly positions: Readonly<Record<string, Point>>;
  /** Points that a line passes between its nodes, and where its label stands. */
  readonly routes: Readonly<Record<string, { readonly points: readonly Point[]; readonly label: Point }>>;
}
