import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Locale } from '../../../platform/graphql/enums.js';
import type { TreeContent, TreeNode, TreeValues } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import type { TreeVersion } from '../tree-version.js';
import { engineTree } from '../walk/engine/compiled.js';
import type { EngineTree, EngineWorld, GivenAnswer, WalkTurn } from '../walk/engine/engine.js';
import { type ActParts, answerWalk, backWalk, beginWalk, replyWalk } from '../walk/engine/steps.rules.js';
import {
  endingAt,
  entriesOf,
  eventAt,
  expiryFrom,
  moving,
  over,
  positionOf,
  turnWritten,
  written,
  type Written,
} from '../walk/walk-turn.rules.js';
import type { WalkRecord } from '../walk/walk-record.js';
import { TreeWalkEventKind, TreeWalkState, type WalkEntry, type WalkPin, isOver } from '../walk/walk.js';

/** How a walk of the past begins. */
export interface PlantedWalkStart {
  readonly id: string;
  readonly version: TreeVersion;
  /** Versions that sub-trees are walked in, by code. */
  readonly subtrees: ReadonlyMap<string, TreeVersion>;
  readonly by: Viewer;
  readonly at: Date;
  readonly locale: Locale;
  readonly callReference: string | null;
  readonly context: TreeValues;
}

const pinOf = ({ _id, treeId, treeCode, number }: TreeVersion): WalkPin => ({
  ...{ treeId, code: treeCode, versionId: _id, number },
});

const treeOf = ({ treeId, treeCode, number, content }: TreeVersion): EngineTree =>
  engineTree(treeId, treeCode, number, content);

/** Codes of the trees that a content walks, itself and below. */
function calledIn(
  content: TreeContent,
  subtrees: PlantedWalkStart['subtrees'],
  found = new Set<string>(),
): Set<string> {
  for (const { subtree } of content.nodes) {
    if (!subtree || found.has(subtree.code)) continue;
    found.add(subtree.code);
    const called = subtrees.get(subtree.code);
    if (called) calledIn(called.content, subtrees, found);
  }
  return found;
}

/**
 * A walk of the past, for a seed: goes through the engine as every other walk, at moments that are given, and sends no command. Nothing is
 * stored; `record` is what would be.
 */
export class PlantedWalk {
  readonly #world: EngineWorld;
  readonly #start: { readonly nodeKey: null; readonly context: TreeValues };
  readonly #entries: WalkEntry[] = [];
  #walk: WalkRecord;

