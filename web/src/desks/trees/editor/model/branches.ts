import type { Choice, Drawing, DrawnNode, Rule, Text } from '../session/content';

/** A place in a node from which the walk goes on: `choice:<key>`, `rule:<number from 1>`, `to`, `failureTo`, `timeoutTo`. */
export type Place = string;

export interface Branch {
  readonly place: Place;
  readonly to: string | null;
  /** What the author calls it; null where its place says it all. */
  readonly label: Text | null;
  /** A condition instead of a label. */
  readonly when?: string;
}

/** The ways out of a node, in the order in which they are drawn. An outcome has none. */
export function branchesOf(node: DrawnNode): Branch[] {
  const onward: Branch = { place: 'to', to: node.to, label: null };
  switch (node.kind) {
    case 'QUESTION':
      return node.choices.map(({ key, label, to }) => ({ place: `choice:${key}`, to, label }));
    case 'LOGIC':
      return [...node.rules.map(({ when, label, to }, at) => ({ place: `rule:${at + 1}`, to, label, when })), onward];
    case 'ACTION':
      return [
        onward,
        { place: 'failureTo', to: node.command?.failureTo ?? null, label: null },
        { place: 'timeoutTo', to: node.command?.timeoutTo ?? null, label: null },
      ];
    case 'OUTCOME':
      return [];
    case 'INPUT':
    case 'INFO':
    case 'SUBTREE':
    case 'ARTICLE':
      return [onward];
  }
}

/** The node with one way out leading elsewhere. */
export function withTarget(node: DrawnNode, place: Place, to: string | null): DrawnNode {
  if (place === 'to') return { ...node, to };
  if (place === 'failureTo' || place === 'timeoutTo') {
    const command = node.command ?? {
      name: '',
      inputs: [],
      outputs: [],
      timeoutSeconds: 20,
      failureTo: null,
      timeoutTo: null,
    };
    return { ...node, command: { ...command, [place]: to } };
  }
  const part = place.slice(0, place.indexOf(':'));
  const name = place.slice(place.indexOf(':') + 1);
  if (part === 'choice')
    return { ...node, choices: node.choices.map((choice) => (choice.key === name ? { ...choice, to } : choice)) };
  if (part === 'rule')
    return { ...node, rules: node.rules.map((rule, at) => (at + 1 === Number(name) ? { ...rule, to } : rule)) };
  return node;
}

/** A key of a choice that its question does not have yet. */
export function freeChoiceKey(choices: readonly Choice[]): string {
  for (let number = choices.length + 1; ; number += 1) {
    const key = `a${number}`;
    if (!choices.some((choice) => choice.key === key)) return key;
  }
}

export const newChoice = (choices: readonly Choice[], to: string | null = null): Choice => ({
  key: freeChoiceKey(choices),
  label: { zhCN: '', en: '' },
  hint: null,
  to,
  scores: [],
});

export const newRule = (to: string | null = null): Rule => ({ when: '', label: null, to });

/**
 * The node with one more way to `to`: the first way out that leads nowhere is taken, otherwise a new answer or rule is made; gives the
 * place that was taken. Null where there is no room: an outcome, or a step with one way out that is taken already.
 */
export function connected(node: DrawnNode, to: string): { node: DrawnNode; place: Place } | null {
  const free = branchesOf(node).find((branch) => branch.to === null);
  // A rule without a condition is as good as an empty one, but the default of a LOGIC node comes last on purpose.
  if (free) return { node: withTarget(node, free.place, to), place: free.place };
  if (node.kind === 'QUESTION') {
    const choice = newChoice(node.choices, to);
    return { node: { ...node, choices: [...node.choices, choice] }, place: `choice:${choice.key}` };
  }
  if (node.kind === 'LOGIC')
    return { node: { ...node, rules: [...node.rules, newRule(to)] }, place: `rule:${node.rules.length + 1}` };
  return null;
}

/** All ways from a node to one other, as one line of the drawing. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly branches: readonly Branch[];
}

export function linksOf({ nodes }: Drawing): Link[] {
  const links: Link[] = [];
  for (const node of nodes.values()) {
    const byTarget = new Map<string, Branch[]>();
    for (const branch of branchesOf(node)) {
      if (branch.to === null || !nodes.has(branch.to)) continue;
      const known = byTarget.get(branch.to);
      if (known) known.push(branch);
      else byTarget.set(branch.to, [branch]);
    }
    for (const [to, branches] of byTarget) links.push({ id: `${node.key}→${to}`, from: node.key, to, branches });
  }
  return links;
}
