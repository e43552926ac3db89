import { createContext, useContext } from 'react';
import type { Locale, TreeFindingFieldsFragment, TreeNodeKind } from '../../../../gql/trees/graphql';
import type { Drawing, Text, Variable } from '../session/content';

/** What every part of the form knows of the drawing and may do with it. */
export interface Editing {
  readonly drawing: Drawing;
  readonly locales: readonly Locale[];
  readonly readOnly: boolean;
  /** Number of a node on the drawing, from 1. */
  readonly numberOf: (key: string) => number;
  readonly findings: readonly TreeFindingFieldsFragment[];
  /** Makes a node that a way out of another one leads to; gives nothing back: the form follows. */
  readonly addTarget: (from: string, place: string, kind: TreeNodeKind, title: Text) => void;
  readonly addVariable: (variable: Variable) => void;
  readonly goTo: (key: string) => void;
  /** Opens the panel of variables. */
  readonly showVariables: () => void;
  /** Ends a run of typing: what comes next is undone by itself. */
  readonly settle: () => void;
}

export const EditingContext = createContext<Editing | null>(null);

/** The drawing around a form. Only inside the editor. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('useEditing outside the editor');
  return editing;
}

/** The sentence of the check about one place of a node, in the language in use; null for none. */
export function findingAt(
  findings: readonly TreeFindingFieldsFragment[],
  nodeKey: string,
  place: string,
  text: (text: Text) => string,
): string | null {
  const found = findings.find((finding) => finding.nodeKey === nodeKey && finding.place === place);
  return found ? text(found.message) : null;
}
