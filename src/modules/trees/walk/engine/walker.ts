import { createHash } from 'node:crypto';
import type { TreeNode, TreeValue, TreeValues } from '../../tree-content.js';
import { treeLimits } from '../../tree-limits.js';
import { TreeNodeKind, TreeResult } from '../../tree-enums.js';
import { TreeWalkEventKind, type WalkAnswer, type WalkFrame } from '../walk.js';
import {
  type EngineEvent,
  type EngineTree,
  type EngineWorld,
  type WalkAsk,
  type WalkBlocked,
  type WalkReached,
  type WalkStart,
  framePath,
  held,
  mostAutomaticSteps,
} from './engine.js';
import { departmentOf, evaluated, handedOver, initialValues, takenOver } from './mapping.rules.js';
import { goesRound, leadsNowhere, noSuchNode } from './refusals.rules.js';
import { answerWithoutPersonal, withoutPersonal } from './words.rules.js';

/** One tree that is being walked. */
interface Level {
  readonly tree: EngineTree;
  nodeKey: string;
  values: TreeValues;
}

/** What decides while nodes decide by themselves. */
export interface Going {
  /** Whether a SUBTREE node of this frame is entered; otherwise the walk stands on it. */
  readonly enters: (node: TreeNode, frame: readonly string[], treeId: string) => boolean;
  /** Keys of the checks of an outcome that were left out. */
  readonly missing: (treeId: string, checks: readonly string[]) => readonly string[];
  /** Whether an outcome is taken although checks were left out. */
  readonly overrides: boolean;
}

const nothing: WalkAnswer = { choice: null, values: null, branch: null };

/** The one that moves: holds where a walk stands while the engine works on it. Stands are only ever handed out as copies. */
export class Walker {
  readonly #levels: Level[];
  readonly events: EngineEvent[] = [];
  /** Nodes that were left or passed, as `treeId\0key`. */
  readonly passed = new Set<string>();
  readonly skipped: string[] = [];
  reached: WalkReached | null = null;
  blocked: WalkBlocked | null = null;

  constructor(
    private readonly world: EngineWorld,
    frames: readonly WalkFrame[],
  ) {
    this.#levels = [];
    for (const { nodeKey, values } of frames) {
      const above = this.#levels.at(-1);
      const call = above?.tree.nodes.get(above.nodeKey)?.subtree;
      const tree = above ? call && world.sub(call) : world.root;
      if (!tree) break;
      this.#levels.push({ tree, nodeKey, values });
    }
  }

  /** A walk that begins. */
  static at(world: EngineWorld, start: WalkStart): Walker {
    const nodeKey = start.nodeKey ?? world.root.content.startKey ?? '';
    if (!world.root.nodes.has(nodeKey)) throw start.nodeKey === null ? leadsNowhere() : noSuchNode();
    return new Walker(world, [
      { treeId: world.root.treeId, nodeKey, values: initialValues(world.root, start.context) },
    ]);
  }

  get frames(): WalkFrame[] {
    return this.#levels.map(({ tree, nodeKey, values }) => ({ treeId: tree.treeId, nodeKey, values }));
  }

  get path(): string[] {
    return framePath(this.frames);
  }

  get tree(): EngineTree {
    return this.#top.tree;
  }

  get values(): TreeValues {
    return this.#top.values;
  }

  /** The node where the walk stands. */
  get node(): TreeNode {
    const node = this.tree.nodes.get(this.#top.nodeKey);
    if (!node) throw leadsNowhere();
    return node;
  }

  get #top(): Level {
    const top = this.#levels.at(-1);
    if (!top) throw new Error('A walk without a tree.');
    return top;
  }

  /** Notes something about the node where the walk stands. */
  note(event: TreeWalkEventKind, more: Partial<Pick<EngineEvent, 'answer' | 'set' | 'note'>> = {}): void {
    this.events.push({
      event,
      treeId: this.tree.treeId,
      versionNumber: this.tree.number,
      nodeKey: this.#top.nodeKey,
      ...{ answer: null, set: null, note: null, ...more },
    });
  }

  /** What the ACTION where the walk stands asks for. */
  ask(): WalkAsk | null {
    const { command, key } = this.node;
    if (!command) return null;
    return {
      nodeKey: key,
      command: command.name,
      inputs: handedOver(this.tree, command.inputs, this.values, this.world.now),
      timeoutSeconds: command.timeoutSeconds,
    };
  }

  /** Goes to a node of the tree at this depth; what lies deeper is left. */
  jump(depth: number, nodeKey: string): void {
    this.#levels.length = depth + 1;
    this.#goTo(nodeKey);
  }

  /** How deep the nearest tree lies that has the node, from here upwards. */
  depthOf(nodeKey: string): number {
    const depth = this.#levels.findLastIndex(({ tree }) => tree.nodes.has(nodeKey));
    if (depth < 0) throw noSuchNode();
    return depth;
  }

