import type { FilePlace } from './tree-file.js';

/** What a flowchart says, before it is a tree. */
export interface ChartNode {
  readonly id: string;
  readonly place: FilePlace;
  text: string | null;
  /** Name of its shape; null while nothing was said. */
  shape: string | null;
  /** Name of its class, behind `:::`. */
  className: string | null;
}

export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
  readonly place: FilePlace;
  /** What our own comments before the edge say. */
  readonly notes: Readonly<Record<string, string>>;
}

/** One of our own comments, `%% caregraph <word> <rest>`. */
export interface ChartNote {
  readonly word: string;
  readonly rest: string;
  readonly place: FilePlace;
}

export interface Chart {
  readonly title: string | null;
  readonly nodes: ReadonlyMap<string, ChartNode>;
  readonly edges: readonly ChartEdge[];
  readonly notes: readonly ChartNote[];
}

/** How a shape begins, its name, and how it may end; what begins longer comes first. */
export const chartShapes: readonly (readonly [open: string, name: string, close: readonly string[]])[] = [
  ['(((', 'circle', [')))']],
  ['((', 'circle', ['))']],
  ['([', 'stadium', ['])']],
  ['[(', 'cylinder', [')]']],
  ['[[', 'subroutine', [']]']],
  ['{{', 'hexagon', ['}}']],
  ['[/', 'parallelogram', ['/]', '\\]']],
  ['[\\', 'parallelogram', ['\\]', '/]']],
  ['[', 'rectangle', [']']],
  ['(', 'rounded', [')']],
  ['{', 'diamond', ['}']],
  ['>', 'flag', [']']],
];

/** Our names for shapes that are written by name, `a@{ shape: diam }`. */
export const shapeNames: Readonly<Record<string, string>> = {
  ...{ diam: 'diamond', decision: 'diamond', question: 'diamond', hex: 'hexagon', prepare: 'hexagon' },
  ...{ 'lean-r': 'parallelogram', 'lean-l': 'parallelogram', 'in-out': 'parallelogram', 'out-in': 'parallelogram' },
  ...{
    subproc: 'subroutine',
    subprocess: 'subroutine',
    'fr-rect': 'subroutine',
    stadium: 'stadium',
    terminal: 'stadium',
  },
  ...{ pill: 'stadium', circle: 'circle', circ: 'circle', 'dbl-circ': 'circle', cyl: 'cylinder', odd: 'flag' },
};
