import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import type { TreeVariable } from '../tree-content.js';
import type { TreeNodeKind } from '../tree-enums.js';
import type { NodeParts } from './node-parts.js';
import type { FilePlace } from './tree-file.js';

/** A node as a chart or a table names it. */
export interface DrawnNode {
  readonly key: string;
  readonly title: LocalizedText;
  /** What the file says; null: its shape and its edges tell. */
  readonly kind: TreeNodeKind | null;
  /** Shape in a chart; null in a table. */
  readonly shape: string | null;
  readonly parts: NodeParts;
  readonly place: FilePlace;
}

/** One way on. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string | null;
  readonly label: LocalizedText | null;
  /** Key of the answer, where the file names it. */
  readonly choice: string | null;
  /** Condition, where the file names it apart from the label. */
  readonly when: string | null;
  /** Which end of a LOGIC or ACTION node it is; null where it is an answer or a rule. */
  readonly end: 'default' | 'failure' | 'timeout' | null;
  readonly place: FilePlace;
}

/** A tree as a chart or a table shows it. */
export interface Drawing {
  readonly title: LocalizedText;
  readonly locales: readonly Locale[];
  /** Undefined: the node that nothing leads to. */
  readonly start: string | null | undefined;
  readonly startPlace: FilePlace | null;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly variables: readonly TreeVariable[];
  readonly variablePlaces: readonly FilePlace[];
}