  constructor(start: PlantedWalkStart) {
    const { version, subtrees, by, at } = start;
    const called = [...calledIn(version.content, subtrees)].flatMap((code) => subtrees.get(code) ?? []);
    const known = new Map(called.map((one) => [one.treeCode, treeOf(one)]));
    this.#world = {
      root: treeOf(version),
      sub: ({ code }) => known.get(code) ?? null,
      maySee: () => true,
      now: at,
      reusesReplies: true,
    };
    this.#start = { nodeKey: null, context: start.context };
    const { content } = version;
    this.#walk = {
      ...{ _id: start.id, treeId: version.treeId, treeCode: version.treeCode, purpose: content.purpose },
      ...{ version: version.number, isPreview: false, state: TreeWalkState.ACTIVE, step: -1 },
      ...{ locale: start.locale, callReference: start.callReference, context: start.context },
      ...{ holderId: by.id, startedById: by.id, holderIds: [by.id], teamIds: [...by.teamIds], siteId: by.siteId },
      startedTierRank: by.tierRank,
      ...{ lines: content.lines, pins: [pinOf(version), ...called.map(pinOf)], hiddenTreeIds: [], draftContent: null },
      ...{ startKey: null, moves: [], frames: [], jump: null, replies: [], blocked: null, offeredTo: [] },
      ...{ waiting: null, offer: null, ending: null, override: null, transcript: [] },
      ...{ enteredAt: at, startedAt: at, changedAt: at, endedAt: null, expiresAt: expiryFrom(at) },
    };
    this.#take(beginWalk(this.#parts(by, at)), by, at);
  }

  /** Everything that would be stored. */
  get record(): WalkRecord {
    return { ...this.#walk, transcript: [...this.#entries] };
  }

  get isOver(): boolean {
    return isOver(this.#walk);
  }

  /** The tree and the node where it stands. */
  get stand(): { readonly tree: EngineTree; readonly node: TreeNode; readonly values: TreeValues } {
    const frame = this.#walk.frames.at(-1);
    const version = [this.#world.root, ...this.#called()].find(({ treeId }) => treeId === frame?.treeId);
    const node = frame && version?.nodes.get(frame.nodeKey);
    if (!node || !version) throw new Error('A walk of the past stands nowhere.');
    return { tree: version, node, values: frame.values };
  }

  answer(given: GivenAnswer, by: Viewer, at: Date): void {
    this.#take(answerWalk(this.#parts(by, at), positionOf(this.#walk), given), by, at);
  }

  /** What the outside system would have replied. */
  reply(branch: 'SUCCESS' | 'FAILURE' | 'TIMEOUT', values: TreeValues | null, by: Viewer, at: Date): void {
    const answer = { choice: null, values, branch };
    this.#take(replyWalk(this.#parts(by, at), positionOf(this.#walk), answer, null), by, at);
  }

  back(by: Viewer, at: Date): void {
    this.#take(backWalk(this.#parts(by, at), positionOf(this.#walk)), by, at);
  }

  pause(by: Viewer, at: Date): void {
    this.#note(TreeWalkEventKind.PAUSED, null, { state: TreeWalkState.PAUSED }, by, at);
  }

  resume(by: Viewer, at: Date): void {
    this.#note(TreeWalkEventKind.RESUMED, null, { state: TreeWalkState.ACTIVE, enteredAt: at }, by, at);
  }

  /** Offers it to a tier. */
  offer(tier: { readonly id: string; readonly rank: number }, note: string, by: Viewer, at: Date): void {
    const offer = { toUserId: null, toTierId: tier.id, toTierRank: tier.rank, note, byId: by.id, at };
    const set = { state: TreeWalkState.HANDED_OVER, offer, offeredTo: [`tier:${tier.rank}`] };
    this.#note(TreeWalkEventKind.HANDED_OVER, note, set, by, at);
  }

  takeOver(by: Viewer, at: Date): void {
    const { holderIds } = this.#walk;
    const set = {
      ...{ state: TreeWalkState.ACTIVE, offer: null, offeredTo: [], enteredAt: at, holderId: by.id },
      ...{ holderIds: [...new Set([...holderIds, by.id])], teamIds: [...by.teamIds], siteId: by.siteId },
    };
    this.#note(TreeWalkEventKind.TAKEN_OVER, null, set, by, at);
  }

  /** Given up before an outcome. */
  giveUp(note: string | null, by: Viewer, at: Date): void {
    const set = over(TreeWalkState.ABANDONED, endingAt(this.#walk, note), at);
    this.#note(TreeWalkEventKind.ENDED, note, set, by, at);
  }

  #called(): EngineTree[] {
    return this.#walk.pins
      .slice(1)
      .flatMap(({ code }) => this.#world.sub({ code, version: null, inputs: [], outputs: [] }) ?? []);
  }

  #parts(by: Viewer, at: Date): ActParts {
    return { world: this.#world, start: this.#start, act: { byId: by.id, at }, overrides: false };
  }

  #take(turn: WalkTurn, by: Viewer, at: Date): void {
    this.#keep(turnWritten(this.#walk, turn, { byId: by.id, at }, { override: null, waiting: null }));
    // The command that a past walk asks for is noted as it would have been.
    const { node } = this.isOver ? { node: null } : this.stand;
    if (node?.kind === TreeNodeKind.ACTION)
      this.#note(TreeWalkEventKind.COMMAND_SENT, node.command?.name ?? null, {}, by, at);
  }

  #note(event: TreeWalkEventKind, note: string | null, set: Partial<WalkRecord>, by: Viewer, at: Date): void {
    const entries = entriesOf(this.#walk, [eventAt(this.#walk, event, note)], { byId: by.id, at });
    this.#keep(written(this.#walk, { ...moving(this.#walk, at), ...set }, entries));
  }

  #keep({ change, after }: Written): void {
    this.#entries.push(...(change.entries ?? []));
    this.#walk = after;
  }
}
