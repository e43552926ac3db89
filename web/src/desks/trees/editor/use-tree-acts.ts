import { useState } from 'react';
import type { TreeNodeKind } from '../../../gql/trees/graphql';
import { showToast } from '../../../lib/toasts';
import { useWords } from '../shared/words';
import type { CanvasActs, Selection } from './canvas/canvas-shape';
import { branchLabel } from './canvas/labels';
import { placeWord } from './canvas/place-word';
import { branchesOf, connected } from './model/branches';
import { withKey, withLinkMoved, withNode, withoutLink, withoutNode } from './model/edits';
import type { Point } from './model/layout-shape';
import { noText, type Text } from './session/content';
import type { TreeSession } from './session/tree-session';

/** Where a new node is to go: asked for before its kind is known. */
export interface Adding {
  readonly from: string | null;
  readonly at: Point | null;
}

interface TreeActsOptions {
  session: TreeSession;
  mayDraw: boolean;
  selection: Selection;
  select: (selection: Selection) => void;
  /** Brings the form's first field under the cursor. */
  editTitle: () => void;
}

/** What can be done to the drawing from the canvas and by keys. */
export function useTreeActs({ session, mayDraw, selection, select, editTitle }: TreeActsOptions) {
  const { t, text } = useWords();
  const [adding, setAdding] = useState<Adding | null>(null);
  const selectedKey = selection?.type === 'node' ? selection.key : null;

  const add = (
    kind: TreeNodeKind,
    from: { key: string; place?: string } | null,
    at: Point | null = null,
    title: Text = noText,
  ): void => {
    let made = '';
    session.edit((drawing) => {
      const result = withNode(drawing, { kind, title, ...(from ? { from } : {}), position: at });
      made = result.key;
      return result.drawing;
    });
    if (made === '') return;
    const { drawing } = session.store.get();
    const isReached = !from || branchesOf(drawing.nodes.get(from.key) ?? { ...NOWHERE }).some(({ to }) => to === made);
    if (!isReached) showToast({ tone: 'warn', text: t('editor.noRoom') });
    select({ type: 'node', key: made });
    editTitle();
  };
  const remove = (key: string): void => {
    const node = session.store.get().drawing.nodes.get(key);
    session.edit((drawing) => withoutNode(drawing, key), null, key);
    select(null);
    if (node)
      showToast({
        tone: 'plain',
        text: t('editor.removed', { title: text(node.title) || key }),
        detail: t('editor.removedHint'),
      });
  };
  const connect = (from: string, to: string): void => {
    if (!mayDraw) return;
    const node = session.store.get().drawing.nodes.get(from);
    const joined = node ? connected(node, to) : null;
    if (!node || !joined) {
      showToast({ tone: 'warn', text: t('editor.noWay') });
      return;
    }
    session.edit((drawing) => ({ ...drawing, nodes: new Map(drawing.nodes).set(from, joined.node) }), null, from);
    const branch = branchesOf(joined.node).find(({ place }) => place === joined.place);
    const name = branch
      ? branchLabel(node.kind, branch, { text, place: (kind, place) => placeWord(t, kind, place) })
      : '';
    select({ type: 'node', key: from });
    if (name !== '') showToast({ tone: 'good', text: t('editor.connected', { name }) });
  };
  const acts: CanvasActs = {
    onSelect: select,
    onEdit: editTitle,
    onDelete: () => {
      if (!mayDraw || !selection) return;
      if (selection.type === 'node') remove(selection.key);
      else {
        session.edit((drawing) => withoutLink(drawing, selection.from, selection.to), null, selection.from);
        select({ type: 'node', key: selection.from });
      }
    },
    onConnect: connect,
    onReconnect: (from, to, next) => session.edit((drawing) => withLinkMoved(drawing, from, to, next), null, from),
    onMove: (key, position) => session.editNode(key, { position }),
    onPlace: (kind, at, from) => {
      if (kind === null) setAdding({ from, at: null });
      else if (from !== null) add(kind, { key: from });
      else add(kind, null, { x: Math.round(at.x), y: Math.round(at.y) });
    },
  };
  return {
    acts,
    adding,
    ask: () => mayDraw && setAdding({ from: selectedKey, at: null }),
    stopAdding: () => setAdding(null),
    /** The kind that was asked for. */
    addKind: (kind: TreeNodeKind): void => {
      const from = adding ? adding.from : selectedKey;
      setAdding(null);
      if (mayDraw) add(kind, from === null ? null : { key: from }, adding?.at ?? null);
    },
    addTarget: (key: string, place: string, kind: TreeNodeKind, title: Text): void =>
      add(kind, { key, place }, null, title),
    remove,
    rename: (key: string, next: string): void => {
      session.edit((drawing) => withKey(drawing, key, next));
      select({ type: 'node', key: next });
    },
  };
}

const NOWHERE = {
  key: '',
  kind: 'OUTCOME' as const,
  title: noText,
  body: null,
  say: null,
  alternativeQuestions: [],
  article: null,
  to: null,
  variable: null,
  choices: [],
  fields: [],
  rules: [],
  command: null,
  subtree: null,
  outcome: null,
  position: null,
};
