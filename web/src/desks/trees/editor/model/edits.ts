import type { TreeNodeKind } from '../../../../gql/trees/graphql';
import { type Drawing, type DrawnNode, noText, type Text } from '../session/content';
import { branchesOf, connected, newChoice, newRule, type Place, withTarget } from './branches';

export const KINDS = [
  'QUESTION',
  'INPUT',
  'INFO',
  'LOGIC',
  'ACTION',
  'SUBTREE',
  'ARTICLE',
  'OUTCOME',
] as const satisfies readonly TreeNodeKind[];

const PREFIX: Record<TreeNodeKind, string> = {
  QUESTION: 'question',
  INPUT: 'input',
  INFO: 'info',
  LOGIC: 'logic',
  ACTION: 'action',
  SUBTREE: 'subtree',
  ARTICLE: 'article',
  OUTCOME: 'outcome',
};

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A key that this tree never had: keys outlive their nodes, in links and figures. */
function freeKey({ nodes }: Drawing, kind: TreeNodeKind): string {
  for (;;) {
    const tail = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => LETTERS[byte % LETTERS.length]).join('');
    const key = `${PREFIX[kind]}-${tail}`;
    if (!nodes.has(key)) return key;
  }
}

export const KEY_FORM = /^[A-Za-z0-9][\w.-]{0,79}$/;

function emptyNode(key: string, kind: TreeNodeKind, title: Text): DrawnNode {
  return {
    key,
    kind,
    title,
    body: null,
    say: null,
    alternativeQuestions: [],
    article: null,
    to: null,
    variable: null,
    choices: kind === 'QUESTION' ? [newChoice([]), newChoice([newChoice([])])] : [],
    fields: [],
    rules: kind === 'LOGIC' ? [newRule()] : [],
    command:
      kind === 'ACTION'
        ? { name: '', inputs: [], outputs: [], timeoutSeconds: 20, failureTo: null, timeoutTo: null }
        : null,
    subtree: kind === 'SUBTREE' ? { code: '', version: null, inputs: [], outputs: [] } : null,
    outcome:
      kind === 'OUTCOME'
        ? {
            result: 'RESOLVED',
            disposition: null,
            departmentId: null,
            departmentRules: [],
            tierId: null,
            handoverTemplate: null,
            checks: [],
          }
        : null,
    position: null,
  };
}

interface Addition {
  readonly kind: TreeNodeKind;
  readonly title?: Text | undefined;
  /** Node (and way out of it) from which it is reached. */
  readonly from?: { readonly key: string; readonly place?: Place | undefined } | undefined;
  readonly position?: DrawnNode['position'] | undefined;
}

/** The drawing with a new node, reached from the given one where there is a way; the first node is the start. */
export function withNode(
  drawing: Drawing,
  { kind, title, from, position }: Addition,
): { drawing: Drawing; key: string } {
  const key = freeKey(drawing, kind);
  const nodes = new Map(drawing.nodes);
  const source = from ? nodes.get(from.key) : undefined;
  if (source) {
    const joined = from?.place === undefined ? connected(source, key)?.node : withTarget(source, from.place, key);
    if (joined) nodes.set(source.key, joined);
  }
  nodes.set(key, { ...emptyNode(key, kind, title ?? noText), position: position ?? null });
  const frame =
    drawing.frame.startKey === null && drawing.nodes.size === 0 ? { ...drawing.frame, startKey: key } : drawing.frame;
  return { drawing: { frame, nodes }, key };
}

/** The drawing without a node; what led to it leads nowhere, outcomes forget it as a check. */
export function withoutNode(drawing: Drawing, key: string): Drawing {
  const nodes = new Map(drawing.nodes);
  nodes.delete(key);
  for (const node of nodes.values()) {
    let left = node;
    for (const { place, to } of branchesOf(node)) if (to === key) left = withTarget(left, place, null);
    if (left.outcome?.checks.includes(key))
      left = { ...left, outcome: { ...left.outcome, checks: left.outcome.checks.filter((check) => check !== key) } };
    if (left !== node) nodes.set(node.key, left);
  }
  const frame = drawing.frame.startKey === key ? { ...drawing.frame, startKey: null } : drawing.frame;
  return { frame, nodes };
}

/** The drawing without the ways from one node to another. */
export function withoutLink(drawing: Drawing, from: string, to: string): Drawing {
  const node = drawing.nodes.get(from);
  if (!node) return drawing;
  let left = node;
  for (const branch of branchesOf(node)) if (branch.to === to) left = withTarget(left, branch.place, null);
  return { ...drawing, nodes: new Map(drawing.nodes).set(from, left) };
}

/** The drawing with the ways from a node to one other leading to a third. */
export function withLinkMoved(drawing: Drawing, from: string, to: string, next: string): Drawing {
  const node = drawing.nodes.get(from);
  if (!node) return drawing;
  let left = node;
  for (const branch of branchesOf(node)) if (branch.to === to) left = withTarget(left, branch.place, next);
  return { ...drawing, nodes: new Map(drawing.nodes).set(from, left) };
}

/** The drawing with a node under another key, and everything that names it. */
export function withKey(drawing: Drawing, key: string, next: string): Drawing {
  const nodes = new Map<string, DrawnNode>();
  for (const node of drawing.nodes.values()) {
    let left = node;
    for (const { place, to } of branchesOf(node)) if (to === key) left = withTarget(left, place, next);
    if (left.outcome?.checks.includes(key)) {
      const checks = left.outcome.checks.map((check) => (check === key ? next : check));
      left = { ...left, outcome: { ...left.outcome, checks } };
    }
    if (node.key === key) nodes.set(next, { ...left, key: next });
    else nodes.set(node.key, left);
  }
  const frame = drawing.frame.startKey === key ? { ...drawing.frame, startKey: next } : drawing.frame;
  return { frame, nodes };
}

/** The drawing with every node laid out by itself. */
export function withoutPositions(drawing: Drawing): Drawing {
  const placed = [...drawing.nodes.values()].filter(({ position }) => position !== null);
  if (placed.length === 0) return drawing;
  const nodes = new Map(drawing.nodes);
  for (const node of placed) nodes.set(node.key, { ...node, position: null });
  return { ...drawing, nodes };
}
