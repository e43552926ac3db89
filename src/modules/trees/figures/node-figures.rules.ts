import { shareOf } from '../../../platform/rules/share.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeResult } from '../tree-enums.js';
import { type Branch, branchesOf, personalQuestions } from './branches.rules.js';
import { pathMarks } from './pipelines.rules.js';
import { type NodeSteps, type Standing, nodeShares } from './steps.rules.js';
import type {
  TreeBranchFigures,
  TreeCommandFigures,
  TreeCoverage,
  TreeNodeFigures,
  TreePathStop,
  TreeResultCount,
} from './tree-figures.js';

/** Times in ms by nearest rank, and of how many. */
export interface Times {
  readonly of: number;
  readonly p50: number;
  readonly p90: number;
}

/** What was counted at the nodes of a tree, by their keys. */
export interface NodeCounts {
  readonly steps: ReadonlyMap<string, NodeSteps>;
  readonly dwell: ReadonlyMap<string, Times>;
  readonly standing: Standing;
  readonly starts: number;
  /** Questions whose answers are personal data. */
  readonly personal: ReadonlySet<string>;
}

const inSeconds = (ms: number | undefined): number | null => (ms === undefined ? null : ms / 1_000);

const branchFigures = (node: TreeNode | undefined, steps: NodeSteps | undefined): TreeBranchFigures[] => {
  const taken = steps?.branches ?? new Map<string, number>();
  const answers = [...taken.values()].reduce((sum, count) => sum + count, 0);
  const live = node ? branchesOf(node) : [];
  const known = new Set(live.map(({ key }) => key));
  const gone: Branch[] = [...taken.keys()]
    .filter((key) => !known.has(key))
    .map((key) => ({ key, label: null, to: null }));
  return [...live, ...gone.sort((a, b) => (a.key < b.key ? -1 : 1))].map(({ key, label, to }) => ({
    ...{ key, label, to },
    share: shareOf(taken.get(key) ?? 0, answers),
    isLive: known.has(key),
  }));
};

function nodeFigures(key: string, node: TreeNode | undefined, counts: NodeCounts): TreeNodeFigures {
  const steps = counts.steps.get(key);
  const dwell = counts.dwell.get(key);
  return {
    nodeKey: key,
    kind: node?.kind ?? null,
    title: node?.title ?? null,
    enteredCount: steps?.entered ?? 0,
    dwellCount: dwell?.of ?? 0,
    dwellP50: inSeconds(dwell?.p50),
    dwellP90: inSeconds(dwell?.p90),
    ...nodeShares(steps ?? {}, {
      standing: counts.standing.all.get(key) ?? 0,
      exits: counts.standing.givenUp.get(key) ?? 0,
      starts: counts.starts,
    }),
    branches: counts.personal.has(key) ? [] : branchFigures(node, steps),
  };
}

/** Figures of all nodes: those of the version in the order of the drawing, then those that only other versions have, by key. */
export function allNodeFigures(content: TreeContent | null, counts: NodeCounts): TreeNodeFigures[] {
  const live = new Map((content?.nodes ?? []).map((node) => [node.key, node]));
  const gone = new Set([...counts.steps.keys(), ...counts.standing.all.keys()].filter((key) => !live.has(key)));
  return [...live.keys(), ...[...gone].sort()].map((key) => nodeFigures(key, live.get(key), counts));
}

/** Which ways of a version were taken at all; those of questions about personal data are not counted. */
export function coverageOf(content: TreeContent | null, steps: ReadonlyMap<string, NodeSteps>): TreeCoverage {
  const personal = personalQuestions(content);
  const told = (content?.nodes ?? []).filter(({ key }) => !personal.has(key));
  const all = told.flatMap((node) =>
    branchesOf(node).map(({ key, label, to }) => ({
      ...{ nodeKey: node.key, nodeTitle: node.title, branchKey: key, label, to },
      isWalked: (steps.get(node.key)?.branches.get(key) ?? 0) > 0,
    })),
  );
  const never = all.filter(({ isWalked }) => !isWalked);
  return {
    share: shareOf(all.length - never.length, all.length),
    neverWalked: never.map(({ nodeKey, nodeTitle, branchKey, label, to }) => ({
      ...{ nodeKey, nodeTitle, branchKey, label, to },
    })),
  };
}

/** The stops of a path as the database writes it. */
export function pathStops(path: string, content: TreeContent | null): TreePathStop[] {
  const nodes = new Map((content?.nodes ?? []).map((node) => [node.key, node]));
  return path
    .split(pathMarks.stop)
    .filter((stop) => stop !== '')
    .map((stop) => {
      const [nodeKey = '', choice = ''] = stop.split(pathMarks.answer);
      const node = nodes.get(nodeKey);
      return {
        nodeKey,
        title: node?.title ?? null,
        choiceKey: choice === '' ? null : choice,
        choiceLabel: node?.choices.find(({ key }) => key === choice)?.label ?? null,
      };
    });
}

/** How walks ended, those ways that occur. */
export const resultCounts = (results: Readonly<Record<TreeResult, number>>): TreeResultCount[] =>
  Object.values(TreeResult).flatMap((result) => (results[result] > 0 ? [{ result, count: results[result] }] : []));

/** How the commands of nodes did, most sent first. */
export function commandFigures(
  content: TreeContent | null,
  steps: ReadonlyMap<string, NodeSteps>,
  latency: ReadonlyMap<string, Times>,
): TreeCommandFigures[] {
  const nodes = new Map((content?.nodes ?? []).map((node) => [node.key, node]));
  return [...steps]
    .filter(([, { commands }]) => commands.sent > 0)
    .sort(([a, one], [b, other]) => other.commands.sent - one.commands.sent || (a < b ? -1 : 1))
    .map(([nodeKey, { commands }]) => ({
      nodeKey,
      command: nodes.get(nodeKey)?.command?.name ?? null,
      sentCount: commands.sent,
      failure: shareOf(commands.failed + commands.timedOut, commands.ok + commands.failed + commands.timedOut),
      timeoutCount: commands.timedOut,
      latencyP50: inSeconds(latency.get(nodeKey)?.p50),
      latencyP90: inSeconds(latency.get(nodeKey)?.p90),
    }));
}