  /** Leaves the node with an answer that fits it. */
  answer(answer: WalkAnswer, event: TreeWalkEventKind | null, note: string | null = null): void {
    const { node, tree } = this;
    const before = this.values;
    const set: Record<string, TreeValue> = { ...answer.values };
    let to = node.to;
    if (node.kind === TreeNodeKind.QUESTION) {
      const choice = node.choices.find(({ key }) => key === answer.choice);
      if (!choice) throw leadsNowhere();
      to = choice.to;
      if (node.variable !== null) {
        const isYesNo = tree.variables.get(node.variable)?.type === 'BOOLEAN';
        set[node.variable] = isYesNo ? choice.key === 'true' : choice.key;
      }
      for (const { variable, points } of choice.scores) {
        const sum = held(set, variable) ?? held(before, variable) ?? 0;
        set[variable] = (typeof sum === 'number' ? sum : 0) + points;
      }
    }
    if (node.kind === TreeNodeKind.ACTION && answer.branch !== 'SUCCESS')
      to = (answer.branch === 'FAILURE' ? node.command?.failureTo : node.command?.timeoutTo) ?? null;
    if (event) {
      this.note(event, {
        answer: answerWithoutPersonal(tree, node, answer),
        set: Object.keys(set).length ? withoutPersonal(tree, set) : null,
        note,
      });
    }
    this.#top.values = { ...before, ...set };
    // A sub-tree that was passed over was not walked.
    if (node.kind !== TreeNodeKind.SUBTREE) this.#pass(this.#top);
    this.#goTo(to);
  }

  /** Lets nodes decide by themselves until somebody, or an outside system, has to act, or the walk has ended. */
  go(going: Going): void {
    this.blocked = null;
    for (let step = 0; step < mostAutomaticSteps; step += 1) {
      const { node } = this;
      if (node.kind === TreeNodeKind.LOGIC) this.#decide(node);
      else if (node.kind === TreeNodeKind.SUBTREE && this.#enter(node, going)) continue;
      else if (node.kind === TreeNodeKind.OUTCOME && this.#end(node, going)) continue;
      else {
        this.note(TreeWalkEventKind.ENTERED);
        return;
      }
    }
    throw goesRound();
  }

  #decide(node: TreeNode): void {
    const { tree, values } = this;
    const unjudged: number[] = [];
    const found = node.rules.findIndex(({ when }, at) => {
      const value = evaluated(tree, when, values, this.world.now);
      if (value === null) unjudged.push(at + 1);
      return value === true;
    });
    const choice = found < 0 ? 'default' : String(found + 1);
    this.note(TreeWalkEventKind.AUTO, {
      answer: { ...nothing, choice },
      note: unjudged.length ? `unjudged:${unjudged.join(',')}` : null,
    });
    this.#pass(this.#top);
    this.#goTo(found < 0 ? node.to : (node.rules[found]?.to ?? null));
  }

  #enter(node: TreeNode, going: Going): boolean {
    const call = node.subtree;
    const sub = call && this.world.sub(call);
    const isTooDeep = this.#levels.length > treeLimits.depth;
    if (!call || !sub || isTooDeep || !going.enters(node, this.path, sub.treeId)) return false;
    const nodeKey = sub.content.startKey ?? '';
    if (!sub.nodes.has(nodeKey)) throw leadsNowhere();
    this.note(TreeWalkEventKind.AUTO, { note: `begins:${sub.code}` });
    const context = handedOver(this.tree, call.inputs, this.values, this.world.now);
    this.#levels.push({ tree: sub, nodeKey, values: initialValues(sub, context) });
    return true;
  }

  /** Ends the tree; true where a tree above goes on. */
  #end(node: TreeNode, going: Going): boolean {
    const { outcome } = node;
    if (!outcome) throw leadsNowhere();
    const { treeId } = this.tree;
    const missing =
      outcome.result === TreeResult.RETURN_OR_REPAIR ? going.missing(treeId, outcome.checks) : ([] as string[]);
    if (missing.length && !going.overrides) {
      this.blocked = { treeId, nodeKey: node.key, missing };
      return false;
    }
    this.skipped.push(...missing);
    let depth = this.#levels.length - 1;
    // A sub-tree whose node goes nowhere ends the tree that it lies in, with its own outcome.
    while (depth > 0 && this.#callAt(depth - 1)?.to === null) depth -= 1;
    if (depth > 0) {
      const ended = this.#levels[depth];
      const call = this.#callAt(depth - 1);
      this.#levels.length = depth;
      const set = takenOver(this.tree, call?.subtree?.outputs ?? [], {
        values: ended?.values ?? {},
        ...{ outcomeKey: node.key, result: outcome.result },
      });
      this.note(TreeWalkEventKind.AUTO, {
        answer: { ...nothing, choice: 'end' },
        set: Object.keys(set).length ? withoutPersonal(this.tree, set) : null,
        note: `ended:${node.key}:${outcome.result}`,
      });
      this.#top.values = { ...this.values, ...set };
      this.#pass(this.#top);
      this.#goTo(call?.to ?? null);
      return true;
    }
    this.reached = {
      ...{ treeId, nodeKey: node.key },
      ...{ result: outcome.result, disposition: outcome.disposition, tierId: outcome.tierId },
      departmentId: departmentOf(this.tree, outcome, this.values, this.world.now),
    };
    return false;
  }

  #callAt(depth: number): TreeNode | undefined {
    const level = this.#levels[depth];
    return level?.tree.nodes.get(level.nodeKey);
  }

  #pass({ tree, nodeKey }: Level): void {
    this.passed.add(`${tree.treeId}\0${nodeKey}`);
  }

  #goTo(nodeKey: string | null): void {
    if (nodeKey === null || !this.tree.nodes.has(nodeKey)) throw leadsNowhere();
    this.#top.nodeKey = nodeKey;
  }
}

/** Inputs of a command as a digest: equal means equal. */
export const inputsDigest = (inputs: Readonly<Record<string, TreeValue>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(inputs).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest('hex');
